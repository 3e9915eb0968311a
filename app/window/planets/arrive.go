package planets

import (
	"fyne.io/fyne/v2"
	"github.com/soniakeys/unit"

	"perihelion/app/window/planets/sky"
	"perihelion/app/window/widget"
	"perihelion/ephem/gazetteer"
	"perihelion/ephem/text"
)

// arrive goes to the typed coordinates, if all fields are right: else the last answer is
// shown on, and the place is called as that one is. An elevation that was typed stays;
// else it is that of a place nearby, or 0 where none is near. It reports whether the form
// is there.
func (f *form) arrive() bool {
	if !f.moved {
		return true
	}
	if _, err := f.inputs(); err != nil {
		return false
	}
	f.moved = false
	if f.lat.Text() == f.kept[f.lat] && f.lon.Text() == f.kept[f.lon] {
		f.byProgram(f.place.restore)
		return true // the change was given up
	}
	f.byProgram(func() { f.place.set("", text.Coordinates(f.read.lat.value, f.read.lon.value)) })
	if !f.ownElevation {
		f.elevation.SetText(metres(elevationNear(f.read.lat.value, f.read.lon.value)))
	}
	f.answerGuess()
	f.rezone(func() { f.setObserverZone(sky.ZoneAt(f.observer())) })
	return true
}

// elevationNear is the elevation in metres of the place that is nearest to the
// coordinates, or 0 where none is within 15 km.
func elevationNear(lat, lon unit.Angle) float64 {
	const near = 15 // km
	p, away := gazetteer.Nearest(lat, lon)
	if away >= near {
		return 0
	}
	return p.Elevation
}

// keep remembers the right texts of the fields for Escape, when typing has ended.
// Coordinates are kept as a pair.
func (f *form) keep() {
	for _, c := range f.fields() {
		if half := f.moved && (c == f.lat || c == f.lon); c.Err() == nil && !half {
			f.kept[c] = c.Text()
		}
	}
	if f.date.Err() == nil && f.clock.Err() == nil {
		f.keptLive = f.live()
	}
}

// giveUp writes the last right text of a field again, and lets the clock run where it ran
// then. Where it is still there, Escape is
// the window's.
func (f *form) giveUp(c *widget.Field) {
	if c.Text() == f.kept[c] {
		widget.PassKey(c.Entry(), &fyne.KeyEvent{Name: fyne.KeyEscape})
		return
	}
	c.SetText(f.kept[c])
	if (c == f.date || c == f.clock) && f.keptLive {
		f.byProgram(func() { f.mode.SetIndex(0) })
	}
	f.changed()
}
