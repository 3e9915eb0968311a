package window

import (
	"runtime"

	"fyne.io/fyne/v2"

	"perihelion/app/window/widget"
	"perihelion/assets"
)

// version names the build, for reports of faults.
func version() string {
	text := assets.Name + " " + assets.Version
	if commit := assets.Revision(); commit != "" {
		text += ", commit " + commit
	}
	return text + ", " + runtime.Version() + ", " + runtime.GOOS + "/" + runtime.GOARCH
}

// credits names the sources.
func credits() []string {
	return []string{
		"Where the planets stand, and how fast servers answer that question.",
		"Positions from JPL's ephemeris DE431 (W. M. Folkner and others) by way of the Swiss Ephemeris files of Astrodienst. The Earth's rotation from the IERS. Cities © GeoNames, CC BY 4.0. Time zones © OpenStreetMap contributors.",
		"The window is made with Fyne, the charts with gonum/plot. Free software under the BSD 3-Clause licence.",
	}
}

// about shows the version, the sources and the licences.
func (w *Window) about() {
	var body []fyne.CanvasObject
	for _, text := range append([]string{version()}, credits()...) {
		m := widget.NewMessage(widget.DialogInner)
		m.Set(widget.Plain, text)
		body = append(body, m)
	}
	var d *widget.Modal
	end := func() { d.Hide() }
	licences := widget.NewButton("Licences…", func() {
		end()
		widget.ShowText(w.win.Canvas(), "Licences", assets.Notices())
	})
	copied := widget.NewButton("Copy version", nil)
	copied.OnTapped = func() {
		w.app.Clipboard().SetContent(version())
		copied.SetText("Copied")
	}
	d = widget.ShowDialog(w.win.Canvas(), assets.Name+" "+assets.Version, body, widget.NewButton("Close", end), copied, licences)
	d.OnEscape, d.OnReturn, d.Light = end, end, true
}
