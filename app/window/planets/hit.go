package planets

import (
	"math"

	"fyne.io/fyne/v2"

	"perihelion/app/window/planets/sky"
	"perihelion/app/window/widget"
	"perihelion/ephem"
)

// onChart selects the body whose curve passes nearest to where the chart was
// pressed.
func (t *Tab) onChart(at fyne.Position) {
	if b, ok := curveAt(t.day, t.sky, t.chart.Size(), at); ok {
		t.onSelected(b)
	}
}

// plotArea is where in a pane of the chart its curves are, without a title: as
// chart.Altitudes lays it out.
func plotArea(s fyne.Size) (left, right, top, bottom float32) {
	const margin = 10
	width := func(text string) float32 {
		return fyne.MeasureText(text, widget.SmallSize, fyne.TextStyle{}).Width
	}
	left = margin + width("−15°") + 6
	right = s.Width - width("00:00")/2 - 4
	top = margin + 4
	bottom = s.Height - margin - 19
	if s.Height-2*margin >= 200 {
		bottom -= 14
	}
	return left, right, top, bottom
}

// curveAt is the body whose curve is within reach of a point of the pane.
func curveAt(d sky.Day, s sky.Sky, size fyne.Size, at fyne.Position) (ephem.Body, bool) {
	const reach, highest, lowest = 14, 90, -15
	left, right, top, bottom := plotArea(size)
	if d.From.IsZero() || right <= left || bottom <= top {
		return 0, false
	}
	perStep := (right - left) * float32(sky.Step) / float32(d.To.Sub(d.From))
	best, least := ephem.Body(0), math.Inf(1)
	for _, sight := range s.Sights {
		for i, a := range d.Tracks[sight.Body] {
			x := left + float32(i)*perStep
			y := top + float32((highest-a.Deg())/(highest-lowest))*(bottom-top)
			if far := math.Hypot(float64(x-at.X), float64(y-at.Y)); far < least {
				best, least = sight.Body, far
			}
		}
	}
	return best, least <= reach
}
