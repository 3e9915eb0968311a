package compare

import (
	"math"
	"slices"

	"perihelion/bench"
	"perihelion/bench/load"
	"perihelion/bench/named"
	"perihelion/bench/server"
	"perihelion/bench/stats"
	"perihelion/bench/warning"
)

// alpha is the probability with which a comparison of equal servers may show a
// difference, over all configurations together.
const alpha = 0.05

// Run is a run with the name that sentences give it: "#24", the name of a file.
type Run struct {
	Name    string
	Results bench.Results
	Asked   []Asked // of a run that has no plan of servers: its facts in place of those of the plan
}

// Asked is something that a run was asked for, as a fact.
type Asked struct {
	Kind        Kind
	Name, Value string
}

// Comparison compares runs with the first of them. It is a document: see Format.
type Comparison struct {
	Format   string      `json:"format"`
	Quantity Quantity    `json:"quantity"`       // that the verdicts are about
	Runs     []Head      `json:"runs"`           // in the order given
	Rows     []Row       `json:"configurations"` // those of the first run that another run has, too, in the order of the first
	Others   []Unmatched `json:"others"`         // all other configurations
	Facts    []Fact      `json:"facts"`          // about the runs, the same or not
	Verdict  string      `json:"verdict"`        // what changed, in a sentence without a full stop

	VerdictNames []named.Name      `json:"verdictNames,omitempty"` // where configurations are named in Verdict
	Warnings     []warning.Warning `json:"-"`                      // the weightiest first; in JSON as warning.JSON
}

// Quantity is the figure by which servers are compared.
type Quantity string

// The quantities. Under a fixed rate every server that keeps up has the same requests
// per second, and the p99 is compared.
const (
	RPS Quantity = "requests/s"
	P99 Quantity = "p99 ms"
)

// of is the quantity of one repeat.
func (q Quantity) of(m load.Measurement) float64 {
	if q == P99 {
		return m.Latency.P99
	}
	return m.RPS
}

// better reports whether a larger figure is the better one.
func (q Quantity) better() bool { return q == RPS }

// Row is one configuration in several runs.
type Row struct {
	Subject server.Subject `json:"-"`
	Config  string         `json:"config"`  // its label
	Figures []Figure       `json:"figures"` // one of each run
	Changes []Change       `json:"changes"` // from the first run to each of the others
}

// Figure is a configuration in one run.
type Figure struct {
	Repeats int            `json:"repeats"` // 0 where the run does not have it
	Ranked  bool           `json:"ranked"`  // whether every answer was right
	RPS     stats.Interval `json:"rps"`     // median of the repeats
	P99     stats.Interval `json:"p99"`     // ms, median of the repeats
}

// Of is the figure of a quantity.
func (f Figure) Of(q Quantity) stats.Interval {
	if q == P99 {
		return f.P99
	}
	return f.RPS
}

// Change compares a configuration in two runs. Low to High leaves out 1 exactly where a
// difference is shown. Ratio need not be the quotient of the two medians. Everything but
// Verdict is 0 where there is nothing to compare.
type Change struct {
	Ratio      float64 `json:"ratio"` // of the later figure to the first, Hodges and Lehmann's estimate
	Low        float64 `json:"low"`   // interval of the ratio, at the level that Holm's correction decided at; where Verdict is TooFew the range of the ratios
	High       float64 `json:"high"`
	Confidence float64 `json:"confidence"` // of Low to High alone: 0.95 or more, and less only where Verdict is TooFew
	P          float64 `json:"p"`          // of the test of Mann and Whitney, exact and two-sided, corrected after Holm for all comparisons
	PSingle    float64 `json:"pSingle"`    // the same without the correction
	Verdict    string  `json:"verdict"`    // bench.Faster, Slower, NoDifference, TooFew, or a reason below
}

// The verdicts where there is nothing to compare.
const (
	NotMeasured   = "not measured"   // in one of the runs
	NotRanked     = "not ranked"     // in one of them: some answers were wrong or missing, or a sweep found no peak
	NotComparable = "not comparable" // the runs differ in their load; Head.Refused has the reason
)

// Shown reports whether a difference is shown.
func (c Change) Shown() bool { return c.Verdict == bench.Faster || c.Verdict == bench.Slower }

// Measured reports whether there are figures to compare.
func (c Change) Measured() bool { return c.Ratio > 0 }

// Share is the change as a share of the first figure: −0.06 where 6 % were lost.
func (c Change) Share() stats.Interval {
	return stats.Interval{Median: c.Ratio - 1, Low: c.Low - 1, High: c.High - 1, Confidence: c.Confidence}
}

// Unmatched is a configuration that cannot be compared with the first run.
type Unmatched struct {
	Config string   `json:"config"`
	Runs   []string `json:"runs"` // names of the runs that have it
}

// Compare compares each of the others with the first run. Configurations are the same
// where their labels and their families are, and servers at URLs where the URLs are.
func Compare(first Run, others ...Run) Comparison {
	runs := append([]Run{first}, others...)
	c, samples := collect(runs)
	c.judge(samples)
	c.Verdict, c.VerdictNames = named.Cut(c.sentence())
	c.Warnings = c.warnings(runs)
	return c
}

