package sky

import (
	"fmt"
	"math"
	"time"

	"github.com/soniakeys/unit"

	"perihelion/ephem"
	"perihelion/ephem/place"
)

// Near is how far, in kilometres, a city's clock is taken for an observer's.
const near = 400

// ZoneAt is the zone of an observer: that of the nearest city within 400 km,
// else whole hours by the longitude, as at sea.
func ZoneAt(o ephem.Observer) *time.Location {
	nearest, least := "", float64(near)
	for _, p := range place.All() {
		if d := distance(o.Latitude, o.Longitude, p.Latitude, p.Longitude); d < least {
			nearest, least = p.Zone, d
		}
	}
	if nearest != "" {
		if zone, err := time.LoadLocation(nearest); err == nil {
			return zone
		}
	}
	hours := int(math.Round(o.Longitude.Deg() / 15))
	if hours == 0 {
		return time.UTC
	}
	return time.FixedZone(fmt.Sprintf("%+03d", hours), hours*3600)
}

// distance is the way over the ground between two places, km.
func distance(lat1, lon1, lat2, lon2 unit.Angle) float64 {
	sinLat, sinLon := math.Sin((lat2-lat1).Rad()/2), math.Sin((lon2-lon1).Rad()/2)
	h := sinLat*sinLat + math.Cos(lat1.Rad())*math.Cos(lat2.Rad())*sinLon*sinLon
	return 2 * 6371 * math.Asin(math.Sqrt(min(h, 1)))
}
