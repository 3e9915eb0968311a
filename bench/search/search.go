// Package search finds the highest rate that a server holds, from trials of which each
// shows only whether it held its rate, and not always rightly.
//
// A bisection that errs once looks in the wrong half from then on. So every trial counts to
// the end: it changes the probability of every possible limit (Watson and Pelli, QUEST: a
// Bayesian adaptive psychometric method, Perception and Psychophysics 33, 1983). The next
// trial is made at a quartile of what is then probable, and the result is the median with the
// interval that holds 95 % of the probability.
//
// The limit is the rate at which a trial is held as often as not. Above and below it the
// share of held trials changes as a logistic function of the rate's logarithm, of unknown
// width; in a few trials in a hundred chance alone decides.
package search

import (
	"math"
	"slices"
)

// Trial is a rate, above 0, and whether it was held.
type Trial struct {
	Rate float64
	Held bool
}

// Range is where the limit is looked for, in requests per second.
type Range struct{ Low, High float64 }

// Around is the range for a server that answers so many requests per second as fast as
// possible. A trial has to have some requests: least is the lowest rate that has.
func Around(capacity, least float64) Range {
	high := 1.5 * capacity
	return Range{min(max(capacity/1000, least), high/2), high}
}

// Estimate is the limit. Without a trial that was held there is none (Rate is 0), and
// without one that was not held it has no bound above: Rate and Low are the highest rate held,
// High is 0.
type Estimate struct {
	Rate, Low, High float64
	Confidence      float64 // of Low to High: 0.95, or 0 where there is no interval
}

const (
	steps  = 600  // of the limits that are considered, evenly in their logarithm
	lapses = 0.03 // of the trials on either side
)

// widths are the widths considered, as shares of the rate, alike probable: from a limit as
// sharp as it can be seen to one that is spread over a half.
func widths() []float64 { return []float64{0.01, 0.03, 0.06, 0.12} }

// Next is the rate of the next trial, to three significant digits: by turns at the lower and
// the upper quartile of what is probable. Trials on both sides of the limit show how sharp it is;
// at the median alone they would not.
func (r Range) Next(trials []Trial) float64 {
	limits, weights := r.posterior(trials)
	return significant(quantile(limits, weights, []float64{0.25, 0.75}[len(trials)%2]))
}

// Find estimates the limit.
func (r Range) Find(trials []Trial) Estimate {
	var held, failed []float64
	for _, t := range trials {
		if t.Held {
			held = append(held, t.Rate)
		} else {
			failed = append(failed, t.Rate)
		}
	}
	switch {
	case len(held) == 0:
		return Estimate{}
	case len(failed) == 0:
		return Estimate{Rate: slices.Max(held), Low: slices.Max(held)}
	}
	limits, weights := r.posterior(trials)
	return Estimate{
		Rate: quantile(limits, weights, 0.5), Low: quantile(limits, weights, 0.025), High: quantile(limits, weights, 0.975),
		Confidence: 0.95,
	}
}

// posterior is the probability of each limit considered.
func (r Range) posterior(trials []Trial) (limits, weights []float64) {
	limits, weights = make([]float64, steps), make([]float64, steps)
	span := math.Log(r.High / r.Low)
	for i := range limits {
		at := math.Log(r.Low) + span*(float64(i)+0.5)/steps
		limits[i] = math.Exp(at)
		for _, width := range widths() {
			p := 1.0
			for _, t := range trials {
				held := lapses + (1-2*lapses)/(1+math.Exp((math.Log(t.Rate)-at)/width))
				if !t.Held {
					held = 1 - held
				}
				p *= held
			}
			weights[i] += p
		}
	}
	return limits, weights
}

// quantile of limits with weights, interpolated between the limits' logarithms.
func quantile(limits, weights []float64, p float64) float64 {
	var all, sum float64
	for _, w := range weights {
		all += w
	}
	for i, w := range weights {
		if sum += w; sum >= p*all && w > 0 {
			step := limits[1] / limits[0]
			return limits[i] * math.Pow(step, 0.5-(sum-p*all)/w)
		}
	}
	return limits[len(limits)-1]
}

// significant is a number with three significant digits.
func significant(v float64) float64 {
	unit := math.Pow(10, math.Floor(math.Log10(v))-2)
	return math.Round(v/unit) * unit
}
