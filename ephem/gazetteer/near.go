package gazetteer

import (
	"math"

	"github.com/soniakeys/unit"
)

// Nearest returns the place of the list that is nearest to coordinates, and how
// far it is away over the ground, in kilometres.
func Nearest(lat, lon unit.Angle) (p Place, km float64) {
	km = math.Inf(1)
	for _, e := range load() {
		if d := distance(lat, lon, e.Latitude, e.Longitude); d < km {
			p, km = e.Place, d
		}
	}
	return p, km
}

// distance is the way over the ground between two places, km.
func distance(lat1, lon1, lat2, lon2 unit.Angle) float64 {
	sinLat, sinLon := math.Sin((lat2-lat1).Rad()/2), math.Sin((lon2-lon1).Rad()/2)
	h := sinLat*sinLat + math.Cos(lat1.Rad())*math.Cos(lat2.Rad())*sinLon*sinLon
	return 2 * 6371 * math.Asin(math.Sqrt(min(h, 1)))
}
