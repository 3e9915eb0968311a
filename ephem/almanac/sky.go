package almanac

import (
	"context"
	"strings"

	"perihelion/ephem"
	"perihelion/ephem/phenomena"
)

// phenomena lists what happens at the same instant for everybody.
func (s Span) phenomena(ctx context.Context, k Kind) ([]Happening, error) {
	events, err := phenomena.Find(ctx, s.From, s.To, s.Bodies, k.phenomena()...)
	if err != nil {
		return nil, err
	}
	found := make([]Happening, len(events))
	for i, e := range events {
		found[i] = Happening{
			Time: second(e.Time), Body: e.Body.Key(), Event: string(e.Kind), Kind: k,
			Summary: summary(e), Figure: figureOf(e),
		}
	}
	return found, nil
}

// summary tells an event as a calendar would: "Mars at opposition".
func summary(e phenomena.Event) string {
	name := string(e.Kind)
	switch e.Kind {
	case phenomena.NewMoon, phenomena.FirstQuarter, phenomena.FullMoon, phenomena.LastQuarter:
		first, last, _ := strings.Cut(name, " ")
		return sentence(first) + " " + sentence(last)
	case phenomena.MarchEquinox, phenomena.JuneSolstice, phenomena.SeptemberEquinox, phenomena.DecemberSolstice:
		return sentence(name)
	case phenomena.RetrogradeBegins:
		return e.Body.String() + " turns retrograde"
	case phenomena.RetrogradeEnds:
		return e.Body.String() + " turns direct"
	case phenomena.Conjunction:
		return e.Body.String() + " in conjunction with the Sun"
	}
	if e.Body == ephem.Sun {
		return "Earth at " + name
	}
	return e.Body.String() + " at " + name
}

func figureOf(e phenomena.Event) *Figure {
	f := e.Figure()
	switch f.Unit {
	case "":
		return nil
	case "km":
		return &Figure{f.Name, round(f.Value, 1), f.Unit}
	}
	return &Figure{f.Name, round(f.Value, 7), f.Unit}
}

// sentence begins with a capital letter.
func sentence(s string) string { return strings.ToUpper(s[:1]) + s[1:] }
