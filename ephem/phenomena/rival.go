package phenomena

import (
	"context"
	"errors"
	"time"

	"perihelion/ephem"
)

// rivalry is for an extreme that counts only if nothing near in time surpasses
// it.
type rivalry struct {
	within   time.Duration // on both sides
	quantity quantity      // that has the extreme
}

// surpassed reports whether an extreme has a better one near it. The best in a span is
// the best of the extremes in it and of its ends.
func (c *zeroCrossing) surpassed(ctx context.Context, x crossing) (bool, error) {
	if c.rivals.within == 0 {
		return false, nil
	}
	from, to := x.at.Add(-c.rivals.within), x.at.Add(c.rivals.within)
	others, err := c.crossings(ctx, from, to)
	if err != nil {
		return false, err
	}
	rivals := []time.Time{from, to}
	for _, other := range others {
		if other.rising == x.rising {
			rivals = append(rivals, other.at)
		}
	}
	own, err := c.rivals.quantity(x.at)
	if err != nil {
		return false, err
	}
	for _, t := range rivals {
		v, err := c.rivals.quantity(t)
		if _, outside := errors.AsType[*ephem.RangeError](err); outside {
			continue
		}
		if err != nil {
			return false, err
		}
		if v != own && (v < own) == x.rising {
			return true, nil
		}
	}
	return false, nil
}
