package ephem

import (
	"math"

	"github.com/soniakeys/unit"

	"perihelion/ephem/internal/vec"
)

// Pole is the place of the celestial intermediate pole on the ground: x towards Greenwich
// and y towards 90° west, as in the IERS Conventions 2010. Both have been below 0.6″ since
// they are observed.
type Pole struct{ X, Y unit.Angle }

const mostPole = 1 // arcseconds

// seen turns a direction from the axes of the ground (ITRS) to those of the moving pole.
func (p Pole) seen(v vec.Vec) vec.Vec {
	sinX, cosX := math.Sincos(p.X.Rad())
	sinY, cosY := math.Sincos(p.Y.Rad())
	v = vec.Vec{X: v.X, Y: cosY*v.Y + sinY*v.Z, Z: cosY*v.Z - sinY*v.Y}
	return vec.Vec{X: cosX*v.X - sinX*v.Z, Y: v.Y, Z: cosX*v.Z + sinX*v.X}
}

// moved refers a place on the ground to the moving pole: its latitude and longitude there,
// and the azimuth, from the north there, of the north of the ground.
func (p Pole) moved(latitude, longitude float64) (lat, lon, twist float64) {
	sinLat, cosLat := math.Sincos(latitude)
	sinLon, cosLon := math.Sincos(longitude)
	up := p.seen(vec.Vec{X: cosLat * cosLon, Y: cosLat * sinLon, Z: sinLat})
	north := p.seen(vec.Vec{X: -sinLat * cosLon, Y: -sinLat * sinLon, Z: cosLat})
	lon, lat = up.Spherical()
	sinLon, cosLon = math.Sincos(lon)
	sinLat, cosLat = math.Sincos(lat)
	east := vec.Vec{X: -sinLon, Y: cosLon}
	thither := vec.Vec{X: -sinLat * cosLon, Y: -sinLat * sinLon, Z: cosLat}
	return lat, lon, math.Atan2(north.Dot(east), north.Dot(thither))
}

// twist turns east and north about the vertical, by an azimuth from north.
func (h *horizontal) twist(azimuth float64) {
	s, c := math.Sincos(azimuth)
	h.east, h.north = h.east.Scale(c).Sub(h.north.Scale(s)), h.north.Scale(c).Add(h.east.Scale(s))
}
