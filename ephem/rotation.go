package ephem

import (
	"math"

	"github.com/soniakeys/unit"

	"perihelion/ephem/internal/vec"
)

// spin is the attitude of a body: where its north pole points (ICRF, degrees), and the
// angle of its prime meridian from the node of its equator on that of the ICRF, degrees.
type spin struct{ poleRA, poleDec, meridian float64 }

// spinOf returns the attitude of a body at d days of TDB from J2000.0 by the elements of
// the IAU's working group (Archinal et al., Celestial Mechanics and Dynamical Astronomy
// 130, 22, 2018); the Moon's and Neptune's are theirs of 2009, unchanged. The prime
// meridian of Jupiter, Saturn, Uranus and Neptune is that of their magnetic field
// (System III).
func spinOf(b Body, d float64) spin {
	t := d / 36525
	switch b {
	case Sun:
		return spin{286.13, 63.87, 84.176 + 14.1844000*d}
	case Moon:
		return moonSpin(d)
	case Mercury:
		m := 329.5988 + 6.1385108*d
		for i, a := range [...]float64{0.01067257, -0.00112309, -0.00011040, -0.00002539, -0.00000571} {
			m += a * sinDeg(float64(i+1)*(174.7910857+4.092335*d))
		}
		return spin{281.0103 - 0.0328*t, 61.4155 - 0.0049*t, m}
	case Venus:
		return spin{272.76, 67.16, 160.20 - 1.4813688*d}
	case Mars:
		return marsSpin(d)
	case Jupiter:
		s := spin{268.056595 - 0.006499*t, 64.495303 + 0.002413*t, 284.95 + 870.5360000*d}
		for _, a := range [...]struct{ phase, rate, ra, dec float64 }{
			{99.360714, 4850.4046, 0.000117, 0.000050},
			{175.895369, 1191.9605, 0.000938, 0.000404},
			{300.323162, 262.5475, 0.001432, 0.000617},
			{114.012305, 6070.2476, 0.000030, -0.000013},
			{49.511251, 64.3000, 0.002150, 0.000926},
		} {
			x := a.phase + a.rate*t
			s.poleRA += a.ra * sinDeg(x)
			s.poleDec += a.dec * cosDeg(x)
		}
		return s
	case Saturn:
		return spin{40.589 - 0.036*t, 83.537 - 0.004*t, 38.90 + 810.7939024*d}
	case Uranus:
		return spin{257.311, -15.175, 203.81 - 501.1600928*d}
	case Neptune:
		n := 357.85 + 52.316*t
		return spin{299.36 + 0.70*sinDeg(n), 43.46 - 0.51*cosDeg(n), 249.978 + 541.1397757*d - 0.48*sinDeg(n)}
	default: // Pluto
		return spin{132.993, -6.163, 302.695 + 56.3625225*d}
	}
}

// marsSpin has the nutations of Mars, and its precession of 71,000 years as a sine.
func marsSpin(d float64) spin {
	t := d / 36525
	s := spin{317.269202 - 0.10927547*t, 54.432516 - 0.05827105*t, 176.049863 + 350.891982443297*d}
	for _, a := range [...]struct{ size, phase, rate float64 }{
		{0.000068, 198.991226, 19139.4819985}, {0.000238, 226.292679, 38280.8511281},
		{0.000052, 249.663391, 57420.7251593}, {0.000009, 266.183510, 76560.6367950}, {0.419057, 79.398797, 0.5042615},
	} {
		s.poleRA += a.size * sinDeg(a.phase+a.rate*t)
	}
	for _, a := range [...]struct{ size, phase, rate float64 }{
		{0.000051, 122.433576, 19139.9407476}, {0.000141, 43.058401, 38280.8753272},
		{0.000031, 57.663379, 57420.7517205}, {0.000005, 79.476401, 76560.6495004}, {1.591274, 166.325722, 0.5042615},
	} {
		s.poleDec += a.size * cosDeg(a.phase+a.rate*t)
	}
	for _, a := range [...]struct{ size, phase, rate float64 }{
		{0.000145, 129.071773, 19140.0328244}, {0.000157, 36.352167, 38281.0473591}, {0.000040, 56.668646, 57420.9295360},
		{0.000001, 67.364003, 76560.2552215}, {0.000104, 104.792680, 95700.4387578}, {0.584542, 95.391654, 0.5042615},
	} {
		s.meridian += a.size * sinDeg(a.phase+a.rate*t)
	}
	return s
}

