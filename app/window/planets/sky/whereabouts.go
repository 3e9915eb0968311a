package sky

import (
	"fmt"

	"perihelion/ephem/text"
)

// Whereabouts returns the place and the time of a sky, of an old one with the name of the calendar:
// "Melbourne, Australia, 22 November 2026, 23:48 UTC+11".
func Whereabouts(s Sky) string {
	// The minute that a clock shows, not the nearest: 23:59:40 belongs to the day
	// that is written beside it.
	at := s.Time.In(s.Zone)
	return fmt.Sprintf("%s, %s, %s %s", PlaceOf(s), s.Calendar.Named(at), s.Units.Minute(at), text.Offset(s.Zone, at))
}

// PlaceOf returns the place of a sky, or else its coordinates.
func PlaceOf(s Sky) string {
	if s.Place != "" {
		return s.Place
	}
	return text.DMS(s.Observer.Latitude, "N", "S") + ", " + text.DMS(s.Observer.Longitude, "E", "W")
}
