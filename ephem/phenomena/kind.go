package phenomena

import (
	"slices"
	"strings"

	"perihelion/assets/field"
)

// Kind is the kind of an event, in English.
type Kind string

// The kinds of events; each is defined at the head of the package.
const (
	NewMoon      Kind = "new moon"
	FirstQuarter Kind = "first quarter"
	FullMoon     Kind = "full moon"
	LastQuarter  Kind = "last quarter"

	Perigee                  Kind = "perigee"
	Apogee                   Kind = "apogee"
	AscendingNode            Kind = "ascending node"
	DescendingNode           Kind = "descending node"
	GreatestDeclinationNorth Kind = "greatest declination north"
	GreatestDeclinationSouth Kind = "greatest declination south"

	MarchEquinox     Kind = "march equinox"
	JuneSolstice     Kind = "june solstice"
	SeptemberEquinox Kind = "september equinox"
	DecemberSolstice Kind = "december solstice"

	Perihelion Kind = "perihelion"
	Aphelion   Kind = "aphelion"

	Conjunction            Kind = "conjunction"
	Opposition             Kind = "opposition"
	InferiorConjunction    Kind = "inferior conjunction"
	SuperiorConjunction    Kind = "superior conjunction"
	GreatestElongationEast Kind = "greatest elongation east"
	GreatestElongationWest Kind = "greatest elongation west"

	ClosestApproach    Kind = "closest approach"
	GreatestBrilliancy Kind = "greatest brilliancy"

	RetrogradeBegins   Kind = "retrograde begins"
	RetrogradeEnds     Kind = "retrograde ends"
	RetrogradeBeginsRA Kind = "retrograde begins in right ascension"
	RetrogradeEndsRA   Kind = "retrograde ends in right ascension"
)

var kinds = [...]Kind{
	NewMoon, FirstQuarter, FullMoon, LastQuarter,
	Perigee, Apogee, AscendingNode, DescendingNode, GreatestDeclinationNorth, GreatestDeclinationSouth,
	MarchEquinox, JuneSolstice, SeptemberEquinox, DecemberSolstice,
	Perihelion, Aphelion,
	Conjunction, Opposition, InferiorConjunction, SuperiorConjunction,
	GreatestElongationEast, GreatestElongationWest,
	ClosestApproach, GreatestBrilliancy,
	RetrogradeBegins, RetrogradeEnds, RetrogradeBeginsRA, RetrogradeEndsRA,
}

// Kinds returns all kinds: the Moon's, the Sun's and the Earth's, the planets'.
func Kinds() []Kind { return slices.Clone(kinds[:]) }

// ParseKind finds a kind by its name in any mixture of cases, with or without
// blanks around it. The error is a *field.Error of the field "kind".
func ParseKind(name string) (Kind, error) {
	k := Kind(strings.ToLower(strings.TrimSpace(name)))
	return k, k.validate()
}

func (k Kind) validate() error {
	if slices.Contains(kinds[:], k) {
		return nil
	}
	return field.Errorf("kind", "there is no event called “%.40s”; write one of %s", string(k), list())
}

// list names all kinds in a sentence.
func list() string {
	var b strings.Builder
	for i, k := range kinds {
		switch {
		case i == len(kinds)-1:
			b.WriteString(" or ")
		case i > 0:
			b.WriteString(", ")
		}
		b.WriteString("“" + string(k) + "”")
	}
	return b.String()
}
