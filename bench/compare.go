package bench

import (
	"math"

	"perihelion/bench/stats"
)

// alpha is the share of runs between equal servers that may end in a false
// difference, over all comparisons of a run together.
const alpha = 0.05

// Series is a figure of one contestant in each round that it took part in, the
// higher the better: requests per second, or how often a client's work is done in
// a second.
type Series struct {
	Name   string
	Rounds map[int]float64 // by number, above 0
}

// Rates are the requests per second of a configuration, by round.
func (r Result) Rates() Series {
	s := Series{r.Config, make(map[int]float64)}
	for i, turn := range r.Turns {
		s.Rounds[turn.Round] = r.Repeats[i].RPS
	}
	return s
}

// Pair is two series that are compared.
type Pair struct{ Baseline, Other Series }

// test sets the two side by side in the rounds that they share. The differences
// are of logarithms: in each round both met the same state of the machine, and a
// machine that slows down slows both by the same share, not by the same number.
func (p Pair) test() (test stats.Paired, pairs int) {
	var differences []float64
	for round, v := range p.Other.Rounds {
		if base := p.Baseline.Rounds[round]; base > 0 && v > 0 {
			differences = append(differences, math.Log(v)-math.Log(base))
		}
	}
	return stats.NewPaired(differences), len(differences)
}

// Shared is the number of rounds that both took part in.
func (p Pair) Shared() int {
	_, pairs := p.test()
	return pairs
}

// Compare sets every other contestant against the baseline. Of three or more it
// also sets the fastest against the others, which no comparison with the baseline
// answers; else lead is nil. It judges the rounds up to a look.
//
// The fastest is chosen by the same data. That is valid as long as the two-sided test
// has to show it to be faster than each of the others: if the choice was wrong, another
// is truly the best, and the test shows the chosen one to beat that at most with the
// probability of its level (Gutmann and Maymin, Is the selected population the best?,
// Annals of Statistics 15, 1987; Hung and Fithian, Rank verification for exponential
// families, Annals of Statistics 47, 2019). So the weakest of these comparisons stands
// for all. Holm's correction counts it as one more, whether there is a fastest or not,
// because the number of corrected comparisons must not depend on the figures.
func Compare(at Look, baseline Series, others []Series) (all []Comparison, lead *Comparison) {
	var pairs []Pair
	for _, other := range others {
		pairs = append(pairs, Pair{baseline, other})
	}
	if len(others) < 2 {
		all, _ = ComparePairs(at, pairs)
		return all, nil
	}
	weakest, nearest := leading(at, append([]Series{baseline}, others...))
	all, corrected := ComparePairs(at, append(pairs, weakest))
	last := len(all) - 1
	all, lead = all[:last], &all[last]
	switch {
	case weakest.Other.Name == "":
		lead = nil
	case lead.Shown(): // faster than all of them: the verdict gives the distance to the next
		*lead = nearest.corrected(at, corrected[last])
	}
	return all, lead
}

// leading finds the contestant that was ahead of each other one within the rounds,
// and pairs it with the one that is hardest to distinguish from it, and with the one
// that is least behind. Both are zero where they go round in a circle.
func leading(at Look, all []Series) (weakest, nearest Pair) {
	for _, leader := range all {
		worst, least, ahead := -1.0, math.Inf(1), true
		for _, other := range all {
			if other.Name == leader.Name {
				continue
			}
			p := Pair{other, leader}
			test, _ := p.until(at).test()
			behind := test.Estimate()
			if ahead = behind >= 0; !ahead {
				break
			}
			if behind < least {
				least, nearest = behind, p
			}
			if v := test.P(); v > worst || v == worst && nearest.Baseline.Name == other.Name {
				worst, weakest = v, p
			}
		}
		if ahead {
			return weakest, nearest
		}
	}
	return Pair{}, Pair{}
}

// until is the pair up to a look.
func (p Pair) until(at Look) Pair { return Pair{p.Baseline.within(at), p.Other.within(at)} }

// ComparePairs compares the two of every pair in the rounds up to a look, and corrects for
// how many there are.
func ComparePairs(at Look, pairs []Pair) ([]Comparison, []stats.Corrected) {
	values := make([]float64, len(pairs))
	for i, p := range pairs {
		test, _ := p.until(at).test()
		values[i] = test.P()
	}
	corrected := stats.Holm(values, at.level())
	all := make([]Comparison, len(pairs))
	for i, p := range pairs {
		all[i] = p.corrected(at, corrected[i])
	}
	return all, corrected
}

// corrected is the comparison of a pair by a corrected p value. Verdict, p value and
// interval come of one test, see stats.Paired and stats.Holm: they cannot
// contradict each other.
func (p Pair) corrected(at Look, corrected stats.Corrected) Comparison {
	test, pairs := p.until(at).test()
	c := Comparison{Config: p.Other.Name, Baseline: p.Baseline.Name, Pairs: pairs, P: at.p(corrected.P), PSingle: test.P(), Verdict: NoDifference}
	switch estimate := test.Estimate(); {
	case stats.SmallestP(pairs) > corrected.Level:
		c.Verdict = TooFew
	case c.P <= alpha && estimate > 0:
		c.Verdict = Faster
	case c.P <= alpha:
		c.Verdict = Slower
	}
	if pairs > 0 {
		low, high, confidence := test.Interval(corrected.Level)
		c.Ratio, c.Low, c.High, c.Confidence = math.Exp(test.Estimate()), math.Exp(low), math.Exp(high), at.confidence(confidence)
	}
	return c
}

// Shown reports whether a difference is shown, in whichever direction.
func (c Comparison) Shown() bool { return c.Verdict == Faster || c.Verdict == Slower }

// Change is the ratio as the share by which Config differs from Baseline: 0.25
// where it serves a quarter more, −0.5 where it serves half.
func (c Comparison) Change() stats.Interval {
	return stats.Interval{Median: c.Ratio - 1, Low: c.Low - 1, High: c.High - 1, Confidence: c.Confidence}
}

// inverse is the comparison turned round: of Baseline with Config.
func (c Comparison) inverse() Comparison {
	c.Config, c.Baseline = c.Baseline, c.Config
	switch c.Verdict {
	case Faster:
		c.Verdict = Slower
	case Slower:
		c.Verdict = Faster
	}
	if c.Pairs > 0 {
		c.Ratio, c.Low, c.High = 1/c.Ratio, 1/c.High, 1/c.Low
	}
	return c
}

// Enough is the number of rounds from which m comparisons can show a difference.
func Enough(m int) int { return stats.Enough(alpha / float64(max(m, 1))) }

// enough is Enough with looks, if there are any.
func enough(looks []Look, m int) int {
	if len(looks) == 0 {
		return Enough(m)
	}
	return max(looks[0].Rounds, stats.Enough(looks[0].level()/float64(max(m, 1))))
}

func throughputs(r Result) []float64 {
	values := make([]float64, len(r.Repeats))
	for i, m := range r.Repeats {
		values[i] = m.RPS
	}
	return values
}
