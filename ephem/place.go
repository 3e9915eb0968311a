package ephem

import (
	"math"

	"github.com/soniakeys/unit"

	"perihelion/ephem/internal/vec"
)

// Place is where an observer sees a body: apparent and topocentric, without
// refraction. Angles are in radians (package unit converts).
type Place struct {
	Altitude  unit.Angle     // −90° to 90°
	Azimuth   unit.Angle     // from north through east, 0° to 360°
	HourAngle unit.HourAngle // west positive, −12 h to 12 h
	RA        unit.RA        // true equator and equinox of date
	Dec       unit.Angle     // the same
	Distance  float64        // au, from the observer to the body when the light left it
}

// horizontal is an observer's own axes in the axes of the true equator and equinox of
// date: where east, north and up are, and how far the sky has turned.
type horizontal struct {
	east, north, up vec.Vec
	local           float64 // local apparent sidereal time, radians
	sinLST, cosLST  float64
}

// set turns the axes to a local sidereal time.
func (h *horizontal) set(local, sinLat, cosLat float64) {
	s, c := math.Sincos(local)
	h.local, h.sinLST, h.cosLST = local, s, c
	h.east = vec.Vec{X: -s, Y: c}
	h.north = vec.Vec{X: -sinLat * c, Y: -sinLat * s, Z: cosLat}
	h.up = vec.Vec{X: cosLat * c, Y: cosLat * s, Z: sinLat}
}

// place reads a direction of length 1, true equator and equinox of date, off
// these axes. Arc tangents of two sides keep their digits everywhere; an arc sine
// would lose half of them near the zenith.
func (h *horizontal) place(direction vec.Vec, distance float64) Place {
	ra, dec := direction.Spherical()
	east, north, up := direction.Dot(h.east), direction.Dot(h.north), direction.Dot(h.up)
	return Place{
		Altitude:  unit.Angle(math.Atan2(up, math.Sqrt(east*east+north*north))),
		Azimuth:   unit.Angle(turn(math.Atan2(east, north))),
		HourAngle: unit.HourAngle(halfTurn(h.local - ra)),
		RA:        unit.RA(turn(ra)),
		Dec:       unit.Angle(dec + 0),
		Distance:  distance,
	}
}

// parallactic returns the angle at a body between the celestial pole and the
// zenith, positive where the body is west of the meridian.
func (h *horizontal) parallactic(direction vec.Vec) float64 {
	up := h.up.Dot(direction)
	return math.Atan2(h.up.Y*direction.X-h.up.X*direction.Y, h.up.Z-direction.Z*up) + 0
}

// turn brings an angle from −π to π into 0 to 2π, 2π excluded.
func turn(a float64) float64 {
	if a < 0 {
		a += 2 * math.Pi
		if a >= 2*math.Pi { // a tiny negative angle rounds up to the full turn
			return 0
		}
	}
	return a + 0 // never −0
}

// halfTurn brings any angle into −π to π.
func halfTurn(a float64) float64 {
	return a - 2*math.Pi*math.RoundToEven(a/(2*math.Pi)) + 0
}
