package phenomena

import (
	"context"
	"errors"
	"time"

	"perihelion/ephem"
	"perihelion/ephem/internal/zero"
)

// crossing is an instant at which a quantity passes zero.
type crossing struct {
	at     time.Time
	rising bool
}

// crossings finds every instant from one up to another at which the value passes
// zero, to a millisecond.
//
// The value is computed on midnights that do not depend on the span, so that a span gives
// the same instants as its parts, to the last digit; and one step before the span begins,
// since a zero that is found in a step may lie on its end. Only the signs on these
// midnights decide how many zeros there are: where the ephemeris changes from one model
// to another (at noons) a zero is neither lost nor found twice.
func (c *zeroCrossing) crossings(ctx context.Context, from, to time.Time) ([]crossing, error) {
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

// within computes the value at an instant, or at the nearest instant at which there
// are positions.
func (c *zeroCrossing) within(t time.Time) (time.Time, float64, error) {
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

// zero finds the instant between two at which the value changes its sign.
func (c *zeroCrossing) zero(left, right time.Time, before, after float64) (time.Time, error) {
	const enough = 0.5e-3 // seconds
	instant := func(seconds float64) time.Time { return left.Add(time.Duration(seconds * float64(time.Second))) }
	at, err := zero.Between(0, right.Sub(left).Seconds(), before, after, enough, func(seconds float64) (float64, error) {
		return c.value(instant(seconds))
	})
	return instant(at), err
}
