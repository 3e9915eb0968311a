package sky

import (
	"time"

	"perihelion/ephem"
)

// highest is when a body is highest in a stretch: at one of its ends or near a transit.
func (in Inputs) highest(b ephem.Body, s span, transits []ephem.Event) (best time.Time, p ephem.Position, err error) {
	times := []time.Time{s.from, s.to}
	for _, t := range transits {
		if !t.Time.After(s.from) || !t.Time.Before(s.to) {
			continue
		}
		top, err := in.top(b, t.Time, s)
		if err != nil {
			return best, p, err
		}
		times = append(times, top)
	}
	for _, t := range times {
		q, err := in.position(b, t)
		if err != nil {
			return best, p, err
		}
		if best.IsZero() || q.Altitude > p.Altitude {
			best, p = t, q
		}
	}
	return best, p, nil
}

// top is when a body is highest near a transit and in a stretch: far north and south the
// Moon, which moves in declination, is so half an hour before or after it. At a pole a body
// climbs for weeks, and is highest at an end of the stretch.
func (in Inputs) top(b ephem.Body, transit time.Time, s span) (time.Time, error) {
	at, step := transit, 16*time.Minute
	p, err := in.position(b, at)
	for err == nil && step > 15*time.Second {
		moved := false
		for _, next := range [...]time.Time{at.Add(-step), at.Add(step)} {
			if next.Before(s.from) || next.After(s.to) {
				continue
			}
			var q ephem.Position
			if q, err = in.position(b, next); err == nil && q.Altitude > p.Altitude {
				at, p, moved = next, q, true
				break
			}
		}
		if !moved {
			step /= 2
		}
	}
	return at, err
}

// level reports whether a body is seen from sunset to sunrise, and its altitude changes by
// less than half a degree meanwhile: so it is near the poles only.
func (in Inputs) level(v Visit, seen span) (bool, error) {
	const parts, still = 8, 0.5 // degrees
	if seen != v.Night {
		return false, nil
	}
	for i := range parts + 1 {
		p, err := in.position(v.Body, seen.from.Add(seen.to.Sub(seen.from)*time.Duration(i)/parts))
		if err != nil || (v.highest-p.Altitude).Deg() >= still {
			return false, err
		}
	}
	return true, nil
}
