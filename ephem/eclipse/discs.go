package eclipse

import (
	"math"

	"perihelion/ephem/internal/vec"
)

// discs are the Sun and the Moon as an observer sees them, radians.
type discs struct {
	separation float64 // of their centres
	sun, moon  float64 // semidiameters
	valleys    float64 // the Moon's, at the bottoms of the valleys of its limb
}

// discsOf returns the discs of the Sun and the Moon in two directions; their lengths are
// the distances in equatorial radii of the Earth.
func discsOf(sun, moon vec.Vec) discs {
	toSun, toMoon := sun.Norm(), moon.Norm()
	return discs{
		separation: sun.Angle(moon),
		sun:        math.Asin(sunRadius / toSun),
		moon:       math.Asin(moonRadius / toMoon),
		valleys:    math.Asin(moonValleys / toMoon),
	}
}

// discs returns the discs as seen from a point, in axes of the sky.
func (s sky) discs(from vec.Vec) discs { return discsOf(s.sun.Sub(from), s.moon.Sub(from)) }

// magnitude is the part of the Sun's diameter that is covered, along the line
// of the centres; negative where the discs are apart.
func (d discs) magnitude() float64 { return (d.sun + d.moon - d.separation) / (2 * d.sun) }

// central reports whether the Sun is covered wholly, or but for a ring.
func (d discs) central() bool { return d.inside() < 0 }

// inside is negative between the second and the third contact.
func (d discs) inside() float64 { return d.separation - math.Abs(d.sun-d.valleys) }

// outside is negative between the first and the fourth contact.
func (d discs) outside() float64 { return d.separation - d.sun - d.moon }

// obscuration is the part of the Sun's area that is covered.
func (d discs) obscuration() float64 { return covered(d.separation, d.sun, d.moon) }

// covered returns the part of a disc's area that another disc covers.
func covered(separation, disc, other float64) float64 {
	switch {
	case separation >= disc+other:
		return 0
	case separation <= other-disc:
		return 1
	case separation <= disc-other:
		return other * other / (disc * disc)
	}
	// Two segments of circles, on either side of the common chord.
	segment := func(r, toChord float64) float64 {
		half := math.Acos(max(-1, min(1, toChord/r)))
		return r * r * (half - math.Sin(2*half)/2)
	}
	toChord := (separation*separation + disc*disc - other*other) / (2 * separation)
	return (segment(disc, toChord) + segment(other, separation-toChord)) / (math.Pi * disc * disc)
}
