package sky

import (
	"fmt"
	"time"

	"perihelion/app/chart"
	"perihelion/ephem"
)

// Tonight is one night: the coming one by day, the present one until sunrise. It goes from
// noon to noon, so that a polar night is whole.
type Tonight struct {
	From, To   time.Time
	Sun        ephem.BodyEvents // its rises and sets between them, at the observer's skyline
	Bands      []chart.Band     // of daylight, twilight and darkness
	Visits     []Visit          // by body, from the Moon to Neptune, and then by time
	Polar      ephem.Stay       // the season to which it belongs, where the Sun does not rise or set
	Light      ephem.Stay       // and where it does not get dark
	Missing    []ephem.Body     // that are not to be seen in it
	Daylit     []ephem.Body     // that can be found in a day that does not end
	Moon       ephem.Phase      // in the middle of the night
	Lit        float64          // part of the Moon's disc then
	Encounters []Encounter
}

// tonight computes the night of the inputs.
func tonight(in Inputs) (n Tonight, err error) {
	n.From = in.night().noon
	n.To = in.noonBefore(n.From.Add(25 * time.Hour))
	if n.Sun, err = ephem.Events(in.Observer, ephem.Sun, in.Horizon, n.From, n.To); err != nil {
		return n, err
	}
	twilights, err := ephem.Twilights(in.Observer, n.From, n.To)
	if err != nil {
		return n, err
	}
	n.Bands = bands(twilights)
	middle := n.middle()
	if n.Moon, err = ephem.MoonPhase(middle); err != nil {
		return n, err
	}
	if n.Polar, _, err = ephem.SunStay(in.Observer, in.Horizon, middle); err != nil {
		return n, err
	}
	if n.Light, _, err = ephem.SunStay(in.Observer, ephem.Darkness(), middle); err != nil {
		return n, err
	}
	for b := ephem.Moon; b < ephem.Pluto; b++ {
		p, err := in.position(b, middle)
		if err != nil {
			return n, err
		}
		if b == ephem.Moon {
			n.Lit = p.Illuminated
		}
		found, err := n.foundByDay(in, p)
		if err != nil {
			return n, err
		}
		if found {
			n.Daylit = append(n.Daylit, b)
		}
		visits, err := n.visits(in, p)
		if err != nil {
			return n, err
		}
		if visits == nil {
			n.Missing = append(n.Missing, b)
		}
		n.Visits = append(n.Visits, visits...)
	}
	n.Encounters, err = n.encounters(in)
	return n, err
}

// Known reports whether there is a night: near the edges of the ephemeris there is none.
func (n Tonight) Known() bool { return n.Bands != nil }

// Span returns the night from sunset to sunrise, or from noon to noon where the Sun does
// not set or does not rise.
func (n Tonight) Span() (from, to time.Time) {
	from, to = n.From, n.To
	if len(n.Sun.Sets) > 0 {
		from = n.Sun.Sets[0].Time
	}
	for _, r := range n.Sun.Rises {
		if r.Time.After(from) {
			return from, r.Time
		}
	}
	return from, to
}

func (n Tonight) middle() time.Time {
	from, to := n.Span()
	return from.Add(to.Sub(from) / 2)
}

// until is when a season ends, " until 16 Jan", or "" where that is not known.
func (in Inputs) until(s ephem.Stay) string {
	if s.To.IsZero() {
		return ""
	}
	return " until " + in.Calendar.DayMonth(s.To.In(in.Zone))
}

// Hours is a line about the Sun: "Sunset 20:22 · dark 22:04–04:14 +1 d · sunrise 05:54 +1 d".
func (n Tonight) Hours(in Inputs) string {
	from, to := n.Span()
	var words string
	switch {
	case !n.Known():
		return "The night reaches beyond the ephemeris, which goes from " + ephem.Years + "."
	case n.Sun.State == ephem.AlwaysUp:
		return "The Sun does not set" + in.until(n.Polar)
	case n.Sun.State == ephem.NeverUp:
		words = "The Sun does not rise" + in.until(n.Polar)
	case len(n.Sun.Sets) > 0:
		words = "Sunset " + in.clock(from)
	default:
		words = "No sunset before noon"
	}
	switch dark := n.dark(chart.Night); {
	case len(dark) == 0:
		words += " · never fully dark" + in.until(n.Light)
	case !dark[0].from.After(n.From) && !dark[0].to.Before(n.To):
		words += " · dark all the time"
	default:
		words += " · dark " + in.during(dark[0])
	}
	if to.Before(n.To) {
		words += " · sunrise " + in.clock(to)
	}
	return words
}

// during writes a stretch of time, with one number of days where both ends have the same:
// "22:04–04:14 +1 d", "00:10–04:14 +1 d".
func (in Inputs) during(s span) string {
	from, to := in.Units.clock(s.from.In(in.Zone)), in.Units.clock(s.to.In(in.Zone))
	fromDay, toDay := later(in.Time, s.from, in.Zone), later(in.Time, s.to, in.Zone)
	if fromDay != "" && fromDay != toDay {
		from += " " + fromDay
	}
	words := from + "–" + to
	if toDay != "" {
		words += " " + toDay
	}
	return words
}

// clock writes a time, with the number of days where it is not on the day of the
// inputs: "05:39 +1 d".
func (in Inputs) clock(t time.Time) string {
	words := in.Units.clock(t.In(in.Zone))
	if later := later(in.Time, t, in.Zone); later != "" {
		words += " " + later
	}
	return words
}

// later is how many days one time is after another, "+1 d", or "" on the same day.
func later(from, to time.Time, zone *time.Location) string {
	switch days := daysBetween(from, to, zone); {
	case days > 0:
		return fmt.Sprintf("+%d d", days)
	case days < 0:
		return fmt.Sprintf("−%d d", -days)
	}
	return ""
}

// position is a body's for the observer at any time, with the program's own ΔT, as events
// have it.
func (in Inputs) position(b ephem.Body, t time.Time) (ephem.Position, error) {
	epoch, err := ephem.At(t)
	if err != nil {
		return ephem.Position{}, err
	}
	return epoch.From(in.Observer).Position(b)
}
