package almanac

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"perihelion/assets/field"
	"perihelion/ephem"
	"perihelion/ephem/jovian"
	"perihelion/ephem/text"
)

// Sight is a body as an observer sees it: the subject of every Quantity.
type Sight struct {
	ephem.Position
	Phase ephem.Phase      // of the Moon; zero for any other body
	Face  *ephem.Face      // nil where it is not asked for
	Moons *[4]jovian.Place // of Jupiter, by jovian.Moon; nil for any other body, and where they are not asked for
}

// Quantity is one thing that is computed for a body: a number or a word. The
// table of them (Quantities) is the only list: documents, the server's answer, the
// cards and the columns of the window are made from it.
type Quantity struct {
	Key      string // its name in JSON and CSV
	Title    string // its name for people, as in "Right ascension"
	Short    string // the heading of a narrow column, as in "RA"; empty where that is the Title
	Unit     string // of the value: °, ″, au, km, s, days; empty for a ratio, a magnitude and a word
	Decimals int    // in a Document, where zeros at the end are left out
	Fixed    int    // in the server's answer for one body, where all are written
	Meaning  string // one or two sentences for people
	Source   string // the method or the table that the value comes from
	OfFace   bool   // it exists only where the Sight has a Face
	OfMoons  bool   // it exists only where the Sight has the Moons

	Value func(*Sight) float64 // NaN where the quantity does not exist for the body
	Word  func(*Sight) string  // instead of Value, for a quantity that is a word; empty where it does not exist

	part     part                 // of the card; empty where the card has it elsewhere or not at all
	shown    int                  // decimals in the card
	show     func(float64) string // the value in the card, where it is not a number with its unit
	note     func(*Sight) string  // a remark beside the value in the card
	notOfSun bool                 // the card of the Sun leaves it out

	ofPhase bool // it is read from the Sight's Phase
}

// part is a part of a card.
type part string

const (
	inTheSky    part = "In the sky"
	coordinates part = "Coordinates"
	appearance  part = "Appearance"
	face        part = "The disc"
)

// Quantities returns the table, in the order of a Document's JSON.
func Quantities() []Quantity { return slices.Clone(quantities) }

// Named returns the quantity with a key. It panics where there is none: keys stand
// in the source.
func Named(key string) Quantity {
	for _, q := range quantities {
		if q.Key == key {
			return q
		}
	}
	panic("almanac: no quantity " + key)
}

// ParseQuantities reads keys of quantities with commas between them, in any mixture of
// cases, or "all". The error is a *field.Error of the field quantities.
func ParseQuantities(keys string) (chosen []Quantity, err error) {
	if strings.EqualFold(strings.TrimSpace(keys), "all") {
		return Quantities(), nil
	}
	for key := range strings.SplitSeq(keys, ",") {
		is := func(q Quantity) bool { return strings.EqualFold(q.Key, strings.TrimSpace(key)) }
		i := slices.IndexFunc(quantities, is)
		switch {
		case i < 0:
			return nil, field.Errorf("quantities", "there is no quantity “%.40s”; write all, or some of %s, with commas between them", key, strings.Join(keysOf(Quantities()), ", "))
		case !slices.ContainsFunc(chosen, is):
			chosen = append(chosen, quantities[i])
		}
	}
	return chosen, nil
}

func keysOf(quantities []Quantity) []string {
	keys := make([]string, len(quantities))
	for i, q := range quantities {
		keys[i] = q.Key
	}
	return keys
}

// Heading returns the heading of a column.
func (q Quantity) Heading() string { return cmp.Or(q.Short, q.Title) }

// rounded returns the value to its decimals, never −0. Kilometres from a million on
// are whole: only the Moon's distance is known to metres.
func (q Quantity) rounded(s *Sight) float64 {
	x, decimals := q.Value(s), q.Decimals
	if q.Unit == "km" && x >= 1e6 {
		decimals = 0
	}
	return round(x, decimals)
}

// text writes the value for a card; empty where it does not exist.
func (q Quantity) text(s *Sight) string {
	if q.Word != nil {
		return q.Word(s)
	}
	x := q.Value(s)
	switch {
	case math.IsNaN(x):
		return ""
	case q.show != nil:
		return q.show(x)
	}
	return strings.TrimSpace(text.Number(x, q.shown) + q.Unit)
}

// partOf returns the quantities of a part of the card: first the named ones, then the
// others in the order of the table.
func partOf(p part, first ...string) []Quantity {
	var chosen []Quantity
	for _, q := range quantities {
		if q.part == p {
			chosen = append(chosen, q)
		}
	}
	rank := func(q Quantity) int {
		if i := slices.Index(first, q.Key); i >= 0 {
			return i
		}
		return len(first)
	}
	slices.SortStableFunc(chosen, func(a, b Quantity) int { return cmp.Compare(rank(a), rank(b)) })
	return chosen
}
