package planets

import (
	"math"
	"strconv"
	"strings"

	"github.com/soniakeys/unit"
)

// degrees writes an angle as it is typed, to a ten-thousandth.
func degrees(a unit.Angle) string { return written(math.Round(a.Deg()*1e4) / 1e4) }

// metres writes an elevation as it is typed.
func metres(m float64) string { return written(math.Round(m)) + " m" }

func written(x float64) string {
	return strings.Replace(strconv.FormatFloat(x, 'f', -1, 64), "-", "−", 1)
}
