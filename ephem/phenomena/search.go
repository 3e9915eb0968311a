package phenomena

import (
	"context"
	"errors"
	"math"
	"time"

	"perihelion/ephem"
)

// crossing is an instant at which a course passes zero.
type crossing struct {
	at     time.Time
	rising bool
}

// crossings finds every instant from one up to another at which the course
// passes zero, to a millisecond.
//
// The course is looked at on midnights that do not depend on the span, so that a
// span gives what its parts give, to the last digit; and one step before the
// span begins, since what is found in a step may lie on its end. Only the signs
// on those midnights say how many zeros there are: where the ephemeris goes over
// from one model to another (at noons) a zero is neither lost nor found twice.
func (c *course) crossings(ctx context.Context, from, to time.Time) ([]crossing, error) {
	var found []crossing
	step := time.Duration(c.step) * 24 * time.Hour
	left, before, err := c.within(from.Truncate(step).Add(-step))
	if err != nil {
		return nil, err
	}
	for left.Before(to) {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		right, after, err := c.within(left.Truncate(step).Add(step))
		if err != nil {
			return nil, err
		}
		if !right.After(left) {
			break // there are no more years
		}
		if (before < 0) != (after < 0) {
			at, err := c.zero(left, right, before, after)
			if err != nil {
				return nil, err
			}
			if at = at.Round(time.Millisecond); !at.Before(from) && at.Before(to) {
				found = append(found, crossing{at, before < 0})
			}
		}
		left, before = right, after
	}
	return found, nil
}

// within evaluates the course at an instant, or at the one nearest to it at
// which there are answers.
func (c *course) within(t time.Time) (time.Time, float64, error) {
	v, err := c.value(t)
	if outside, ok := errors.AsType[*ephem.RangeError](err); ok {
		if first := outside.From.Add(halfSlope); t.Before(first) {
			t = first
		} else {
			t = outside.To.Add(-halfSlope - 1)
		}
		v, err = c.value(t)
	}
	return t, v, err
}

// zero closes in on the instant between two at which the course changes its
// sign, by the method of Chandrupatla (Advances in Engineering Software 28,
// 1997): a parabola through three points where it is sure to help, a half of the
// interval where not.
func (c *course) zero(left, right time.Time, before, after float64) (time.Time, error) {
	const enough = 0.5e-3 // seconds
	// a is the newest point, b the one across the zero from it, o the one before.
	type point struct{ x, y float64 }
	a, b := point{right.Sub(left).Seconds(), after}, point{0, before}
	instant := func(p point) time.Time {
		return left.Add(time.Duration(p.x * float64(time.Second)))
	}
	share := 0.5 // of the way from a to b
	for {
		p := point{x: a.x + share*(b.x-a.x)}
		var err error
		if p.y, err = c.value(instant(p)); err != nil {
			return time.Time{}, err
		}
		o := a
		if (p.y < 0) != (a.y < 0) {
			o, b = b, a
		}
		a = p

		near := enough / math.Abs(b.x-a.x)
		if a.y == 0 || near > 0.5 {
			if math.Abs(b.y) < math.Abs(a.y) {
				return instant(b), nil
			}
			return instant(a), nil
		}
		share = 0.5
		x, y := (a.x-b.x)/(o.x-b.x), (a.y-b.y)/(o.y-b.y)
		if y*y < x && (1-y)*(1-y) < 1-x {
			share = a.y/(b.y-a.y)*o.y/(b.y-o.y) +
				(o.x-a.x)/(b.x-a.x)*a.y/(o.y-a.y)*b.y/(o.y-b.y)
		}
		share = min(max(share, near), 1-near)
	}
}
