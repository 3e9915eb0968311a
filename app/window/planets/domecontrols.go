package planets

import (
	"fyne.io/fyne/v2"

	"perihelion/app/window/widget"
)

// The room of the controls in the upper corners of the dome.
const (
	menuRoom float32 = 68
	zoomRoom float32 = 2*zoomWide + 4
	zoomWide float32 = 30
)

// domeControls are the menu of what the dome shows, and the buttons of its zoom.
type domeControls struct {
	menu       *widget.MenuButton
	plus, less *widget.Button
}

// newDomeControls makes them; keep remembers a choice.
func newDomeControls(d *dome, keep func()) domeControls {
	c := domeControls{
		plus: widget.NewButton("+", func() { d.enlarge(step) }),
		less: widget.NewButton("−", func() { d.enlarge(1 / step) }),
	}
	c.plus.Title, c.less.Title = "Enlarge the sky", "Make the sky smaller"
	c.menu = widget.NewMenuButton("Sky", func() *fyne.Menu { return d.menu(keep) })
	return c
}

// menu lists what the dome can show.
func (d *dome) menu(keep func()) *fyne.Menu {
	tick := func(title string, on *bool) *fyne.MenuItem {
		item := fyne.NewMenuItem(title, func() {
			*on = !*on
			d.Refresh()
			keep()
		})
		item.Checked = *on
		return item
	}
	horizon := fyne.NewMenuItem("Horizon view", d.turnForm)
	horizon.Checked = d.lens.horizon
	all := fyne.NewMenuItem("Show all of it", func() { d.change(d.whole()) })
	all.Disabled = d.lens == d.whole()
	return fyne.NewMenu("",
		tick("Stars", &d.show.stars), tick("Constellations", &d.show.figures), tick("Names of constellations", &d.show.names), tick("Ecliptic", &d.show.ecliptic),
		tick("Path of the selected body", &d.show.path), tick("Light of the day and twilight", &d.show.glow),
		fyne.NewMenuItemSeparator(), horizon, all,
	)
}
