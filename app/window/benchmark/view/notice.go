package view

import (
	"fmt"
	"math"
	"slices"
	"strings"

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

// Notes are the sentences about results: the verdict, the doubts in one line and in
// full, and the statistics behind the verdict.
type Notes struct {
	Verdict Notice
	Doubts  Notice    // the names of all warnings, by area
	All     []Section // the warnings in full
	How     []Notice  // how the verdict was found
	Copy    string    // the verdict for a document, with load and machine; "" where there is none
}

// Section is an area with its notices.
type Section struct {
	Title   string
	Notices []Notice
}

// Count is the number of notices in all sections.
func (n Notes) Count() int {
	count := 0
	for _, s := range n.All {
		count += len(s.Notices)
	}
	return count
}

// With returns the notes with a section more, if that has any notice.
func (n Notes) With(title string, more []Notice) Notes {
	if len(more) == 0 {
		return n
	}
	n.All = append(slices.Clip(n.All), Section{title, more})
	text := title + ": " + more[0].Text
	if n.Doubts.Text != "" {
		text = n.Doubts.Text + separator + title + ": " + figure.Plural(len(more), "remark")
	}
	n.Doubts = Notice{max(n.Doubts.Kind, Caution), text}
	return n
}

// separator stands between the areas of one line.
const separator = " · "

// NotesOn are the notes about results.
func NotesOn(r bench.Results) Notes {
	words := func(config string) string { return phrase(r.Plan, config) }
	n := doubtful(r.AllWarnings(), len(r.Plan.Labels()), words)
	if r.Verdict != "" {
		n.Verdict = Notice{verdictKind(r.Comparisons), named.Sentence(r.Verdict, r.VerdictNames, words)}
		n.Copy = copied(n.Verdict.Text, report.Describe(r.Plan).String(), report.Machine(r.Environment, r.Started))
	}
	n = n.withLimits(limitsOf(r, words))
	n.How = how(r)
	for _, sentence := range figure.Present(report.Engine(r), report.Own(r)) {
		n.How = append(n.How, Notice{Plain, sentence})
	}
	return n
}

// limitsOf are the limits of a run with the figures of each configuration.
func limitsOf(r bench.Results, words func(string) string) []Notice {
	var all []Notice
	for _, result := range r.Results {
		for _, o := range result.Limits {
			kind := Good
			if !o.Holds {
				kind = Bad
			}
			all = append(all, Notice{kind, words(result.Config) + ": " + o.String() + "."})
		}
	}
	return all
}

// withLimits returns the notes with a section of limits in front, and how many are broken in
// the one line.
func (n Notes) withLimits(all []Notice) Notes {
	broken := 0
	for _, l := range all {
		if l.Kind == Bad {
			broken++
		}
	}
	if len(all) == 0 {
		return n
	}
	n.All = append([]Section{{"Limits", all}}, n.All...)
	line := Notice{Good, "Limits: all hold"}
	if broken > 0 {
		line = Notice{Bad, fmt.Sprintf("Limits: %d of %d broken", broken, len(all))}
	}
	n.Doubts = Notice{max(n.Doubts.Kind, line.Kind), strings.Join(figure.Present(line.Text, n.Doubts.Text), separator)}
	return n
}

// copied is a verdict for a document.
func copied(verdict, load, machine string) string {
	return verdict + "\n" + named.Capital(load) + ".\n" + machine + ".\n"
}

// doubtful are the notes of warnings about some of a number of contestants.
func doubtful(all []warning.Warning, contestants int, words func(string) string) Notes {
	n := Notes{}
	var lines []string
	for _, area := range warning.Areas() {
		section := Section{Title: string(area)}
		var names []string
		for _, g := range warning.Grouped(all) {
			if g.Kind().Area != area {
				continue
			}
			kind := Caution
			if g.Severity == warning.Severe {
				kind = Bad
			}
			n.Doubts.Kind = max(n.Doubts.Kind, kind)
			section.Notices = append(section.Notices, Notice{kind, about(g, contestants, words)})
			if name := brief(g, words); !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
		if len(names) > 0 {
			n.All = append(n.All, section)
			lines = append(lines, section.Title+": "+strings.Join(names, ", "))
		}
	}
	n.Doubts.Text = strings.Join(lines, separator)
	return n
}

// brief names a warning, with the one contestant that it is about or their number.
func brief(g warning.Group, words func(string) string) string {
	name := g.Kind().Name
	switch len(g.Subjects) {
	case 0:
		return name
	case 1:
		return name + " (" + words(g.Subjects[0]) + ")"
	}
	return fmt.Sprintf("%s (%d)", name, len(g.Subjects))
}

// how returns notices on the statistics of the comparisons, for a reader's own check.
func how(r bench.Results) []Notice {
	if len(r.Comparisons) == 0 {
		return nil
	}
	out := []Notice{
		{Plain, report.Interleaved},
		{Plain, named.Capital(report.ByRound) + "."},
	}
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
	out = append(out,
		Notice{Plain, "A difference is shown where p is at most 0.05, and then its interval leaves out 1. " + named.Capital(report.Method(r.Comparisons, r.Lead)) + "."},
		Notice{Plain, "Requests/s: the median of the repeats. low–high: " + report.Coverage(r) + "."},
	)
	if waking := report.Waking(r); waking != "" {
		out = append(out, Notice{Plain, waking})
	}
	return out
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

// about is a warning as a sentence, after the contestants that it is about.
func about(g warning.Group, contestants int, words func(string) string) string {
	if len(g.Subjects) == 0 {
		return g.Sentence(words)
	}
	subjects := "All of them"
	if len(g.Subjects) < max(contestants, 3) {
		names := make([]string, len(g.Subjects))
		for i, config := range g.Subjects {
			names[i] = words(config)
		}
		subjects = figure.List(names, "and")
	}
	return subjects + ": " + g.Text(words) + "."
}
