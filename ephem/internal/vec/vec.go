// Package vec is the little algebra of vectors and rotations in space that the
// reduction of a position needs.
package vec

import "math"

// Vec is a vector in rectangular axes.
type Vec struct{ X, Y, Z float64 }

// Add returns v + w.
func (v Vec) Add(w Vec) Vec { return Vec{v.X + w.X, v.Y + w.Y, v.Z + w.Z} }

// Sub returns v − w.
func (v Vec) Sub(w Vec) Vec { return Vec{v.X - w.X, v.Y - w.Y, v.Z - w.Z} }

// Scale returns k·v.
func (v Vec) Scale(k float64) Vec { return Vec{k * v.X, k * v.Y, k * v.Z} }

// Dot returns the scalar product.
func (v Vec) Dot(w Vec) float64 { return v.X*w.X + v.Y*w.Y + v.Z*w.Z }

// Cross returns the vector product.
func (v Vec) Cross(w Vec) Vec {
	return Vec{v.Y*w.Z - v.Z*w.Y, v.Z*w.X - v.X*w.Z, v.X*w.Y - v.Y*w.X}
}

// Norm returns the length.
func (v Vec) Norm() float64 { return math.Sqrt(v.Dot(v)) }

// Angle returns the angle between two vectors, 0 to π, exact at both ends,
// where an arc cosine is not.
func (v Vec) Angle(w Vec) float64 { return math.Atan2(v.Cross(w).Norm(), v.Dot(w)) }

// Spherical returns the longitude, −π to π, and the latitude, −π/2 to π/2, of
// the direction of v.
func (v Vec) Spherical() (longitude, latitude float64) {
	return math.Atan2(v.Y, v.X), math.Atan2(v.Z, math.Sqrt(v.X*v.X+v.Y*v.Y))
}

// Polar returns the vector with a longitude, a latitude and a length.
func Polar(longitude, latitude, length float64) Vec {
	sl, cl := math.Sincos(longitude)
	sb, cb := math.Sincos(latitude)
	return Vec{length * cb * cl, length * cb * sl, length * sb}
}

// Mat is a matrix by rows. A rotation takes the components of a vector in old
// axes to its components in new ones.
type Mat struct{ X, Y, Z Vec }

// Apply returns m·v.
func (m *Mat) Apply(v Vec) Vec { return Vec{m.X.Dot(v), m.Y.Dot(v), m.Z.Dot(v)} }

// ApplyT returns mᵀ·v: for a rotation, the way back.
func (m *Mat) ApplyT(v Vec) Vec {
	return Vec{
		m.X.X*v.X + m.Y.X*v.Y + m.Z.X*v.Z,
		m.X.Y*v.X + m.Y.Y*v.Y + m.Z.Y*v.Z,
		m.X.Z*v.X + m.Y.Z*v.Y + m.Z.Z*v.Z,
	}
}

// Mul returns m·n: first n, then m.
func (m Mat) Mul(n Mat) Mat {
	row := func(r Vec) Vec {
		return Vec{
			r.X*n.X.X + r.Y*n.Y.X + r.Z*n.Z.X,
			r.X*n.X.Y + r.Y*n.Y.Y + r.Z*n.Z.Y,
			r.X*n.X.Z + r.Y*n.Y.Z + r.Z*n.Z.Z,
		}
	}
	return Mat{row(m.X), row(m.Y), row(m.Z)}
}

// RotX returns the rotation of the axes by an angle about the x axis.
func RotX(a float64) Mat {
	s, c := math.Sincos(a)
	return Mat{Vec{1, 0, 0}, Vec{0, c, s}, Vec{0, -s, c}}
}

// RotZ returns the rotation of the axes by an angle about the z axis.
func RotZ(a float64) Mat {
	s, c := math.Sincos(a)
	return Mat{Vec{c, s, 0}, Vec{-s, c, 0}, Vec{0, 0, 1}}
}
