package planets

import (
	"math"

	"perihelion/app/skychart"
	"perihelion/app/window/planets/sky"
	"perihelion/app/window/widget"
	"perihelion/bench/picture"
	"perihelion/ephem"
	"perihelion/ephem/text"
)

// clocks are the words of a document for the clocks of the form, by their numbers.
func clocks() []string {
	return []string{observerClock: "observer", utcClock: "utc", computerClock: "computer"}
}

// Note is the sky shown as a picture of it carries it.
func (t *Tab) Note() (picture.Note, error) {
	if !t.answered {
		return picture.Note{}, widget.ErrNothingToSave
	}
	return t.sky.Note(skychart.View{Selected: t.selected.Key(), Clock: clocks()[t.form.clockOf], Chart: t.charts.choice})
}

// Open shows the sky of a picture, at its time. The error is the rest of a sentence that
// begins with the name of the file; the tab stays as it was then.
func (t *Tab) Open(n picture.Note) error {
	c, in, err := sky.ReadCarried(n)
	if err != nil {
		return err
	}
	if b, err := ephem.ParseBody(c.View.Selected); err == nil {
		t.selected = b
	}
	if c.View.Chart.Kind != "" { // an older version carries none
		t.charts.settle(c.View.Chart.Settled())
		t.prefs.SetString(prefChart, t.charts.choice.Text())
	}
	t.form.fill(c, in)
	t.form.answerGuess() // about another place
	t.form.sidebar.Relayout()
	t.onChanged()
	return nil
}

// fill writes the inputs of a document into the form, and stops the clock.
func (f *form) fill(c skychart.Carried, in sky.Inputs) {
	number := func(field *widget.Field, x *float64) {
		text := ""
		if x != nil {
			text = written(*x)
		}
		field.SetText(text)
	}
	some := func(x float64) *float64 {
		if x == 0 {
			return nil
		}
		return &x
	}
	f.byProgram(func() {
		f.place.set(in.Place, text.Coordinates(in.Observer.Latitude, in.Observer.Longitude))
		f.lat.SetText(written(c.Observer.Latitude))
		f.lon.SetText(written(c.Observer.Longitude))
		f.elevation.SetText(written(math.Round(c.Observer.Elevation*10)/10) + " m")
		number(f.around.pressure, c.Observer.Pressure)
		number(f.around.temperature, c.Observer.Temperature)
		number(f.around.skyline, some(c.Observer.Horizon))
		number(f.around.eye, some(c.Observer.EyeHeight))
		number(f.around.deltaT, c.Observer.DeltaT)
		f.around.fold(f.around.open)
		f.mode.SetIndex(1)
		for i, word := range clocks() {
			if word == c.View.Clock {
				f.zone.SetIndex(i)
				f.clockOf = i
			}
		}
		f.refraction.SetChecked(in.Refraction)
		f.onlyUp.SetChecked(in.OnlyUp)
		f.others.SetChecked(!c.View.Planets)
		f.moved, f.ownElevation = false, false
		f.setObserverZone(sky.ZoneAt(in.Observer))
		f.showTime(in.Time.In(f.location()))
	})
}