// moonSpin has the optical and the physical librations of the Moon's mean Earth axes.
func moonSpin(d float64) spin {
	t := d / 36525
	s := spin{269.9949 + 0.0031*t, 66.5392 + 0.0130*t, 38.3213 + 13.17635815*d - 1.4e-12*d*d}
	for _, a := range [...]struct{ phase, rate, ra, dec, meridian float64 }{
		{125.045, -0.0529921, -3.8787, 1.5419, 3.5610},
		{250.089, -0.1059842, -0.1204, 0.0239, 0.1208},
		{260.008, 13.0120009, 0.0700, -0.0278, -0.0642},
		{176.625, 13.3407154, -0.0172, 0.0068, 0.0158},
		{357.529, 0.9856003, 0, 0, 0.0252},
		{311.589, 26.4057084, 0.0072, -0.0029, -0.0066},
		{134.963, 13.0649930, 0, 0.0009, -0.0047},
		{276.617, 0.3287146, 0, 0, -0.0046},
		{34.226, 1.7484877, 0, 0, 0.0028},
		{15.134, -0.1589763, -0.0052, 0.0008, 0.0052},
		{119.743, 0.0036096, 0, 0, 0.0040},
		{239.961, 0.1643573, 0, 0, 0.0019},
		{25.053, 12.9590088, 0.0043, -0.0009, -0.0044},
	} {
		x := a.phase + a.rate*d
		s.poleRA += a.ra * sinDeg(x)
		s.poleDec += a.dec * cosDeg(x)
		s.meridian += a.meridian * sinDeg(x)
	}
	return s
}

// pole returns the direction of the north pole, ICRF.
func (s spin) pole() vec.Vec {
	return vec.Polar(s.poleRA*math.Pi/180, s.poleDec*math.Pi/180, 1)
}

// axes returns the rotation from the ICRF to axes that turn with the body: x through the
// prime meridian, z through the north pole.
func (s spin) axes() vec.Mat {
	const degree = math.Pi / 180
	return vec.RotZ(math.Remainder(s.meridian, 360) * degree).
		Mul(vec.RotX((90 - s.poleDec) * degree)).
		Mul(vec.RotZ((90 + s.poleRA) * degree))
}

// flattening of the bodies that are not spheres (Archinal et al. 2018).
var flattening = [bodies]float64{
	Mercury: (2440.53 - 2438.26) / 2440.53, Mars: (3396.19 - 3376.20) / 3396.19, Jupiter: (71_492.0 - 66_854) / 71_492,
	Saturn: (60_268.0 - 54_364) / 60_268, Uranus: (25_559.0 - 24_973) / 25_559, Neptune: (24_764.0 - 24_341) / 24_764,
}

// Flattening returns how much shorter the body's axis is than its equator's diameter, in
// parts of that; 0 for a sphere (Archinal et al. 2018).
func (b Body) Flattening() float64 {
	if b >= bodies {
		return 0
	}
	return flattening[b]
}

// spot returns the point of a body over which a direction (ICRF, from the body's centre)
// stands.
func (s spin) spot(b Body, direction vec.Vec) Spot {
	axes := s.axes()
	east, latitude := axes.Apply(direction).Spherical()
	squash := (1 - flattening[b]) * (1 - flattening[b])
	spot := Spot{Latitude: unit.Angle(math.Atan(math.Tan(latitude) / squash))}
	switch b {
	case Moon:
		spot.Longitude = unit.Angle(east)
	case Sun, Venus, Uranus, Pluto:
		spot.Longitude = unit.Angle(turn(east))
	default:
		spot.Longitude = unit.Angle(turn(-east))
	}
	return spot
}

func sinDeg(x float64) float64 { return math.Sin(x * math.Pi / 180) }
func cosDeg(x float64) float64 { return math.Cos(x * math.Pi / 180) }
