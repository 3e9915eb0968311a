package sky

import (
	"context"
	"time"

	"perihelion/app/chart"
	"perihelion/ephem"
	"perihelion/ephem/almanac"
	"perihelion/ephem/jovian"
)

// moonDays is for how long the moons of Jupiter are shown, in days.
const moonDays = 8

// Moons are Jupiter's moons from the midnight of a sky on.
type Moons struct {
	Chart chart.MoonsData // without texts
	Seen  []MoonEvent     // the phenomena that the observer sees, in order of time, the present one first
	Until string          // the end of the chart and of the phenomena
}

// MoonEvent is a phenomenon of one of the moons in words.
type MoonEvent struct{ When, What string }

// Moons computes the days. The error is a *field.Error outside the years of their theory.
func (s Sky) Moons() (Moons, error) {
	from, to := s.midnight(), s.civil(moonDays)
	m := Moons{Until: s.when(to), Chart: chart.MoonsData{Zone: s.Zone, Dates: s.Calendar, From: from, To: to, Step: 15 * time.Minute, Now: s.Time}}
	var err error
	if m.Chart.Places, err = jovian.Course(from, to, m.Chart.Step); err != nil {
		return m, err
	}
	span := almanac.Span{
		Observer: s.Observer, From: s.Time, To: to, Zone: s.Zone, Horizon: s.Horizon,
		Bodies: []ephem.Body{ephem.Jupiter}, Kinds: []almanac.Kind{almanac.JupiterMoons},
	}
	calendar, err := span.Calendar(context.Background()) // it takes a few milliseconds
	if err != nil {
		return m, err
	}
	for _, e := range calendar.Events {
		if e.Jovian.Visible && e.Jovian.SeenTo.After(s.Time) {
			m.Seen = append(m.Seen, MoonEvent{s.when(e.Time.Time), e.Summary + ", " + calendar.Detail(e)})
		}
	}
	return m, nil
}
