package chart

import "slices"

// Selection is the part of a run that a chart shows. The zero Selection leaves the
// choice to the chart.
type Selection struct {
	Shown  []string // labels of the configurations that are drawn; nil: the chart's own choice
	Marked string   // label of the configuration that stands out among the others, and that of a view of one; "": none, and the first
}

// stands reports whether a configuration stands out.
func (s Selection) stands(label string) bool { return label != "" && label == s.Marked }

// shows reports whether a configuration is drawn by a chart whose own choice is all of
// them.
func (s Selection) shows(label string) bool { return s.Shown == nil || slices.Contains(s.Shown, label) }
