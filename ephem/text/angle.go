package text

import (
	"math"
	"strconv"
	"strings"

	"github.com/soniakeys/unit"

	"perihelion/ephem/field"
)

// ParseLatitude reads a latitude: degrees north with a point or a comma, or
// degrees, minutes and seconds with or without their signs, with a minus or an S
// for south: −39.754, 39,754 S, 39°45′14″S, 39 45 14 S, S39.754.
func ParseLatitude(s string) (unit.Angle, error) {
	return parse(s, coordinate{
		field: "lat", name: "latitude", limit: 90, positive: 'N', negative: 'S',
		example: "degrees north, such as −39.754 or 39°45′14″S",
		bounds:  "degrees north, negative for south",
	})
}

// ParseLongitude reads a longitude in the same ways, with E and W, from −180 to
// 180.
func ParseLongitude(s string) (unit.Angle, error) {
	return parse(s, coordinate{
		field: "lon", name: "longitude", limit: 180, positive: 'E', negative: 'W',
		example: "degrees east, such as 145.051 or 145°03′04″E",
		bounds:  "degrees east, negative for west",
	})
}

// coordinate is what a kind of angle is called and what it may be.
type coordinate struct {
	field, name        string
	limit              float64
	positive, negative rune
	example, bounds    string
}

func parse(s string, c coordinate) (unit.Angle, error) {
	typed := strings.TrimSpace(s)
	if typed == "" {
		return 0, field.Errorf(c.field, "the %s is empty; write %s", c.name, c.example)
	}
	rest, sign, hemisphere, err := c.side(typed)
	if err != nil {
		return 0, err
	}
	degrees, ok := sexagesimal(rest)
	if !ok {
		return 0, field.Errorf(c.field, "“%s” is not a %s; write %s", clip(typed), c.name, c.example)
	}
	degrees *= float64(sign * hemisphere)
	if math.Abs(degrees) > c.limit {
		return 0, field.Errorf(c.field, "%s %s is outside −%g to %g; write %s",
			c.name, plain(degrees), c.limit, c.limit, c.bounds)
	}
	return unit.AngleFromDeg(degrees), nil
}

// dashes makes a hyphen of what is typed or pasted for a minus sign.
var dashes = strings.NewReplacer("−", "-", "–", "-", "‐", "-")

// side takes the sign and the letter of the hemisphere off what was typed.
func (c coordinate) side(typed string) (rest string, sign, hemisphere int, err error) {
	rest = dashes.Replace(strings.ToUpper(typed))
	letter := func(r rune) int {
		switch r {
		case c.positive:
			return 1
		case c.negative:
			return -1
		}
		return 0
	}
	sign, hemisphere = 1, 1
	runes := []rune(rest)
	lettered := false
	if h := letter(runes[0]); h != 0 {
		hemisphere, lettered, runes = h, true, runes[1:]
	} else if h := letter(runes[len(runes)-1]); h != 0 {
		hemisphere, lettered, runes = h, true, runes[:len(runes)-1]
	}
	rest = strings.TrimSpace(string(runes))
	if strings.HasPrefix(rest, "-") || strings.HasPrefix(rest, "+") {
		if lettered {
			return "", 0, 0, field.Errorf(c.field, "“%s” has a sign and a letter; write one of them, as in %s", clip(typed), c.example)
		}
		if rest[0] == '-' {
			sign = -1
		}
		rest = strings.TrimSpace(rest[1:])
	}
	return rest, sign, hemisphere, nil
}

// marks are the signs after degrees, minutes and seconds.
var marks = [3][]string{{"°", "º", "˚", ":"}, {"′", "'", "’", "´", ":"}, {"″", "\"", "”", "''", "′′", "’’"}}

// sexagesimal reads one to three numbers, degrees, minutes and seconds, each
// with its mark or a blank after it; only the last may have a fraction.
func sexagesimal(s string) (degrees float64, ok bool) {
	scale := 1.0
	for i := range marks {
		n := 0
		for n < len(s) && (s[n] >= '0' && s[n] <= '9' || s[n] == '.' || s[n] == ',') {
			n++
		}
		digits := strings.Replace(s[:n], ",", ".", 1)
		x, err := strconv.ParseFloat(digits, 64)
		if err != nil || n > 20 || i > 0 && x >= 60 {
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

// clip keeps a sentence readable when what was typed is very long.
func clip(s string) string {
	const most = 40
	if r := []rune(s); len(r) > most {
		return string(r[:most]) + "…"
	}
	return s
}

// plain writes a number for a sentence: all its digits, a real minus.
func plain(x float64) string {
	return strings.Replace(strconv.FormatFloat(x, 'f', -1, 64), "-", "−", 1)
}
