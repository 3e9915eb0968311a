package planets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"perihelion/app/chart"
	"perihelion/app/skychart"
	"perihelion/app/window/widget"
)

// moonsHeight is that of the chart of Jupiter's moons in its dialog.
const moonsHeight float32 = 420

// MoonsItem is the item of a menu that shows the moons. Outside the years of their theory it
// cannot be chosen, and has the years in its place.
func (t *Tab) MoonsItem() *fyne.MenuItem {
	item := fyne.NewMenuItem("Moons of Jupiter…", t.ShowMoons)
	if !t.answered {
		item.Disabled = true
	} else if _, err := t.sky.Moons(); err != nil {
		item.Label, item.Disabled = "Moons of Jupiter: only in the years 1140 to 2759", true
	}
	return item
}

// ShowMoons shows where Jupiter's moons are in the days from the midnight of the sky on,
// and which of their phenomena the observer sees.
func (t *Tab) ShowMoons() {
	if !t.answered {
		return
	}
	moons, err := t.sky.Moons()
	if err != nil {
		t.note(widget.Status{Kind: widget.Failure, Text: "Jupiter's moons: " + err.Error()}, minute)
		return
	}
	at := skychart.Marked{At: t.sky.Time, Name: t.mark()}
	view := widget.NewChartView(
		func() string { return t.fileName(".png", " moons") },
		func(p chart.Palette) (chart.Figure, error) { return moons.Chart.Marked(p, at) },
		func(p chart.Palette) (chart.Figure, error) { return moons.Chart.Saved(p, at) })
	view.Note, view.OnSaved = t.Note, t.onSaved
	view.Describe = func() string { return "where Jupiter's moons are: the list below has what can be seen of them" }

	body := []fyne.CanvasObject{container.NewGridWrap(fyne.NewSize(widget.DialogInner, moonsHeight), view)}
	body = append(body, widget.NewSection("To be seen from here"))
	for _, e := range moons.Seen {
		body = append(body, widget.NewExplained(e.When, e.What, moonsColumn))
	}
	end := "Nothing more can be seen until " + moons.Until + ", where the chart ends."
	if len(moons.Seen) == 0 {
		end = "No transit, shadow, occultation or eclipse happens until " + moons.Until + " while Jupiter is up and the sky is dark."
	}
	last := widget.NewMessage(widget.DialogInner)
	last.Set(widget.Plain, end)
	body = append(body, last)
	var d *widget.Modal
	hide := func() { d.Hide() }
	d = widget.ShowDialog(t.win.Canvas(), "Moons of Jupiter", body, widget.NewButton("Close", hide), view.NewSaveButton(t.win))
	d.OnEscape, d.OnReturn, d.Light = hide, hide, true
}

// moonsColumn is wide enough for a date and a time.
const moonsColumn float32 = 120
