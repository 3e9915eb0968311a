package compare

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"perihelion/bench"
	"perihelion/bench/figure"
	"perihelion/bench/stats"
)

// Gate is the answer to the question whether a run lost more than is allowed. A loss
// of requests per second is a share of the first figure; where the p99 is compared, it is
// the share by which that rose.
//
// The rule: a configuration has held when its 95 % interval leaves out a loss of Allowed
// or more. It has lost when a larger loss is shown, which is when the interval lies wholly
// beyond Allowed, at the level of Holm's correction for all configurations. Else it is
// undecided. The run has lost when one configuration has, it has held when all have, and
// else it is undecided. To hold needs no correction, because all have to.
//
// So a run that lost nothing is called slower with a probability of at most 2.5 %, and one
// that lost Allowed or more in a configuration is called not slower with at most that.
//
// Against asks of two runs, Within of the configurations of one run and its baseline.
type Gate struct {
	Allowed  float64
	Answer   Answer
	Reason   string // a sentence without a full stop
	Measured []Held // in the order of the first run
}

// Answer is what a gate found.
type Answer string

// The answers.
const (
	NotSlower Answer = "not slower"
	TooSlow   Answer = "slower"
	Undecided Answer = "undecided"
)

// Held is one configuration at a gate.
type Held struct {
	Config string
	Loss   stats.Interval // with its 95 % interval; below 0 it is a gain
	Answer Answer
	Enough bool // whether there are enough repeats to decide anything
	More   int  // repeats of each run that would about decide it; 0 where unknown
}

// Against answers whether a run lost a share of allowed or more, of 0 to 1 without the
// ends.
func Against(first, now Run, allowed float64) Gate {
	g := Gate{Allowed: allowed, Answer: Undecided}
	c, samples := collect([]Run{first, now})
	machine := c.list(Fact.Different, Machine)
	switch {
	case len(c.Rows) == 0:
		g.Reason = fmt.Sprintf("no configuration of this run is in %s", first.Name)
		return g
	case c.Runs[1].Refused != "":
		g.Reason = fmt.Sprintf("this run cannot be compared with %s: %s", first.Name, c.Runs[1].Refused)
		return g
	case len(machine) > 0:
		g.Reason = fmt.Sprintf("%s was made on another machine: %s. Make it again on this one", first.Name, strings.Join(machine, ", "))
		return g
	}
	var tests []held
	for i, row := range c.Rows {
		a, b := samples[i][0], samples[i][1]
		if a == nil || b == nil {
			g.Reason = fmt.Sprintf("%s has no figure to compare in both runs", row.Config)
			return g
		}
		h := heldOf(c.Quantity, row.Config, allowed)
		h.repeats, h.Shift = min(len(a), len(b)), stats.NewUnpaired(h.gains(a, 0), h.gains(b, h.limit)).Shift
		tests = append(tests, h)
	}
	g.conclude(c.Quantity, tests, alpha)
	return g
}

// Within answers whether a configuration of a run lost a share of allowed or more against
// the baseline, by the rounds that both took part in.
func Within(r bench.Results, allowed float64) Gate {
	g := Gate{Allowed: allowed, Answer: Undecided}
	at, q := r.Look(), quantity([]Run{{Results: r}})
	if len(r.Comparisons) == 0 {
		g.Reason = "there is nothing to compare: two configurations have to be ranked"
		return g
	}
	figures := func(config string) map[int]float64 {
		of := make(map[int]float64)
		for _, result := range r.Results {
			for i, m := range result.Repeats {
				if v := q.of(m); result.Config == config && v > 0 && result.Turns[i].Round <= at.Rounds {
					of[result.Turns[i].Round] = math.Log(v)
				}
			}
		}
		return of
	}
	baseline := figures(r.Comparisons[0].Baseline)
	var tests []held
	for _, c := range r.Comparisons {
		h := heldOf(q, c.Config, allowed)
		var differences []float64
		for round, v := range figures(c.Config) {
			if base, both := baseline[round]; both {
				differences = append(differences, v-base)
			}
		}
		h.repeats, h.Shift = len(differences), stats.NewPaired(h.gains(differences, h.limit)).Shift
		tests = append(tests, h)
	}
	g.conclude(q, tests, alpha*at.Share)
	return g
}

// held is the test of a configuration's logarithms, as gains, against the limit.
type held struct {
	stats.Shift
	config  string
	limit   float64 // the logarithm of the allowed figure, as a gain
	repeats int     // of the smaller run
	up      bool    // whether a larger figure is the better one
}

func heldOf(q Quantity, config string, allowed float64) held {
	if q.better() {
		return held{config: config, limit: math.Log1p(-allowed), up: true}
	}
	return held{config: config, limit: -math.Log1p(allowed)}
}

