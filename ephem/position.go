package ephem

import (
	"github.com/soniakeys/unit"

	"perihelion/ephem/internal/constellation"
)

// Position is where a body stands, and how it looks, for one observer at one
// instant. Angles are in radians (package unit converts); a quantity that does
// not exist is NaN, or empty.
type Position struct {
	Body Body

	Place                 // as the observer sees it: apparent, topocentric, without refraction
	Geocentric Geocentric // as seen from the Earth's centre

	Refracted   unit.Angle // the altitude as seen through the observer's air; below −1°, where nothing is seen, without it
	AirMass     float64    // 1 at the zenith; NaN more than 34′ below the horizon
	Parallactic unit.Angle // angle between pole and zenith at the body, −180° to 180°, positive in the west

	DistanceHeliocentric float64 // au, from the Sun to the body, when the light left it
	LightTime            float64 // body to observer, seconds

	Diameter    unit.Angle // equatorial, as seen by the observer
	Elongation  unit.Angle // from the Sun's centre, 0° to 180°, as seen by the observer
	Side        Side       // of the Sun on which it stands
	PhaseAngle  unit.Angle // Sun–body–observer, 0° to 180°
	Illuminated float64    // fraction of the disc, 0 to 1
	Magnitude   float64    // apparent visual magnitude, seen from the Earth's centre as almanacs print it

	Constellation string // IAU name, as in "Leo" or "Ursa Major"
}

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

	if b != Sun {
		p.PhaseAngle = unit.Angle(g.heliocentric.Angle(g.topocentric))
		p.Illuminated = (1 + g.heliocentric.Dot(g.topocentric)/g.heliocentricDistance/g.distance) / 2
		p.Elongation = unit.Angle(g.apparent.Angle(s.sun))
		p.Side = West
		if halfTurn(float64(p.Geocentric.EclipticLongitude)-s.epoch.sunLongitude) > 0 {
			p.Side = East
		}
	}
	p.Magnitude = s.epoch.magnitude(b, &g)
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

// Side is the side of the Sun on which a body stands, by its ecliptic
// longitude; the Sun itself has none.
type Side string

// The sides of the Sun. East of it, a body follows the Sun across the sky and
// is seen in the evening; west of it, it goes ahead and is seen in the morning.
const (
	East Side = "east"
	West Side = "west"
)

// Geocentric is where a body stands as seen from the Earth's centre. Angles are
// in radians.
type Geocentric struct {
	RA  unit.RA    // apparent, true equator and equinox of date
	Dec unit.Angle // the same

	EclipticLongitude unit.Angle // apparent, true ecliptic and equinox of date, 0° to 360°
	EclipticLatitude  unit.Angle // the same, −90° to 90°

	AstrometricRA  unit.RA    // ICRF, light-time only
	AstrometricDec unit.Angle // the same

	Elongation unit.Angle // apparent, from the Sun's centre, 0° to 180°
	Distance   float64    // au, to the body when the light left it
}

// KmPerAU is the astronomical unit in kilometres, exactly (IAU 2012).
const KmPerAU = 149_597_870.7
