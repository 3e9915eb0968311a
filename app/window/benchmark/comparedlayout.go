package benchmark

import (
	"fyne.io/fyne/v2"

	"perihelion/app/window/widget"
)

// comparedLayout sets the body between the heading and the buttons.
type comparedLayout struct{ v *compared }

func (l comparedLayout) Layout(_ []fyne.CanvasObject, s fyne.Size) {
	v := l.v
	const high = widget.ControlHeight
	x := s.Width
	for _, b := range []*widget.Button{v.leave, v.swap} {
		m := b.MinSize()
		x -= m.Width
		place(b, x, (high-m.Height)/2, m.Width, m.Height)
		x -= widget.Gap
	}
	place(v.title, 0, 0, x, high)
	dates := v.dates.HeightFor(s.Width)
	place(v.dates, 0, high-4, s.Width, dates)
	foot := s.Height - high
	top := high + dates + widget.Gap
	place(v.scroll, 0, top, s.Width, max(1, foot-widget.Gap-top))
	x = s.Width
	for _, b := range []fyne.CanvasObject{v.save, v.export} {
		m := b.MinSize()
		x -= m.Width
		place(b, x, foot, m.Width, high)
		x -= widget.Gap
	}
}

func (comparedLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(380, 240) }

// comparedBody sets the sentences above the chart, which is as high as its rows need.
type comparedBody struct{ v *compared }

func (l comparedBody) Layout(_ []fyne.CanvasObject, s fyne.Size) {
	v, width := l.v, s.Width-widget.Gap-4 // beside the bar of the scroll
	know := v.know.MinSize()
	place(v.verdict, 0, 2, width-know.Width-widget.Gap, v.verdict.HeightFor(width-know.Width-widget.Gap))
	place(v.know, width-know.Width, 0, know.Width, know.Height)
	y := l.verdictHeight(width)
	for _, m := range v.facts {
		if m.Visible() {
			place(m, 0, y, width, m.HeightFor(width))
			y += m.HeightFor(width) + noteSpacing
		}
	}
	y += widget.Gap
	if v.views.Visible() {
		place(v.views, 0, y, 180, widget.ControlHeight)
		place(v.of, 180+widget.Gutter, y, min(220, width-180-widget.Gutter), widget.ControlHeight)
		y += widget.ControlHeight + widget.Gap
	}
	place(v.chart, 0, y, width, max(l.chartHeight(), v.scroll.Size().Height-y))
}

func (l comparedBody) verdictHeight(width float32) float32 {
	know := l.v.know.MinSize()
	return max(know.Height, 2+l.v.verdict.HeightFor(width-know.Width-widget.Gap)) + noteSpacing
}

// chartHeight is the least height of the chart.
func (l comparedBody) chartHeight() float32 {
	v := l.v
	switch {
	case !v.chart.Visible():
		return 0
	case v.trend():
		return 240
	}
	return 90 + float32(len(v.c.Rows))*(24+12*float32(len(v.runs)))
}

// MinSize is the height at the width of the scroll.
func (l comparedBody) MinSize([]fyne.CanvasObject) fyne.Size {
	v := l.v
	width := max(100, v.scroll.Size().Width-widget.Gap-4)
	y := l.verdictHeight(width)
	for _, m := range v.facts {
		if m.Visible() {
			y += m.HeightFor(width) + noteSpacing
		}
	}
	y += widget.Gap
	if v.views.Visible() {
		y += widget.ControlHeight + widget.Gap
	}
	return fyne.NewSize(200, y+l.chartHeight())
}
