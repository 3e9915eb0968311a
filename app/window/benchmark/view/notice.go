package view

import (
	"fmt"
	"math"
	"slices"

	"perihelion/bench"
	"perihelion/bench/figure"
	"perihelion/bench/named"
	"perihelion/bench/report"
	"perihelion/bench/warning"
)

// Kind is how a notice is marked: by a shape as well as by a colour.
type Kind int

// The kinds.
const (
	Plain   Kind = iota // without a mark
	Good                // a tick
	Caution             // a triangle
	Bad                 // a disc with an exclamation mark
)

// Notice is one sentence below the chart.
type Notice struct {
	Kind Kind
	Text string
}

// Notices are the sentences about results, the most important first: the verdict,
// configurations that were given up, doubts about the run, doubts about single
// configurations, each cause once.
func Notices(r bench.Results) []Notice {
	var out, later []Notice
	if r.Verdict != "" {
		out = append(out, Notice{verdictKind(r.Comparisons), named.Sentence(r.Verdict, r.VerdictNames, func(config string) string { return phrase(r.Plan, config) })})
	}
	for _, g := range warning.Grouped(r.AllWarnings()) {
		n := Notice{Caution, about(r.Plan, g)}
		if g.Severity == warning.Severe || len(g.Subjects) == 0 {
			out = append(out, n)
		} else {
			later = append(later, n)
		}
	}
	return append(out, later...)
}

// How returns notices on the statistics of the comparisons, for a reader's own check.
func How(r bench.Results) []Notice {
	if len(r.Comparisons) == 0 {
		return nil
	}
	out := []Notice{{Plain, "Every round measures each configuration once. × by round is estimated from the ratios within the rounds, in which both met the same state of the machine. So it need not be the quotient of the two medians in the table."}}
	all := r.Comparisons
	if r.Lead != nil {
		all = append(slices.Clone(all), *r.Lead)
	}
	medians := make(map[string]float64)
	for _, result := range r.Results {
		medians[result.Config] = result.RPS.Median
	}
	for _, c := range all {
		out = append(out, Notice{Plain, compared(r.Plan, c, medians)})
	}
	return append(out, Notice{Plain, "A difference is shown where p is at most 0.05. " + named.Capital(report.Method(r.Comparisons, r.Lead)) + "."})
}

// compared is a comparison in figures: "prefork is 11.6 times goroutines (11.2–12.1),
// p = 0.002, 10 rounds".
func compared(p bench.Plan, c bench.Comparison, medians map[string]float64) string {
	text := fmt.Sprintf("%s is %s times %s", p.Subject(c.Config).Full(), figure.Ratio(c.Ratio), p.Subject(c.Baseline).Full())
	if ends := figure.Range(c.Low, c.High); ends != "" && c.Verdict != bench.TooFew {
		text += " (" + ends + ")"
	}
	text += fmt.Sprintf(", %s, %s: %s.", figure.PValue(c.P), figure.Plural(c.Pairs, "round"), c.Verdict)
	if quotient := medians[c.Config] / medians[c.Baseline]; math.Abs(math.Log(quotient/c.Ratio)) > 0.02 {
		text += fmt.Sprintf(" The quotient of the medians is %s: the machine changed between the rounds.", figure.Ratio(quotient))
	}
	return text
}

// phrase names a server of a plan in the middle of a sentence: with its workers only
// where the plan has another one of that title.
func phrase(p bench.Plan, label string) string {
	s := p.Subject(label)
	for _, other := range p.Subjects() {
		if other != s && other.Title() == s.Title() {
			return s.Phrase()
		}
	}
	return s.Title()
}

// verdictKind gives a tick only to a verdict that states something with
// certainty.
func verdictKind(all []bench.Comparison) Kind {
	if slices.ContainsFunc(all, bench.Comparison.Shown) {
		return Good
	}
	return Plain
}

// about is a warning as a sentence, after the configurations that it is about.
func about(p bench.Plan, g warning.Group) string {
	words := func(config string) string { return phrase(p, config) }
	if len(g.Subjects) == 0 {
		return g.Sentence(words)
	}
	subjects := "All of them"
	if len(g.Subjects) < max(len(p.Labels()), 3) {
		names := make([]string, len(g.Subjects))
		for i, config := range g.Subjects {
			names[i] = words(config)
		}
		subjects = figure.List(names, "and")
	}
	return subjects + ": " + g.Text(words) + "."
}
