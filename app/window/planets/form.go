package planets

import (
	"errors"
	"time"

	"github.com/soniakeys/unit"

	"perihelion/app/window/planets/sky"
	"perihelion/app/window/widget"
	"perihelion/ephem"
	"perihelion/ephem/almanac"
	"perihelion/ephem/text"
)

// Clocks that times are shown in.
const (
	observerClock = iota
	utcClock
	computerClock
)

// form is the sidebar: place, time and options. It reads its fields into sky.Inputs,
// or shows an error beside a field.
type form struct {
	place               *picker
	whereabouts         whereabouts
	lat, lon, elevation *widget.Field
	around              *surroundings
	mode                *widget.Segmented // Now, Fixed
	date, clock         *widget.Field
	pick                *widget.IconButton // of the date, from a month
	zone                *widget.Select
	step, speed         *widget.Select
	back, forth         *widget.Button    // by a step
	plays               [2]*widget.Button // back, and forward
	timeline            *widget.Timeline
	refraction, onlyUp  *widget.Check
	others              *widget.Check
	edge                *widget.Message // why something is not known
	next                *widget.Section
	soon                [4]*widget.Message
	addSoon             *widget.Button // one of the events in soon to a calendar
	sidebar             *widget.Sidebar

	read struct { // of the fields of the same names
		lat, lon  reading[unit.Angle]
		elevation reading[float64]
		date      reading[civilDate]
		clock     reading[civilClock]
	}

	units        sky.Units
	tips         *widget.Explanations
	clockOf      int // observerClock, utcClock or computerClock
	observerZone *time.Location
	offsets      []string
	now          func() time.Time
	moved        bool                     // coordinates were typed and are not those of the place yet
	ownElevation bool                     // it was typed, and stays when the coordinates change
	quiet        bool                     // set while the program itself writes into the fields
	kept         map[*widget.Field]string // texts to which Escape returns
	keptLive     bool                     // the clock ran when date and time were kept

	onChanged   func()
	onTyped     func()
	onLeft      func() // a field was left
	onComplaint func() // there is more or less to complain about
	onStep      func(times int)
	onPlaying   func(direction int)
	onSpeed     func()
	onScrub     func(time.Time)
	onAddSoon   func()
	onPick      func() // a date is to be chosen from a month
	onSites     func() // the places that were used before have changed
}

func newForm(now func() time.Time) *form {
	f := &form{now: now, observerZone: time.UTC, kept: map[*widget.Field]string{}, tips: widget.NewExplanations()}
	f.place = newPicker(f.onPlace)
	f.newWhereabouts()
	f.lat = newAngle("Latitude", &f.read.lat, text.ParseLatitude, "N", "S")
	f.lon = newAngle("Longitude", &f.read.lon, text.ParseLongitude, "E", "W")
	f.elevation = newReading("Elevation", &f.read.elevation, text.ParseElevation, nil)
	f.around = newSurroundings(f.onFold, f.lat, f.lon, f.elevation)
	f.date = newReading("Date", &f.read.date, f.readDate, f.nameOld)
	f.pick = widget.NewIconButton(widget.IconCalendar, "Choose the date from a month", func() { f.onPick() })
	f.clock = newReading("Time", &f.read.clock, f.readClock, nil)
	f.mode = widget.NewSegmented([]string{"Now", "Fixed"}, func(int) { f.onMode() })
	f.zone = widget.NewSelect([]string{"Observer", "UTC", "Computer"}, func(int) { f.onZone() })
	f.refraction = widget.NewCheck("Atmospheric refraction", func(bool) { f.changed() })
	f.onlyUp = widget.NewCheck("Only bodies above the horizon", func(bool) { f.changed() })
	f.others = widget.NewCheck("Sun, Moon and Pluto", func(bool) { f.changed() })
	f.newTimes()
	f.place.onPair = f.onPair
	for _, c := range []*widget.Field{f.lat, f.lon} {
		before := ""
		c.OnChanged = func(now string) {
			was := before
			before = now
			if !f.quiet && pasted(was, now) {
				if is, err := f.onPair(now); is && err == nil {
					return
				}
			}
			f.onCoordinates()
		}
	}
	for _, c := range f.around.fields() {
		c.OnChanged = func(string) { f.typed() }
	}
	f.elevation.OnChanged = func(string) {
		f.ownElevation = true
		f.typed()
	}
	for _, c := range []*widget.Field{f.date, f.clock} {
		c.OnChanged = func(string) { f.onClock() }
	}
	for _, c := range f.fields() {
		c.Patient(f.complain)
		if c != f.place.field {
			c.OnSubmitted = func(string) { f.changed() }
			c.OnLeft = f.left
			c.Entry().OnEscape = func() { f.giveUp(c) }
		}
	}
	for _, c := range []*widget.Field{f.date, f.clock} {
		c.OnSubmitted = func(string) { f.tidyTime(); f.changed() }
		c.OnLeft = func() { f.tidyTime(); f.left() }
	}
	f.date.Entry().OnDown = func() { f.onPick() }
	f.build()
	f.explainFields()
	return f
}

// inputs returns the inputs in the fields. The error is shown beside its field, or will
// be when its user has stopped typing.
func (f *form) inputs() (sky.Inputs, error) {
	var errs []error
	for _, c := range append([]*widget.Field{f.lat, f.lon, f.elevation}, f.around.fields()...) {
		errs = append(errs, c.Check())
	}
	if !f.live() {
		errs = append(errs, f.date.Check(), f.clock.Check())
	}
	if err := errors.Join(errs...); err != nil {
		return sky.Inputs{}, err
	}
	in := sky.Inputs{Refraction: f.refraction.Checked(), OnlyUp: f.onlyUp.Checked(), Units: f.units}
	in.Question = almanac.Question{
		Place: f.place.name, Observer: f.observer(), Zone: f.location(), Time: f.now(), Calendar: f.calendar(),
	}
	if !f.others.Checked() {
		in.Bodies = sky.Planets()
	}
	f.around.enter(&in.Question)
	if !f.live() {
		in.Time = f.fixed()
	}
	return in, nil
}

// observer is at the coordinates in the fields, as they were when last right.
func (f *form) observer() ephem.Observer {
	return ephem.Observer{Latitude: f.read.lat.value, Longitude: f.read.lon.value, Elevation: f.read.elevation.value}
}

// fixed is the time in the fields, as it was when last right.
func (f *form) fixed() time.Time {
	d, c := f.read.date.value, f.read.clock.value
	return time.Date(d.year, time.Month(d.month), d.day, c.hour, c.minute, c.second, 0, f.location())
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

// changed reports a choice, typed a letter, after which more may follow at once.
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
