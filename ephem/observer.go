package ephem

import (
	"math"
	"strconv"
	"strings"

	"github.com/soniakeys/unit"

	"perihelion/assets/field"
)

// Observer is a place on the Earth and the air above it.
type Observer struct {
	Latitude  unit.Angle // geodetic (WGS84), north positive, −90° to 90°
	Longitude unit.Angle // east positive, −180° to 180°
	Elevation float64    // metres above the ellipsoid, −500 to 100,000

	// The air at the observer, which counts for refraction alone: hectopascals and
	// degrees Celsius. A Pressure of 0 means the standard air of the elevation (Air),
	// and then the Temperature is not used; with another Pressure it is, 0 °C too.
	Pressure, Temperature float64
	Airless               bool // there is no air: nothing is refracted, and Pressure is not used

	// Pole is where the Earth's axis leaves the ground, which the IERS publishes; its zero
	// value leaves the motion of the pole out.
	Pole Pole
}

// Greenwich is the default observer: the Royal Observatory, as in the experiment that
// this program grew out of.
func Greenwich() Observer {
	return Observer{
		Latitude:  unit.AngleFromDeg(51.4769),
		Longitude: unit.AngleFromDeg(-0.0005),
	}
}

// The lowest and highest observer, metres above the ellipsoid: below the shore
// of the Dead Sea, and at the edge of space.
const (
	MinElevation = -500
	MaxElevation = 100_000
)

// Validate reports whether a position can be computed for this observer. The
// error is a *field.Error of the field lat, lon, elevation, polarMotion, pressure or
// temperature.
func (o Observer) Validate() error {
	// Degrees converted to radians and back may exceed the limit by a rounding.
	const slack = 1e-12
	lat, lon := o.Latitude.Deg(), o.Longitude.Deg()
	switch {
	case math.IsNaN(lat) || math.IsInf(lat, 0):
		return field.Errorf("lat", "the latitude is not a number; write degrees from −90 (south) to 90 (north)")
	case math.Abs(lat) > 90+slack:
		return field.Errorf("lat", "latitude %s is outside −90 to 90; write degrees north, negative for south", number(lat))
	case math.IsNaN(lon) || math.IsInf(lon, 0):
		return field.Errorf("lon", "the longitude is not a number; write degrees from −180 (west) to 180 (east)")
	case math.Abs(lon) > 180+slack:
		return field.Errorf("lon", "longitude %s is outside −180 to 180; write degrees east, negative for west", number(lon))
	case math.IsNaN(o.Elevation) || math.IsInf(o.Elevation, 0):
		return field.Errorf("elevation", "the elevation is not a number; write metres from −500 to 100,000")
	case o.Elevation < MinElevation || o.Elevation > MaxElevation:
		return field.Errorf("elevation", "elevation %s is outside −500 to 100,000; write metres above sea level", number(o.Elevation))
	case !(o.Pressure >= 0 && o.Pressure <= 1200):
		return field.Errorf("pressure", "the pressure must be between 0 and 1200; write hectopascals, such as 1010")
	case !(math.Abs(o.Pole.X.Sec()) <= mostPole && math.Abs(o.Pole.Y.Sec()) <= mostPole):
		return field.Errorf("polarMotion", "the pole moves by less than 1″; write its x and y in arcseconds as the IERS has them, such as 0.11,0.35")
	case o.Pressure != 0 && !(o.Temperature > -150 && o.Temperature < 100):
		return field.Errorf("temperature", "the temperature must be between −150 and 100; write degrees Celsius, such as 10")
	}
	return nil
}

// number writes a figure for a sentence: no more digits than were typed, without the
// digits of a conversion to radians and back, but a power of ten where they would be
// many, and a minus sign that is one.
func number(x float64) string {
	x, _ = strconv.ParseFloat(strconv.FormatFloat(x, 'g', 15, 64), 64)
	format := byte('f')
	if math.Abs(x) >= 1e9 {
		format = 'g'
	}
	return strings.Replace(strconv.FormatFloat(x, format, -1, 64), "-", "−", 1)
}
