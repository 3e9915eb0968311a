package planets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"perihelion/app/window/widget"
)

// build puts the fields into the sidebar.
func (f *form) build() {
	for i := range f.soon {
		f.soon[i] = widget.NewMessage(widget.SidebarInner)
	}
	f.edge = widget.NewMessage(widget.SidebarInner)
	f.next = widget.NewSection("Soon")
	f.next.Hide()
	f.addSoon = widget.NewQuietButton(addToCalendar, func() { f.onAddSoon() })
	f.addSoon.Hide()
	w := &f.whereabouts
	f.sidebar = widget.NewSidebar(
		widget.NewSection("Observer"), widget.Beside(f.place.field, w.star), w.here, w.guessed, w.keep,
		w.before, w.rows[0], w.rows[1], w.rows[2],
		container.New(flush{}, f.around.head), f.lat, f.lon, f.elevation, f.around.pressure, f.around.temperature, f.around.skyline, f.around.eye, f.around.deltaT,
		widget.NewSection("Time"), f.mode, widget.Beside(f.date, f.pick), f.clock, f.hint(widget.Labelled("Zone", f.zone), "Zone", "The clock that all times are shown by: that of the place, with its summer time; UTC; or that of this computer. Before zones there is the local mean time of the place."),
		f.timeline,
		f.hint(widget.Labelled("Step", widget.Between(f.back, f.step, f.forth)), "Step", "Moves the time by a step, and stops the clock there. A sidereal day brings the stars back to their places."),
		f.hint(widget.Between(f.plays[0], f.speed, f.plays[1]), "Play", "Lets the time run backwards or forwards at a speed."),
		widget.NewSection("Options"), f.refraction, f.onlyUp, f.others,
		f.edge,
		f.next, f.soon[0], f.soon[1], f.soon[2], f.soon[3], container.New(flush{}, f.addSoon),
	)
}

// flush moves a quiet button to the left by the room around its text, so that the text
// stands where the labels do.
type flush struct{}

func (flush) Layout(o []fyne.CanvasObject, _ fyne.Size) {
	o[0].Move(fyne.NewPos(-6, 0))
	o[0].Resize(o[0].MinSize())
}

func (flush) MinSize(o []fyne.CanvasObject) fyne.Size { return o[0].MinSize() }
