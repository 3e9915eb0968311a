package skychart

import (
	"context"
	"errors"
	"time"

	"perihelion/ephem"
	"perihelion/ephem/almanac"
	"perihelion/ephem/diagram"
	"perihelion/ephem/jovian"
	"perihelion/ephem/text"
)

// Ask is a chart of a sky. The chart covers the year, the span or the days in which the time
// of the question is, so that it stays while the time moves within them. Its Zone is
// not nil.
type Ask struct {
	almanac.Question
	Choice
	Selected ephem.Body // of Year; drawn above the others in Span
	Onwards  bool       // Moons from the day of the question on
}

// Key has everything that the values of a chart depend on: two equal keys have equal values.
type Key struct {
	Choice
	selected ephem.Body
	observer ephem.Observer
	horizon  ephem.Horizon
	zone     string
	calendar text.Calendar
	from, to int64 // Unix seconds
	clock    int   // of the analemma: seconds of the day, and from UTC
	offset   int
}

// Key is that of the values.
func (a Ask) Key() Key {
	from, to := a.covers()
	k := Key{Choice: a.Choice, selected: a.Selected, zone: a.Zone.String(), calendar: a.Calendar, from: from.Unix(), to: to.Unix()}
	switch a.Kind {
	case Year:
		k.observer, k.horizon = a.Observer, a.Horizon
	case Analemma:
		at := a.Time.In(a.Zone)
		_, k.offset = at.Zone()
		k.clock = at.Hour()*3600 + at.Minute()*60
		k.observer, k.selected = a.Observer, 0
	case Moons:
		k.selected = 0
	}
	return k
}

// moonDays is for how long the moons of Jupiter are shown, in days.
const moonDays = 8

// covers are the ends of the chart.
func (a Ask) covers() (from, to time.Time) {
	at := a.Time.In(a.Zone)
	switch a.Kind {
	case Span:
		return a.span(at)
	case Moons:
		from, _ = almanac.CivilDay(at, a.Zone)
		y, m, d := from.Date()
		if !a.Onwards { // as the spans, these days follow each other
			number := int(time.Date(y, m, d, 0, 0, 0, 0, time.UTC).Unix() / 86_400)
			d -= (number%moonDays + moonDays) % moonDays
		}
		return almanac.DayBegins(y, m, d, a.Zone), almanac.DayBegins(y, m, d+moonDays, a.Zone)
	}
	return a.Calendar.YearOf(at)
}

// span is the time that a chart of the length covers about an instant, as far as there are
// positions. Spans of one length follow each other, a quarter begins with January and a decade
// with a year that ends in 0, so that a time that is chosen in a chart does not move it.
func (a Ask) span(at time.Time) (from, to time.Time) {
	year, month, day := a.Calendar.DateOf(at)
	months := 12*year + int(month) - 1
	back := (months%int(a.Length) + int(a.Length)) % int(a.Length)
	first := time.Date(at.Year(), at.Month(), at.Day()+1-day, 0, 0, 0, 0, a.Zone)
	from = a.Calendar.MonthsAfter(first, -back)
	to = a.Calendar.MonthsAfter(from, int(a.Length))
	var outside *ephem.RangeError
	if _, err := ephem.At(from); errors.As(err, &outside) {
		from = outside.From.In(a.Zone)
	}
	if _, err := ephem.At(to.Add(-1)); errors.As(err, &outside) {
		to = outside.To.In(a.Zone)
	}
	return from, to
}

// Drawn has the values of a chart.
type Drawn struct {
	Key
	ask      Ask
	year     diagram.Year
	curves   []diagram.Curve
	analemma diagram.Analemma
	moons    [][4]jovian.Place
	from, to time.Time
}

// moonStep is the time between two places of the moons.
const moonStep = 15 * time.Minute

// Compute computes the values of any chart but the Night. The error is the context's, or
// of a question that cannot be answered: *field.Error or *ephem.RangeError.
func (a Ask) Compute(ctx context.Context) (d Drawn, err error) {
	d = Drawn{Key: a.Key(), ask: a}
	d.from, d.to = a.covers()
	switch a.Kind {
	case Year:
		d.year, err = diagram.YearOf{
			Observer: a.Observer, Horizon: a.Horizon, Body: a.Selected, First: d.from, Last: d.to, Zone: a.Zone,
		}.Year(ctx)
	case Span:
		d.curves, err = diagram.Span{Bodies: a.Curves.List(), Quantity: a.Quantity, From: d.from, To: d.to}.Curves(ctx)
	case Analemma:
		at := a.Time.In(a.Zone)
		at = at.Add(-time.Duration(at.Second())*time.Second - time.Duration(at.Nanosecond()))
		d.analemma, err = diagram.AnalemmaOf{Observer: a.Observer, At: at, Calendar: a.Calendar}.Analemma(ctx)
	case Moons:
		d.moons, err = jovian.Course(d.from, d.to, moonStep)
	}
	return d, err
}
