package skychart

import (
	"encoding/json"
	"fmt"
	"slices"

	"perihelion/ephem"
	"perihelion/ephem/diagram"
)

// Kind is one of the charts.
type Kind string

// The charts.
const (
	Night    Kind = "night"    // altitudes through a night
	Year     Kind = "year"     // rise, transit and set of a body through a year
	Span     Kind = "span"     // a quantity of bodies over a span
	Analemma Kind = "analemma" // the Sun at the same time of the clock through a year
	Moons    Kind = "moons"    // Jupiter's moons through days
)

// Kinds are the charts in the order in which they are offered.
func Kinds() []Kind { return []Kind{Night, Year, Span, Analemma, Moons} }

// Title is the name of a chart in a list of them.
func (k Kind) Title() string {
	switch k {
	case Year:
		return "Year"
	case Span:
		return "Span"
	case Analemma:
		return "Analemma"
	case Moons:
		return "Moons"
	}
	return "Night"
}

// Choice is a chart with what is chosen about it. Two equal choices show the same of one sky.
type Choice struct {
	Kind     Kind             `json:"kind"`
	Quantity diagram.Quantity `json:"quantity"` // of Span
	Length   Length           `json:"months"`   // of Span
	Curves   Bodies           `json:"bodies"`   // of Span
	InSky    bool             `json:"inSky"`    // Analemma as the observer sees it
}

// Usual is the choice of a first start.
func Usual() Choice {
	c := Choice{Kind: Night, Quantity: diagram.Magnitude, Length: 24}
	for b := ephem.Mercury; b <= ephem.Saturn; b++ {
		c.Curves = c.Curves.With(b, true)
	}
	return c
}

// Settled is the choice with the usual one in place of what is not possible: it may come from
// a picture, or from another version of the program.
func (c Choice) Settled() Choice {
	usual := Usual()
	if !slices.Contains(Kinds(), c.Kind) {
		c.Kind = usual.Kind
	}
	if !slices.Contains(diagram.Quantities(), c.Quantity) {
		c.Quantity = usual.Quantity
	}
	if !slices.Contains(Lengths(), c.Length) {
		c.Length = usual.Length
	}
	if c.Curves == 0 {
		c.Curves = usual.Curves
	}
	return c
}

// Text is the choice as it is kept.
func (c Choice) Text() string {
	text, _ := json.Marshal(c) // it has nothing that cannot be written
	return string(text)
}

// ParseChoice reads what Text has written; anything else is the usual choice.
func ParseChoice(text string) Choice {
	c := Usual()
	if json.Unmarshal([]byte(text), &c) != nil {
		return Usual()
	}
	return c.Settled()
}

// Length is how long a span is, in months.
type Length int

// Lengths are the lengths that are offered.
func Lengths() []Length { return []Length{3, 12, 24, 60, 120, 600, 1200} }

// String writes the length in words: "3 months", "2 years".
func (l Length) String() string {
	switch {
	case l%12 != 0:
		return fmt.Sprintf("%d months", int(l))
	case l == 12:
		return "1 year"
	}
	return fmt.Sprintf("%d years", int(l)/12)
}

// Bodies is a set of bodies.
type Bodies uint16

// Has reports whether a body is in the set.
func (s Bodies) Has(b ephem.Body) bool { return s&(1<<b) != 0 }

// With is the set with a body or without it.
func (s Bodies) With(b ephem.Body, in bool) Bodies {
	if in {
		return s | 1<<b
	}
	return s &^ (1 << b)
}

// List returns the bodies in the order of tables.
func (s Bodies) List() (all []ephem.Body) {
	for _, b := range ephem.Bodies() {
		if s.Has(b) {
			all = append(all, b)
		}
	}
	return all
}

// MarshalJSON writes the keys of the bodies.
func (s Bodies) MarshalJSON() ([]byte, error) {
	keys := []string{}
	for _, b := range s.List() {
		keys = append(keys, b.Key())
	}
	return json.Marshal(keys)
}

// UnmarshalJSON reads keys of bodies, and leaves out what is none.
func (s *Bodies) UnmarshalJSON(text []byte) error {
	var keys []string
	if err := json.Unmarshal(text, &keys); err != nil {
		return err
	}
	*s = 0
	for _, key := range keys {
		if b, err := ephem.ParseBody(key); err == nil {
			*s = s.With(b, true)
		}
	}
	return nil
}
