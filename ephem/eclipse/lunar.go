package eclipse

import (
	"math"
	"time"

	"github.com/soniakeys/unit"

	"perihelion/ephem"
)

// crossing is the Moon on its way through the Earth's shadow, as angles seen
// from the Earth's centre, radians.
type crossing struct {
	separation      float64 // of the Moon's centre from the axis of the shadow
	moon            float64 // semidiameter
	umbra, penumbra float64 // radii at the Moon
	offset          float64 // separation as a length, in the Earth's radii
	north           bool    // the Moon is north of the axis
}

// enlargement of the Moon's parallax in Danjon's rule: 75 km of air that is as
// good as opaque, 1/85 of the Earth's radius, less 1/594 because the Earth is
// flattened and its radius is taken at 45°.
const enlargement = 1.01

func (s sky) crossing() crossing {
	distance, toSun := s.moon.Norm(), s.sun.Norm()
	axis := s.sun.Scale(-1 / toSun)
	off := s.moon.Sub(axis.Scale(s.moon.Dot(axis)))
	parallax := enlargement * math.Asin(earthRadius/distance)
	sunParallax, sun := math.Asin(earthRadius/toSun), math.Asin(sunRadius/toSun)
	return crossing{
		separation: s.moon.Angle(axis),
		moon:       math.Asin(moonRadius / distance),
		umbra:      parallax + sunParallax - sun,
		penumbra:   parallax + sunParallax + sun,
		offset:     off.Norm(),
		north:      off.Z > 0,
	}
}

// magnitude is the part of the Moon's diameter that is inside a circle about
// the axis.
func (c crossing) magnitude(circle float64) float64 {
	return (circle + c.moon - c.separation) / (2 * c.moon)
}

func (c *track) lunar() (Eclipse, error) {
	// Least as an angle, as in the canons; as a length it is up to 20 s off that
	// where the Moon passes far out and its distance changes.
	middle := lowest(-slack.Seconds(), slack.Seconds(), func(s float64) float64 { return c.at(s).crossing().separation })
	at := c.at(middle).crossing()
	e := Eclipse{
		Of:                 ephem.Moon,
		Gamma:              at.offset,
		Magnitude:          at.magnitude(at.umbra),
		PenumbralMagnitude: at.magnitude(at.penumbra),
	}
	if !at.north {
		e.Gamma = -e.Gamma
	}
	// From outside to inside: the quantity that is zero at each pair of contacts.
	contacts := []struct {
		kind        Kind
		first, last Phase
		outside     func(crossing) float64
	}{
		{Penumbral, P1, P4, func(at crossing) float64 { return at.separation - at.penumbra - at.moon }},
		{Partial, U1, U4, func(at crossing) float64 { return at.separation - at.umbra - at.moon }},
		{Total, U2, U3, func(at crossing) float64 { return at.separation - at.umbra + at.moon }},
	}
	var before, after []Instant
	for _, k := range contacts {
		if k.outside(at) >= 0 {
			break
		}
		e.Kind = k.kind
		first, last := c.around(middle, func(s sky) float64 { return k.outside(s.crossing()) })
		before = append(before, Instant{k.first, c.instant(first)})
		after = append([]Instant{{k.last, c.instant(last)}}, after...)
	}
	if e.Kind == None {
		return e, nil
	}
	e.Greatest = c.instant(middle)
	e.Phases = append(append(before, Instant{Greatest, e.Greatest}), after...)
	e.Duration = duration(e.Phases)
	epoch, err := ephem.At(e.Greatest)
	if err != nil {
		return Eclipse{}, err
	}
	e.DeltaT = epoch.DeltaT()
	ra, dec := c.at(middle).moon.Spherical()
	e.Where = ephem.Observer{
		Latitude:  unit.Angle(dec),
		Longitude: unit.Angle(halfTurn(ra - epoch.SiderealTime().Rad())),
	}
	return e, nil
}

// around returns when a quantity that is negative at an instant passed zero
// before it, and when it will after it.
func (c *track) around(middle float64, f func(sky) float64) (before, after float64) {
	at := func(s float64) float64 { return f(c.at(s)) }
	return root(-halfTrack, middle, at), root(middle, halfTrack, at)
}

func (c *track) instant(seconds float64) time.Time {
	return c.time(seconds).Round(time.Millisecond)
}

// halfTurn brings an angle into −π to π.
func halfTurn(a float64) float64 { return math.Remainder(a, 2*math.Pi) }
