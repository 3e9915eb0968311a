package sky

import (
	"fmt"

	"perihelion/ephem/text"
)

// Whereabouts returns the place and the time of a sky: "Melbourne, Australia, 2026-11-22
// 23:48".
func Whereabouts(s Sky) string {
	where := s.Place
	if where == "" {
		where = fmt.Sprintf("%s, %s", text.DMS(s.Observer.Latitude, "N", "S"), text.DMS(s.Observer.Longitude, "E", "W"))
	}
	// The minute that a clock shows, not the nearest: 23:59:40 belongs to the day
	// that is written beside it.
	at := s.Time.In(s.Zone)
	return fmt.Sprintf("%s, %s, %s %s", where, text.Date(at), s.Units.Minute(at), text.Offset(s.Zone, at))
}
