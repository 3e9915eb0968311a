package almanac

import (
	"context"
	"slices"
	"time"

	"perihelion/ephem"
)

// months goes through the span in pieces, until f or the context fails.
func (s Span) months(ctx context.Context, f func(from, to time.Time) error) error {
	for from := s.From; from.Before(s.To); from = from.Add(month) {
		if err := ctx.Err(); err != nil {
			return err
		}
		to := from.Add(month)
		if to.After(s.To) {
			to = s.To
		}
		if err := f(from, to); err != nil {
			return err
		}
	}
	return nil
}

// month is the part of a span that is searched at a time for daily events, so that a
// cancelled search ends soon and a long one needs little memory.
const month = 30 * oneDay

func (s Span) rises(ctx context.Context, wanted []Kind) (found []Happening, err error) {
	if !slices.Contains(wanted, Rises) {
		return nil, nil
	}
	for _, b := range s.Bodies {
		err := s.months(ctx, func(from, to time.Time) error {
			day, err := ephem.Events(s.Observer, b, s.Horizon, from, to)
			for _, e := range eventsOf(day) {
				found = append(found, Happening{
					Time: e.Time, Body: b.Key(), Event: e.Event, Kind: Rises,
					Summary: b.String() + " " + e.Event + "s",
					Azimuth: e.Azimuth, Altitude: e.Altitude,
				})
			}
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	return found, nil
}

// lights are the kinds of light, from dark to bright.
var lights = [...]ephem.Light{ephem.Night, ephem.AstronomicalTwilight, ephem.NauticalTwilight, ephem.CivilTwilight, ephem.Daylight}

// dawns are the names of the beginnings of each kind of light in the morning; its dusk
// ends it in the evening. Daylight begins and ends with a rise and a set of the Sun.
var dawns = [...]string{"", "astronomical", "nautical", "civil", ""}

func (s Span) twilights(ctx context.Context, wanted []Kind) (found []Happening, err error) {
	if !slices.Contains(wanted, Twilights) || !slices.Contains(s.Bodies, ephem.Sun) {
		return nil, nil
	}
	err = s.months(ctx, func(from, to time.Time) error {
		lit, err := ephem.Twilights(s.Observer, from, to)
		if err != nil {
			return err
		}
		for i := range max(0, len(lit)-1) {
			before, after := slices.Index(lights[:], lit[i].Kind), slices.Index(lights[:], lit[i+1].Kind)
			name := dawns[max(before, after)]
			if name == "" {
				continue
			}
			event := name + " dawn"
			if after < before {
				event = name + " dusk"
			}
			found = append(found, Happening{
				Time: second(lit[i].To), Body: ephem.Sun.Key(), Event: event, Kind: Twilights, Summary: sentence(event),
			})
		}
		return nil
	})
	return found, err
}
