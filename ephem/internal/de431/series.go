// Package de431 is JPL's ephemeris DE431 (W. M. Folkner et al., IPN Progress
// Report 42-196, 2014): where the Sun, the Moon and the planets are.
//
// It is a table of polynomials, which the generator of package assets fits to
// the files of the Swiss Ephemeris. As seen from the Earth, half of all places
// are within 0.0006″ of them, and 99 % within 0.0025″; the Moon, Mercury and Venus are
// within 0.01″ before 1900 and after 2100, where they have series of their own. All others
// reach from 1599 to 2400.
//
// Before 1600 and after 2399, back to −3001 and on to 3002, there are coarser series: from
// Mercury to Mars what slowly changing ellipses leave, the Moon by a theory that is
// fitted to the ephemeris. They are within 0.2″, the Moon within 1.2″, as seen from the
// Earth.
//
// Places are in au, rates in au a day, in the axes of the ICRF, seen from the
// barycentre of the solar system (the Moon's from the centre of the Earth);
// time is TDB in days from J2000.0. From Mars to Pluto a planet is the
// barycentre of the planet and its moons.
package de431

import (
	"math"

	"perihelion/ephem/internal/vec"
)

// Series is a body in the table.
type Series uint8

// The series. EarthMoon is the barycentre of the Earth and the Moon, Moon the vector from
// the centre of the Earth to the Moon. Of the Moon, Mercury and Venus there are coarser
// series for the years before 1900 and after 2100.
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

	MoonBefore
	MercuryBefore
	VenusBefore
	MoonAfter
	MercuryAfter
	VenusAfter
	near // number of the series above

	// AncientSun to AncientPluto, and FutureSun to FuturePluto, in the order of the first
	// eleven, are coarser series for the years before 1600 and after 2399.
	AncientSun   = near
	AncientPluto = AncientSun + Pluto
	FutureSun    = AncientPluto + 1
	FuturePluto  = FutureSun + Pluto
	count        = FuturePluto + 1
)

// EarthMoonRatio is the mass of the Earth over that of the Moon in DE431: the
// Earth is at EarthMoon − Moon/(1 + EarthMoonRatio).
const EarthMoonRatio = 81.30056907419062

// Span returns the first and the last instant of a series.
func (s Series) Span() (from, to float64) {
	r := s.row()
	return r.from, r.from + r.days*float64(len(r.segments))
}

// At returns where the body is. Outside Span, and for NaN, every component is
// NaN: whether an instant can be answered is for the caller to ask first.
func (s Series) At(tdb float64) vec.Vec {
	p, u := s.row().locate(tdb)
	if p == nil {
		return nowhere()
	}
	return p.at(u)
}

// AtWithRate returns where the body is and how it moves. Outside Span, and for
// NaN, every component of both is NaN.
func (s Series) AtWithRate(tdb float64) (place, rate vec.Vec) {
	r := s.row()
	p, u := r.locate(tdb)
	if p == nil {
		return nowhere(), nowhere()
	}
	place, rate = p.atWithRate(u)
	return place, rate.Scale(2 / r.days)
}

func nowhere() vec.Vec { return vec.Vec{X: math.NaN(), Y: math.NaN(), Z: math.NaN()} }
