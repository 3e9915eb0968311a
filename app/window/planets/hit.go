package planets

import (
	"fyne.io/fyne/v2"

	"perihelion/app/chart"
)

// onChart selects the body with the curve nearest to the point that was pressed.
func (t *Tab) onChart(at fyne.Position) {
	const reach = 14
	size := t.chart.Size()
	b, ok := chart.CurveAt(t.altitudes(), float64(size.Width), float64(size.Height), float64(at.X), float64(at.Y), reach)
	if ok {
		t.onSelected(b)
	}
}
