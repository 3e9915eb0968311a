package text

import (
	"strconv"
	"strings"
)

// ParseNumber reads a number in decimal digits, with one of some units after it or
// none, and with any sign for minus. It reports whether the text is one: hexadecimal,
// infinity and the like are no quantities of the sky, and a comma might begin
// decimals or thousands.
func ParseNumber(s string, units ...string) (x float64, ok bool) {
	digits := strings.TrimSpace(dashes.Replace(s))
	for _, unit := range units {
		if rest, found := strings.CutSuffix(digits, unit); found {
			digits = strings.TrimSpace(rest)
			break
		}
	}
	x, err := strconv.ParseFloat(digits, 64)
	return x, err == nil && strings.Trim(digits, "+-.0123456789") == ""
}
