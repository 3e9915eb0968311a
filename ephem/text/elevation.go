package text

import (
	"regexp"
	"strconv"
	"strings"

	"perihelion/ephem"
	"perihelion/ephem/field"
)

var (
	elevation = regexp.MustCompile(`^([+-]?)([0-9]{1,9}(?:[.,][0-9]{0,9})?) *(m|metres?|meters?|ft|feet|foot)?$`)
	thousands = regexp.MustCompile(`^[0-9]{1,3}[.,][0-9]{3}$`)
)

// ParseElevation reads a height above sea level in metres, or in feet where it
// says so: 120, 120 m, 400 ft, −400.
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
	if thousands.MatchString(m[2]) && strings.Contains(m[2], ",") {
		return 0, field.Errorf("elevation", "“%s” can be read in two ways; write %s or %s", clip(typed),
			strings.Replace(m[2], ",", "", 1), strings.Replace(m[2], ",", ".", 1))
	}
	metres, err = strconv.ParseFloat(m[1]+strings.Replace(m[2], ",", ".", 1), 64)
	if err != nil {
		return 0, field.Errorf("elevation", "“%s” is not an elevation; %s", clip(typed), write)
	}
	if strings.HasPrefix(m[3], "f") {
		metres *= 0.3048
	}
	if metres < ephem.MinElevation || metres > ephem.MaxElevation {
		return 0, field.Errorf("elevation", "elevation %s is outside −500 m to 100,000 m; %s", clip(typed), write)
	}
	return metres, nil
}
