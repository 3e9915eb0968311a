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

// model computes the places of the bodies, in au and au a day, ICRF axes, at days (TDB)
// from J2000.0: the Sun, the Earth and the planets from the barycentre of the Solar
// System, the Moon from the Earth's centre.
type model interface {
	sun(tdb float64) (place, rate vec.Vec)
	earth(tdb float64) (place, rate, moon, moonRate vec.Vec)
	planet(b Body, tdb float64) (place, rate vec.Vec)
}

// The days from J2000.0 for which the table of JPL's ephemeris answers for all
// bodies: 12 December 1899 to 7 January 2101. They are multiples of the longest
// window, so that none is half of one model and half of the other.
const (
	tableFrom = -36_544
	tableTo   = 36_896
)

// modelAt returns the model for a time.
func modelAt(tdb float64) model {
	if tdb >= tableFrom && tdb < tableTo {
		return table{}
	}
	return theory()
}

// table is JPL's ephemeris DE431.
type table struct{}

func (table) sun(tdb float64) (place, rate vec.Vec) { return de431.Sun.AtWithRate(tdb) }

func (table) earth(tdb float64) (place, rate, moon, moonRate vec.Vec) {
	moon, moonRate = de431.Moon.AtWithRate(tdb)
	place, rate = earthBeside(moon, moonRate, tdb)
	return place, rate, moon, moonRate
}

// earthBeside returns where the Earth is for a Moon at a place from it, opposite
// about the barycentre of the two.
func earthBeside(moon, moonRate vec.Vec, tdb float64) (place, rate vec.Vec) {
	const share = 1 / (1 + de431.EarthMoonRatio)
	place, rate = de431.EarthMoon.AtWithRate(tdb)
	return place.Sub(moon.Scale(share)), rate.Sub(moonRate.Scale(share))
}

func (table) planet(b Body, tdb float64) (place, rate vec.Vec) {
	return series[b].AtWithRate(tdb)
}

var series = [bodies]de431.Series{
	Mercury: de431.Mercury, Venus: de431.Venus, Mars: de431.Mars, Jupiter: de431.Jupiter,
	Saturn: de431.Saturn, Uranus: de431.Uranus, Neptune: de431.Neptune, Pluto: de431.Pluto,
}
