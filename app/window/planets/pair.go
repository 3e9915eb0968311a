package planets

import (
	"strings"
	"unicode"

	"perihelion/ephem/text"
)

// pair splits what maps and phones give for a place, a latitude and a longitude in
// any notation of each, into the two: "51.4769, -0.0005", "48,8566; 2,3522",
// "40°42′46″N 74°00′22″W". The first is the latitude, unless letters say otherwise.
func pair(s string) (lat, lon string, ok bool) {
	s = strings.TrimPrefix(strings.TrimSpace(s), "geo:")
	for _, i := range splits(s) {
		a := strings.Trim(s[:i], " ,;/|\t\n")
		b := strings.Trim(s[i:], " ,;/|\t\n")
		for _, try := range [...][2]string{{a, b}, {b, a}} {
			_, errLat := text.ParseLatitude(try[0])
			_, errLon := text.ParseLongitude(try[1])
			if errLat == nil && errLon == nil && (try[0] == a || lettered(try[0])) {
				return try[0], try[1], true
			}
		}
	}
	return "", "", false
}

// lettered reports whether a coordinate names its side of the Earth.
func lettered(s string) bool { return strings.ContainsAny(strings.ToUpper(s), "NSEW") }

// splits are where two coordinates may meet, the surest first: at a separator that
// no coordinate has in it, behind a letter, between a comma and a space, at the
// middle one of several commas, and at the only space.
func splits(s string) (at []int) {
	every := func(sep string) (all []int) {
		for i := 0; ; {
			j := strings.Index(s[i:], sep)
			if j < 0 {
				return all
			}
			all = append(all, i+j)
			i += j + len(sep)
		}
	}
	for _, sep := range []string{";", "\n", "\t", "|", "/"} {
		at = append(at, every(sep)...)
	}
	for i, r := range s {
		if lettered(string(r)) {
			at = append(at, i+1, i) // behind it, or before it where letters come first
		}
	}
	at = append(at, every(", ")...)
	if commas := every(","); len(commas)%2 == 1 {
		at = append(at, commas[len(commas)/2])
	}
	if spaces := strings.FieldsFunc(s, unicode.IsSpace); len(spaces) == 2 {
		at = append(at, len(strings.TrimSpace(s))-len(spaces[1]))
	}
	return at
}

// byPair writes a pair that was typed or pasted into one field into both, and
// reports whether it was one.
func (f *form) byPair(typed string) bool {
	lat, lon, ok := pair(typed)
	if !ok {
		return false
	}
	f.byProgram(func() {
		f.place.set("")
		f.lat.SetText(lat)
		f.lon.SetText(lon)
	})
	f.moved = true
	return true
}

// onPair does so and answers it.
func (f *form) onPair(typed string) bool {
	if !f.byPair(typed) {
		return false
	}
	f.changed()
	return true
}

// pasted reports whether a text came at once, and not letter by letter: while a
// pair is being typed, its beginning may be one already.
func pasted(before, now string) bool { return len([]rune(now))-len([]rune(before)) > 1 }
