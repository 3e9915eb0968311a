package planets

import (
	"slices"
	"time"

	"perihelion/app/window/widget"
	"perihelion/ephem/gazetteer"
	"perihelion/ephem/text"
)

// rezone makes a change that may change the clock that times are shown in. A
// fixed time stays the same instant, written anew.
func (f *form) rezone(change func()) {
	at, ok := f.fixed(), f.read.date.ok && f.read.clock.ok
	change()
	if !f.live() && ok {
		f.showTime(at.In(f.location()))
	}
}

// onPlace writes the coordinates of a city.
func (f *form) onPlace(c gazetteer.Place) {
	f.moved, f.ownElevation = false, false
	f.rezone(func() {
		f.byProgram(func() {
			f.lat.SetText(degrees(c.Latitude))
			f.lon.SetText(degrees(c.Longitude))
			f.elevation.SetText(metres(c.Elevation))
		})
		if zone, err := time.LoadLocation(c.Zone); err == nil {
			f.setObserverZone(zone)
		}
	})
	f.use()
	f.changed()
}

// onFold makes room for the section that was unfolded, or takes it back.
func (f *form) onFold() {
	if f.sidebar != nil { // else the form is being made
		f.sidebar.Relayout()
	}
	f.changed()
}

// onCoordinates waits for a whole pair: until then the place is the last one.
func (f *form) onCoordinates() {
	if f.quiet {
		return
	}
	f.moved = true
	f.typed()
}

// settle splits a pair of coordinates that was typed into one field, and goes to typed
// coordinates, once they are whole.
func (f *form) settle() {
	for _, c := range []*widget.Field{f.lat, f.lon} {
		if c.Err() != nil {
			_, _ = f.byPair(c.Text()) // the field shows what is wrong
		}
	}
	f.settleMoment()
	f.arrive()
}

// onClock stops the clock: a typed time is meant to stay.
func (f *form) onClock() {
	if f.quiet {
		return
	}
	f.byProgram(func() { f.mode.SetIndex(1) })
	f.typed()
}

// onMode runs the clock or stops it. A running clock replaces a wrong date and a wrong
// time.
func (f *form) onMode() {
	if f.live() && !f.quiet {
		f.showTime(f.now().In(f.location()))
	}
	f.changed()
}

// onZone keeps the instant and shows it on the other clock.
func (f *form) onZone() {
	to := f.zone.Index()
	f.rezone(func() { f.clockOf = to })
	f.changed()
}

// showTime writes a time into the fields.
func (f *form) showTime(t time.Time) {
	f.byProgram(func() {
		f.date.SetText(f.calendar().ISO(t))
		f.clock.SetText(f.units.Second(t))
	})
}

func (f *form) setObserverZone(zone *time.Location) {
	f.observerZone = zone
	f.showZones(f.now())
}

// showZones writes how far each clock is from UTC at a time.
func (f *form) showZones(t time.Time) {
	options := []string{
		"Observer (" + text.Offset(f.observerZone, t) + ")", "UTC", "Computer (" + text.Offset(time.Local, t) + ")",
	}
	if !slices.Equal(options, f.offsets) {
		f.offsets = options
		f.zone.SetOptions(options)
	}
}
