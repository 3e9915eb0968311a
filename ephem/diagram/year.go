package diagram

import (
	"context"
	"errors"
	"slices"
	"time"

	"perihelion/assets/field"
	"perihelion/ephem"
	"perihelion/ephem/almanac"
	"perihelion/ephem/internal/parallel"
)

// YearOf asks for the passages of a body on each day of a year.
type YearOf struct {
	Observer    ephem.Observer
	Horizon     ephem.Horizon
	Body        ephem.Body
	First, Last time.Time      // dates, of which year, month and day count; Last is included
	Zone        *time.Location // of the clock; nil means UTC
}

// Year holds the passages of a body and the light of the sky by the clock of a zone. Each day
// is a column, from midnight to midnight for the Sun, and from noon to noon for any other
// body, so that its nights are in one piece. Hours are those that the clock shows: where the clocks are
// changed, everything after that is an hour off what comes before it.
type Year struct {
	Body   ephem.Body
	Zone   *time.Location
	Begins int   // the hour of the clock at which a column begins: 0 or 12
	Days   []Day // in order

	// Each run is unbroken: its passages follow each other by less than a day and a half.
	Rises, Transits, Sets [][]Passage
}

// Day is one column of a Year.
type Day struct {
	Date     time.Time // of its begin, at midnight of UTC
	From, To time.Time
	Light    []Stretch // in order, without gaps
}

// Stretch is a part of a Day with one kind of light, in hours of the clock since the column
// began.
type Stretch struct {
	From, To float64
	Light    ephem.Light
}

// Passage is a rise, a transit or a set.
type Passage struct {
	At   time.Time
	Day  int     // the number of its column
	Hour float64 // of the clock since the column began
}

// LongestYear is the most days of a Year.
const LongestYear = 1100

// piece is how many days are computed at a time: some 10 ms.
const piece = 12

// Year computes the days, on every processor. Days outside the years of the positions are
// left out. The error is the context's, that of ephem.Observer.Validate or of
// ephem.Horizon.Validate, or a *field.Error of the field to where there is no day or more
// than LongestYear.
func (y YearOf) Year(ctx context.Context) (Year, error) {
	if y.Zone == nil {
		y.Zone = time.UTC
	}
	table := Year{Body: y.Body, Zone: y.Zone}
	if y.Body != ephem.Sun {
		table.Begins = 12
	}
	if err := y.check(); err != nil {
		return table, err
	}
	table.Days = y.columns(table.Begins)
	type part struct {
		events ephem.BodyEvents
		light  []ephem.Twilight
	}
	days := table.Days
	parts, err := parallel.Collect(ctx, (len(days)+piece-1)/piece, func(i int) ([]part, error) {
		from, to := days[i*piece].From, days[min((i+1)*piece, len(days))-1].To
		events, err := ephem.Events(y.Observer, y.Body, y.Horizon, from, to)
		if err != nil {
			return nil, err
		}
		light, err := ephem.Twilights(y.Observer, from, to)
		return []part{{events, light}}, err
	})
	if err != nil {
		return table, err
	}
	for i, p := range parts {
		table.Rises = table.join(table.Rises, p.events.Rises)
		table.Transits = table.join(table.Transits, p.events.Transits)
		table.Sets = table.join(table.Sets, p.events.Sets)
		for j := i * piece; j < min((i+1)*piece, len(days)); j++ {
			days[j].Light = table.light(j, p.light)
		}
	}
	return table, nil
}

func (y *YearOf) check() error {
	if err := y.Observer.Validate(); err != nil {
		return err
	}
	if err := y.Horizon.Validate(); err != nil {
		return err
	}
	switch n := int(midnight(y.Last).Sub(midnight(y.First))/oneDay) + 1; {
	case n < 1:
		return field.Errorf("to", "the year would have no day: write a last day that comes after the first")
	case n > LongestYear:
		return field.Errorf("to", "the year would have more than %d days: write an earlier end", LongestYear)
	}
	return nil
}

const oneDay = 24 * time.Hour

// midnight is the date of a time, at midnight of UTC.
func midnight(t time.Time) time.Time {
	year, month, day := t.Date()
	return time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
}

// columns are the days, without their light. A day that the zone has left out is left out.
func (y *YearOf) columns(begins int) (days []Day) {
	begin := func(date time.Time) time.Time {
		year, month, day := date.Date()
		if begins == 0 {
			return almanac.DayBegins(year, month, day, y.Zone)
		}
		return time.Date(year, month, day, begins, 0, 0, 0, y.Zone)
	}
	for date := midnight(y.First); !date.After(midnight(y.Last)); date = date.AddDate(0, 0, 1) {
		from, to, ok := within(begin(date), begin(date.AddDate(0, 0, 1)))
		if ok {
			days = append(days, Day{Date: date, From: from, To: to})
		}
	}
	return days
}

// within is the part of a time for which there are positions, and whether there is one.
func within(from, to time.Time) (time.Time, time.Time, bool) {
	var outside *ephem.RangeError
	if _, err := ephem.At(from); errors.As(err, &outside) && from.Before(outside.From) {
		from = outside.From
	}
	if _, err := ephem.At(to.Add(-1)); errors.As(err, &outside) && to.After(outside.To) {
		to = outside.To
	}
	return from, to, from.Before(to)
}

// hour is what the clock shows at an instant, in hours since the column of a day began.
func (y *Year) hour(day int, at time.Time) float64 {
	_, offset := at.In(y.Zone).Zone()
	clock := at.UTC().Add(time.Duration(offset) * time.Second)
	hours := clock.Sub(y.Days[day].Date.Add(time.Duration(y.Begins) * time.Hour)).Hours()
	if hours > 25 { // the zone has left out a date
		hours -= 24
	}
	return hours
}

// join adds passages to runs.
func (y *Year) join(runs [][]Passage, events []ephem.Event) [][]Passage {
	for _, e := range events {
		day, found := slices.BinarySearchFunc(y.Days, e.Time, func(d Day, t time.Time) int { return d.From.Compare(t) })
		if !found {
			day--
		}
		p := Passage{At: e.Time, Day: day, Hour: y.hour(day, e.Time)}
		if n := len(runs) - 1; n >= 0 {
			last := runs[n][len(runs[n])-1]
			if e.Time.Sub(last.At) < oneDay*3/2 {
				runs[n] = append(runs[n], p)
				continue
			}
		}
		runs = append(runs, []Passage{p})
	}
	return runs
}

// light is what of a sequence of twilights is in a day.
func (y *Year) light(day int, all []ephem.Twilight) (stretches []Stretch) {
	d := y.Days[day]
	last := y.hour(day, d.From)
	for _, t := range all {
		if !t.From.Before(d.To) || !t.To.After(d.From) {
			continue
		}
		to := 24.0
		if t.To.Before(d.To) {
			to = y.hour(day, t.To)
		}
		to = max(to, last) // where the clocks are put back, an hour comes twice
		if n := len(stretches) - 1; n >= 0 && stretches[n].Light == t.Kind {
			stretches[n].To = to
		} else {
			stretches = append(stretches, Stretch{last, to, t.Kind})
		}
		last = to
	}
	return stretches
}
