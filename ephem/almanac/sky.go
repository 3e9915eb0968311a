package almanac

import (
	"context"
	"strings"
	"time"

	"perihelion/ephem/phenomena"
)

// memory is how much of a span is searched at a time for what is seldom. In the
// years for which package ephem sums full theories it remembers the sums of some
// twenty years of the Moon, which the search for each body and kind then shares.
const memory = 20 * 365 * oneDay

// phenomena lists what happens at the same instant for everybody.
func (s Span) phenomena(ctx context.Context, wanted []Kind) (found []Happening, err error) {
	kindOf := map[phenomena.Kind]Kind{}
	var sought []phenomena.Kind
	for _, k := range wanted {
		for _, p := range k.phenomena() {
			kindOf[p] = k
			sought = append(sought, p)
		}
	}
	if len(sought) == 0 {
		return nil, nil
	}
	err = s.stretches(ctx, memory, func(from, to time.Time) error {
		events, err := phenomena.Find(ctx, from, to, s.Bodies, sought...)
		for _, e := range events {
			found = append(found, Happening{
				Time: second(e.Time), Body: e.Body.Key(), Event: string(e.Kind), Kind: kindOf[e.Kind],
				Summary: e.Summary(), Figure: figureOf(e),
			})
		}
		return err
	})
	return found, err
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
