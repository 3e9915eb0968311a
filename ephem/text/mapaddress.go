package text

import (
	"regexp"
	"strings"

	"perihelion/assets/field"
)

// Addresses of a place as programs and the sites of maps write them, in the order in which
// they are looked for: the mark of a place is more exact than the middle of the map.
var inAddress = []*regexp.Regexp{
	regexp.MustCompile(`[?&]mlat=` + decimal + `&mlon=` + decimal),                                                                    // OpenStreetMap, its mark
	regexp.MustCompile(`!3d` + decimal + `!4d` + decimal),                                                                             // Google, its mark
	regexp.MustCompile(`[?&](?:q|ll|query|destination|daddr|coordinate|center|sll|cp|loc)=(?:loc:)?` + decimal + `[,~ +]+` + decimal), // Google, Apple, Bing
	regexp.MustCompile(`@` + decimal + `,` + decimal),                                                                                 // Google, the middle
	regexp.MustCompile(`#(?:map=)?[0-9.]+/` + decimal + `/` + decimal),                                                                // OpenStreetMap, the middle
	regexp.MustCompile(`^(?i:geo:)` + decimal + `,` + decimal),                                                                        // RFC 5870
	regexp.MustCompile(`/` + decimal + `,` + decimal + `(?:[/?,]|$)`),                                                                 // Google's /maps/place/48.2,16.37
}

const decimal = `([-+]?[0-9]{1,3}(?:\.[0-9]+)?)`

var isAddress = regexp.MustCompile(`^(?i:https?://|geo:|(?:www|maps?|goo)\.[a-z.]+/)`)

// escapes are the signs of coordinates as addresses hide them.
var escapes = strings.NewReplacer("%2C", ",", "%2c", ",", "%20", " ", "%2B", "+", "%2b", "+", "%3A", ":", "%3a", ":", "%7E", "~", "%7e", "~")

// mapAddress returns the coordinates in the address of a map, "48.2082, 16.3738". It reports
// whether the text is an address at all.
func mapAddress(typed string) (pair string, is bool, err error) {
	if !isAddress.MatchString(typed) {
		return "", false, nil
	}
	plain := escapes.Replace(typed)
	for _, pattern := range inAddress {
		if m := pattern.FindStringSubmatch(plain); m != nil {
			return m[1] + ", " + m[2], true, nil
		}
	}
	return "", true, field.Errorf("place", "“%s” holds no coordinates; open it, and copy the address of the map that it leads to, or write the latitude and the longitude, as in 48.2082, 16.3738", clip(typed))
}
