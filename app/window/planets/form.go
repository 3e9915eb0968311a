package planets

import (
	"errors"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/soniakeys/unit"

	"perihelion/app/window/planets/sky"
	"perihelion/app/window/widget"
	"perihelion/ephem"
	"perihelion/ephem/place"
	"perihelion/ephem/text"
)

// Clocks that times are shown in.
const (
	observerClock = iota
	utcClock
	computerClock
)

// form is the sidebar: where, when and what. It turns what is typed into
// sky.Inputs, or names what is wrong beside its field.
type form struct {
	place               *picker
	lat, lon, elevation *widget.Field
	mode                *widget.Segmented // Now, Fixed
	date, clock         *widget.Field
	zone                *widget.Select
	steps               [4]*widget.Button
	refraction, onlyUp  *widget.Check
	others              *widget.Check
	tonight             [2]*widget.Message
	best                *widget.Message
	sidebar             *widget.Sidebar

	clockOf      int // observerClock, utcClock or computerClock
	observerZone *time.Location
	offsets      []string
	now          func() time.Time
	quiet        bool // set while the program itself writes into the fields

	onChanged func()
	onStep    func(days, hours int)
}

func newForm(now func() time.Time) *form {
	f := &form{now: now, observerZone: time.UTC}
	f.place = newPicker(f.onPlace)
	f.lat = widget.NewField("Latitude", func(s string) (string, error) {
		a, err := text.ParseLatitude(s)
		return text.DMS(a, "N", "S"), err
	})
	f.lon = widget.NewField("Longitude", func(s string) (string, error) {
		a, err := text.ParseLongitude(s)
		return text.DMS(a, "E", "W"), err
	})
	f.elevation = widget.NewField("Elevation", func(s string) (string, error) {
		_, err := text.ParseElevation(s)
		return "", err
	})
	f.date = widget.NewField("Date", func(s string) (string, error) {
		_, _, _, err := text.ParseDate(s)
		return "", err
	})
	f.clock = widget.NewField("Time", func(s string) (string, error) {
		_, _, _, err := text.ParseClock(s)
		return "", err
	})
	f.mode = widget.NewSegmented([]string{"Now", "Fixed"}, func(int) { f.onMode() })
	f.zone = widget.NewSelect([]string{"Observer", "UTC", "Computer"}, func(int) { f.onZone() })
	f.refraction = widget.NewCheck("Atmospheric refraction", func(bool) { f.changed() })
	f.onlyUp = widget.NewCheck("Only bodies above the horizon", func(bool) { f.changed() })
	f.others = widget.NewCheck("Sun, Moon and Pluto", func(bool) { f.changed() })
	for i, s := range []struct {
		label       string
		days, hours int
	}{{"−1 d", -1, 0}, {"−1 h", 0, -1}, {"+1 h", 0, 1}, {"+1 d", 1, 0}} {
		f.steps[i] = widget.NewButton(s.label, func() { f.onStep(s.days, s.hours) })
	}
	for _, c := range []*widget.Field{f.lat, f.lon} {
		c.OnChanged = func(string) { f.onCoordinates() }
	}
	f.elevation.OnChanged = func(string) { f.changed() }
	for _, c := range []*widget.Field{f.date, f.clock} {
		c.OnChanged = func(string) { f.onTime() }
	}
	for _, c := range []*widget.Field{f.lat, f.lon, f.elevation, f.date, f.clock} {
		c.OnSubmitted = func(string) { f.changed() }
	}
	f.build()
	return f
}

func (f *form) build() {
	for i := range f.tonight {
		f.tonight[i] = widget.NewMessage(widget.SidebarInner)
	}
	f.best = widget.NewMessage(widget.SidebarInner)
	f.sidebar = widget.NewSidebar(
		widget.NewSection("Observer"), f.place.field, f.lat, f.lon, f.elevation,
		widget.NewSection("Time"), f.mode, f.date, f.clock, widget.Labelled("Zone", f.zone),
		widget.EvenRow(f.steps[0], f.steps[1], f.steps[2], f.steps[3]),
		widget.NewSection("Options"), f.refraction, f.onlyUp, f.others,
		widget.NewSection("Tonight"), f.tonight[0], f.tonight[1], f.best,
	)
}

