package ephem

import (
	"math"

	"github.com/soniakeys/unit"

	"perihelion/ephem/internal/constellation"
)

// Position computes where a body is and how it looks. The error
// is about a body that is none of the ten.
func (s *Scene) Position(b Body) (Position, error) {
	if err := known(b); err != nil {
		return Position{}, err
	}
	g := s.follow(b)
	ofDate := s.epoch.ofDate.Apply(g.apparent)
	p := Position{
		Body:                 b,
		Place:                s.axes.place(ofDate, g.distance),
		Geocentric:           s.epoch.geocentric(b, &g),
		Parallactic:          unit.Angle(s.axes.parallactic(ofDate)),
		DistanceHeliocentric: g.heliocentricDistance,
		LightTime:            g.distance / lightPerDay * secondsPerDay,
		Diameter:             diameter(radius[b] / KmPerAU / g.distance),
		Illuminated:          1,
		Constellation:        constellation.At(g.geocentric),
	}
	p.Refracted = refracted(p.Altitude, s.strength)
	p.AirMass = AirMass(p.Altitude)

	var geocentricPhase float64
	if b != Sun {
		geocentricPhase = g.heliocentric.Angle(g.geocentric)
		p.PhaseAngle = unit.Angle(g.heliocentric.Angle(g.topocentric))
		p.Illuminated = (1 + g.heliocentric.Dot(g.topocentric)/g.heliocentricDistance/g.distance) / 2
		p.Elongation = unit.Angle(g.apparent.Angle(s.sun))
		p.Side = West
		if halfTurn(float64(p.Geocentric.EclipticLongitude)-s.epoch.sunLongitude) > 0 {
			p.Side = East
		}
	}
	p.Magnitude = magnitude(b, &g, geocentricPhase*180/math.Pi, 2000+s.epoch.scales.TT/365.25)
	return p, nil
}

// diameter returns twice the arc sine of a small ratio of radius and distance,
// to 1e-7″ for the Moon.
func diameter(ratio float64) unit.Angle { return unit.Angle(2 * ratio * (1 + ratio*ratio/6)) }

// radius is the equatorial radius in km: IAU 2015 (Archinal et al. 2018), the
// Sun's the nominal one rounded as almanacs do, Pluto's of New Horizons.
var radius = [bodies]float64{
	Sun: 695_700, Moon: 1737.4, Mercury: 2440.53, Venus: 6051.8, Mars: 3396.19,
	Jupiter: 71_492, Saturn: 60_268, Uranus: 25_559, Neptune: 24_764, Pluto: 1188.3,
}
