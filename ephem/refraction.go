package ephem

import (
	"math"

	"github.com/soniakeys/unit"
)

// RefractedAltitude returns the altitude at which a body is seen whose airless
// altitude is alt, through air of a pressure in hPa (0 means 1010 and 10 °C) and
// a temperature in °C at the observer.
//
// The formula is Bennett's (Journal of Navigation 35, 255, 1982), good to 0.1′
// in air of standard layers; near the horizon real air differs by minutes of
// arc. Below −1° there is nothing to see: the altitude is returned as it is.
func RefractedAltitude(alt unit.Angle, pressure, temperature float64) unit.Angle {
	if pressure == 0 {
		pressure, temperature = 1010, 10
	}
	airless := alt.Deg()
	if !(airless >= -1) {
		return alt
	}
	// The formula takes the altitude as seen, which is what it is to give.
	seen := airless
	for range 50 {
		next := airless + bennett(seen)*0.28*pressure/(temperature+273)
		done := math.Abs(next-seen) < 1e-9
		seen = next
		if done {
			break
		}
	}
	return unit.AngleFromDeg(seen)
}

// bennett returns the refraction in degrees at an altitude as seen, for 0.28
// P/(T+273) = 1.
func bennett(altitude float64) float64 {
	if altitude > 89.9 {
		return 0
	}
	return 0.016667 / math.Tan((altitude+7.31/(altitude+4.4))*math.Pi/180)
}
