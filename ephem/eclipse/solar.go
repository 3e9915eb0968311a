package eclipse

import (
	"math"

	"github.com/soniakeys/unit"

	"perihelion/ephem"
	"perihelion/ephem/internal/vec"
)

func (c *track) solar() (Eclipse, error) {
	middle := lowest(-slack.Seconds(), slack.Seconds(), func(s float64) float64 {
		cone := c.at(s).cone()
		return cone.off.Norm()
	})
	at := c.at(middle)
	cone := at.cone()
	distance, ground := cone.miss()
	e := Eclipse{
		Of:                 ephem.Sun,
		Gamma:              math.Copysign(cone.off.Norm(), cone.off.Z),
		PenumbralMagnitude: math.NaN(),
	}
	if distance >= cone.penumbra(ground) {
		return e, nil
	}
	e.Greatest = c.instant(middle)
	e.Kind = c.solarKind(middle)
	e.Phases = c.solarPhases(middle, e.Kind)

	if landfall, ok := cone.landfall(); ok {
		ground, e.Central = landfall, true
	}
	seen := at.discs(ground)
	e.Magnitude = seen.magnitude()
	if e.Central {
		e.Magnitude = seen.valleys / seen.sun
	}
	epoch, err := ephem.At(e.Greatest)
	if err != nil {
		return Eclipse{}, err
	}
	e.DeltaT = epoch.DeltaT()
	e.Where = geodetic(ground, epoch.SiderealTime().Rad())
	if e.Kind != Partial {
		there, err := newSight(e.Where)
		if err != nil {
			return Eclipse{}, err
		}
		_, phases, err := there.contacts(e.Greatest)
		if err != nil {
			return Eclipse{}, err
		}
		e.Duration = duration(phases)
	}
	return e, nil
}

// solarKind returns the kind of an eclipse from the Moon's shadow on the Earth.
func (c *track) solarKind(middle float64) Kind {
	cone := c.at(middle).cone()
	landfall, central := cone.landfall()
	if !central {
		distance, ground := cone.miss()
		switch umbra := cone.umbra(ground); {
		case distance >= math.Abs(umbra):
			return Partial
		case umbra < 0:
			return Total
		default:
			return Annular
		}
	}
	// The Earth bulges towards the Moon. Where the axis first and last touches it
	// the umbra has come farther than in between, and may have ended.
	total := cone.umbra(landfall) < 0
	first, last := c.around(middle, axisOutside)
	for _, s := range []float64{first, last} {
		end := c.at(s).cone()
		_, ground := end.miss()
		if (end.umbra(ground) < 0) != total {
			return Hybrid
		}
	}
	if total {
		return Total
	}
	return Annular
}

func axisOutside(s sky) float64 {
	cone := s.cone()
	distance, _ := cone.miss()
	return distance
}

func (c *track) solarPhases(middle float64, k Kind) []Instant {
	outside := func(radius func(*cone, vec.Vec) float64) func(sky) float64 {
		return func(s sky) float64 {
			cone := s.cone()
			distance, ground := cone.miss()
			return distance - math.Abs(radius(&cone, ground))
		}
	}
	p1, p4 := c.around(middle, outside((*cone).penumbra))
	greatest := Instant{Greatest, c.instant(middle)}
	if k == Partial {
		return []Instant{{P1, c.instant(p1)}, greatest, {P4, c.instant(p4)}}
	}
	u1, u4 := c.around(middle, outside((*cone).umbra))
	return []Instant{{P1, c.instant(p1)}, {U1, c.instant(u1)}, greatest, {U4, c.instant(u4)}, {P4, c.instant(p4)}}
}

// geodetic returns the observer at a point of the ellipsoid, in axes of the true equator
// and equinox of date, at a sidereal time of Greenwich.
func geodetic(p vec.Vec, sidereal float64) ephem.Observer {
	longitude, _ := p.Spherical()
	return ephem.Observer{
		Latitude:  unit.Angle(math.Atan2(p.Z/polar2, math.Hypot(p.X, p.Y))),
		Longitude: unit.Angle(halfTurn(longitude - sidereal)),
	}
}
