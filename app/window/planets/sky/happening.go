package sky

import (
	"context"
	"time"

	"perihelion/ephem/almanac"
)

// tonightKind is the kind of an event that only the window knows: the best time of a visit.
const tonightKind almanac.Kind = "tonight"

// Happening is the best time of a visit as the only event of a calendar.
func (v Visit) Happening(s Sky) (almanac.Calendar, error) {
	span := s.Span(v.Best, v.Best.Add(time.Minute))
	span.Kinds = []almanac.Kind{almanac.Seasons}
	c, err := span.Calendar(context.Background()) // of a minute, for what a calendar has besides its events
	if err != nil {
		return c, err
	}
	altitude, azimuth := v.At.Altitude.Deg(), v.At.Azimuth.Deg()
	c.Kinds = []almanac.Kind{tonightKind}
	c.Events = []almanac.Happening{{
		Time: almanac.Instant{Time: v.Best.UTC().Round(time.Second)}, Body: v.Body.Key(), Event: "best", Kind: tonightKind,
		Summary: v.Body.String() + " is best seen", Altitude: &altitude, Azimuth: &azimuth,
	}}
	return c, nil
}