// collect is a comparison without verdicts, and the samples of its rows.
func collect(runs []Run) (Comparison, []sample) {
	c := Comparison{Format: Format, Quantity: quantity(runs), Rows: []Row{}}
	var samples []sample
	for _, result := range runs[0].Results.Results {
		row, of := c.match(result, runs)
		if of != nil {
			c.Rows, samples = append(c.Rows, row), append(samples, of)
		}
	}
	c.Facts = facts(runs, c.Rows)
	for i, r := range runs {
		c.Runs = append(c.Runs, headOf(r, refusal(runs, i, c.Facts)))
	}
	c.Others = c.unmatched(runs)
	return c, samples
}

// quantity is the one that suits all runs.
func quantity(runs []Run) Quantity {
	if slices.ContainsFunc(runs, func(r Run) bool { return r.Results.Plan.MeanRate() == 0 }) {
		return RPS
	}
	return P99
}

// sample are the logarithms of a configuration's figures, of each run; nil where it
// may not be compared.
type sample [][]float64

// same reports whether two results are about one server. The label of a URL depends on
// the others in its run.
func same(a, b server.Subject) bool {
	a.Tag, b.Tag = "", ""
	return a == b
}

// match finds a configuration in all runs. It returns no sample where only the first has
// it.
func (c Comparison) match(result bench.Result, runs []Run) (Row, sample) {
	row := Row{Subject: result.Subject, Config: result.Config}
	found, logs := 0, make(sample, len(runs))
	for i, run := range runs {
		at := slices.IndexFunc(run.Results.Results, func(r bench.Result) bool { return same(r.Subject, row.Subject) })
		if at < 0 {
			row.Figures = append(row.Figures, Figure{})
			continue
		}
		r := run.Results.Results[at]
		row.Figures = append(row.Figures, figureOf(r))
		found++
		if r.Ranked && slices.ContainsFunc(run.Results.Comparable(), func(other bench.Result) bool { return other.Config == r.Config }) {
			logs[i] = logarithms(r, c.Quantity)
		}
	}
	if found < 2 {
		return row, nil
	}
	return row, logs
}

func figureOf(r bench.Result) Figure {
	f := Figure{Repeats: len(r.Repeats), Ranked: r.Ranked, RPS: r.RPS}
	var p99 []float64
	for _, m := range r.Repeats {
		p99 = append(p99, m.Latency.P99)
	}
	f.P99 = stats.MedianOf(p99)
	return f
}

// logarithms are nil where a figure is not above 0.
func logarithms(r bench.Result, q Quantity) []float64 {
	var all []float64
	for _, m := range r.Repeats {
		v := q.of(m)
		if !(v > 0) {
			return nil
		}
		all = append(all, math.Log(v))
	}
	return all
}

// judge fills in the changes of every row.
func (c *Comparison) judge(samples []sample) {
	type asked struct {
		change     *Change
		test       stats.Unpaired
		first, now int // repeats
	}
	var all []asked
	var values []float64
	for i := range c.Rows {
		row := &c.Rows[i]
		row.Changes = make([]Change, len(c.Runs)-1)
		for j := range row.Changes {
			change, first, now := &row.Changes[j], samples[i][0], samples[i][j+1]
			switch {
			case c.Runs[j+1].Refused != "":
				change.Verdict = NotComparable
			case row.Figures[0].Repeats == 0 || row.Figures[j+1].Repeats == 0:
				change.Verdict = NotMeasured
			case first == nil || now == nil:
				change.Verdict = NotRanked
			default:
				test := stats.NewUnpaired(first, now)
				all = append(all, asked{change, test, len(first), len(now)})
				values = append(values, test.P())
			}
		}
	}
	for i, corrected := range stats.Holm(values, alpha) {
		a := all[i]
		*a.change = c.Quantity.change(a.test, corrected, stats.SmallestUnpairedP(a.first, a.now))
	}
}

// change is the outcome of a test. Verdict, p value and interval come of one test, see
// stats.Shift and stats.Holm: they cannot contradict each other.
func (q Quantity) change(test stats.Unpaired, corrected stats.Corrected, smallest float64) Change {
	c := Change{P: corrected.P, PSingle: test.P(), Verdict: bench.NoDifference}
	switch better := test.Estimate() > 0 == q.better(); {
	case smallest > corrected.Level:
		c.Verdict = bench.TooFew
	case c.P <= alpha && better:
		c.Verdict = bench.Faster
	case c.P <= alpha:
		c.Verdict = bench.Slower
	}
	low, high, confidence := test.Interval(corrected.Level)
	c.Ratio, c.Low, c.High, c.Confidence = math.Exp(test.Estimate()), math.Exp(low), math.Exp(high), confidence
	return c
}

// unmatched lists the configurations that are in no row.
func (c Comparison) unmatched(runs []Run) []Unmatched {
	all := []Unmatched{}
	var subjects []server.Subject
	for _, run := range runs {
		for _, r := range run.Results.Results {
			if slices.ContainsFunc(c.Rows, func(row Row) bool { return same(row.Subject, r.Subject) }) {
				continue
			}
			at := slices.IndexFunc(subjects, func(s server.Subject) bool { return same(s, r.Subject) })
			if at < 0 {
				at = len(subjects)
				subjects, all = append(subjects, r.Subject), append(all, Unmatched{Config: nameOf(r)})
			}
			all[at].Runs = append(all[at].Runs, run.Name)
		}
	}
	return all
}
