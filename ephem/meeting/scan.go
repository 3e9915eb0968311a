package meeting

import (
	"context"
	"errors"
	"math"
	"time"

	"perihelion/assets/field"
	"perihelion/ephem"
	"perihelion/ephem/internal/parallel"
	"perihelion/ephem/internal/vec"
	"perihelion/ephem/internal/zero"
)

const day = 24 * time.Hour

// share is the part of a long span that is searched at a time, by one processor.
const share = 128 * day

// shares searches a span in pieces, and returns what is found in their order. The error is
// that of f or of the context, or about the span.
func shares[T any](ctx context.Context, from, to time.Time, f func(from, to time.Time) ([]T, error)) ([]T, error) {
	if !from.Before(to) {
		return nil, field.Errorf("to", "the span from %s to %s is empty; write an end that comes after its beginning",
			from.Format(time.RFC3339), to.Format(time.RFC3339))
	}
	for _, t := range []time.Time{from, to.Add(-1)} {
		if _, err := ephem.At(t); err != nil {
			return nil, err
		}
	}
	var ends []time.Time // a time.Duration holds 292 years
	for start := from; start.Before(to); start = start.Add(share) {
		ends = append(ends, start)
	}
	ends = append(ends, to)
	return parallel.Collect(ctx, len(ends)-1, func(i int) ([]T, error) { return f(ends[i], ends[i+1]) })
}

// scan is where objects stand at the midnights of a span and at two more on either side,
// so that an event at its end lies between others. The midnights do not depend on the
// span: its parts give the same events.
type scan struct {
	objects []Object
	times   []time.Time
	looks   [][]look  // for each object, at each time
	courses []*course // about each time; none before the first question
	failed  error     // of the courses
}

type look struct {
	direction vec.Vec
	ra        float64 // radians
	distance  float64 // au
}

func newScan(objects []Object, from, to time.Time) (*scan, error) {
	s := &scan{objects: objects, looks: make([][]look, len(objects))}
	for t := from.Truncate(day).Add(-2 * day); t.Before(to.Add(3 * day)); t = t.Add(day) {
		e, err := ephem.At(t)
		if _, outside := errors.AsType[*ephem.RangeError](err); outside {
			continue
		}
		if err != nil {
			return nil, err
		}
		s.times = append(s.times, t)
		for i, o := range objects {
			g, err := o.place(e)
			if err != nil {
				return nil, err
			}
			s.looks[i] = append(s.looks[i], look{direction(g), g.RA.Rad(), g.Distance})
		}
	}
	s.courses = make([]*course, len(s.times))
	return s, nil
}

// minima returns the instants at which a quantity is least, which is known at the
// midnights and infinite where it does not matter; value has it on courses, at so many
// seconds from a midnight. Days of which misses knows that the least is of no interest are
// left out; it may be nil. little is half of the time over which a difference stands for a
// slope, in seconds; the curve of a smooth quantity has no corners.
func (s *scan) minima(known func(i int) float64, misses func(i int) bool, little float64, smooth bool, value func(midnight int, seconds float64) float64) (found []time.Time, err error) {
	for i := 1; i+2 < len(s.times); i++ {
		a, b, c, d := known(i-1), known(i), known(i+1), known(i+2)
		if math.IsInf(max(a, b, c, d), 1) {
			continue
		}
		before, here, behind := b-a, c-b, d-c
		// The slope of the middle comes nearer to zero than those beside.
		bends := math.Abs(here) < math.Abs(before) && math.Abs(here) < math.Abs(behind) &&
			(!smooth || flat(before, here, behind))
		if (before < 0) == (here < 0) && (here < 0) == (behind < 0) && !bends {
			continue
		}
		if misses != nil && !bends && misses(i) {
			continue
		}
		start := s.times[i]
		slope := func(x float64) float64 { return value(i, x+little) - value(i, x-little) }
		from, to := 0.0, day.Seconds()
		first, last := slope(from), slope(to)
		if (first < 0) == (last < 0) && bends {
			// A minimum and a maximum may lie between.
			sign := math.Copysign(1, first)
			turn := zero.Lowest(-day.Seconds(), 2*day.Seconds(), 3600, 1, func(x float64) float64 { return sign * slope(x) })
			if there := slope(turn); turn > from && turn < to && (there < 0) != (first < 0) {
				if first < 0 {
					to, last = turn, there
				} else {
					from, first = turn, there
				}
			}
		}
		if first >= 0 && last < 0 && bends {
			// The maximum is between, the minimum in the day before or after it.
			if earlier := slope(-day.Seconds()); earlier < 0 {
				from, to, first, last = -day.Seconds(), 0, earlier, first
			} else if later := slope(2 * day.Seconds()); later >= 0 {
				from, to, first, last = to, 2*day.Seconds(), last, later
			}
		}
		if s.failed != nil {
			return nil, s.failed
		}
		if first >= 0 || last < 0 {
			continue
		}
		at, _ := zero.Between(from, to, first, last, 0.01, func(x float64) (float64, error) { return slope(x), nil })
		found = append(found, after(start, at).Round(time.Millisecond))
	}
	return found, s.failed
}

// flat reports whether a slope may pass zero and come back between two midnights, by a
// parabola through the slopes of that day and of the days beside: whether its vertex comes
// near to zero, or beyond.
func flat(before, here, behind float64) bool {
	const nearly = 0.5 // of the slope in the middle
	vertex := here - (behind-before)*(behind-before)/(8*(before+behind-2*here))
	return vertex*here < nearly*here*here
}

func after(t time.Time, seconds float64) time.Time {
	return t.Add(time.Duration(seconds * float64(time.Second)))
}

// separation returns the angle between two objects as seen from the Earth's centre.
func (s *scan) separation(i, j int) func(midnight int, seconds float64) float64 {
	return func(midnight int, seconds float64) float64 {
		return s.at(i, midnight, seconds).Angle(s.at(j, midnight, seconds))
	}
}
