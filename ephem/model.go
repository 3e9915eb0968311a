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

// The days from J2000.0 for which the finer series of the Moon, Mercury and Venus answer,
// 12 December 1899 to 7 January 2101, and those for which the finer series of all do, 10
// August 1599 to 23 May 2400. They are whole, so that no window of a Tracker is half of
// one series and half of another.
const (
	tableFrom = -36_544
	tableTo   = 36_896
	fineFrom  = -146_240
	fineTo    = 146_240
)

// modelAt returns the model for a time.
func modelAt(tdb float64) *table {
	switch {
	case tdb >= tableFrom && tdb < tableTo:
		return &midmost
	case tdb < fineFrom:
		return &ancient
	case tdb < tableFrom:
		return &earlier
	case tdb < fineTo:
		return &later
	}
	return &future
}

// table computes the places of the bodies by JPL's ephemeris DE431, in au and au a day,
// ICRF axes, at days (TDB) from J2000.0: the Sun, the Earth and the planets from the
// barycentre of the Solar System, the Moon from the Earth's centre. It is a choice of
// series.
type table struct {
	sunAt   de431.Series // the Sun
	bary    de431.Series // of the Earth and the Moon
	moon    de431.Series
	planets [bodies]de431.Series
}

var (
	ancient = series(de431.AncientSun)
	earlier = series(de431.Sun).with(de431.MoonBefore, de431.MercuryBefore, de431.VenusBefore)
	midmost = series(de431.Sun)
	later   = series(de431.Sun).with(de431.MoonAfter, de431.MercuryAfter, de431.VenusAfter)
	future  = series(de431.FutureSun)
)

// series returns a table of the eleven series of which a Sun is the first.
func series(sun de431.Series) table {
	t := table{sunAt: sun, bary: sun + de431.EarthMoon, moon: sun + de431.Moon}
	for b := Mercury; b < bodies; b++ {
		t.planets[b] = sun + de431.Mercury + de431.Series(b-Mercury)
	}
	return t
}

// with returns the table with other series of the three bodies that have several.
func (t table) with(moon, mercury, venus de431.Series) table {
	t.moon, t.planets[Mercury], t.planets[Venus] = moon, mercury, venus
	return t
}

func (t *table) sun(tdb float64) (place, rate vec.Vec) { return t.sunAt.AtWithRate(tdb) }

func (t *table) earth(tdb float64) (place, rate, moon, moonRate vec.Vec) {
	// The Earth is opposite the Moon about the barycentre of the two.
	const share = 1 / (1 + de431.EarthMoonRatio)
	moon, moonRate = t.moon.AtWithRate(tdb)
	place, rate = t.bary.AtWithRate(tdb)
	return place.Sub(moon.Scale(share)), rate.Sub(moonRate.Scale(share)), moon, moonRate
}

func (t *table) planet(b Body, tdb float64) (place, rate vec.Vec) {
	return t.planets[b].AtWithRate(tdb)
}
