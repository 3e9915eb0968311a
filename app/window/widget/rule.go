package widget

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynewidget "fyne.io/fyne/v2/widget"
)

// Rule is a quiet line between two areas, as thick as it is made.
type Rule struct {
	fynewidget.BaseWidget
}

// NewRule returns a line.
func NewRule() *Rule {
	r := &Rule{}
	r.ExtendBaseWidget(r)
	return r
}

// CreateRenderer draws the line.
func (r *Rule) CreateRenderer() fyne.WidgetRenderer {
	line := canvas.NewRectangle(color.Transparent)
	p := &parts{objects: []fyne.CanvasObject{line}}
	p.min = func() fyne.Size { return fyne.NewSize(1, 1) }
	p.place = line.Resize
	p.update = func() { line.FillColor = Color(ColorLine) }
	return p.ready(r)
}
