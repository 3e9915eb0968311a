package almanac

import (
	"context"
	"slices"
	"time"

	"perihelion/assets/field"
	"perihelion/ephem"
	"perihelion/ephem/text"
)

// Days asks for the civil days of an observer, one after another.
type Days struct {
	Question                  // its Time, DeltaT and Next are not used; its Bodies come besides Sun and Moon
	First, Last     time.Time // dates, of which year, month and day count; Last is included
	DefaultObserver bool      // nobody named an observer, so that it is the program's
}

// longestDays is the most days of an Almanac.
const longestDays = 36_525

// Almanac holds a line for each civil day of a zone.
type Almanac struct {
	First    string         `json:"first"` // date
	Last     string         `json:"last"`
	Zone     string         `json:"zone"`
	Observer Observer       `json:"observer"`
	Stays    []SunStay      `json:"sunStays,omitempty"` // the seasons of which the almanac has days, in order
	Days     []DayOfAlmanac `json:"days"`

	zone     *time.Location
	calendar text.Calendar
	bodies   []ephem.Body
}

// DayOfAlmanac is one civil day. Lengths are hours of elapsed time within the day, so that
// they are right on days of 23 and of 25 hours. Horizon and air are those of the question;
// dawns and dusks are for altitudes of the Sun's centre.
type DayOfAlmanac struct {
	Date  string  `json:"date"` // as in 2026-12-01, Gregorian
	From  Instant `json:"from"` // when the day begins
	To    Instant `json:"to"`   // and when the next does
	Hours float64 `json:"hours"`

	Sun       Day     `json:"sun"`
	DayLength float64 `json:"dayLength"` // hours for which the Sun is up
	Twilight
	Darkness float64 `json:"darkness"` // hours for which the Sun is more than 18° below the horizon
	Moonless float64 `json:"moonless"` // and the Moon is down, too

	Moon        Day     `json:"moon"`
	PhaseName   string  `json:"phaseName"`   // at noon of the zone
	Age         float64 `json:"age"`         // days since new moon, then
	Illuminated float64 `json:"illuminated"` // part of the Moon's disc, then

	Bodies []BodyOfDay `json:"bodies,omitempty"`

	OwnDeltaT // at noon

	date time.Time // midnight of UTC
}

// Twilight holds the dawns and dusks of a day: each is empty where the Sun does not cross
// that altitude, and has two instants where it does so twice.
type Twilight struct {
	AstronomicalDawn []Instant `json:"astronomicalDawn"` // the Sun's centre at −18°
	NauticalDawn     []Instant `json:"nauticalDawn"`     // −12°
	CivilDawn        []Instant `json:"civilDawn"`        // −6°
	CivilDusk        []Instant `json:"civilDusk"`
	NauticalDusk     []Instant `json:"nauticalDusk"`
	AstronomicalDusk []Instant `json:"astronomicalDusk"`
}

// BodyOfDay is the day of a further body.
type BodyOfDay struct {
	Name string `json:"name"`
	Day
}

// Almanac computes the days, on every processor, and returns all of them or an error: the
// context's, a *field.Error or an *ephem.RangeError. It reports in p, which may be nil, how
// far it is. A day that a zone has left out is left out.
func (d Days) Almanac(ctx context.Context, p *Progress) (Almanac, error) {
	if d.Zone == nil {
		d.Zone = time.UTC
	}
	first, last := dateOnly(d.First), dateOnly(d.Last)
	n := int(last.Sub(first)/oneDay) + 1
	if err := d.check(first, last, n); err != nil {
		return Almanac{}, err
	}
	a := Almanac{
		First: first.Format(time.DateOnly), Last: last.Format(time.DateOnly),
		Zone: d.Zone.String(), Observer: newObserver(d.Place, d.Observer, d.Horizon), zone: d.Zone, calendar: d.Calendar,
	}
	a.Observer.Default = &d.DefaultObserver
	for _, b := range d.Bodies {
		if b != ephem.Sun && b != ephem.Moon && !slices.Contains(a.bodies, b) {
			a.bodies = append(a.bodies, b)
		}
	}
	days := make([]DayOfAlmanac, n)
	err := inParallel(ctx, n, p, func(i int) (err error) {
		days[i], err = d.day(first.AddDate(0, 0, i), a.bodies)
		return err
	})
	a.Days = slices.DeleteFunc(days, func(day DayOfAlmanac) bool { return day.Hours == 0 })
	if err == nil {
		a.Stays, err = d.stays(a.Days)
	}
	return a, err
}

// stays finds the polar nights and days, and the seasons without darkness, of which there
// are days.
func (d *Days) stays(days []DayOfAlmanac) (all []SunStay, err error) {
	last := map[string]time.Time{} // up to when a season of a name is known
	for i := range days {
		day := &days[i]
		if day.Sun.State == ephem.RisesAndSets && day.Darkness > 0 {
			continue
		}
		middle := day.From.Add(day.To.Sub(day.From.Time) / 2)
		if until := last[noDarkness]; day.Sun.State == ephem.RisesAndSets && middle.Before(until) {
			continue
		}
		s, err := newSunStays(d.Observer, d.Horizon, middle)
		if err != nil {
			return nil, err
		}
		for _, stay := range []*SunStay{s.Polar, s.NoDarkness} {
			if stay == nil || middle.Before(last[stay.Name]) {
				continue
			}
			all = append(all, *stay)
			if last[stay.Name] = stay.Until.Time; stay.Until.IsZero() {
				last[stay.Name] = day.To.AddDate(1, 0, 0)
			}
		}
	}
	return all, nil
}