// inputs reads the fields. The error is shown beside its field already.
func (f *form) inputs() (sky.Inputs, error) {
	var errs []error
	for _, c := range []*widget.Field{f.lat, f.lon, f.elevation} {
		errs = append(errs, c.Check())
	}
	if !f.live() {
		errs = append(errs, f.date.Check(), f.clock.Check())
	}
	if err := errors.Join(errs...); err != nil {
		return sky.Inputs{}, err
	}
	in := sky.Inputs{
		Place: f.place.field.Text(), Zone: f.location(), Time: f.now(),
		Refraction: f.refraction.Checked(), OnlyUp: f.onlyUp.Checked(), Others: f.others.Checked(),
	}
	in.Observer.Latitude, _ = text.ParseLatitude(f.lat.Text())
	in.Observer.Longitude, _ = text.ParseLongitude(f.lon.Text())
	in.Observer.Elevation, _ = text.ParseElevation(f.elevation.Text())
	if !f.live() {
		in.Time = f.fixed()
	}
	return in, nil
}

// fixed is the time in the fields, which are right.
func (f *form) fixed() time.Time {
	y, m, d, _ := text.ParseDate(f.date.Text())
	h, min, s, _ := text.ParseClock(f.clock.Text())
	return time.Date(y, m, d, h, min, s, 0, f.location())
}

func (f *form) live() bool { return f.mode.Index() == 0 }

func (f *form) location() *time.Location {
	switch f.clockOf {
	case utcClock:
		return time.UTC
	case computerClock:
		return time.Local
	}
	return f.observerZone
}

// byProgram changes fields without the changes being taken for the user's.
func (f *form) byProgram(change func()) {
	before := f.quiet
	f.quiet = true
	change()
	f.quiet = before
}

func (f *form) changed() {
	if !f.quiet && f.onChanged != nil {
		f.onChanged()
	}
}

// rezone makes a change that may change the clock that times are shown in. A
// fixed time stays the same instant, written anew.
func (f *form) rezone(change func()) {
	_, _, _, errDate := text.ParseDate(f.date.Text())
	_, _, _, errClock := text.ParseClock(f.clock.Text())
	at := f.fixed()
	change()
	if !f.live() && errDate == nil && errClock == nil {
		f.showTime(at.In(f.location()))
	}
	f.changed()
}

// onPlace writes the coordinates of a city.
func (f *form) onPlace(c place.Place) {
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
}

// onCoordinates forgets the place's name: these are no longer its coordinates.
func (f *form) onCoordinates() {
	if f.quiet {
		return
	}
	f.byProgram(func() { f.place.set("") })
	lat, errLat := text.ParseLatitude(f.lat.Text())
	lon, errLon := text.ParseLongitude(f.lon.Text())
	f.rezone(func() {
		if errLat == nil && errLon == nil {
			f.setObserverZone(sky.ZoneAt(ephem.Observer{Latitude: lat, Longitude: lon}))
		}
	})
}

// onTime stops the clock: who types a time means that time.
func (f *form) onTime() {
	if f.quiet {
		return
	}
	f.byProgram(func() { f.mode.SetIndex(1) })
	f.changed()
}

// onMode runs the clock or stops it. A running clock writes over what is wrong
// with the date and the time.
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
}

// showTime writes a time into the fields.
func (f *form) showTime(t time.Time) {
	f.byProgram(func() {
		f.date.SetText(t.Format(time.DateOnly))
		f.clock.SetText(t.Format(time.TimeOnly))
	})
}

func (f *form) setObserverZone(zone *time.Location) {
	f.observerZone = zone
	f.showZones(f.now())
}

// showZones writes how far each clock is from UTC at a time.
func (f *form) showZones(t time.Time) {
	options := []string{
		"Observer (" + sky.Offset(f.observerZone, t) + ")", "UTC", "Computer (" + sky.Offset(time.Local, t) + ")",
	}
	if !slices.Equal(options, f.offsets) {
		f.offsets = options
		f.zone.SetOptions(options)
	}
}

// degrees writes an angle as it is typed, to a ten-thousandth.
func degrees(a unit.Angle) string { return typed(math.Round(a.Deg()*1e4) / 1e4) }

// metres writes an elevation as it is typed.
func metres(m float64) string { return typed(math.Round(m)) + " m" }

func typed(x float64) string {
	return strings.Replace(strconv.FormatFloat(x, 'f', -1, 64), "-", "−", 1)
}
