package planets

import (
	"errors"
	"time"

	"perihelion/app/window/planets/sky"
	"perihelion/app/window/widget"
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
	edge                *widget.Message // why something is not known
	best                *widget.Message
	next                *widget.Section
	soon                [3]*widget.Message
	sidebar             *widget.Sidebar

	clockOf      int // observerClock, utcClock or computerClock
	observerZone *time.Location
	offsets      []string
	now          func() time.Time
	moved        bool // coordinates were typed and their clock is not known yet
	quiet        bool // set while the program itself writes into the fields

	onChanged   func()
	onTyped     func()
	onLeft      func() // a field was left
	onComplaint func() // there is more or less to complain about
	onStep      func(days, hours int)
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
	f.place.onPair = f.onPair
	for _, c := range []*widget.Field{f.lat, f.lon} {
		before := ""
		c.OnChanged = func(now string) {
			was := before
			before = now
			if !f.quiet && pasted(was, now) && f.onPair(now) {
				return
			}
			f.onCoordinates()
		}
	}
	f.elevation.OnChanged = func(string) { f.typed() }
	for _, c := range []*widget.Field{f.date, f.clock} {
		c.OnChanged = func(string) { f.onClock() }
	}
	for _, c := range f.fields() {
		c.Patient(f.complain)
		if c != f.place.field {
			c.OnSubmitted = func(string) { f.changed() }
			c.OnLeft = f.left
		}
	}
	f.build()
	return f
}

// inputs reads the fields. The error is shown beside its field, or will be when
// its user has stopped typing.
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

// changed tells of a choice, typed of a letter: more may follow at once.
func (f *form) changed() {
	if !f.quiet && f.onChanged != nil {
		f.onChanged()
	}
}

func (f *form) typed() {
	if !f.quiet && f.onTyped != nil {
		f.onTyped()
	}
}
