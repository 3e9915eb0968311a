package ephem

import (
	"math"

	"github.com/soniakeys/unit"
)

// RefractedAltitude returns the altitude at which a body of airless altitude alt is seen,
// through air of a pressure in hPa and a temperature in °C at the observer
// ((Observer).Air); a pressure of 0 is no air.
//
// The formula is Bennett's (Journal of Navigation 35, 255, 1982), good to 0.1′
// in air of standard layers; near the horizon real air differs by minutes of
// arc. Below −1° there is nothing to see: the altitude is returned as it is.
func RefractedAltitude(alt unit.Angle, pressure, temperature float64) unit.Angle {
	return refracted(alt, strength(pressure, temperature))
}

func refracted(alt unit.Angle, strength float64) unit.Angle {
	airless := alt.Deg()
	if !(airless >= -1) || strength == 0 {
		return alt
	}
	// The formula takes the altitude as seen, which is its result as well: Newton's
	// steps, of which the third leaves less than 1e-9°.
	seen := airless
	for range 4 {
		r, slope := bennett(seen)
		step := (airless + strength*r - seen) / (1 - strength*slope)
		seen += step
		if math.Abs(step) < 1e-6 {
			break
		}
	}
	return unit.AngleFromDeg(seen)
}

// bennett returns the refraction in degrees at an altitude as seen in degrees,
// for 0.28 P/(T+273) = 1, and how it changes with the altitude.
func bennett(altitude float64) (r, slope float64) {
	if altitude > 89.9 {
		return 0, 0
	}
	const most, degree = 0.016667, math.Pi / 180
	below := altitude + 4.4
	cot := 1 / math.Tan((altitude+7.31/below)*degree)
	return most * cot, -most * degree * (1 + cot*cot) * (1 - 7.31/(below*below))
}

// AirMass returns the amount of air on the way of light from a body at an altitude
// without refraction, in units of the air on the way from the zenith, to 0.004 (A. T.
// Young, Applied Optics 33, 1108, 1994). It is 38 where the horizon's refraction of 34′
// makes the body just visible, and NaN below.
func AirMass(altitude unit.Angle) float64 {
	if !(altitude.Rad() >= -horizonRefraction) {
		return math.NaN()
	}
	c := altitude.Sin()
	return ((1.002432*c+0.148386)*c + 0.0096467) / (((c+0.149864)*c+0.0102963)*c + 0.000303978)
}
