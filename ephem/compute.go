package ephem

import (
	"math"

	"github.com/soniakeys/unit"

	"perihelion/ephem/internal/constellation"
)

// Position computes where a body is and how it looks. The error is a
// *RangeError for Pluto outside 1885 to 2099.
func (s *Scene) Position(b Body) (Position, error) {
	if err := inRange(b, s.epoch.time); err != nil {
		return Position{}, err
	}
	g := s.follow(b)
	p := Position{
		Body:                 b,
		Distance:             g.distance,
		DistanceGeocentric:   g.geocentricDistance,
		DistanceHeliocentric: g.heliocentric.Norm(),
		LightTime:            g.distance / lightPerDay * secondsPerDay,
		Diameter:             unit.Angle(2 * math.Asin(radius[b]/kmPerAU/g.distance)),
		Illuminated:          1,
	}

	ofDate := s.epoch.ofDate.Apply(g.apparent)
	ra, dec := ofDate.Spherical()
	p.RA, p.Dec = unit.RAFromRad(ra), unit.Angle(dec)
	p.HourAngle = unit.HourAngle(math.Remainder(s.local-ra, 2*math.Pi))
	east, north, up := ofDate.Dot(s.east), ofDate.Dot(s.north), ofDate.Dot(s.up)
	p.Altitude = unit.Angle(math.Atan2(up, math.Hypot(east, north)))
	p.Azimuth = unit.Angle(turn(math.Atan2(east, north)))
	p.Refracted = RefractedAltitude(p.Altitude, s.observer.Pressure, s.observer.Temperature)

	ra, dec = g.geocentric.Spherical()
	p.AstrometricRA, p.AstrometricDec = unit.RAFromRad(ra), unit.Angle(dec)
	p.Constellation = constellation.At(g.geocentric)

	var geocentricPhase float64
	if b != Sun {
		geocentricPhase = g.heliocentric.Angle(g.geocentric)
		phase := g.heliocentric.Angle(g.topocentric)
		p.PhaseAngle = unit.Angle(phase)
		p.Illuminated = (1 + math.Cos(phase)) / 2
		p.Elongation = unit.Angle(g.apparent.Angle(s.sun))
	}
	p.Magnitude = magnitude(b, &g, geocentricPhase*180/math.Pi, 2000+s.epoch.scales.TT/365.25)
	return p, nil
}

// turn brings an angle from −π to π into 0 to 2π, 2π excluded.
func turn(a float64) float64 {
	if a < 0 {
		a += 2 * math.Pi
		if a >= 2*math.Pi { // a tiny negative angle rounds up to the full turn
			return 0
		}
	}
	return a + 0 // never −0
}

// radius is the equatorial radius in km: IAU 2015 (Archinal et al. 2018), the
// Sun's the nominal one rounded as almanacs do, Pluto's of New Horizons.
var radius = [bodies]float64{
	Sun: 695_700, Moon: 1737.4, Mercury: 2440.53, Venus: 6051.8, Mars: 3396.19,
	Jupiter: 71_492, Saturn: 60_268, Uranus: 25_559, Neptune: 24_764, Pluto: 1188.3,
}
