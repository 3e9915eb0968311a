package meeting

import (
	"math"
	"time"

	"perihelion/ephem"
	"perihelion/ephem/internal/zero"
)

// Visible returns from when to when an observer has some objects above his horizon while
// the Sun is 6° or more below it, to a minute: the stretch nearest to an instant, and
// whether one is within half a day of it. The error is that of Observer.Validate.
func Visible(o ephem.Observer, near time.Time, objects ...Object) (from, to time.Time, ok bool, err error) {
	sun, err := ephem.Track(o, ephem.Sun)
	if err != nil {
		return from, to, false, err
	}
	trackers := make([]*ephem.Tracker, len(objects))
	for i, object := range objects {
		if trackers[i], err = object.track(o); err != nil {
			return from, to, false, err
		}
	}
	// altitude is positive while all are seen, in radians.
	altitude := func(x float64) float64 {
		const dusk, lift = -6 * math.Pi / 180, 34.0 / 60 * math.Pi / 180
		t := after(near, x)
		p, failed := sun.At(t)
		lowest := dusk - p.Altitude.Rad()
		if lowest < 0 {
			return lowest // by day nothing else matters
		}
		for i, tracker := range trackers {
			if failed == nil {
				p, failed = tracker.At(t)
			}
			up := p.Altitude.Rad() + lift
			if r := objects[i].radius(); objects[i].moon() {
				up += math.Asin(r / ephem.KmPerAU / p.Distance)
			}
			lowest = min(lowest, up)
		}
		if failed != nil { // there are no more years
			return dusk
		}
		return lowest
	}
	best := math.Inf(1)
	begin, before := math.NaN(), -1.0
	// A night that reaches beyond the half days is followed to its end, or for a day.
	const reach, longest, step = halfDay, halfDay + 86_400, 1800.0
	first, last := -reach, reach
	for first > -longest && altitude(first) >= 0 {
		first -= step
	}
	for last < longest && altitude(last) >= 0 {
		last += step
	}
	for x := first; x <= last; x += step {
		now := altitude(x)
		edge := x
		if x > first && (before < 0) != (now < 0) {
			edge, _ = zero.Between(x-step, x, before, now, 30, func(x float64) (float64, error) { return altitude(x), nil })
		}
		switch {
		case now >= 0 && math.IsNaN(begin):
			begin = edge
		case now < 0 && !math.IsNaN(begin):
			closed(&best, begin, edge, near, &from, &to)
			begin = math.NaN()
		}
		before = now
	}
	if !math.IsNaN(begin) {
		closed(&best, begin, last, near, &from, &to)
	}
	return from, to, !from.IsZero(), nil
}

const halfDay = 43_200.0 // seconds

// closed keeps a stretch that is nearer to an instant than the best one before.
func closed(best *float64, begin, end float64, near time.Time, from, to *time.Time) {
	if far := max(begin, -end, 0); far < *best && far < halfDay {
		*best, *from, *to = far, after(near, begin), after(near, end)
	}
}
