package bench

import (
	"cmp"
	"math/big"
	"slices"

	"golang.org/x/perf/benchmath"
)

// alpha is the share of runs between equal servers that may end in a false
// difference, over all comparisons of a run together.
const alpha = 0.05

// compare sets every other ranked configuration against the baseline.
//
// The ratio is taken within each round, where both met the same state of the
// machine; the test is Mann–Whitney's on the figures of whole repeats. Where m
// configurations meet the baseline there are m chances of a false difference, so
// the p values are corrected after Holm.
func compare(baseline Result, others []Result) []Comparison {
	duels := make([]duel, len(others))
	for i, other := range others {
		duels[i] = duel{baseline, other}
	}
	return decide(duels)
}

// duel is two ranked configurations that are to be compared.
type duel struct{ baseline, other Result }

// decide compares the two of every duel, and corrects for how many there are.
func decide(duels []duel) []Comparison {
	comparisons := make([]Comparison, len(duels))
	for i, d := range duels {
		comparisons[i] = pair(d.baseline, d.other)
	}
	holm(comparisons)
	for i, d := range duels {
		comparisons[i].Verdict = comparisons[i].judge(len(d.other.Repeats), len(d.baseline.Repeats), len(duels))
	}
	return comparisons
}

// ratios are those of the rounds in which both were measured.
func (d duel) ratios() []float64 {
	at := make(map[int]float64)
	for i, turn := range d.baseline.Turns {
		at[turn.Round] = d.baseline.Repeats[i].RPS
	}
	var ratios []float64
	for i, turn := range d.other.Turns {
		if base := at[turn.Round]; base > 0 {
			ratios = append(ratios, d.other.Repeats[i].RPS/base)
		}
	}
	return ratios
}

// pair compares two configurations as if they were the only ones.
func pair(baseline, other Result) Comparison {
	ratios := duel{baseline, other}.ratios()
	ratio := MedianOf(ratios)
	thresholds := benchmath.Thresholds{CompareAlpha: alpha}
	test := benchmath.AssumeNothing.Compare(
		benchmath.NewSample(throughputs(other), &thresholds),
		benchmath.NewSample(throughputs(baseline), &thresholds))
	return Comparison{
		Config: other.Config, Baseline: baseline.Config,
		Ratio: ratio.Median, Low: ratio.Low, High: ratio.High, Confidence: ratio.Confidence, Pairs: len(ratios),
		P: test.P, PSingle: test.P,
	}
}

// holm corrects the p values for their number (Holm, A simple sequentially
// rejective multiple test procedure, 1979): the smallest times m, the next times
// m−1, and so on, never falling, at most 1.
func holm(comparisons []Comparison) {
	order := make([]*Comparison, len(comparisons))
	for i := range comparisons {
		order[i] = &comparisons[i]
	}
	slices.SortStableFunc(order, func(a, b *Comparison) int { return cmp.Compare(a.PSingle, b.PSingle) })
	floor := 0.0
	for i, c := range order {
		floor = min(1, max(floor, c.PSingle*float64(len(order)-i)))
		c.P = floor
	}
}

// judge decides what a comparison of n with k repeats, one of m comparisons, has shown.
func (c Comparison) judge(n, k, m int) string {
	switch {
	case c.P <= alpha && c.Low > 1:
		return Faster
	case c.P <= alpha && c.High < 1:
		return Slower
	case smallestP(n, k)*float64(m) > alpha:
		return TooFew
	}
	return NoDifference
}

// Shown tells whether a difference is shown, in whichever direction.
func (c Comparison) Shown() bool { return c.Verdict == Faster || c.Verdict == Slower }

// Change is the ratio as the share by which Config differs from Baseline: 0.25
// where it serves a quarter more, −0.5 where it serves half.
func (c Comparison) Change() Interval {
	return Interval{Median: c.Ratio - 1, Low: c.Low - 1, High: c.High - 1, Confidence: c.Confidence}
}

// smallestP is the p value of the Mann–Whitney test, two-sided, when all of n
// values lie on one side of all of k others: 2 of the n+k over n arrangements.
func smallestP(n, k int) float64 {
	arrangements := new(big.Float).SetInt(new(big.Int).Binomial(int64(n+k), int64(n)))
	all, _ := arrangements.Float64()
	return min(1, 2/all)
}

// enough is the number of repeats from which m comparisons can show a difference.
func enough(m int) int {
	n := 1
	for smallestP(n, n)*float64(m) > alpha {
		n++
	}
	return n
}

func throughputs(r Result) []float64 {
	values := make([]float64, len(r.Repeats))
	for i, m := range r.Repeats {
		values[i] = m.RPS
	}
	return values
}
