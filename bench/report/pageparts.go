package report

import (
	"fmt"
	"strings"
	"time"

	"perihelion/bench"
	"perihelion/bench/figure"
	"perihelion/bench/named"
	"perihelion/bench/table"
	"perihelion/bench/warning"
)

// How explains in sentences how the figures of a run were made.
func How(r bench.Results) []string {
	started := ""
	if len(r.Plan.Configs)+len(r.Plan.Own) > 0 {
		started = ", in a fresh process"
	}
	how := []string{
		"Every round measures each configuration once" + started + ". The order within the rounds is drawn from the seed and balanced, so that a slow minute of the machine and the cost of being first hit all of them.",
		"Requests per second are the median of the repeats, low to high " + Coverage(r) + ". Latency: " + latencyModel(r) + ".",
	}
	if r.Plan.P99Below > 0 {
		how[1] = ofLimits + ". Latency, of the repeats that held their rate: " + latencyModel(r) + "."
	}
	if len(r.Sweeps) > 0 {
		how = append(how, ofLaws+".")
	}
	if len(r.Comparisons) > 0 {
		how = append(how, named.Capital(Method(r.Comparisons, r.Lead))+". A difference is shown where p is at most 0.05, and then the interval leaves out 1.",
			named.Capital(ByRound)+".")
	}
	return append(how, figure.Present(Waking(r), Engine(r))...)
}

// comparisons are all comparisons of a run as a table; nil where there is none.
func comparisons(r bench.Results) *table.Grid {
	all := r.Comparisons
	if r.Lead != nil {
		all = append(all[:len(all):len(all)], *r.Lead)
	}
	if len(all) == 0 {
		return nil
	}
	g := &table.Grid{Heads: []table.Head{
		table.Left("configuration"), table.Left("compared with"), table.Right("ratio by round"), table.Right("interval"),
		table.Right("p"), table.Right("p, uncorrected"), table.Right("rounds"), table.Left("result"),
	}}
	for _, c := range all {
		interval := figure.Range(c.Low, c.High)
		if c.Verdict == bench.TooFew {
			interval = ""
		}
		g.Rows = append(g.Rows, []string{c.Config, c.Baseline, figure.Ratio(c.Ratio) + "×", interval, figure.Probability(c.P), figure.Probability(c.PSingle), figure.Count(c.Pairs), c.Verdict})
	}
	return g
}

// doubtsOf are the warnings of a run by area, a line for each cause.
func doubtsOf(r bench.Results) []doubts {
	var all []doubts
	for _, area := range warning.Areas() {
		d := doubts{Head: string(area)}
		for _, g := range warning.Grouped(r.AllWarnings()) {
			if g.Kind().Area == area {
				d.Lines = append(d.Lines, doubt{g.Severity, ofGroup(g) + "."})
			}
		}
		if len(d.Lines) > 0 {
			all = append(all, d)
		}
	}
	return all
}

func planFacts(r bench.Results) []fact {
	p, w := r.Plan, Describe(r.Plan)
	facts := []fact{{"Request", w.Asked()}, {"Load", w.Load()}}
	for _, own := range p.Own {
		facts = append(facts, fact{own.Name, own.Line})
	}
	if w.Limits != "" {
		facts = append(facts, fact{"Limits", w.Limits})
	}
	if len(r.Comparisons) > 0 {
		facts = append(facts, fact{"Baseline", r.Comparisons[0].Baseline})
	}
	facts = append(facts, fact{"Seed", fmt.Sprint(p.Seed)})
	if !r.Started.IsZero() {
		facts = append(facts, fact{"Started", r.Started.UTC().Format(time.RFC3339)}, fact{"Took", figure.Duration(r.Finished.Sub(r.Started).Round(time.Second))})
	}
	if r.Stopped {
		facts = append(facts, fact{"Stopped", "before the last repeat"})
	}
	return facts
}

func machineFacts(e bench.Environment) []fact {
	var facts []fact
	for _, f := range []fact{
		{"Machine", strings.Join(DescribeMachine(e), ", ")}, {"Python", e.Python}, {"Perihelion", e.Perihelion},
	} {
		if f.Value != "" {
			facts = append(facts, f)
		}
	}
	return facts
}
