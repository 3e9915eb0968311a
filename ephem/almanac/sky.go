package almanac

import (
	"context"
	"slices"
	"strings"
	"time"

	"perihelion/ephem"
	"perihelion/ephem/phenomena"
)

// phenomena lists the events that happen at the same instant for everybody.
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
	events, err := phenomena.Find(ctx, s.From, s.To, s.Bodies, sought...)
	if err != nil {
		return nil, err
	}
	var moons map[time.Time]*FullMoon
	if slices.Contains(sought, phenomena.FullMoon) && slices.Contains(s.Bodies, ephem.Moon) {
		if moons, err = s.fullMoons(ctx); err != nil {
			return nil, err
		}
	}
	for _, e := range events {
		h := Happening{
			Time: second(e.Time), Body: e.Body.Key(), Event: string(e.Kind), Kind: kindOf[e.Kind],
			Summary: e.Summary(), Figure: figureOf(e),
		}
		if e.Kind == phenomena.FullMoon {
			h.FullMoon = moons[e.Time.UTC()]
			h.Summary = h.FullMoon.entitle(h.Summary)
		}
		found = append(found, h)
	}
	return found, nil
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
