package diagram

import (
	"math"
	"testing"
	"time"

	"perihelion/ephem"
)

func curves(t *testing.T, q Quantity, from time.Time, span time.Duration, bodies ...ephem.Body) []Curve {
	t.Helper()
	all, err := Span{Bodies: bodies, Quantity: q, From: from, To: from.Add(span)}.Curves(t.Context())
	if err != nil {
		t.Fatalf("%v over %v: %v", q, span, err)
	}
	return all
}

// No corner of a curve is to be seen: three points that follow each other are nearly on a
// line. The Moon goes round in a month and needs more of them.
func TestCurvesHaveNoKinks(t *testing.T) {
	from := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
	heights := map[Quantity]float64{Magnitude: 1} // of the least picture of a curve; Neptune's magnitude changes by 0.1
	for _, q := range Quantities() {
		all := curves(t, q, from, 365*oneDay, ephem.Bodies()[ephem.Mercury:]...)
		for _, c := range append(all, curves(t, q, from, 30*oneDay, ephem.Moon)...) {
			least, most := math.Inf(1), math.Inf(-1)
			for _, p := range c.Points {
				least, most = min(least, p.Value), max(most, p.Value)
			}
			for i := 1; i+1 < len(c.Points); i++ {
				a, b, d := c.Points[i-1], c.Points[i], c.Points[i+1]
				part := float64(b.At.Sub(a.At)) / float64(d.At.Sub(a.At))
				off := math.Abs(b.Value-a.Value-part*(d.Value-a.Value)) / max(most-least, heights[q])
				if off > 0.015 {
					t.Errorf("%s of %v: a corner of %.1f %% of the height at %v", q, c.Body, 100*off, b.At)
				}
			}
		}
	}
}

// A long span keeps every extreme of the finest steps, and a bounded number of points in the
// order of time.
func TestLongSpansKeepExtremes(t *testing.T) {
	from := time.Date(1900, 1, 1, 0, 0, 0, 0, time.UTC)
	c := curves(t, Elongation, from, 100*365*oneDay, ephem.Mercury)[0]
	if n := len(c.Points); n > finest*2*Readings {
		t.Errorf("%d points", n)
	}
	most := 0.0
	for i, p := range c.Points {
		if most = max(most, p.Value); i > 0 && !p.At.After(c.Points[i-1].At) {
			t.Fatalf("%v after %v", p, c.Points[i-1])
		}
	}
	if most < 27.8 || most > 27.9 { // 27°50′, as far as it ever is
		t.Errorf("Mercury is at most %.2f° from the Sun", most)
	}
	if first, last := c.Points[0].At, c.Points[len(c.Points)-1].At; !first.Equal(from) || last.Before(from.Add(100*365*oneDay-time.Second)) {
		t.Errorf("from %v to %v", first, last)
	}
}

// The values are those of a position, apart from the observer's place.
func TestValuesAreThoseOfPositions(t *testing.T) {
	when := time.Date(2027, 2, 19, 0, 0, 0, 0, time.UTC)
	e, err := ephem.At(when)
	if err != nil {
		t.Fatal(err)
	}
	mars, err := e.From(ephem.Greenwich()).Position(ephem.Mars)
	if err != nil {
		t.Fatal(err)
	}
	for q, want := range map[Quantity]float64{
		Magnitude: mars.Magnitude, Diameter: mars.Diameter.Sec(), Distance: mars.Geocentric.Distance, Elongation: mars.Elongation.Deg(),
	} {
		if got := curves(t, q, when, 30*oneDay, ephem.Mars)[0].Read[0].Value; math.Abs(got-want) > 0.01 {
			t.Errorf("%s: %.4f, want %.4f", q, got, want)
		}
	}
}

func TestSpanRefuses(t *testing.T) {
	from := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
	good := Span{Bodies: []ephem.Body{ephem.Mars}, Quantity: Magnitude, From: from, To: from.AddDate(1, 0, 0)}
	if err := good.Validate(); err != nil {
		t.Error(err)
	}
	for name, change := range map[string]func(*Span){
		"no body":       func(s *Span) { s.Bodies = nil },
		"no quantity":   func(s *Span) { s.Quantity = "colour" },
		"too short":     func(s *Span) { s.To = from.Add(time.Hour) },
		"backwards":     func(s *Span) { s.To = from.AddDate(-1, 0, 0) },
		"too long":      func(s *Span) { s.To = from.AddDate(201, 0, 0) },
		"Sun from Sun":  func(s *Span) { s.Bodies, s.Quantity = []ephem.Body{ephem.Sun}, Elongation },
		"out of range":  func(s *Span) { s.From, s.To = from.AddDate(1000, 0, 0), from.AddDate(1001, 0, 0) },
		"wrong bodies":  func(s *Span) { s.Bodies = []ephem.Body{42} },
		"before others": func(s *Span) { s.From = from.AddDate(-6000, 0, 0) },
	} {
		s := good
		change(&s)
		if _, err := s.Curves(t.Context()); err == nil {
			t.Errorf("%s is no error", name)
		}
	}
}
