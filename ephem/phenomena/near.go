package phenomena

import (
	"math"
	"time"

	"perihelion/ephem"
)

// approaches finds where a planet is nearest to the Earth, at the instant itself and
// without light-time, as orbits have it.
func approaches(b ephem.Body, step int) zeroCrossing {
	return zeroCrossing{
		body:  b,
		kinds: []Kind{ClosestApproach},
		value: slopeOf(func(t time.Time) (float64, error) {
			e, err := ephem.At(t)
			if err != nil {
				return 0, err
			}
			return e.EarthDistance(b)
		}),
		step:  step,
		which: leastOnly,
	}
}

// brilliancy finds where the lit part of the disc is greatest in the sky.
func brilliancy(b ephem.Body, step int) zeroCrossing {
	return zeroCrossing{
		body:  b,
		kinds: []Kind{GreatestBrilliancy},
		value: slopeOf(of(b, func(s sky) float64 { return -s.extent() })),
		step:  step,
		which: leastOnly,
	}
}

// extent returns the lit part of the disc in the sky: the lit part of its area, times its
// size, in a unit of its own.
func (s sky) extent() float64 {
	r, delta, sun := s.fromSun, s.body.Distance, s.sun.Distance
	cosPhase := (r*r + delta*delta - sun*sun) / (2 * r * delta)
	return (1 + cosPhase) / 2 / (delta * delta)
}

// measure fills in what belongs to a closest approach or a greatest brilliancy alone.
func (e *Event) measure() error {
	if e.Kind != ClosestApproach && e.Kind != GreatestBrilliancy {
		return nil
	}
	epoch, err := ephem.At(e.Time)
	if err != nil {
		return err
	}
	if e.Kind == ClosestApproach {
		e.FromEarth, err = epoch.EarthDistance(e.Body)
	} else {
		e.Magnitude, err = epoch.Magnitude(e.Body)
	}
	return err
}

// leastOnly is the which of a slope at the zeros of which only minima are events.
func leastOnly(_ sky, rising bool) int {
	if rising {
		return 0
	}
	return -1
}

// stations finds where a planet turns in ecliptic longitude.
func stations(b ephem.Body, step int) zeroCrossing {
	return turns(b, step, []Kind{RetrogradeEnds, RetrogradeBegins},
		func(s sky) float64 { return s.body.EclipticLongitude.Rad() })
}

// stationsRA finds where a planet turns in right ascension.
func stationsRA(b ephem.Body, step int) zeroCrossing {
	return turns(b, step, []Kind{RetrogradeEndsRA, RetrogradeBeginsRA},
		func(s sky) float64 { return s.body.RA.Rad() })
}

// turns finds where an angle has its extremes, the least of the first kind.
func turns(b ephem.Body, step int, kinds []Kind, angle func(sky) float64) zeroCrossing {
	slope := slopeOf(of(b, angle))
	return zeroCrossing{
		body:  b,
		kinds: kinds,
		value: func(t time.Time) (float64, error) {
			d, err := slope(t)
			return math.Remainder(d, 2*math.Pi), err // 360° may lie between
		},
		step:  step,
		which: risingFirst,
	}
}
