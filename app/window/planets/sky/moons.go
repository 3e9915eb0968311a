package sky

import (
	"context"

	"perihelion/app/skychart"
	"perihelion/ephem"
	"perihelion/ephem/almanac"
)

// Moons are Jupiter's moons from the midnight of a sky on.
type Moons struct {
	Chart skychart.Drawn
	Seen  []MoonEvent // the phenomena that the observer sees, in order of time, the present one first
	Until string      // the end of the chart and of the phenomena
}

// MoonEvent is a phenomenon of one of the moons in words.
type MoonEvent struct{ When, What string }

// Moons computes the days. The error is a *field.Error outside the years of their theory.
func (s Sky) Moons() (Moons, error) {
	drawn, err := skychart.Ask{Question: s.Question, Choice: skychart.Choice{Kind: skychart.Moons}, Onwards: true}.Compute(context.Background())
	if err != nil {
		return Moons{}, err
	}
	to := drawn.To()
	m := Moons{Chart: drawn, Until: s.when(to)}
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
