// Package arrival computes when the requests of an open loop fall due: at a constant
// rate, at rates that step and ramp, evenly spaced or at random as the visitors
// of a site come.
//
// A profile gives the rate at each instant. Its integral N(t) is the number of
// requests that have fallen due until t; request number x falls due where
// N(t) = x. Evenly spaced arrivals take the whole numbers for x. Random ones add
// up exponentially distributed steps of mean 1, which makes them a Poisson
// process, of the profile's rate even where that changes (the inversion method:
// E. Çinlar, Introduction to Stochastic Processes, 1975, section 4.7).
//
// The package knows no clock: instants are counted from the start of the load.
package arrival

import (
	"math"
	"slices"
	"time"

	"perihelion/assets/field"
	"perihelion/bench/figure"
)

// Bounds of a rate, in requests per second: no generator on one machine sends
// more, and a lower rate takes too long.
const (
	MaxRate = 1e6
	MinRate = 1e-3
)

// Stage is a time in which the rate is constant or changes evenly.
type Stage struct {
	From   float64       `json:"from"`             // requests per second at its beginning
	To     float64       `json:"to"`               // at its end
	Length time.Duration `json:"length,omitempty"` // 0: for ever, in the last stage and at a constant rate only
}

// Constant is the profile of one rate.
func Constant(rate float64) Profile { return Profile{{From: rate, To: rate}} }

// Profile is one stage after another.
type Profile []Stage

// Rates are the rates at which the stages begin and end, in requests per second.
func (p Profile) Rates() (all []float64) {
	for _, s := range p {
		all = append(all, s.From, s.To)
	}
	return all
}

// Validate returns nil, or a *field.Error of the field rate with valid input as an
// example. A stage may be a pause, wherever it stands; not all may.
func (p Profile) Validate() error {
	paused := func(s Stage) bool { return s.From == 0 && s.To == 0 }
	for i, s := range p {
		switch last := i == len(p)-1; {
		case !fits(s.From) || !fits(s.To), paused(s) && s.Length == 0:
			return field.Errorf("rate", "a rate of %s requests per second cannot be kept; write %v to %.0f, or a ramp that begins or ends with 0", s.rates(), MinRate, MaxRate)
		case s.Length < 0:
			return field.Errorf("rate", "a stage cannot last %s; write how long, as in 100..500:30s", figure.Duration(s.Length))
		case s.Length == 0 && (!last || s.From != s.To):
			return field.Errorf("rate", "the stage of %s requests per second has no length; write it after a colon, as in 100..500:30s,500:1m", s.rates())
		}
	}
	if len(p) > 0 && !slices.ContainsFunc(p, func(s Stage) bool { return !paused(s) }) {
		return field.Errorf("rate", "every stage is a pause, in which no request is due; write a stage with a rate, as in 100:30s,0:10s,100:30s")
	}
	return nil
}

func fits(rate float64) bool { return rate == 0 || rate >= MinRate && rate <= MaxRate }

// Length is how long the profile lasts; 0 means for ever.
func (p Profile) Length() (sum time.Duration) {
	for _, s := range p {
		if s.Length == 0 {
			return 0
		}
		sum += s.Length
	}
	return sum
}

// Constant reports whether the rate is the same all the time, and which it is.
func (p Profile) Constant() (rate float64, ok bool) {
	for i, s := range p {
		if s.From != s.To || i > 0 && s.From != p[0].From {
			return 0, false
		}
		rate = s.From
	}
	return rate, len(p) > 0
}

// Expected is the number of requests that fall due before an instant, on average
// where they come at random.
func (p Profile) Expected(until time.Duration) (n float64) {
	for _, s := range p {
		within := until
		if s.Length > 0 {
			within = min(until, s.Length)
		}
		n += s.due(within.Seconds())
		if until -= within; until <= 0 {
			break
		}
	}
	return n
}

// at is when the request at position x falls due; false if the profile ends before.
func (p Profile) at(x float64) (instant time.Duration, ok bool) {
	for _, s := range p {
		all := math.Inf(1)
		if s.Length > 0 {
			all = s.due(s.Length.Seconds())
		}
		if x < all {
			return instant + time.Duration(s.when(x)*float64(time.Second)), true
		}
		x -= all
		instant += s.Length
	}
	return 0, false
}

// slope is by how much the rate changes in a second.
func (s Stage) slope() float64 {
	if s.Length == 0 {
		return 0
	}
	return (s.To - s.From) / s.Length.Seconds()
}

// due is the number of requests in the first seconds of the stage.
func (s Stage) due(seconds float64) float64 {
	return seconds * (s.From + s.slope()*seconds/2)
}

// when is after how many seconds of the stage x requests have fallen due: the
// root of slope/2·t² + From·t = x, written so that nothing cancels out where the
// slope is small.
func (s Stage) when(x float64) float64 {
	if x <= 0 {
		return 0
	}
	under := max(s.From*s.From+2*s.slope()*x, 0)
	return 2 * x / (s.From + math.Sqrt(under))
}
