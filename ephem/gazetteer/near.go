package gazetteer

import (
	"math"

	"github.com/soniakeys/unit"
)

// Nearest returns the place of the list that is nearest to coordinates, and how
// far it is away over the ground, in kilometres.
func Nearest(lat, lon unit.Angle) (p Place, km float64) {
	l := load()
	const perThousandth = radius * math.Pi / 180_000
	nearest, here := 0, lat.Deg()*1000
	km = math.Inf(1)
	for id, there := range l.latitude {
		if math.Abs(float64(there)-here)*perThousandth > km {
			continue // further than that by its latitude alone
		}
		if d := distance(lat, lon, thousandths(there), thousandths(l.longitude[id])); d < km {
			nearest, km = id, d
		}
	}
	return l.place(nearest), km
}

// radius is the Earth's, km.
const radius = 6371

// distance is the way over the ground between two places, km.
func distance(lat1, lon1, lat2, lon2 unit.Angle) float64 {
	sinLat, sinLon := math.Sin((lat2-lat1).Rad()/2), math.Sin((lon2-lon1).Rad()/2)
	h := sinLat*sinLat + math.Cos(lat1.Rad())*math.Cos(lat2.Rad())*sinLon*sinLon
	return 2 * radius * math.Asin(math.Sqrt(min(h, 1)))
}
