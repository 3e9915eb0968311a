package sky

import (
	"fmt"
	"strings"
	"time"

	"perihelion/ephem"
	"perihelion/ephem/text"
)

// dark is a short sentence about when the Sun sets and when it is dark, and the
// night from sunset to sunrise.
func dark(in Inputs, d Day, twilights []ephem.Twilight) (sentence string, night [2]time.Time) {
	night = [2]time.Time{d.From, d.To}
	sun, err := ephem.Events(in.Observer, ephem.Sun, in.Horizon, d.From, d.To)
	if err != nil {
		return "", night
	}
	var first string
	switch {
	case sun.State == ephem.AlwaysUp:
		first = "The Sun does not set"
	case sun.State == ephem.NeverUp:
		first = "The Sun does not rise"
	case len(sun.Sets) > 0:
		night[0] = sun.Sets[0].Time
		first = "Sunset " + in.clock(night[0])
	default:
		first = "No sunset before noon"
	}
	for _, r := range sun.Rises {
		if r.Time.After(night[0]) {
			night[1] = r.Time
			break
		}
	}
	for _, t := range twilights {
		switch {
		case t.Kind != ephem.Night:
		case !t.From.After(d.From) && !t.To.Before(d.To):
			return first + " · dark all the time", night
		default:
			return first + " · dark " + in.clock(t.From) + "–" + in.clock(t.To), night
		}
	}
	return first + " · never fully dark", night
}

// clock writes a time, with the number of days where it is not on the day of the
// inputs: "05:39 +1 d".
func (in Inputs) clock(t time.Time) string {
	words := text.Clock(t.In(in.Zone))
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

// Tonight returns short sentences about the hours of darkness, and about the Moon in the
// night.
func (d Day) Tonight(s Sky) []string {
	if d.Dark == "" {
		return nil
	}
	return append([]string{d.Dark}, d.moon(s)...)
}

// moon describes how much of the Moon is lit, and when it rises or sets in the night that
// comes or is.
func (d Day) moon(s Sky) []string {
	phase, err := ephem.MoonPhase(s.Time)
	if err != nil {
		return nil
	}
	p, err := s.position(ephem.Moon, s.Time)
	if err != nil {
		return nil
	}
	says := fmt.Sprintf("Moon %.0f %% %s", 100*p.Illuminated, strings.ToLower(phase.Name))
	if does := d.moonDoes(s); does != "" {
		says += ", " + does
	}
	return []string{says}
}

// moonDoes returns the coming rise and set of the Moon in the night: "rises 20:11, sets
// 04:30 +1 d". Where nothing is, it is whether the Moon is up.
func (d Day) moonDoes(s Sky) string {
	events := d.Events[ephem.Moon]
	if events == nil {
		return ""
	}
	from := d.Night[0]
	if s.Time.After(from) {
		from = s.Time
	}
	var rise, set time.Time
	for _, e := range events.Rises {
		if rise.IsZero() && !e.Time.Before(from) && !e.Time.After(d.Night[1]) {
			rise = e.Time
		}
	}
	for _, e := range events.Sets {
		if set.IsZero() && !e.Time.Before(from) && !e.Time.After(d.Night[1]) {
			set = e.Time
		}
	}
	switch {
	case rise.IsZero() && set.IsZero():
		p, err := s.position(ephem.Moon, from)
		if err != nil {
			return ""
		}
		if p.Altitude > s.Horizon.Skyline() {
			return "up all night"
		}
		return "not up at night"
	case rise.IsZero():
		return "sets " + s.clock(set)
	case set.IsZero():
		return "rises " + s.clock(rise)
	case set.Before(rise):
		return "sets " + s.clock(set) + ", rises " + s.clock(rise)
	}
	return "rises " + s.clock(rise) + ", sets " + s.clock(set)
}

// Best names the planet for the naked eye that stands highest while the sky is dark
// enough, and when and where: in the rest of the night, if it has begun.
func (d Day) Best(s Sky) string {
	const darkness, low = -8, 8 // degrees: the Sun's altitude, a planet's
	sun := d.Tracks[ephem.Sun]
	var planet ephem.Body
	top, at := max(low, s.Horizon.Skyline().Deg()), time.Time{}
	for b := ephem.Mercury; b <= ephem.Saturn; b++ {
		for i, a := range d.Tracks[b] {
			then := d.From.Add(time.Duration(i) * Step)
			if i < len(sun) && sun[i].Deg() < darkness && a.Deg() > top && then.After(s.Time.Add(-Step)) {
				top, planet, at = a.Deg(), b, then
			}
		}
	}
	if at.IsZero() {
		return ""
	}
	when := "at " + s.clock(at)
	if !at.After(s.Time) {
		at, when = s.Time, "now"
	}
	p, err := s.position(planet, at)
	if err != nil {
		return ""
	}
	return fmt.Sprintf("%s is best %s, %.0f° %s", planet, when, p.Altitude.Deg(), text.Compass(p.Azimuth))
}

// position is a body's for the observer at any time.
func (in Inputs) position(b ephem.Body, t time.Time) (ephem.Position, error) {
	epoch, err := in.Epoch(t)
	if err != nil {
		return ephem.Position{}, err
	}
	return epoch.From(in.Observer).Position(b)
}
