package history

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"perihelion/app/window/benchmark/view"
	"perihelion/bench/compare"
	"perihelion/bench/figure"
	"perihelion/bench/named"
	"perihelion/bench/warning"
)

// Heading names the runs of a comparison: "#24 against #19".
func Heading(c compare.Comparison) string {
	return figure.List(names(c), "and") + " against " + c.Runs[0].Name
}

// names are those of all runs but the first.
func names(c compare.Comparison) (all []string) {
	for _, r := range c.Runs[1:] {
		all = append(all, r.Name)
	}
	return all
}

// Dates are the times of the runs, in the order of Heading.
func Dates(c compare.Comparison, now time.Time) string {
	var all []string
	for _, r := range c.Runs[1:] {
		all = append(all, Weekday(r.Started, now))
	}
	return figure.List(all, "and") + " against " + Weekday(c.Runs[0].Started, now)
}

// words names the servers of a comparison by their labels.
func words(c compare.Comparison) func(label string) string {
	return func(label string) string {
		for _, row := range c.Rows {
			if row.Config == label && row.Subject.URL != "" {
				return row.Subject.Title()
			}
		}
		return Server(label)
	}
}

// Verdict is the first sentence of a comparison. It has a tick where a difference is shown.
func Verdict(c compare.Comparison) view.Notice {
	n := view.Notice{Kind: view.Plain, Text: named.Sentence(c.Verdict, c.VerdictNames, words(c))}
	if slices.ContainsFunc(c.Rows, func(r compare.Row) bool { return slices.ContainsFunc(r.Changes, compare.Change.Shown) }) {
		n.Kind = view.Good
	}
	return n
}

// Facts are the lines about the runs: what differs, what is the same, and what cannot be
// compared. An empty one is left out.
func Facts(c compare.Comparison) (all []view.Notice) {
	add := func(kind view.Kind, head string, values []string) {
		if len(values) > 0 {
			all = append(all, view.Notice{Kind: kind, Text: head + strings.Join(values, ", ")})
		}
	}
	add(view.Caution, "Not the same: ", c.Different())
	add(view.Plain, "The same: ", c.Same())
	var others []string
	for _, o := range c.Others {
		others = append(others, fmt.Sprintf("%s (%s)", Server(o.Config), figure.List(o.Runs, "and")))
	}
	add(view.Plain, "In some of the runs only: ", others)
	return all
}

// How are the statistics of a comparison, and the doubts about it.
func How(c compare.Comparison) []view.Notice {
	out := []view.Notice{{Kind: view.Plain, Text: c.Method() + "."}}
	for _, row := range c.Rows {
		for i, change := range row.Changes {
			of := words(c)(row.Config)
			if len(row.Changes) > 1 {
				of += " in " + c.Runs[i+1].Name
			}
			if !change.Measured() {
				out = append(out, view.Notice{Kind: view.Plain, Text: fmt.Sprintf("%s: %s.", of, change.Verdict)})
				continue
			}
			text := fmt.Sprintf("%s: %s", of, figure.Change(change.Share().Median))
			if ends := figure.ChangeRange(change.Low-1, change.High-1); ends != "" {
				text += " (" + ends + ")"
			}
			out = append(out, view.Notice{Kind: view.Plain, Text: fmt.Sprintf("%s, %s, %s and %s: %s.", text, figure.PValue(change.P),
				figure.Plural(row.Figures[0].Repeats, "repeat"), figure.Count(row.Figures[i+1].Repeats), change.Verdict)})
		}
	}
	for _, g := range warning.Grouped(c.Warnings) {
		kind := view.Caution
		if g.Severity == warning.Note {
			kind = view.Plain
		}
		out = append(out, view.Notice{Kind: kind, Text: g.Sentence(words(c))})
	}
	return out
}

// Trended are the configurations whose course over the runs can be drawn: the ones that at
// least two have.
func Trended(c compare.Comparison) (labels, titles []string) {
	for _, row := range c.Rows {
		labels, titles = append(labels, row.Config), append(titles, words(c)(row.Config))
	}
	return labels, titles
}
