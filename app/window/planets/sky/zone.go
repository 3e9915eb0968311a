package sky

import (
	"time"

	"perihelion/ephem"
	"perihelion/ephem/place"
)

// ZoneAt is the zone of an observer (place.ZoneAt).
func ZoneAt(o ephem.Observer) *time.Location {
	zone, err := time.LoadLocation(place.ZoneAt(o.Latitude, o.Longitude))
	if err != nil { // a test loads them all
		return time.UTC
	}
	return zone
}
