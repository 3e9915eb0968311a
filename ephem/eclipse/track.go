package eclipse

import (
	"math"
	"time"

	"perihelion/ephem"
	"perihelion/ephem/internal/vec"
)

// sky is the Sun and the Moon as seen from the Earth's centre at an instant:
// apparent, in axes of the true equator and equinox of date, in equatorial
// radii of the Earth.
type sky struct{ sun, moon vec.Vec }

// track is the way of the Sun and the Moon through the hours around a new or full
// moon, as polynomials through a few instants; time in it is in seconds from its
// middle. It has the place of Besselian elements in a computation by hand.
type track struct {
	middle time.Time
	skies  [nodes]sky
}

// The length of a track on either side of its middle: no eclipse lasts longer
// than 6.3 hours, and its middle is known to half an hour. The polynomial of so
// many nodes is wrong by less than 1e-9 of an Earth's radius in the Moon.
const (
	halfTrack = 4.5 * 3600.0
	nodes     = 11
)

// node returns a zero of the Chebyshev polynomial, −1 to 1, and its weight in
// the barycentric formula.
func node(i int) (u, weight float64) {
	s, c := math.Sincos(math.Pi * (float64(i) + 0.5) / nodes)
	if i%2 == 1 {
		s = -s
	}
	return c, s
}

func follow(middle time.Time) (*track, error) {
	c := &track{middle: middle}
	for i := range c.skies {
		u, _ := node(i)
		at, err := skyAt(c.time(u * halfTrack))
		if err != nil {
			return nil, err
		}
		c.skies[i] = at
	}
	return c, nil
}

func skyAt(t time.Time) (sky, error) {
	epoch, err := ephem.At(t)
	if err != nil {
		return sky{}, err
	}
	sun, err := epoch.Geocentric(ephem.Sun)
	if err != nil {
		return sky{}, err
	}
	moon, err := epoch.Geocentric(ephem.Moon)
	if err != nil {
		return sky{}, err
	}
	vector := func(g ephem.Geocentric) vec.Vec {
		return vec.Polar(g.RA.Rad(), g.Dec.Rad(), g.Distance*earthRadiiPerAU)
	}
	return sky{vector(sun), vector(moon)}, nil
}

// at returns the sky at a time of the track, in seconds.
func (c *track) at(seconds float64) sky {
	var sum sky
	var weights float64
	for i, known := range &c.skies {
		u, w := node(i)
		d := seconds/halfTrack - u
		if d == 0 {
			return known
		}
		w /= d
		weights += w
		sum.sun = sum.sun.Add(known.sun.Scale(w))
		sum.moon = sum.moon.Add(known.moon.Scale(w))
	}
	return sky{sum.sun.Scale(1 / weights), sum.moon.Scale(1 / weights)}
}

func (c *track) time(seconds float64) time.Time {
	return c.middle.Add(time.Duration(seconds * float64(time.Second)))
}
