package text

import (
	"math"
	"regexp"
	"strconv"
	"strings"

	"github.com/soniakeys/unit"

	"perihelion/assets/field"
)

// ParseLatitude reads a latitude: degrees north with a point or a comma, or
// degrees, minutes and seconds with or without their signs, with a minus or an S
// for south: −39.754, 39,754 S, 39°45′14″S, 39 45 14 S, S39.754, 39d45m14s,
// 3945.2S, 39.754 South.
func ParseLatitude(s string) (unit.Angle, error) { return latitude.parse(s) }

// ParseLongitude reads a longitude in the same ways, with E and W, from −180 to
// 180, or up to 360 as tables that count eastward only have it.
func ParseLongitude(s string) (unit.Angle, error) { return longitude.parse(s) }

// coordinate is the name and the range of a kind of angle.
type coordinate struct {
	field, name        string
	limit, turn        float64 // turn is how far it may be counted one way round
	compact            int     // digits of the degrees where minutes follow without a sign
	positive, negative rune
	words              [][2]string // that stand for the letters, the longest first
	example, bounds    string
}

var (
	latitude = &coordinate{
		field: "lat", name: "latitude", limit: 90, turn: 90, compact: 2, positive: 'N', negative: 'S',
		words:   [][2]string{{"NORTH", "N"}, {"SOUTH", "S"}, {"NORTE", "N"}, {"NORD", "N"}, {"SÜD", "S"}, {"SUD", "S"}, {"SUR", "S"}},
		example: "degrees north, such as -39.754 or 39°45′14″S",
		bounds:  "degrees north, negative for south",
	}
	longitude = &coordinate{
		field: "lon", name: "longitude", limit: 180, turn: 360, compact: 3, positive: 'E', negative: 'W',
		words:   [][2]string{{"OUEST", "W"}, {"OESTE", "W"}, {"EAST", "E"}, {"WEST", "W"}, {"ESTE", "E"}, {"OST", "E"}, {"EST", "E"}},
		example: "degrees east, such as 145.051 or 145°03′04″E",
		bounds:  "degrees east, negative for west, or up to 360 eastward",
	}
)

func (c *coordinate) parse(s string) (unit.Angle, error) {
	typed := strings.TrimSpace(s)
	if typed == "" {
		return 0, field.Errorf(c.field, "the %s is empty; write %s", c.name, c.example)
	}
	if a, err := c.one(typed); err == nil {
		return a, nil
	} else if _, _, is, _ := Pair(typed); !is {
		return 0, err
	}
	return 0, field.Errorf(c.field, "“%s” is a latitude and a longitude; write the %s alone here, as in %s", clip(typed), c.name, c.example)
}

// one reads a text that is not empty and no pair.
func (c *coordinate) one(typed string) (unit.Angle, error) {
	rest, sign, letter, err := c.side(typed)
	if err != nil {
		return 0, err
	}
	degrees, ok := c.compactly(rest, letter)
	if !ok {
		degrees, ok = sexagesimal(rest)
	}
	if !ok {
		return 0, field.Errorf(c.field, "“%s” is not a %s; write %s", clip(typed), c.name, c.example)
	}
	if letter == c.negative {
		sign = -sign
	}
	degrees *= sign
	if degrees < -c.limit || degrees > c.turn {
		return 0, field.Errorf(c.field, "%s %s is outside −%g to %g; write %s",
			c.name, plain(degrees), c.limit, c.limit, c.bounds)
	}
	if degrees > c.limit {
		degrees -= 360
	}
	return unit.AngleFromDeg(degrees), nil
}

// dashes replaces every sign that is typed or pasted for a minus by a hyphen, and every
// kind of blank by a blank.
var dashes = strings.NewReplacer("−", "-", "–", "-", "‐", "-", "\u00a0", " ", "\u202f", " ", "\u2009", " ", "\t", " ")

// astropys is a coordinate as Astropy prints it, with an S that is not south.
var astropys = regexp.MustCompile(`^([+-]?[0-9]+) *D *([0-9]+) *M *([0-9]+(?:[.,][0-9]*)?) *S`)

