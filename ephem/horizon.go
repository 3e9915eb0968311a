package ephem

import (
	"math"

	"github.com/soniakeys/unit"

	"perihelion/assets/field"
)

// Horizon is the altitude at which a body rises and sets. Its zero value is the
// convention of almanacs: the sea's horizon at the observer's feet, air that lifts a body
// there by 34′, and the upper limb of the Sun (16′ above its centre) and of the Moon;
// planets are points. Air that an observer is given lifts by more or less in proportion,
// and none not at all. With Centre nothing but Altitude counts.
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

// Validate reports whether rise and set mean something at this horizon: a skyline above
// the level is at most that of a narrow valley, one below it at most the view down from a
// mountain, and the formula of the dip is for eyes in the lower air. With Centre, any
// altitude from −90° to 90° will do. The error is a *field.Error of the field horizon or
// eyeHeight.
func (h Horizon) Validate() error {
	lowest, highest := -10.0, 80.0
	if h.Centre {
		lowest, highest = -90, 90
	}
	if deg := h.Altitude.Deg(); !(deg >= lowest && deg <= highest) {
		return field.Errorf("horizon", "the skyline must be from %s to %s degrees above the level; write its altitude, such as 5",
			number(lowest), number(highest))
	}
	const highestEye = 20_000
	if !(h.Height >= 0 && h.Height <= highestEye) {
		return field.Errorf("eyeHeight", "the eye must be from 0 to 20,000 metres above the ground or the sea; write its height, such as 30")
	}
	return nil
}

// Skyline returns the altitude of the skyline as it is seen: that of the Horizon less
// the dip of the eye's height.
func (h Horizon) Skyline() unit.Angle {
	if h.Centre {
		return h.Altitude
	}
	const dip = 1.76 / 60 * math.Pi / 180
	return h.Altitude - unit.Angle(dip*math.Sqrt(h.Height))
}

// refraction is that at the skyline in the air of almanacs, scaled so that a
// skyline at the level has the convention's 34′.
func (h Horizon) refraction() float64 {
	if h.Altitude <= 0 {
		return horizonRefraction
	}
	at, _ := bennett(h.Altitude.Deg())
	level, _ := bennett(0)
	return horizonRefraction * at / level
}

// of returns the altitude of a body's centre, without refraction, at which it rises
// and sets, radians; the Moon's depends on its distance (au).
func (h Horizon) of(b Body, distance, lift float64) float64 {
	return h.point(lift) - h.semidiameter(b, distance)
}

// point returns the altitude, without refraction, at which a point rises and sets, in
// radians, in air of a lift (Observer.lift).
func (h Horizon) point(lift float64) float64 {
	if h.Centre {
		return h.Altitude.Rad()
	}
	return h.Skyline().Rad() - lift*h.refraction()
}

// semidiameter returns how far the centre of a body is below its upper limb at this
// horizon, radians.
func (h Horizon) semidiameter(b Body, distance float64) float64 {
	switch {
	case h.Centre:
		return 0
	case b == Sun:
		return sunSemidiameter
	case b == Moon:
		return math.Asin(radius[Moon] / KmPerAU / distance)
	}
	return 0
}
