package ephem

import (
	"fmt"
	"math"
	"time"
)

// scanStep is how often the sky is looked at in search of events. A body that
// grazes the horizon for less is found by the extreme between two looks.
const scanStep = 10 * time.Minute

// longestSpan keeps a slip in a year from becoming hours of searching.
const longestSpan = 50 * 366 * 24 * time.Hour

// looks are what was seen at regular instants.
type looks []watched

// scan looks at a body from one step before a span to one after, so that an
// extreme at either end has a neighbour on each side.
func scan(o Observer, b Body, from, to time.Time) (looks, error) {
	if err := o.Validate(); err != nil {
		return nil, err
	}
	if !from.Before(to) {
		return nil, fmt.Errorf("the span from %s to %s is empty", from.Format(time.RFC3339), to.Format(time.RFC3339))
	}
	if err := inRange(b, from, to.Add(-1)); err != nil {
		return nil, err
	}
	span := to.Sub(from)
	if span > longestSpan {
		return nil, fmt.Errorf("the span from %s to %s is longer than 50 years", from.Format(time.DateOnly), to.Format(time.DateOnly))
	}
	n := int((span + scanStep - 1) / scanStep)
	step := span / time.Duration(n)
	w := watcher{observer: o, body: b}
	seen := make(looks, 0, n+3)
	for i := -1; i <= n+1; i++ {
		seen = append(seen, w.look(from.Add(time.Duration(i)*step)))
	}
	return seen, nil
}

// crossing is an instant at which a quantity passes zero.
type crossing struct {
	at     time.Time
	rising bool
}

// crossings finds every instant at which a quantity of what is seen passes
// zero, in order.
func (l looks) crossings(w *watcher, f func(watched) float64) []crossing {
	var found []crossing
	between := func(a, b watched) {
		if fa, fb := f(a), f(b); (fa < 0) != (fb < 0) {
			found = append(found, crossing{w.root(a.at, b.at, f), fa < 0})
		}
	}
	// Within a step the sky turns 2.5°, so that a quantity that only grazes zero
	// between two looks is nearer than this at both.
	const near = 1 * math.Pi / 180
	for i := range len(l) - 1 {
		a, b := l[i], l[i+1]
		fa, fb := f(a), f(b)
		if (fa < 0) == (fb < 0) && math.Abs(fa) < near && i > 0 && i+2 < len(l) {
			// Is there an extreme between the two, on the other side of zero?
			sign := math.Copysign(1, fa)
			if sign*(f(l[i-1])-fa) > 0 && sign*(f(l[i+2])-fb) > 0 {
				peak := w.lowest(l[i-1].at, l[i+2].at, func(s watched) float64 { return sign * f(s) })
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

// root halves an interval in which f changes its sign until a millisecond is
// left.
func (w *watcher) root(a, b time.Time, f func(watched) float64) time.Time {
	negative := f(w.look(a)) < 0
	for b.Sub(a) > time.Millisecond {
		middle := a.Add(b.Sub(a) / 2)
		if (f(w.look(middle)) < 0) == negative {
			a = middle
		} else {
			b = middle
		}
	}
	return b.Round(time.Millisecond)
}

// lowest finds the least value of f, which falls and then rises, by the golden
// section, to a tenth of a second.
func (w *watcher) lowest(a, b time.Time, f func(watched) float64) watched {
	const golden = 0.6180339887498949
	width := func() time.Duration { return time.Duration(golden * float64(b.Sub(a))) }
	left, right := w.look(b.Add(-width())), w.look(a.Add(width()))
	for b.Sub(a) > 100*time.Millisecond {
		if f(left) < f(right) {
			b, right = right.at, left
			left = w.look(b.Add(-width()))
		} else {
			a, left = left.at, right
			right = w.look(a.Add(width()))
		}
	}
	return left
}
