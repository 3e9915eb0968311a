package sky

import (
	"fmt"
	"math"
	"strings"
	"time"

	"perihelion/ephem"
	"perihelion/ephem/text"
)

// tonight says in short sentences when the Sun sets, when it is dark, and what
// the Moon does.
func tonight(in Inputs, d Day, twilights []ephem.Twilight) []string {
	sun, err := ephem.Day(in.Observer, ephem.Sun, ephem.Horizon{}, d.From, d.To)
	if err != nil {
		return nil
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
	dark := " · never fully dark"
	for _, t := range twilights {
		if t.Kind == ephem.Night {
			dark = " · dark " + clock(t.From) + "–" + clock(t.To)
			if !t.From.After(d.From) && !t.To.Before(d.To) {
				dark = " · dark all the time"
			}
			break
		}
	}
	return append([]string{first + dark}, moon(in, d, clock)...)
}

// moon says how much of the Moon is lit and what it does next.
func moon(in Inputs, d Day, clock func(time.Time) string) []string {
	phase, err := ephem.MoonPhase(in.Time)
	if err != nil {
		return nil
	}
	epoch, err := ephem.At(in.Time)
	if err != nil {
		return nil
	}
	p, err := epoch.From(in.Observer).Position(ephem.Moon)
	if err != nil {
		return nil
	}
	says := fmt.Sprintf("Moon %.0f %% %s", 100*p.Illuminated, strings.ToLower(phase.Name))
	events, err := ephem.Day(in.Observer, ephem.Moon, ephem.Horizon{}, d.From, d.To)
	if err != nil {
		return []string{says}
	}
	var next time.Time
	verb := ""
	consider := func(events []ephem.Event, v string) {
		for _, e := range events {
			if e.Time.After(in.Time) && (next.IsZero() || e.Time.Before(next)) {
				next, verb = e.Time, v
			}
		}
	}
	consider(events.Rises, "rises")
	consider(events.Sets, "sets")
	switch {
	case verb != "":
		says += ", " + verb + " " + clock(next)
	case events.State == ephem.AlwaysUp:
		says += ", up all day"
	case events.State == ephem.NeverUp:
		says += ", does not rise"
	}
	return []string{says}
}

// best names the planet for the naked eye that stands highest while the sky is
// dark enough, and when and where.
func best(in Inputs, d Day) string {
	const darkness, low = -8, 8 // degrees: the Sun's altitude, a planet's
	sun := d.Tracks[ephem.Sun]
	var planet ephem.Body
	top, at := float64(low), time.Time{}
	for b := ephem.Mercury; b <= ephem.Saturn; b++ {
		for i, a := range d.Tracks[b] {
			if i < len(sun) && sun[i].Deg() < darkness && a.Deg() > top {
				top, planet, at = a.Deg(), b, d.From.Add(time.Duration(i)*Step)
			}
		}
	}
	if at.IsZero() {
		return ""
	}
	epoch, err := ephem.At(at)
	if err != nil {
		return ""
	}
	p, err := epoch.From(in.Observer).Position(planet)
	if err != nil {
		return ""
	}
	return fmt.Sprintf("%s is best at %s, %.0f° %s", planet, text.Clock(at.In(in.Zone)), math.Round(top), text.Compass(p.Azimuth))
}
