package sky

import (
	"fmt"
	"strings"
	"time"

	"perihelion/ephem"
	"perihelion/ephem/text"
)

// dark says in a short sentence when the Sun sets and when it is dark.
func dark(in Inputs, d Day, twilights []ephem.Twilight) string {
	sun, err := ephem.Day(in.Observer, ephem.Sun, ephem.Horizon{}, d.From, d.To)
	if err != nil {
		return ""
	}
	clock := func(t time.Time) string { return text.Clock(t.In(in.Zone)) }
	var first string
	switch {
	case sun.State == ephem.AlwaysUp:
		first = "The Sun does not set"
	case sun.State == ephem.NeverUp:
		first = "The Sun does not rise"
	case len(sun.Sets) > 0:
		first = "Sunset " + clock(sun.Sets[0].Time)
	default:
		first = "No sunset before noon"
	}
	for _, t := range twilights {
		switch {
		case t.Kind != ephem.Night:
		case !t.From.After(d.From) && !t.To.Before(d.To):
			return first + " · dark all the time"
		default:
			return first + " · dark " + clock(t.From) + "–" + clock(t.To)
		}
	}
	return first + " · never fully dark"
}

// Tonight says in short sentences when it is dark, and what the Moon is and does
// at the time of a sky.
func (d Day) Tonight(s Sky) []string {
	if d.Dark == "" {
		return nil
	}
	return append([]string{d.Dark}, d.moon(s)...)
}

// moon says how much of the Moon is lit and what it does next.
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
	if d.Events[ephem.Moon] == nil {
		return []string{says}
	}
	next := d.Next(s, Sight{Position: p})
	rise, set := next[Rise], next[Set]
	switch {
	case rise.Event == nil && set.Event == nil:
		says += ", " + rise.Clock
	case rise.Event == nil || set.Event != nil && set.Event.Time.Before(rise.Event.Time):
		says += ", sets " + set.Clock
	default:
		says += ", rises " + rise.Clock
	}
	return []string{says}
}

// Best names the planet for the naked eye that stands highest while the sky is
// dark enough, and when and where: in what is left of the night, if it has begun.
func (d Day) Best(s Sky) string {
	const darkness, low = -8, 8 // degrees: the Sun's altitude, a planet's
	sun := d.Tracks[ephem.Sun]
	var planet ephem.Body
	top, at := float64(low), time.Time{}
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
	when := "at " + text.Clock(at.In(s.Zone))
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
	epoch, err := ephem.At(t)
	if err != nil {
		return ephem.Position{}, err
	}
	return epoch.From(in.Observer).Position(b)
}
