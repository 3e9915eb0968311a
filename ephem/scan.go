package ephem

import (
	"math"
	"time"

	"perihelion/assets/field"
	"perihelion/ephem/internal/zero"
)

// scanStep is the time between two places that are computed in search of events. A body
// that grazes the horizon for less is found by the extreme between them.
const scanStep = 10 * time.Minute

// longestSpan keeps a slip in a year from becoming hours of searching.
const longestSpan = 50 * 366 * 24 * time.Hour

// search looks at one body from one place through a span of time.
type search struct {
	tracker *Tracker
	body    Body
	horizon Horizon
	point   float64 // altitude at which a point rises and sets, radians
	looks   []look  // at regular instants
}

// look is the place of the body at an instant.
type look struct {
	Place
	at      time.Time
	horizon float64 // altitude at which the body rises and sets, radians
}

func (l look) aboveHorizon() float64 { return l.Altitude.Rad() - l.horizon }

// newSearch looks at a body.
func newSearch(o Observer, b Body, h Horizon, from, to time.Time) (*search, error) {
	tracker, err := Track(o, b)
	if err != nil {
		return nil, err
	}
	return searchWith(tracker, o, h, from, to)
}

// searchWith looks with a tracker of the observer from one step before a span to one
// after, so that an extreme at either end has a neighbour on each side.
func searchWith(tracker *Tracker, o Observer, h Horizon, from, to time.Time) (*search, error) {
	if !from.Before(to) {
		return nil, field.Errorf("to", "the span from %s to %s is empty; write a later end", from.Format(time.RFC3339), to.Format(time.RFC3339))
	}
	if err := h.Validate(); err != nil {
		return nil, err
	}
	if err := inRange(from, to.Add(-1)); err != nil {
		return nil, err
	}
	span := to.Sub(from)
	if span > longestSpan {
		return nil, field.Errorf("to", "the span from %s to %s is longer than 50 years; write an earlier end", from.Format(time.DateOnly), to.Format(time.DateOnly))
	}
	n := int((span + scanStep - 1) / scanStep)
	step := span / time.Duration(n)
	s := &search{tracker: tracker, body: tracker.body, horizon: h, point: h.point(o.lift()), looks: make([]look, 0, n+3)}
	for i := -1; i <= n+1; i++ {
		s.looks = append(s.looks, s.look(from.Add(time.Duration(i)*step)))
	}
	return s, nil
}

func (s *search) look(t time.Time) look {
	p := s.tracker.at(t)
	return look{Place: p, at: t, horizon: s.point - s.horizon.semidiameter(s.body, p.Distance)}
}

func (s *search) event(t time.Time) Event {
	p := s.tracker.at(t)
	return Event{Time: t, Azimuth: p.Azimuth, Altitude: p.Altitude}
}

// crossing is an instant at which a quantity passes zero.
type crossing struct {
	at     time.Time
	rising bool
}

// crossings finds every instant at which a quantity of a look passes zero, in order.
func (s *search) crossings(f func(look) float64) []crossing {
	var found []crossing
	between := func(a, b look) {
		if fa, fb := f(a), f(b); (fa < 0) != (fb < 0) {
			found = append(found, crossing{s.root(a.at, b.at, f), fa < 0})
		}
	}
	// Within a step the sky turns 2.5°, so that a quantity that only grazes zero
	// between two looks is nearer than this at both.
	const near = 1 * math.Pi / 180
	for i := range len(s.looks) - 1 {
		a, b := s.looks[i], s.looks[i+1]
		fa, fb := f(a), f(b)
		if (fa < 0) == (fb < 0) && math.Abs(fa) < near && i > 0 && i+2 < len(s.looks) {
			// Is there an extreme between the two, on the other side of zero?
			sign := math.Copysign(1, fa)
			if sign*(f(s.looks[i-1])-fa) > 0 && sign*(f(s.looks[i+2])-fb) > 0 {
				peak := s.lowest(s.looks[i-1].at, s.looks[i+2].at, func(l look) float64 { return sign * f(l) })
				if peak.at.After(a.at) && peak.at.Before(b.at) {
					between(a, peak)
					between(peak, b)
					continue
				}
			}
		}
		between(a, b)
	}
	return found
}

// root finds the instant between two at which f changes its sign, to a
// millisecond.
func (s *search) root(a, b time.Time, f func(look) float64) time.Time {
	at, _ := zero.Between(0, b.Sub(a).Seconds(), f(s.look(a)), f(s.look(b)), 0.5e-3, func(x float64) (float64, error) {
		return f(s.look(after(a, x))), nil // and so without errors
	})
	return after(a, at).Round(time.Millisecond)
}

// lowest finds the least value of f, which falls and then rises, to a tenth of a
// second.
func (s *search) lowest(a, b time.Time, f func(look) float64) look {
	const little, enough = 1, 0.1 // seconds
	return s.look(after(a, zero.Lowest(0, b.Sub(a).Seconds(), little, enough, func(x float64) float64 {
		return f(s.look(after(a, x)))
	})))
}

func after(t time.Time, seconds float64) time.Time {
	return t.Add(time.Duration(seconds * float64(time.Second)))
}
