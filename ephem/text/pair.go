package text

import (
	"regexp"
	"strings"

	"github.com/soniakeys/unit"
)

var (
	// The characters of a pair, in capitals: anything else is a name.
	ofPair = regexp.MustCompile(`^[-+0-9., ;/:°º˚′'’´″"”DMSNEW]*[0-9][-+0-9., ;/:°º˚′'’´″"”DMSNEW]*$`)

	// Two numbers with a point and only a blank or a comma between them; with
	// decimal commas it takes a blank, a semicolon or a stroke.
	decimals     = regexp.MustCompile(`^([-+]?[0-9]+(?:\.[0-9]+)?°?)(?: *, *| *; *| +|/)([-+]?[0-9]+(?:\.[0-9]+)?°?)$`)
	commas       = regexp.MustCompile(`^([-+]?[0-9]+,[0-9]+°?)(?: *[;/] *| +|, *)([-+]?[0-9]+,[0-9]+°?)$`)
	lettersAfter = regexp.MustCompile(`^([^NSEW]*[^NSEW ,;] *[NSEW])[ ,;/]*([^NSEW]*[^NSEW ,;] *[NSEW])$`)
	lettersFirst = regexp.MustCompile(`^([NSEW][^NSEW]*[^NSEW ,;])[ ,;/]*([NSEW][^NSEW]*)$`)
	halves       = regexp.MustCompile(`^([^;]*[0-9][^; ]*) *; *([^; ]*[0-9][^;]*)$`) // a semicolon is in no number
	separated    = regexp.MustCompile(`^([^,;]*[^,; ]) *[,;] *([^,;]+)$`)
)

// Pair reads a latitude and a longitude that are written in one, as maps and
// tables have them: "−33.8688, 151.2093", "41°52′10″N 2°42′24″W", "41.87;-2.71",
// "geo:41.87,-2.71", or the address of a map of Google, OpenStreetMap, Apple or Bing. It
// reports whether the text is meant for a pair at all, and not a name or one number,
// such as 39,754 or 39 45; the error is that of ParseLatitude or ParseLongitude, or
// names an address without coordinates.
func Pair(s string) (lat, lon unit.Angle, is bool, err error) {
	trimmed := strings.TrimSpace(s)
	if pair, address, err := mapAddress(trimmed); err != nil {
		return 0, 0, true, err
	} else if address {
		trimmed = pair
	}
	typed := strings.Trim(dashes.Replace(strings.ToUpper(trimmed)), "()[] ")
	if !ofPair.MatchString(typed) {
		return 0, 0, false, nil
	}
	first, second := "", ""
	// Astropy's s for seconds would be a south.
	hidden := astropysAnywhere.ReplaceAllString(typed, "$1° $2′ $3″")
	switch {
	case match(decimals, hidden, &first, &second):
		whole := !strings.ContainsAny(hidden, ".") && !strings.ContainsAny(hidden, ",;/°")
		if whole { // 39 45 are degrees and minutes
			return 0, 0, false, nil
		}
		if !strings.Contains(hidden, ".") && onlyComma.MatchString(hidden) {
			return 0, 0, false, nil // 39,45 is one number with a decimal comma
		}
	case match(commas, hidden, &first, &second):
	case match(lettersAfter, hidden, &first, &second), match(lettersFirst, hidden, &first, &second), match(halves, hidden, &first, &second):
		if strings.ContainsAny(first, "EW") && strings.ContainsAny(second, "NS") {
			first, second = second, first
		}
	case match(separated, hidden, &first, &second):
		if onlyComma.MatchString(hidden) || !strings.ContainsAny(first, "°:′D ") {
			return 0, 0, false, nil
		}
	default:
		return 0, 0, false, nil
	}
	if lat, err = latitude.one(first); err != nil {
		return 0, 0, true, err
	}
	lon, err = longitude.one(second)
	return lat, lon, true, err
}

var (
	astropysAnywhere = regexp.MustCompile(`([0-9]+) *D *([0-9]+) *M *([0-9]+(?:[.,][0-9]*)?) *S`)
	onlyComma        = regexp.MustCompile(`^[-+]?[0-9]+,[0-9]+$`)
)

func match(pattern *regexp.Regexp, s string, first, second *string) bool {
	m := pattern.FindStringSubmatch(s)
	if m != nil {
		*first, *second = m[1], m[2]
	}
	return m != nil
}
