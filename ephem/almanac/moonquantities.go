package almanac

import (
	"math"
	"slices"

	"perihelion/ephem/jovian"
	"perihelion/ephem/text"
)

// moonQuantities describe where Jupiter's moons are: a Sight has them only where they are
// asked for.
var moonQuantities = slices.Concat(
	ofMoonOfJupiter(jovian.Io), ofMoonOfJupiter(jovian.Europa), ofMoonOfJupiter(jovian.Ganymede), ofMoonOfJupiter(jovian.Callisto),
)

const theoryOfMoons = "Theory L1.2 (Lainey, Duriez and Vienne 2006)"

func ofMoonOfJupiter(m jovian.Moon) []Quantity {
	value := func(coordinate func(jovian.Place) float64) func(*Sight) float64 {
		return func(s *Sight) float64 {
			if s.Moons == nil {
				return math.NaN()
			}
			return coordinate(s.Moons[m])
		}
	}
	return []Quantity{
		{
			Key: m.Key() + "X", Title: m.String() + " along Jupiter's equator", Short: m.String() + " X", Decimals: 3, Fixed: 3, OfMoons: true,
			Meaning: "How far " + m.String() + " is seen from the middle of Jupiter's disc, along its equator: in radii of the equator, positive in the east.",
			Source:  theoryOfMoons,
			Value:   value(func(p jovian.Place) float64 { return p.X }),
		},
		{
			Key: m.Key() + "Y", Title: m.String() + " across Jupiter's equator", Short: m.String() + " Y", Decimals: 3, Fixed: 3, OfMoons: true,
			Meaning: "How far " + m.String() + " is seen from Jupiter's equator: in radii of the equator, positive in the north.",
			Source:  theoryOfMoons,
			Value:   value(func(p jovian.Place) float64 { return p.Y }),
		},
		{
			Key: m.Key() + "State", Title: "State of " + m.String(), Short: m.String(), OfMoons: true,
			Meaning: "Whether the middle of " + m.String() + " is in transit, occulted (behind Jupiter) or eclipsed (in its shadow), else whether it is nearer than Jupiter or beyond; and whether its shadow is on Jupiter.",
			Source:  theoryOfMoons,
			Word: func(s *Sight) string {
				if s.Moons == nil {
					return ""
				}
				return stateOfMoon(s.Moons[m])
			},
		},
	}
}

// stateOfMoon returns where a moon is, in words.
func stateOfMoon(p jovian.Place) (state string) {
	switch {
	case p.Occulted && p.Eclipsed:
		return "occulted and eclipsed"
	case p.Occulted:
		return "occulted"
	case p.Eclipsed:
		return "eclipsed"
	case p.InTransit:
		state = "in transit"
	case p.Z < 0:
		state = "nearer"
	default:
		state = "beyond"
	}
	if p.CastsShadow {
		state += " with shadow on Jupiter"
	}
	return state
}

// moons is the part of the card about Jupiter's moons.
func (e *Entry) moons() card {
	if e.Moons == nil {
		return nil
	}
	c := card{{"Moons of Jupiter", "along the equator", "across it"}}
	for _, m := range jovian.Moons() {
		p := e.Moons[m]
		c = append(c, []string{m.String(), sided(p.X, "east", "west"), sided(p.Y, "north", "south"), stateOfMoon(p)})
	}
	return append(c, []string{"Places are from the middle of the disc, in radii of Jupiter's equator."})
}

// sided writes a length with its side.
func sided(x float64, positive, negative string) string {
	if x < 0 {
		positive = negative
	}
	return text.Number(math.Abs(x), 2) + " " + positive
}
