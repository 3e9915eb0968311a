package sky

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"perihelion/ephem"
	"perihelion/ephem/eclipse"
	"perihelion/ephem/phenomena"
	"perihelion/ephem/shower"
)

// weeks is how far ahead the tab searches for events other than eclipses.
const weeks = 6

// Coming holds the events of the next weeks, in order of time.
type Coming struct {
	Phases   []phenomena.Event // of the Moon
	Full     []phenomena.NamedMoon
	Meteors  []Meteors         // strong showers that the observer sees
	Planets  []phenomena.Event // and equinoxes and solstices
	Eclipses []Eclipse         // that the observer sees, the next of which may be years ahead
}

// Meteors is a meteor shower in the night of its maximum.
type Meteors struct {
	Name string
	Rate int       // meteors in an hour under a dark sky with the radiant in the zenith
	Best time.Time // when the radiant is highest in the dark
}

// Eclipse is an eclipse as the observer sees it.
type Eclipse struct {
	Of   ephem.Body
	Kind eclipse.Kind // the most that is seen
	Best time.Time    // when that is
	Ends time.Time    // when the last of it is seen
}

// coming searches the weeks from the midnight of the inputs on. There is nothing
// where the ephemeris ends.
func coming(in Inputs) (c Coming, err error) {
	from, to := in.midnight(), in.civil(7*weeks)
	ctx := context.Background() // it takes a few milliseconds
	c.Phases, err = phenomena.Find(ctx, from, to, []ephem.Body{ephem.Moon},
		phenomena.NewMoon, phenomena.FirstQuarter, phenomena.FullMoon, phenomena.LastQuarter)
	if err == nil {
		c.Planets, err = phenomena.Find(ctx, from, to, []ephem.Body{
			ephem.Sun, ephem.Mercury, ephem.Venus, ephem.Mars, ephem.Jupiter, ephem.Saturn, ephem.Uranus, ephem.Neptune,
		},
			phenomena.MarchEquinox, phenomena.JuneSolstice, phenomena.SeptemberEquinox, phenomena.DecemberSolstice,
			phenomena.Opposition, phenomena.GreatestElongationEast, phenomena.GreatestElongationWest)
	}
	if err == nil {
		c.Eclipses, err = nextEclipses(ctx, in)
	}
	if err == nil {
		c.Meteors, err = meteors(ctx, in.Observer, from, to)
	}
	if err == nil {
		// The last one, whose name needs the months after it.
		if c.Full, err = phenomena.NamedMoons(ctx, from, to); outside(err) {
			err = nil
		}
	}
	if outside(err) {
		return c, nil
	}
	return c, err
}

// meteors returns the strong showers that the observer sees.
func meteors(ctx context.Context, o ephem.Observer, from, to time.Time) (seen []Meteors, err error) {
	found, err := shower.Find(ctx, from, to)
	for _, m := range found {
		if m.ZHR < shower.StrongRate {
			continue
		}
		night, err := m.For(o)
		if err != nil {
			return nil, err
		}
		if night.Visible() {
			seen = append(seen, Meteors{m.Name, m.ZHR, night.Best})
		}
	}
	return seen, err
}

// eclipses returns the eclipses of a span that the observer sees. A Moon in the penumbra alone
// looks as on any other night.
func eclipses(ctx context.Context, o ephem.Observer, from, to time.Time) (seen []Eclipse, err error) {
	found, err := eclipse.FindFor(ctx, o, from, to)
	for _, e := range found {
		if e.Here.Kind != eclipse.None && e.Here.Kind != eclipse.Penumbral {
			_, ends := e.Here.Seen()
			seen = append(seen, Eclipse{e.Of, e.Here.Kind, e.Maximum(), ends})
		}
	}
	return seen, err
}

// nextEclipses returns the eclipses that the observer sees from the day of the inputs on, up
// to one after it. Some years have none.
func nextEclipses(ctx context.Context, in Inputs) (seen []Eclipse, err error) {
	const days, spans = 183, 10
	for i := range spans {
		found, err := eclipses(ctx, in.Observer, in.civil(i*days), in.civil((i+1)*days))
		if outside(err) {
			return seen, nil
		}
		seen = append(seen, found...)
		if n := len(seen); err != nil || n > 0 && seen[n-1].Ends.After(in.civil(1)) {
			return seen, err
		}
	}
	return seen, nil
}

// Soon returns short sentences about the next events after the time of a sky: a phase of
// the Moon, an event of a planet or the beginning of a season, an eclipse, a meteor shower.
func (d Day) Soon(s Sky) (says []string) {
	if e, ok := first(d.Coming.Phases, s.Time); ok {
		says = append(says, d.Coming.phase(e)+" "+s.when(e.Time))
	}
	if e, ok := first(d.Coming.Planets, s.Time); ok {
		says = append(says, happening(e)+" "+s.in(e.Time))
	}
	for _, e := range d.Coming.Eclipses {
		if !e.Ends.After(s.Time) {
			continue
		}
		when := s.when(e.Best)
		if !e.Best.After(s.Time) {
			when = "until " + s.when(e.Ends)
		}
		says = append(says, e.title()+" "+when)
		break
	}
	for _, m := range d.Coming.Meteors {
		if m.Best.After(s.Time) {
			says = append(says, fmt.Sprintf("%s, up to %d meteors an hour, best %s", m.Name, m.Rate, s.when(m.Best)))
			break
		}
	}
	return says
}

// phase is the name of a phase: of a full Moon with its own, "Full Moon (Beaver Moon)".
func (c Coming) phase(e phenomena.Event) string {
	for _, m := range c.Full {
		if e.Kind == phenomena.FullMoon && m.Time.Equal(e.Time) {
			names := slices.Clone(m.Names)
			if m.Super() {
				names = append(names, "supermoon")
			} else if m.Micro() {
				names = append(names, "micromoon")
			}
			return e.Summary() + " (" + strings.Join(names, ", ") + ")"
		}
	}
	return e.Summary()
}

// title is the name at the head of a line: "Total solar eclipse".
func (e Eclipse) title() string {
	name := eclipse.Eclipse{Of: e.Of, Kind: e.Kind}.String()
	return strings.ToUpper(name[:1]) + name[1:]
}

func first(events []phenomena.Event, after time.Time) (phenomena.Event, bool) {
	for _, e := range events {
		if e.Time.After(after) {
			return e, true
		}
	}
	return phenomena.Event{}, false
}

// happening returns the name of an event in a sentence.
func happening(e phenomena.Event) string {
	switch e.Kind {
	case phenomena.Opposition:
		return e.Body.String() + " at opposition"
	case phenomena.GreatestElongationEast:
		return e.Body.String() + " farthest east of the Sun"
	case phenomena.GreatestElongationWest:
		return e.Body.String() + " farthest west of the Sun"
	}
	return e.Summary()
}

// when writes a day and a time, "24 Nov, 14:53", to the nearest minute; of a day in more than
// half a year with the year, "2 Aug 2027, 10:49".
func (s Sky) when(t time.Time) string {
	t = t.In(s.Zone)
	if t.Sub(s.Time) < 183*24*time.Hour {
		return s.Calendar.DayMonth(t) + ", " + s.Units.clock(t)
	}
	return s.Calendar.Short(t) + ", " + s.Units.clock(t)
}

// in counts the days to something of which the hour does not matter.
func (s Sky) in(t time.Time) string {
	switch days := daysBetween(s.Time, t, s.Zone); days {
	case 0:
		return "today"
	case 1:
		return "tomorrow"
	default:
		return fmt.Sprintf("in %d days", days)
	}
}
