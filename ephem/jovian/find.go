package jovian

import (
	"context"
	"math"
	"slices"
	"time"

	"perihelion/ephem"
	"perihelion/ephem/internal/l12"
	"perihelion/ephem/internal/zero"
)

// longest is more than any phenomenon lasts: Callisto crosses Jupiter in 4.9 hours.
const longest = 6 * time.Hour

// Find lists the phenomena of which any part is in a span, from an instant up to another,
// which is not included, in order of their beginnings.
//
// The error is a *field.Error of "to" for an empty span, or of "from" or "to" for an end
// outside the years of the theory, or the context's.
func Find(ctx context.Context, from, to time.Time) ([]Phenomenon, error) {
	if err := ofTheory(from, to); err != nil {
		return nil, err
	}
	all, err := shares(ctx, from, to, func(start, end time.Time) (part []Phenomenon) {
		for _, m := range Moons() {
			for _, p := range find(m, start, end) {
				// What goes on at the beginning of a share is the earlier one's.
				if p.End.Time.After(from) && (start.Equal(from) || !p.Begin.Time.Before(start)) && p.Begin.Time.Before(end) {
					p.Begin.Time, p.End.Time = p.Begin.Time.In(from.Location()), p.End.Time.In(from.Location())
					part = append(part, p)
				}
			}
		}
		return part
	})
	slices.SortStableFunc(all, func(a, b Phenomenon) int { return a.Begin.Time.Compare(b.Begin.Time) })
	return all, err
}

// find finds the phenomena of one moon in a span and some beside it. It looks at instants
// that do not depend on the span, so that its parts give the same phenomena.
func find(m Moon, from, to time.Time) (all []Phenomenon) {
	step := time.Duration(l12.Period(int(m)) / 12 * 24 * float64(time.Hour)).Truncate(time.Minute)
	t := from.Add(-longest).Truncate(step)
	before, known := aside(t, m)
	for t.Before(to.Add(longest)) {
		next := t.Add(step)
		now, ok := aside(next, m)
		for i, kinds := range [...][2]Kind{{Transit, Occultation}, {ShadowTransit, Eclipse}} {
			if !known || !ok || (before[i] < 0) == (now[i] < 0) {
				continue
			}
			middle, _ := zero.Between(0, step.Seconds(), before[i], now[i], 1, func(x float64) (float64, error) {
				there, _ := aside(after(t, x), m)
				return there[i], nil
			})
			// East of Jupiter before and west of it after: in front.
			kind := kinds[0]
			if before[i] < 0 {
				kind = kinds[1]
			}
			if p, ok := phenomenon(m, kind, after(t, middle)); ok {
				all = append(all, p)
			}
		}
		t, before, known = next, now, ok
	}
	return all
}

// aside returns how far a moon is east of Jupiter, from the Earth and from the Sun; false
// where there are no answers.
func aside(t time.Time, m Moon) (east [2]float64, ok bool) {
	e, err := ephem.At(t)
	if err != nil {
		return east, false
	}
	s := newSystem(e)
	place, velocity := s.place(m)
	for i, from := range [...]*eye{&s.earth, &s.sun} {
		seen := s.seen(place, velocity)
		if i == 1 {
			seen = s.lit(place, velocity)
		}
		east[i] = seen.Dot(s.axes.Z.Cross(from.toward))
	}
	return east, true
}

// phenomenon returns the phenomenon of a kind near an instant at which the moon is before
// or behind the middle of Jupiter, and whether there is one.
func phenomenon(m Moon, kind Kind, near time.Time) (p Phenomenon, ok bool) {
	far := func(x float64) float64 { return outside(kind, m, after(near, x)) }
	// At the same speed, more than half of the way over Jupiter.
	half := 1.1 * l12.Period(int(m)) * 86_400 / (2 * math.Pi) * math.Asin(radius/l12.Axis(int(m)))
	first, depth, last := far(-half), far(0), far(half)
	if !(depth < 0 && first > 0 && last > 0) {
		return p, false
	}
	root := func(a, b, fa, fb float64) time.Time {
		x, _ := zero.Between(a, b, fa, fb, 0.05, func(x float64) (float64, error) { return far(x), nil })
		return after(near, x).Round(time.Millisecond)
	}
	p = Phenomenon{Moon: m, Kind: kind}
	p.Begin.Time = root(-half, 0, first, depth)
	p.End.Time = root(0, half, depth, last)
	if kind.lost() {
		other := Occultation
		if kind == Occultation {
			other = Eclipse
		}
		for _, e := range []*Moment{&p.Begin, &p.End} {
			e.Hidden = outside(other, m, e.Time) < 0
		}
	}
	return p, true
}

// outside returns how far a moon is from the edge at which a phenomenon of a kind begins
// and ends, in radii of Jupiter: negative within, infinite on the other side of Jupiter
// and where there are no answers.
func outside(kind Kind, m Moon, t time.Time) float64 {
	e, err := ephem.At(t)
	if err != nil {
		return math.Inf(1)
	}
	s := newSystem(e)
	place, velocity := s.place(m)
	var l line
	switch kind {
	case Transit, Occultation:
		l = s.line(&s.earth, s.seen(place, velocity))
	default:
		l = s.line(&s.sun, s.lit(place, velocity))
	}
	if (l.behind > 0) != kind.lost() {
		return math.Inf(1)
	}
	if kind == ShadowTransit {
		return max(l.miss-1, s.hidden(l.spot()))
	}
	return l.miss - 1
}

func after(t time.Time, seconds float64) time.Time {
	return t.Add(time.Duration(seconds * float64(time.Second)))
}
