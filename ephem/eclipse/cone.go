package eclipse

import (
	"math"

	"perihelion/ephem/internal/vec"
)

// cone is the Moon's shadow: its axis, and the radii of umbra and penumbra
// along it. Lengths in equatorial radii of the Earth.
type cone struct {
	moon vec.Vec
	axis vec.Vec // of length 1, towards the Sun
	off  vec.Vec // from the Earth's centre to the nearest point of the axis

	sinPenumbra, sinUmbra float64 // of the half angles of the two cones
}

func (s sky) cone() cone {
	toSun := s.sun.Sub(s.moon)
	d := toSun.Norm()
	c := cone{
		moon: s.moon, axis: toSun.Scale(1 / d),
		sinPenumbra: (sunRadius + moonRadius) / d,
		sinUmbra:    (sunRadius - moonValleys) / d,
	}
	c.off = s.moon.Sub(c.axis.Scale(s.moon.Dot(c.axis)))
	return c
}

// penumbra returns the radius of the penumbra in the plane through a point.
func (c *cone) penumbra(p vec.Vec) float64 {
	return (c.behind(p)*c.sinPenumbra + moonRadius) / math.Sqrt(1-c.sinPenumbra*c.sinPenumbra)
}

// umbra returns the same of the umbra, negative where it still narrows and the
// Sun is covered wholly, positive beyond its tip, where a ring is left.
func (c *cone) umbra(p vec.Vec) float64 {
	return (c.behind(p)*c.sinUmbra - moonValleys) / math.Sqrt(1-c.sinUmbra*c.sinUmbra)
}

// behind returns how far behind the Moon a point is.
func (c *cone) behind(p vec.Vec) float64 { return c.moon.Sub(p).Dot(c.axis) }

// Squares that make the ellipsoid of the Earth: of the polar radius, and of the
// eccentricity.
const (
	polar2        = (1 - flattening) * (1 - flattening)
	eccentricity2 = 1 - polar2
)

// landfall returns where the axis meets the Earth on the side of the Moon, and
// whether it does.
func (c *cone) landfall() (vec.Vec, bool) {
	// Stretched along its axis, the Earth is a sphere.
	stretch := func(v vec.Vec) vec.Vec { return vec.Vec{X: v.X, Y: v.Y, Z: v.Z / (1 - flattening)} }
	off, axis := stretch(c.off), stretch(c.axis)
	a, b := axis.Dot(axis), off.Dot(axis)
	under := b*b - a*(off.Dot(off)-1)
	if under < 0 {
		return vec.Vec{}, false
	}
	return c.off.Add(c.axis.Scale((math.Sqrt(under) - b) / a)), true
}

// miss returns how far the axis passes outside the Earth's outline as the Moon
// sees it, negative inside, and the point of the outline nearest to it.
//
// Of all directions across the axis, in the right one the axis is farthest
// beyond the plane that touches the ellipsoid. For a sphere that is the
// direction of the axis itself, and the Earth is nearly one: a few corrections
// do.
func (c *cone) miss() (distance float64, nearest vec.Vec) {
	r := c.off.Norm()
	u := c.off.Scale(1 / r)
	v := c.axis.Cross(u)
	var n vec.Vec
	var support, angle float64
	for range 5 {
		sin, cos := math.Sincos(angle)
		n = u.Scale(cos).Add(v.Scale(sin))
		support = math.Sqrt(1 - eccentricity2*n.Z*n.Z)
		turned := v.Scale(cos).Sub(u.Scale(sin))
		angle = math.Asin(max(-1, min(1, eccentricity2*n.Z*turned.Z/support/r)))
	}
	return c.off.Dot(n) - support, vec.Vec{X: n.X / support, Y: n.Y / support, Z: polar2 * n.Z / support}
}
