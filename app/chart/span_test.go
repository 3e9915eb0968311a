package chart

import (
	"strings"
	"testing"
	"time"

	"perihelion/ephem"
	"perihelion/ephem/diagram"
)

func overSpan(t *testing.T, q diagram.Quantity, from time.Time, days int, bodies ...ephem.Body) SpanData {
	t.Helper()
	s := diagram.Span{Quantity: q, Bodies: bodies, From: from, To: from.AddDate(0, 0, days)}
	curves, err := s.Curves(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return SpanData{Quantity: q, Curves: curves, Selected: ephem.Mars, From: s.From, To: s.To, Now: from.AddDate(0, 0, days/3)}
}

func spanFigure(t *testing.T, d SpanData, p Palette) Figure {
	t.Helper()
	f, err := Span(d, p)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func TestSpanLooks(t *testing.T) {
	from := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
	planets := ephem.Bodies()[ephem.Mercury:]
	golden(t, "span-magnitude-dark", spanFigure(t, overSpan(t, diagram.Magnitude, from, 730, planets[:5]...), Dark()), 560, 260, 72)
	golden(t, "span-distance-light", spanFigure(t, overSpan(t, diagram.Distance, from, 1826, ephem.Bodies()...), Light()), 700, 400, 72)
	golden(t, "span-elongation-red", spanFigure(t, overSpan(t, diagram.Elongation, time.Date(-2999, 3, 1, 0, 0, 0, 0, time.UTC), 365, planets[:5]...), Red()), 400, 200, 72)
	saved := overSpan(t, diagram.Diameter, from, 36525, planets[2:5]...)
	saved.Title, saved.Caption, saved.Mark = "Diameter, 2026 to 2125", "Perihelion. As seen from the Earth's centre.", "1 May 2059"
	golden(t, "span-saved", spanFigure(t, saved, Print()), savedWidth, savedHeight, savedDPI)
}

// An instant is read with the value of each curve, the selected one first, where the instant
// is.
func TestSpanIsRead(t *testing.T) {
	from := time.Date(2027, 2, 19, 0, 0, 0, 0, time.UTC)
	d := overSpan(t, diagram.Elongation, from, 365, ephem.Venus, ephem.Mars, ephem.Moon)
	all := spanFigure(t, d, Dark()).Readings(560, 260)
	if len(all) != diagram.Readings {
		t.Fatalf("%d readings", len(all))
	}
	if r := all[0]; !strings.HasPrefix(r.Title, "19 Feb 2027") || !strings.HasPrefix(lines(r), "Mars 17") || len(r.Lines) != 3 || len(r.Spots) != 3 { // at opposition
		t.Errorf("%q: %s", r.Title, lines(r))
	}
	if got := lines(spanFigure(t, overSpan(t, diagram.Distance, from, 30, ephem.Moon), Dark()).Readings(560, 260)[0]); !strings.HasSuffix(got, " km") {
		t.Errorf("the Moon is %s away", got)
	}
}

func TestSpanRefuses(t *testing.T) {
	from := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
	for name, d := range map[string]SpanData{
		"backwards": {From: from, To: from.AddDate(0, 0, -1)},
		"empty":     {From: from, To: from.AddDate(1, 0, 0), Quantity: diagram.Magnitude},
	} {
		if _, err := Span(d, Dark()); err == nil {
			t.Errorf("a span that is %s is drawn", name)
		}
	}
}
