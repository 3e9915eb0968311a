package view

import (
	"strings"

	"perihelion/bench"
	"perihelion/bench/warning"
)

// Explanation explains a figure or the head of a column.
type Explanation struct {
	Title string
	Text  []string // paragraphs
}

// ExplainHead explains a column.
func ExplainHead(title string, m Meaning) Explanation {
	return Explanation{Title: title, Text: append([]string{m.What}, doubts(m, nil)...)}
}

// ExplainCell explains a figure of a row: its meaning, the number of its samples, its
// interval, and what could be wrong with it, for which the warnings about the row count
// too.
func ExplainCell(title string, m Meaning, row string, c Cell, about []warning.Warning) Explanation {
	e := Explanation{Title: title + ", " + row, Text: []string{m.What}}
	add := func(label, text string) {
		if text != "" {
			e.Text = append(e.Text, label+": "+text+".")
		}
	}
	add("Computed from", c.From)
	add("Interval", c.Ends)
	e.Text = append(e.Text, doubts(m, about)...)
	return e
}

// doubts are the doubts about a quantity and the names of warnings.
func doubts(m Meaning, about []warning.Warning) []string {
	var out []string
	if m.Doubt != "" {
		out = append(out, m.Doubt)
	}
	if names := Names(about); names != "" {
		out = append(out, "Warnings: "+names+".")
	}
	return out
}

// Names are the names of warnings by their areas: "Noise: drift · Setup: shared cores,
// few repeats".
func Names(all []warning.Warning) string {
	var parts []string
	for _, area := range warning.Areas() {
		var names []string
		seen := make(map[string]bool)
		for _, w := range all {
			if k := w.Kind(); k.Area == area && !seen[k.Name] {
				seen[k.Name] = true
				names = append(names, k.Name)
			}
		}
		if len(names) > 0 {
			parts = append(parts, string(area)+": "+strings.Join(names, ", "))
		}
	}
	return strings.Join(parts, " · ")
}

// WarningsAbout are the warnings about a configuration, and those about the run.
func WarningsAbout(r bench.Results, config string) []warning.Warning {
	var all []warning.Warning
	for _, result := range r.Results {
		if result.Config == config {
			all = append(all, result.Warnings...)
		}
	}
	return append(all, r.Warnings...)
}