// side takes the sign and the letter or the word of the hemisphere off the input; without
// a letter it is 0.
func (c *coordinate) side(typed string) (rest string, sign float64, letter rune, err error) {
	rest = astropys.ReplaceAllString(dashes.Replace(strings.ToUpper(typed)), "$1° $2′ $3″")
	for _, word := range c.words {
		if before, is := strings.CutSuffix(rest, word[0]); is {
			rest = before + word[1]
			break
		} else if after, is := strings.CutPrefix(rest, word[0]); is {
			rest = word[1] + after
			break
		}
	}
	is := func(r rune) bool { return r == c.positive || r == c.negative }
	runes := []rune(rest)
	switch first, last := runes[0], runes[len(runes)-1]; {
	case is(first):
		letter, runes = first, runes[1:]
	case is(last):
		letter, runes = last, runes[:len(runes)-1]
	case c == longitude && (first == 'O' || last == 'O'):
		return "", 0, 0, field.Errorf(c.field, "“%s” has an O, which is east in German and west in French, Italian and Spanish; write E or W", clip(typed))
	}
	rest, sign = strings.TrimSpace(string(runes)), 1
	if strings.HasPrefix(rest, "-") || strings.HasPrefix(rest, "+") {
		if letter != 0 {
			return "", 0, 0, field.Errorf(c.field, "“%s” has a sign and a letter; write one of them, as in %s", clip(typed), c.example)
		}
		if rest[0] == '-' {
			sign = -1
		}
		rest = strings.TrimSpace(rest[1:])
	}
	return rest, sign, letter, nil
}

var digitsAlone = regexp.MustCompile(`^([0-9]{4,7})([.,][0-9]{1,12})?$`)

// compactly reads degrees and minutes, and seconds, that are written in one, as
// charts and flight plans have them: 4530N, 0023015W, 4530.5N.
func (c *coordinate) compactly(s string, letter rune) (degrees float64, ok bool) {
	m := digitsAlone.FindStringSubmatch(s)
	if m == nil || letter == 0 || len(m[1]) != c.compact+2 && len(m[1]) != c.compact+4 {
		return 0, false
	}
	parts := m[1][:c.compact] + " " + m[1][c.compact:c.compact+2]
	if rest := m[1][c.compact+2:]; rest != "" {
		parts += " " + rest
	}
	return sexagesimal(parts + m[2])
}

// marks are the signs after degrees, minutes and seconds.
var marks = [3][]string{{"°", "º", "˚", ":", "D"}, {"′", "'", "’", "´", ":", "M"}, {"″", "\"", "”", "''", "′′", "’’"}}

// sexagesimal reads one to three numbers, degrees, minutes and seconds, each
// with its mark or a blank after it; only the last may have a fraction. Where
// others round, there may be 60 minutes or seconds.
func sexagesimal(s string) (degrees float64, ok bool) {
	scale := 1.0
	for i := range marks {
		n := 0
		for n < len(s) && (s[n] >= '0' && s[n] <= '9' || s[n] == '.' || s[n] == ',') {
			n++
		}
		digits := strings.Replace(s[:n], ",", ".", 1)
		x, err := strconv.ParseFloat(digits, 64)
		if err != nil || n > 20 || i > 0 && x > 60 {
			return 0, false
		}
		degrees += x / scale
		scale *= 60
		s = s[n:]
		blank := strings.HasPrefix(s, " ")
		s = strings.TrimLeft(s, " ")
		marked := false
		for _, m := range marks[i] {
			if strings.HasPrefix(s, m) {
				s, marked = strings.TrimLeft(s[len(m):], " "), true
				break
			}
		}
		if s == "" {
			return degrees, true
		}
		if !marked && !blank || strings.Contains(digits, ".") {
			return 0, false // 39.5 45 has its fraction in the wrong place
		}
	}
	return 0, false
}

// clip keeps a sentence readable when the input is very long.
func clip(s string) string {
	const most = 40
	if r := []rune(s); len(r) > most {
		return string(r[:most]) + "…"
	}
	return s
}

// plain writes a number for a sentence: its digits, a real minus.
func plain(x float64) string {
	return strings.Replace(strconv.FormatFloat(math.Round(x*1e9)/1e9, 'f', -1, 64), "-", "−", 1)
}
