package phenomena

import (
	"time"

	"perihelion/ephem"
)

// sky is where a body and the Sun stand at an instant.
type sky struct {
	body, sun ephem.Geocentric
	fromSun   float64 // au, of the body; of the Sun it is the Earth's
}

func look(b ephem.Body, t time.Time) (s sky, err error) {
	e, err := ephem.At(t)
	if err != nil {
		return sky{}, err
	}
	if s.sun, err = e.Geocentric(ephem.Sun); err != nil {
		return sky{}, err
	}
	if b == ephem.Sun {
		s.body, s.fromSun = s.sun, e.EarthSunDistance()
		return s, nil
	}
	if s.body, err = e.Geocentric(b); err != nil {
		return sky{}, err
	}
	s.fromSun, err = e.HeliocentricDistance(b)
	return s, err
}

// ahead is how far the body is east of the Sun in ecliptic longitude, radians,
// −2π to 2π.
func (s sky) ahead() float64 {
	return (s.body.EclipticLongitude - s.sun.EclipticLongitude).Rad()
}

// A quantity changes with time.
type quantity func(time.Time) (float64, error)

// of is a quantity that is read off the sky.
func of(b ephem.Body, read func(sky) float64) quantity {
	return func(t time.Time) (float64, error) {
		s, err := look(b, t)
		return read(s), err
	}
}

// halfSlope is half of the time over which a difference stands for a slope. It
// is short beside a day, so that the curve does not bend within, and long enough
// that the last digits of a float64 move an extreme by less than a second, and
// where the curve is as flat as Neptune's distance by minutes.
const halfSlope = 15 * time.Second

// slopeOf is positive where a quantity grows.
func slopeOf(q quantity) quantity {
	return func(t time.Time) (float64, error) {
		before, err := q(t.Add(-halfSlope))
		if err != nil {
			return 0, err
		}
		after, err := q(t.Add(halfSlope))
		return after - before, err
	}
}
