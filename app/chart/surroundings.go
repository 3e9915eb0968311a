package chart

import (
	"gonum.org/v1/plot/vg"
)

// surroundings are the colours of a chart and the texts around it. An empty text takes no
// room.
type surroundings struct {
	palette  Palette
	title    string
	verdict  string
	subtitle []string // below the title
	key      string   // above the chart, in a window
	caption  []string // below it, in a picture
}

// around draws the texts, and returns the rest in the middle.
func (s surroundings) around(c canvas) vg.Rectangle {
	return c.keyed(s.palette, c.frame(s.palette, s.title, s.verdict, s.subtitle, s.caption), s.key)
}
