package ephem

import "github.com/soniakeys/unit"

// Observer is a place on the Earth and the air above it.
type Observer struct {
	Latitude  unit.Angle // geodetic (WGS84), north positive, −90° to 90°
	Longitude unit.Angle // east positive, −180° to 180°
	Elevation float64    // metres above the ellipsoid, −500 to 100,000

	Pressure    float64 // hPa at the observer; 0 means 1010
	Temperature float64 // °C at the observer; used with a Pressure other than 0
}

// Greenwich is the observer who is meant when nobody is named: the Royal
// Observatory, as in the experiment that this program grew out of.
func Greenwich() Observer {
	return Observer{
		Latitude:  unit.AngleFromDeg(51.4769),
		Longitude: unit.AngleFromDeg(-0.0005),
	}
}