// gains are logarithms as gains, less a limit.
func (h held) gains(values []float64, limit float64) []float64 {
	sign := -1.0
	if h.up {
		sign = 1
	}
	out := make([]float64, len(values))
	for i, v := range values {
		out[i] = sign*v - limit
	}
	return out
}

func (h held) answer(corrected stats.Corrected, level float64) Held {
	low, high, confidence := h.Interval(level)
	out := Held{Config: h.config, Loss: stats.Interval{Median: h.loss(h.Estimate()), Low: h.loss(high), High: h.loss(low), Confidence: confidence}, Answer: Undecided}
	switch {
	case corrected.P <= level && h.Estimate() < 0:
		out.Answer, out.Enough = TooSlow, true
	case low > 0 && confidence >= 1-level:
		out.Answer, out.Enough = NotSlower, true
	case confidence >= 1-level:
		// An interval narrows with the square root of the repeats.
		narrower := (high - low) / 2 / math.Abs(h.Estimate())
		out.Enough = true
		if more := float64(h.repeats) * narrower * narrower; more <= bench.MaxRepeats {
			out.More = max(h.repeats+1, int(math.Ceil(more)))
		}
	}
	return out
}

// loss is a gain over the limit as the share lost.
func (h held) loss(gain float64) float64 {
	if h.up {
		return -math.Expm1(gain + h.limit)
	}
	return math.Expm1(-gain - h.limit)
}

// conclude finds the answers of the tests at a level, and that of all of them together.
func (g *Gate) conclude(q Quantity, tests []held, level float64) {
	values := make([]float64, len(tests))
	for i, h := range tests {
		values[i] = h.P()
	}
	corrected := stats.Holm(values, level)
	for i, h := range tests {
		g.Measured = append(g.Measured, h.answer(corrected[i], level))
	}
	of := make(map[Answer][]Held)
	for _, h := range g.Measured {
		of[h.Answer] = append(of[h.Answer], h)
	}
	for _, all := range of {
		slices.SortStableFunc(all, func(a, b Held) int { return cmp.Compare(b.Loss.High, a.Loss.High) })
	}
	lost, loss, rose := "lost", "loss", ""
	if q == P99 {
		lost, loss, rose = "rose by", "rise", "the p99 of "
	}
	list := func(all []Held, words func(Held) string) string {
		const most = 4 // in one sentence
		var parts []string
		for _, h := range all[:min(len(all), most)] {
			parts = append(parts, rose+h.Config+" "+words(h))
		}
		if n := len(all) - most; n > 0 {
			parts = append(parts, figure.Plural(n, "other"))
		}
		return figure.List(parts, "and")
	}
	allowed := figure.Percent(g.Allowed)
	switch {
	case len(of[TooSlow]) > 0:
		g.Answer = TooSlow
		g.Reason = fmt.Sprintf("slower: %s, and a %s of less than %s is allowed", list(of[TooSlow], func(h Held) string {
			return strings.Join(figure.Present(lost+" "+figure.Excess(h.Loss.Median), inBrackets(figure.ExcessRange(h.Loss.Low, h.Loss.High))), " ")
		}), loss, allowed)
	case len(of[Undecided]) > 0:
		g.Reason = fmt.Sprintf("undecided: %s, where a %s of less than %s is allowed", list(of[Undecided], func(h Held) string {
			if !h.Enough {
				return "has too few repeats"
			}
			return fmt.Sprintf("changed by %s (%s)", figure.Change(h.change(q).Median), figure.ChangeRange(h.change(q).Low, h.change(q).High))
		}), loss, allowed)
		more := 0
		for _, h := range of[Undecided] {
			more = max(more, h.More)
		}
		if more > 0 {
			g.Reason += fmt.Sprintf(". About %d repeats would decide it", more)
		}
	default:
		g.Answer = NotSlower
		g.Reason = fmt.Sprintf("not slower by %s: %s", allowed, list(of[NotSlower], func(h Held) string {
			if h.Loss.High <= 0 {
				return lost + " nothing"
			}
			return lost + " less than " + figure.Excess(h.Loss.High)
		}))
	}
}

// change is the loss as the change of the figure.
func (h Held) change(q Quantity) stats.Interval {
	if q == P99 {
		return h.Loss
	}
	return stats.Interval{Median: -h.Loss.Median, Low: -h.Loss.High, High: -h.Loss.Low}
}

func inBrackets(text string) string {
	if text == "" {
		return ""
	}
	return "(" + text + ")"
}

// Planned is a run that is still to be made: what a comparison with it can know before.
func Planned(name string, p bench.Plan) Run {
	r := bench.Results{Plan: p, Environment: bench.ThisMachine()}
	for _, s := range p.Subjects() {
		r.Results = append(r.Results, bench.Result{Subject: s, Config: s.Label()})
	}
	return Run{Name: name, Results: r}
}
