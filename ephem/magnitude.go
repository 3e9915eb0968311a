package ephem

import (
	"math"

	"perihelion/ephem/internal/vec"
)

// magnitude returns the apparent visual magnitude seen from the Earth's centre: for the
// planets by Mallama and Hilton (Astronomy and Computing 25, 10, 2018), Mars without the
// effect of its rotation and seasons (0.06), Saturn with its rings; Neptune as bright as
// it was in the year. The Sun −26.74 at 1 au; the Moon by Allen (Astrophysical
// Quantities, 1976), Pluto by Meeus: both for information. It is NaN where the source
// gives no formula.
//
// phase is the angle Sun–body–Earth in degrees, year a Julian year.
func magnitude(b Body, g *sight, phase, year float64) float64 {
	delta := g.geocentricDistance
	if b == Sun {
		return -26.74 + 5*math.Log10(delta)
	}
	r := g.heliocentricDistance
	i := phase
	if b == Moon {
		return -12.73 + 0.026*i + 4e-9*i*i*i*i + 5*math.Log10(r) + 5*math.Log10(delta*KmPerAU/384_400)
	}
	distance := 5 * math.Log10(r*delta)
	switch b {
	case Mercury:
		return distance + polynomial(i, -0.613, 6.3280e-2, -1.6336e-3, 3.3644e-5, -3.4265e-7, 1.6893e-9, -3.0334e-12)
	case Venus:
		if i < 163.7 {
			return distance + polynomial(i, -4.384, -1.044e-3, 3.687e-4, -2.814e-6, 8.938e-9)
		}
		return distance + polynomial(i, 236.05828, -2.81914, 8.39034e-3)
	case Mars:
		if i <= 50 {
			return distance + polynomial(i, -1.601, 2.267e-2, -1.302e-4)
		}
		return distance + polynomial(i, -0.367, -0.02573, 3.445e-4)
	case Jupiter:
		if i <= 12 {
			return distance + polynomial(i, -9.395, -3.7e-4, 6.16e-4)
		}
		return distance - 9.428 - 2.5*math.Log10(polynomial(i/180, 1, -1.507, -0.363, -0.062, 2.809, -1.876))
	case Saturn:
		// The rings open as seen from the Sun and the Earth together, and not at
		// all when the two look at different faces.
		tilt := 0.0
		if sun, earth := above(saturnPole, g.heliocentric), above(saturnPole, g.geocentric); sun*earth > 0 {
			tilt = math.Sqrt(sun * earth)
		}
		if i > 6.5 || tilt > 27 {
			return math.NaN()
		}
		rings := math.Sin(tilt * math.Pi / 180)
		return distance - 8.914 - 1.825*rings + 0.026*i - 0.378*rings*math.Exp(-2.25*i)
	case Uranus:
		tilt := (math.Abs(above(uranusPole, g.heliocentric)) + math.Abs(above(uranusPole, g.geocentric))) / 2
		m := distance - 7.110 - 8.4e-4*tilt
		if i > 3.1 {
			m += polynomial(i, 0, 6.587e-3, 1.045e-4)
		}
		return m
	case Neptune:
		m := distance + min(max(-6.89-0.0054*(year-1980), -7.00), -6.89)
		if i > 1.9 {
			if year < 2000 {
				return math.NaN()
			}
			m += polynomial(i, 0, 7.944e-3, 9.617e-5)
		}
		return m
	default: // Pluto
		return distance - 1
	}
}

// The poles of rotation (IAU 2015), ICRF.
var (
	saturnPole = vec.Polar(40.589*math.Pi/180, 83.537*math.Pi/180, 1)
	uranusPole = vec.Polar(257.311*math.Pi/180, -15.175*math.Pi/180, 1)
)

// above returns how far the start of a vector to the planet stands above the planet's
// equator, in degrees.
func above(pole, toPlanet vec.Vec) float64 {
	return pole.Angle(toPlanet)*180/math.Pi - 90
}

// polynomial sums the powers of x, the lowest first.
func polynomial(x float64, c ...float64) float64 {
	s := 0.0
	for i := len(c) - 1; i >= 0; i-- {
		s = s*x + c[i]
	}
	return s
}
