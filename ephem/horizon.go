package ephem

import (
	"math"

	"github.com/soniakeys/unit"
)

// Horizon says at which altitude a body rises and sets. Its zero value is what
// almanacs agree on: the sea's horizon at the observer's feet, air that lifts
// what stands there by 34′, and the upper limb of the Sun (16′ above its centre)
// and of the Moon; planets are points.
type Horizon struct {
	Altitude unit.Angle // of the skyline as seen, above the level: a hill, a wall
	Height   float64    // metres of the eye above a level ground or sea, which lowers the skyline: 1.76′ √Height
	Centre   bool       // Altitude is that of the body's centre, without refraction, as for twilights
}

// The refraction at the horizon and the Sun's semidiameter, as almanacs have
// them.
const (
	horizonRefraction = 34.0 / 60 * math.Pi / 180
	sunSemidiameter   = 16.0 / 60 * math.Pi / 180
)

// refraction is that at the skyline, scaled so that a skyline at the level has
// the convention's 34′.
func (h Horizon) refraction() float64 {
	if h.Altitude <= 0 {
		return horizonRefraction
	}
	at, _ := bennett(h.Altitude.Deg())
	level, _ := bennett(0)
	return horizonRefraction * at / level
}

// of returns the altitude of a body's centre, without refraction, at which it
// rises and sets, in radians; the Moon's depends on its distance (au).
func (h Horizon) of(b Body, distance float64) float64 {
	altitude := h.Altitude.Rad()
	if h.Centre {
		return altitude
	}
	const dip = 1.76 / 60 * math.Pi / 180
	altitude -= h.refraction() + dip*math.Sqrt(math.Max(0, h.Height))
	switch b {
	case Sun:
		altitude -= sunSemidiameter
	case Moon:
		altitude -= math.Asin(radius[Moon] / kmPerAU / distance)
	}
	return altitude
}
