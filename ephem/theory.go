package ephem

import (
	"sync"

	"perihelion/ephem/internal/chebyshev"
	"perihelion/ephem/internal/elp"
	"perihelion/ephem/internal/vec"
	"perihelion/ephem/internal/vsop87"
)

// theories is the model for the years in which the table lacks the Moon, Mercury
// and Venus: these follow ELP/MPP02 and VSOP87, summed in full once per window and
// interpolated within, all else the table.
//
// The windows are as short and as full as they must be for an error below 0.001″ in the
// sky; the test beside has the figure of each.
type theories struct {
	table
	moonTable *chebyshev.Table            // from the Earth's centre
	planets   [Venus + 1]*chebyshev.Table // Mercury and Venus, from the Sun's
}

var theory = sync.OnceValue(func() *theories {
	return &theories{
		moonTable: chebyshev.New(moonDrift.correct(func(days float64) vec.Vec {
			return elp.Geocentric(days).Scale(1 / KmPerAU)
		}), 4, 12),
		planets: [...]*chebyshev.Table{
			Mercury: chebyshev.New(mercuryDrift.correct(vsop87.New("mercury").Heliocentric), 16, 14),
			Venus:   chebyshev.New(venusDrift.correct(vsop87.New("venus").Heliocentric), 32, 12),
		},
	}
})

func (t *theories) earth(tdb float64) (place, rate, moon, moonRate vec.Vec) {
	moon, moonRate = t.moonTable.AtWithRate(tdb)
	place, rate = earthBeside(moon, moonRate, tdb)
	return place, rate, moon, moonRate
}

func (t *theories) planet(b Body, tdb float64) (place, rate vec.Vec) {
	if b > Venus {
		return t.table.planet(b, tdb)
	}
	place, rate = t.planets[b].AtWithRate(tdb)
	sun, sunRate := t.sun(tdb)
	return place.Add(sun), rate.Add(sunRate)
}
