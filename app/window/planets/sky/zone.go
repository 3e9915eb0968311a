package sky

import (
	"time"

	"perihelion/ephem"
	"perihelion/ephem/gazetteer"
)

// ZoneAt is the zone of an observer (gazetteer.ZoneAt).
func ZoneAt(o ephem.Observer) *time.Location {
	zone, err := time.LoadLocation(gazetteer.ZoneAt(o.Latitude, o.Longitude))
	if err != nil { // a test loads them all
		return time.UTC
	}
	return zone
}
