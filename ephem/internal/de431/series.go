// Package de431 is JPL's ephemeris DE431 (W. M. Folkner et al., IPN Progress
// Report 42-196, 2014) for the years the program is asked about most: where the
// Sun, the Moon and the planets are, to about 0.002″ as seen from the Earth.
//
// It is a table of Chebyshev polynomials, fitted by the generator of package
// assets to the files of the Swiss Ephemeris. Places are in au, rates in au a
// day, in the axes of the ICRF, seen from the barycentre of the solar system
// (the Moon's from the centre of the Earth); time is TDB in days from J2000.0.
// From Mars to Pluto a planet is the barycentre of the planet and its moons.
package de431

import (
	"math"

	"perihelion/ephem/internal/vec"
)

// Series is a body whose place the table gives.
type Series uint8

// The series. EarthMoon is the barycentre of the Earth and the Moon, Moon the
// vector from the centre of the Earth to the Moon.
const (
	Sun Series = iota
	EarthMoon
	Moon
	Mercury
	Venus
	Mars
	Jupiter
	Saturn
	Uranus
	Neptune
	Pluto
	count
)

// EarthMoonRatio is the mass of the Earth over that of the Moon in DE431: the
// Earth is at EarthMoon − Moon/(1 + EarthMoonRatio).
const EarthMoonRatio = 81.30056907419062

// Span returns the first and the last instant of a series.
func (s Series) Span() (from, to float64) {
	t := table()[s]
	return t.from, t.from + t.days*float64(len(t.segments))
}

// At returns where the body is. Outside Span, and for NaN, every component is
// NaN: whether an instant can be answered is for the caller to ask first.
func (s Series) At(tdb float64) vec.Vec {
	c, u, _ := table()[s].locate(tdb)
	if c == nil {
		return nowhere
	}
	var b1, b2 vec.Vec
	u2 := 2 * u
	for k := len(c) - 1; k >= 1; k-- {
		b1, b2 = vec.Vec{
			X: c[k].X - b2.X + u2*b1.X,
			Y: c[k].Y - b2.Y + u2*b1.Y,
			Z: c[k].Z - b2.Z + u2*b1.Z,
		}, b1
	}
	return vec.Vec{
		X: c[0].X - b2.X + u*b1.X,
		Y: c[0].Y - b2.Y + u*b1.Y,
		Z: c[0].Z - b2.Z + u*b1.Z,
	}
}

// AtWithRate returns where the body is and how it moves. Outside Span, and for
// NaN, every component of both is NaN.
func (s Series) AtWithRate(tdb float64) (place, rate vec.Vec) {
	c, u, perDay := table()[s].locate(tdb)
	if c == nil {
		return nowhere, nowhere
	}
	var b1, b2, d1, d2 vec.Vec
	u2 := 2 * u
	for k := len(c) - 1; k >= 1; k-- {
		d1, d2 = vec.Vec{
			X: 2*b1.X - d2.X + u2*d1.X,
			Y: 2*b1.Y - d2.Y + u2*d1.Y,
			Z: 2*b1.Z - d2.Z + u2*d1.Z,
		}, d1
		b1, b2 = vec.Vec{
			X: c[k].X - b2.X + u2*b1.X,
			Y: c[k].Y - b2.Y + u2*b1.Y,
			Z: c[k].Z - b2.Z + u2*b1.Z,
		}, b1
	}
	place = vec.Vec{
		X: c[0].X - b2.X + u*b1.X,
		Y: c[0].Y - b2.Y + u*b1.Y,
		Z: c[0].Z - b2.Z + u*b1.Z,
	}
	rate = vec.Vec{
		X: (b1.X - d2.X + u*d1.X) * perDay,
		Y: (b1.Y - d2.Y + u*d1.Y) * perDay,
		Z: (b1.Z - d2.Z + u*d1.Z) * perDay,
	}
	return place, rate
}

var nowhere = vec.Vec{X: math.NaN(), Y: math.NaN(), Z: math.NaN()}
