package ephem

import (
	"perihelion/ephem/internal/de431"
	"perihelion/ephem/internal/vec"
)

// Seconds in a day, and astronomical units that light goes in a day.
const (
	secondsPerDay = 86_400.0
	lightPerDay   = 299_792.458 * secondsPerDay / KmPerAU

	j2000 = 2_451_545.0
)

// The days from J2000.0 for which the finer series of the Moon, Mercury and Venus answer:
// 12 December 1899 to 7 January 2101. They are whole, so that no window of a Tracker is
// half of one series and half of another.
const (
	tableFrom = -36_544
	tableTo   = 36_896
)

// modelAt returns the model for a time.
func modelAt(tdb float64) *table {
	switch {
	case tdb < tableFrom:
		return &earlier
	case tdb < tableTo:
		return &midmost
	}
	return &later
}

// table computes the places of the bodies by JPL's ephemeris DE431, in au and au a day,
// ICRF axes, at days (TDB) from J2000.0: the Sun, the Earth and the planets from the
// barycentre of the Solar System, the Moon from the Earth's centre. It is a choice of
// series.
type table struct {
	moon    de431.Series
	planets [bodies]de431.Series
}

var (
	midmost = wide(de431.Moon, de431.Mercury, de431.Venus)
	earlier = wide(de431.MoonBefore, de431.MercuryBefore, de431.VenusBefore)
	later   = wide(de431.MoonAfter, de431.MercuryAfter, de431.VenusAfter)
)

// wide returns a table of the series that answer from 1600 to 2399, and of those of the
// three bodies that have several.
func wide(moon, mercury, venus de431.Series) table {
	return table{moon, [bodies]de431.Series{
		Mercury: mercury, Venus: venus, Mars: de431.Mars, Jupiter: de431.Jupiter,
		Saturn: de431.Saturn, Uranus: de431.Uranus, Neptune: de431.Neptune, Pluto: de431.Pluto,
	}}
}

func (*table) sun(tdb float64) (place, rate vec.Vec) { return de431.Sun.AtWithRate(tdb) }

func (t *table) earth(tdb float64) (place, rate, moon, moonRate vec.Vec) {
	// The Earth is opposite the Moon about the barycentre of the two.
	const share = 1 / (1 + de431.EarthMoonRatio)
	moon, moonRate = t.moon.AtWithRate(tdb)
	place, rate = de431.EarthMoon.AtWithRate(tdb)
	return place.Sub(moon.Scale(share)), rate.Sub(moonRate.Scale(share)), moon, moonRate
}

func (t *table) planet(b Body, tdb float64) (place, rate vec.Vec) {
	return t.planets[b].AtWithRate(tdb)
}
