package report

import (
	"perihelion/bench/figure"
	"perihelion/bench/warning"
)

// Warnings returns a line for each cause, after the labels of the configurations that
// it is about, without a full stop at the end.
func Warnings(all []warning.Warning) []string {
	var lines []string
	for _, g := range warning.Grouped(all) {
		lines = append(lines, ofGroup(g))
	}
	return lines
}

// ofGroup is the line of a cause.
func ofGroup(g warning.Group) string {
	line := g.Text(func(label string) string { return label })
	if len(g.Subjects) > 0 {
		line = figure.List(g.Subjects, "and") + ": " + line
	}
	return line
}
