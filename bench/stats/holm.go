package stats

import (
	"cmp"
	"slices"
)

// Corrected is a p value corrected for the number of tests, with the level at
// which its test was decided.
type Corrected struct {
	P     float64 // at most alpha exactly where the difference is shown
	Level float64 // for the interval that agrees: it leaves out no difference exactly where P is above alpha
}

// Holm corrects p values so that, over all of them together, a difference is
// shown where there is none with a probability of at most alpha (Holm, A simple
// sequentially rejective multiple test procedure, Scandinavian Journal of
// Statistics 6, 1979). The smallest of m is held against alpha/m, the next
// against alpha/(m−1), and so on, until one fails; the others fail with it, at
// the level of the first of them.
//
// Level makes an interval agree with that. It is never above alpha, so an
// interval at Level contains the ordinary one at alpha and covers the true value
// at least as often. The intervals do not cover all true values at once with
// 1 − alpha: intervals that do (at alpha/m for all) would contradict Holm's verdicts,
// and correcting the verdicts by m as well would lose differences.
//
// Equal p values get equal answers, so that a test that is asked twice is
// answered once.
func Holm(values []float64, alpha float64) []Corrected {
	order := make([]int, len(values))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int { return cmp.Compare(values[i], values[j]) })

	out := make([]Corrected, len(values))
	floor, factor, shown := 0.0, 0.0, true
	for step, i := range order {
		again := step > 0 && values[i] == values[order[step-1]]
		if shown && !again {
			factor = float64(len(order) - step)
		}
		floor = max(floor, min(1, values[i]*float64(len(order)-step)))
		shown = floor <= alpha
		out[i] = Corrected{P: floor, Level: alpha / factor}
	}
	return out
}
