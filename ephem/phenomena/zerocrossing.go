package phenomena

import (
	"math"
	"time"

	"perihelion/ephem"
)

// zeroCrossing is a quantity of a body that changes with time and passes zero at
// certain events.
type zeroCrossing struct {
	body  ephem.Body
	kinds []Kind

	value quantity
	// step is the time between two values that are computed, in days: less than the
	// shortest time between two zeros.
	step int
	// which returns the index of the kind in kinds, −1 for a zero that means
	// nothing; rising is true where value was negative before.
	which func(s sky, rising bool) int

	rivals rivalry // the zero value where every extreme counts
}

// zeroCrossings returns the quantities of a body that are zero at its events.
//
// Angles enter by a sine that is zero at every event, so that nothing jumps
// where they pass a full turn.
func zeroCrossings(b ephem.Body) []zeroCrossing {
	switch b {
	case ephem.Sun:
		return []zeroCrossing{
			{
				body:  b,
				kinds: []Kind{MarchEquinox, JuneSolstice, SeptemberEquinox, DecemberSolstice},
				value: of(b, func(s sky) float64 { return math.Sin(2 * s.sun.EclipticLongitude.Rad()) }),
				step:  64,
				which: func(s sky, _ bool) int { return part(s.sun.EclipticLongitude.Rad(), 4) },
			},
			orbit(b, 64),
		}
	case ephem.Moon:
		return []zeroCrossing{
			{
				body:  b,
				kinds: []Kind{NewMoon, FirstQuarter, FullMoon, LastQuarter},
				value: of(b, func(s sky) float64 { return math.Sin(2 * s.ahead()) }),
				step:  4,
				which: func(s sky, _ bool) int { return part(s.ahead(), 4) },
			},
			{
				body:  b,
				kinds: []Kind{Perigee, Apogee},
				value: slopeOf(of(b, func(s sky) float64 { return s.body.Distance })),
				step:  8,
				which: risingFirst,
			},
			{
				body:  b,
				kinds: []Kind{AscendingNode, DescendingNode},
				value: of(b, func(s sky) float64 { return s.body.EclipticLatitude.Rad() }),
				step:  8,
				which: risingFirst,
			},
			{
				body:  b,
				kinds: []Kind{GreatestDeclinationSouth, GreatestDeclinationNorth},
				value: slopeOf(of(b, func(s sky) float64 { return s.body.Dec.Rad() })),
				step:  8,
				which: risingFirst,
			},
		}
	case ephem.Mercury:
		return []zeroCrossing{
			orbit(b, 16), innerConjunctions(b, 16), elongations(b, 8), approaches(b, 16), stations(b, 8), stationsRA(b, 8),
		}
	case ephem.Venus:
		return []zeroCrossing{
			orbit(b, 64), innerConjunctions(b, 64), elongations(b, 32), approaches(b, 64), brilliancy(b, 16), stations(b, 16), stationsRA(b, 16),
		}
	case ephem.Mars:
		return []zeroCrossing{orbit(b, 64), outerConjunctions(b), approaches(b, 64), stations(b, 32), stationsRA(b, 32)}
	case ephem.Neptune:
		// The orbit is all but round about the centre of mass of the Solar System,
		// and Jupiter draws the Sun to and fro before it every 12.8 years. So the
		// distance from the Sun has three extremes where the orbit has one, and one
		// of the outer two is the orbit's.
		c := orbit(b, 64)
		c.rivals = rivalry{4675 * 24 * time.Hour, of(b, func(s sky) float64 { return s.fromSun })}
		return []zeroCrossing{c, outerConjunctions(b), approaches(b, 64), stations(b, 64), stationsRA(b, 64)}
	default:
		return []zeroCrossing{orbit(b, 64), outerConjunctions(b), approaches(b, 64), stations(b, 64), stationsRA(b, 64)}
	}
}

// orbit finds the least and the greatest distance from the Sun.
func orbit(b ephem.Body, step int) zeroCrossing {
	return zeroCrossing{
		body:  b,
		kinds: []Kind{Perihelion, Aphelion},
		value: slopeOf(of(b, func(s sky) float64 { return s.fromSun })),
		step:  step,
		which: risingFirst,
	}
}

// innerConjunctions finds where a planet overtakes the Sun behind it and is
// overtaken in front of it.
func innerConjunctions(b ephem.Body, step int) zeroCrossing {
	return zeroCrossing{
		body:  b,
		kinds: []Kind{SuperiorConjunction, InferiorConjunction},
		value: of(b, func(s sky) float64 { return math.Sin(s.ahead()) }),
		step:  step,
		which: risingFirst,
	}
}

func outerConjunctions(b ephem.Body) zeroCrossing {
	return zeroCrossing{
		body:  b,
		kinds: []Kind{Conjunction, Opposition},
		value: of(b, func(s sky) float64 { return math.Sin(s.ahead()) }),
		step:  64,
		which: func(s sky, _ bool) int { return part(s.ahead(), 2) },
	}
}

func elongations(b ephem.Body, step int) zeroCrossing {
	return zeroCrossing{
		body:  b,
		kinds: []Kind{GreatestElongationEast, GreatestElongationWest},
		value: slopeOf(of(b, func(s sky) float64 { return s.body.Elongation.Rad() })),
		step:  step,
		which: func(s sky, rising bool) int {
			switch {
			case rising: // the least elongation, near a conjunction
				return -1
			case math.Sin(s.ahead()) > 0:
				return 0
			}
			return 1
		},
	}
}

// risingFirst is the which of a quantity that passes zero upwards at its first kind.
func risingFirst(_ sky, rising bool) int {
	if rising {
		return 0
	}
	return 1
}

// part describes which of so many equal parts of the circle begins nearest to an
// angle, counted from 0.
func part(angle float64, parts int) int {
	n := int(math.Round(angle / (2 * math.Pi) * float64(parts)))
	return (n%parts + parts) % parts
}