// dateOnly is the date of an instant, at midnight of UTC.
func dateOnly(t time.Time) time.Time {
	year, month, day := t.Date()
	return time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
}

func (d *Days) check(first, last time.Time, n int) error {
	if err := d.Validate(); err != nil {
		return err
	}
	if n < 1 {
		return field.Errorf("to", "the almanac would have no day: write a last day that comes after the first")
	}
	if n > longestDays {
		return field.Errorf("to", "the almanac would have more than %d days: write an earlier end", longestDays)
	}
	for _, t := range []time.Time{first, last} {
		if _, err := ephem.At(t); err != nil {
			return err
		}
	}
	return nil
}

// day computes one day. Where positions begin or end within it, it is as much of it as
// there is.
func (d *Days) day(date time.Time, bodies []ephem.Body) (day DayOfAlmanac, err error) {
	from := DayBegins(date.Year(), date.Month(), date.Day(), d.Zone)
	to := DayBegins(date.Year(), date.Month(), date.Day()+1, d.Zone)
	if !from.Before(to) {
		return day, nil
	}
	of := func(b ephem.Body) (Day, error) { return NewDay(d.Observer, b, d.Horizon, from, d.Zone) }
	if day.Sun, err = of(ephem.Sun); err != nil {
		return day, err
	}
	if begins := day.Sun.DayFrom; !begins.IsZero() {
		from = begins.Time
	}
	if ends := day.Sun.DayTo; !ends.IsZero() {
		to = ends.Time
	}
	day.date, day.Date = date, date.Format(time.DateOnly)
	day.From, day.To, day.Hours = Instant{from.UTC()}, Instant{to.UTC()}, hours(to.Sub(from))
	if day.Moon, err = of(ephem.Moon); err != nil {
		return day, err
	}
	for _, b := range bodies {
		further, err := of(b)
		if err != nil {
			return day, err
		}
		day.Bodies = append(day.Bodies, BodyOfDay{b.Key(), further})
	}
	day.DayLength = hours(total(day.Sun.up(from, to)))
	if err := day.light(d.Observer, from, to); err != nil {
		return day, err
	}
	at := noon(date, from, to, d.Zone)
	day.OwnDeltaT = ownDeltaT(at)
	return day, day.moonAt(d.Observer, at)
}

// noon is 12:00 of the clock on a date, or the nearest instant of the day.
func noon(date, from, to time.Time, zone *time.Location) time.Time {
	at := time.Date(date.Year(), date.Month(), date.Day(), 12, 0, 0, 0, zone)
	switch {
	case at.Before(from):
		return from
	case !at.Before(to):
		return to.Add(-time.Second)
	}
	return at
}

// moonAt reads the Moon's phase at an instant.
func (day *DayOfAlmanac) moonAt(o ephem.Observer, t time.Time) error {
	phase, err := ephem.MoonPhase(t)
	if err != nil {
		return err
	}
	epoch, err := ephem.At(t)
	if err != nil {
		return err
	}
	moon, err := epoch.From(o).Position(ephem.Moon)
	sight := &Sight{Position: moon, Phase: phase}
	day.PhaseName = Named("phaseName").Word(sight)
	day.Age, day.Illuminated = Named("age").rounded(sight), Named("illuminated").rounded(sight)
	return err
}

// light finds the dawns, the dusks and the hours of darkness.
func (day *DayOfAlmanac) light(o ephem.Observer, from, to time.Time) error {
	lit, err := ephem.Twilights(o, from, to)
	if err != nil {
		return err
	}
	day.Twilight = Twilight{[]Instant{}, []Instant{}, []Instant{}, []Instant{}, []Instant{}, []Instant{}}
	dawn := [...]*[]Instant{nil, &day.AstronomicalDawn, &day.NauticalDawn, &day.CivilDawn, nil}
	dusk := [...]*[]Instant{nil, &day.AstronomicalDusk, &day.NauticalDusk, &day.CivilDusk, nil}
	var nights []stretch
	for i, stretchOfLight := range lit {
		if stretchOfLight.Kind == ephem.Night {
			nights = append(nights, stretch{stretchOfLight.From, stretchOfLight.To})
		}
		if i == 0 {
			continue
		}
		before, after := slices.Index(lights[:], lit[i-1].Kind), slices.Index(lights[:], stretchOfLight.Kind)
		at := dawn[max(before, after)]
		if after < before {
			at = dusk[max(before, after)]
		}
		if at != nil {
			*at = append(*at, second(stretchOfLight.From))
		}
	}
	night, moonlit := total(nights), time.Duration(0)
	for _, up := range day.Moon.up(from, to) {
		for _, dark := range nights {
			moonlit += up.common(dark)
		}
	}
	day.Darkness, day.Moonless = hours(night), hours(night-moonlit)
	return nil
}

// hours are those of a duration, to a second.
func hours(d time.Duration) float64 { return round(d.Hours(), 4) }
