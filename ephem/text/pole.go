package text

import (
	"strings"

	"github.com/soniakeys/unit"

	"perihelion/assets/field"
	"perihelion/ephem"
)

// ParsePole reads the place of the pole, x and y in arcseconds with a comma between them,
// as in "0.11,0.35". The error is a *field.Error of the field polarMotion.
func ParsePole(typed string) (ephem.Pole, error) {
	first, second, two := strings.Cut(typed, ",")
	x, ok := ParseNumber(strings.TrimSpace(first))
	y, too := ParseNumber(strings.TrimSpace(second))
	if !two || !ok || !too {
		return ephem.Pole{}, field.Errorf("polarMotion", "“%.40s” is not a place of the pole; write its x and y in arcseconds as the IERS has them, such as 0.11,0.35", typed)
	}
	return ephem.Pole{X: unit.AngleFromSec(x), Y: unit.AngleFromSec(y)}, nil
}
