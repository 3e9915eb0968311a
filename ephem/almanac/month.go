package almanac

import (
	"context"
	"slices"
	"strings"
	"time"

	"perihelion/ephem/meeting"
	"perihelion/ephem/shower"
	"perihelion/ephem/text"
)

// Month is the days of an Almanac with what happens on each, as the page of a calendar shows
// them.
type Month struct {
	Almanac
	Calendar Calendar      // the events of PageKinds in the days
	Events   [][]Happening // of each day, in order of time, without those that are left out of a page
}

// PageKinds are the kinds of events that the page of a calendar shows.
func PageKinds() []Kind {
	return []Kind{Phases, Seasons, Planets, Apsides, Eclipses, Meetings, Occultations, Transits, Meteors}
}

// Month computes the days and their events. The errors are those of Almanac and of
// Span.Calendar.
func (d Days) Month(ctx context.Context, p *Progress) (m Month, err error) {
	if m.Almanac, err = d.Almanac(ctx, p); err != nil || len(m.Days) == 0 {
		return m, err
	}
	span := Span{
		Place: d.Place, Observer: d.Observer, Horizon: d.Horizon, Zone: d.Zone, Dates: d.Question.Calendar, Anywhere: d.DefaultObserver,
		From: m.Days[0].From.Time, To: m.Days[len(m.Days)-1].To.Time, Kinds: PageKinds(),
	}
	if m.Calendar, err = span.Calendar(ctx); err != nil {
		return m, err
	}
	m.Events = make([][]Happening, len(m.Days))
	for _, e := range m.Calendar.Events {
		// The greatest part of an eclipse may be after midnight of the last day.
		day, _ := slices.BinarySearchFunc(m.Days, e.Time.Time, func(d DayOfAlmanac, t time.Time) int {
			if d.To.After(t) {
				return 1
			}
			return -1
		})
		if day = min(day, len(m.Days)-1); e.onPage() {
			m.Events[day] = append(m.Events[day], e)
		}
	}
	return m, nil
}

// onPage reports whether a page shows an event. It shows of the two instants of a meeting and of
// the two of a station the one that is seen in the sky, and of meteor showers the strong ones.
func (e *Happening) onPage() bool {
	switch {
	case e.Unseen():
		return false
	case e.Meeting != nil:
		return e.Event != string(meeting.Conjunction)
	case e.Shower != nil:
		return e.Shower.ZHR >= shower.StrongRate
	}
	return !strings.HasSuffix(e.Event, "in right ascension")
}

// Short returns an event in the few words for which the page of a calendar has room: "Full
// Moon", "Moon 2.1° from Mars", "Geminids".
func (e *Happening) Short() string {
	switch {
	case e.Meeting != nil && len(e.Meeting.With) == 1:
		first, other, _ := strings.Cut(e.Summary, " nearest to ")
		other, _, _ = strings.Cut(strings.TrimSuffix(other, " in the sky"), " (")
		return first + " " + text.Number(e.Meeting.Separation, 1) + "° from " + strings.TrimPrefix(other, "the ")
	case e.Shower != nil:
		_, name, _ := strings.Cut(e.Summary, ": ")
		return name
	}
	short, _, _ := strings.Cut(e.Summary, ", ")
	short, _, _ = strings.Cut(short, " (")
	return strings.NewReplacer(" greatest elongation", " elongation", " inferior conjunction", " inf. conjunction",
		" superior conjunction", " sup. conjunction", " in conjunction with the Sun", " in conjunction", " nearest to the Earth", " nearest to Earth").Replace(short)
}

// On returns the date of the day, at midnight of UTC.
func (day *DayOfAlmanac) On() time.Time { return day.date }

// Dates is how the almanac dates its days, and Location the zone of its times.
func (a *Almanac) Dates() text.Calendar { return a.calendar }

// Location is the zone of the days.
func (a *Almanac) Location() *time.Location { return a.zone }

// Waxing reports whether the lit part of the Moon's disc grows on the day.
func (day *DayOfAlmanac) Waxing() bool { return day.Age < synodicMonth/2 }

// synodicMonth is the mean time from a new Moon to the next, days.
const synodicMonth = 29.530589
