package planets

import (
	"time"

	"fyne.io/fyne/v2"

	"perihelion/app/chart"
	"perihelion/app/window/planets/sky"
)

// onChart selects the body with the curve nearest to the point that was pressed.
func (t *Tab) onChart(at fyne.Position) {
	if !t.charts.night() {
		return
	}
	const reach = 6
	size := t.chart.Size()
	b, ok := chart.CurveAt(t.altitudes(), float64(size.Width), float64(size.Height), float64(at.X), float64(at.Y), reach)
	if ok {
		t.onSelected(b)
	}
}

// onChartPlace goes to a time of the chart, to the minute.
func (t *Tab) onChartPlace(at float64) {
	if !t.charts.night() {
		if t.charts.has {
			t.scrub(t.charts.drawn.At(at, t.sky.Time))
		}
		return
	}
	t.scrub(t.day.From.Add(time.Duration(at * float64(sky.Step))).Round(time.Minute))
}
