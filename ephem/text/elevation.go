package text

import (
	"math"
	"regexp"
	"strconv"
	"strings"

	"perihelion/assets/field"
	"perihelion/ephem"
)

var (
	elevation = regexp.MustCompile(`^([+-]?)([0-9]{1,9}(?:[.,][0-9]{0,9})?) *(m|metres?|meters?|ft|feet|foot)?$`)
	// Thousands, where it is not more than anybody's elevation, or decimals.
	ambiguous = regexp.MustCompile(`^\+?([1-9][0-9]?|100)[.,][0-9]{3}$`)
)

// ParseElevation reads a height above sea level (strictly, above the WGS84 ellipsoid) in
// metres, or in feet with that unit: 120, 120 m, 400 ft, −400. A point or a comma begins
// the decimals; a number that may be meant in thousands, 1.000 or 1,000, is refused.
func ParseElevation(s string) (metres float64, err error) {
	const write = "write metres above sea level, such as 120, or feet, such as 400 ft"
	typed := strings.TrimSpace(s)
	if typed == "" {
		return 0, field.Errorf("elevation", "the elevation is empty; %s", write)
	}
	m := elevation.FindStringSubmatch(strings.NewReplacer("−", "-", "–", "-").Replace(strings.ToLower(typed)))
	if m == nil {
		return 0, field.Errorf("elevation", "“%s” is not an elevation; %s", clip(typed), write)
	}
	metres, err = strconv.ParseFloat(m[1]+strings.Replace(m[2], ",", ".", 1), 64)
	if err != nil {
		return 0, field.Errorf("elevation", "“%s” is not an elevation; %s", clip(typed), write)
	}
	if ambiguous.MatchString(m[1] + m[2]) {
		return 0, field.Errorf("elevation", "“%s” can be read in two ways; write %.0f or %s", clip(typed),
			1000*metres, strconv.FormatFloat(math.Round(metres*100)/100, 'f', -1, 64))
	}
	if strings.HasPrefix(m[3], "f") {
		metres *= 0.3048
	}
	if metres < ephem.MinElevation || metres > ephem.MaxElevation {
		return 0, field.Errorf("elevation", "elevation %s is outside −500 m to 100,000 m; %s", clip(typed), write)
	}
	return metres, nil
}
