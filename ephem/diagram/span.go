package diagram

import (
	"context"
	"math"
	"strings"
	"time"

	"perihelion/assets/field"
	"perihelion/ephem"
	"perihelion/ephem/almanac"
	"perihelion/ephem/internal/parallel"
)

// Quantity is what a Span shows of bodies, as seen from the Earth's centre, where the place of
// an observer adds no daily waves.
type Quantity string

// The quantities.
const (
	Magnitude  Quantity = "magnitude"
	Diameter   Quantity = "diameter"   // of the equator, arcseconds
	Distance   Quantity = "distance"   // from the Earth's centre, au
	Elongation Quantity = "elongation" // from the Sun, 0° to 180°; the Sun has none
)

// Quantities are the quantities, the usual one first.
func Quantities() []Quantity { return []Quantity{Magnitude, Diameter, Distance, Elongation} }

// ParseQuantity reads the name of a quantity, in any mixture of cases. The error is a
// *field.Error of the field quantity.
func ParseQuantity(s string) (Quantity, error) {
	var all []string
	for _, q := range Quantities() {
		if strings.EqualFold(strings.TrimSpace(s), string(q)) {
			return q, nil
		}
		all = append(all, string(q))
	}
	return "", field.Errorf("quantity", "“%.40s” is no quantity of this chart; write %s", s, strings.Join(all[:len(all)-1], ", ")+" or "+all[len(all)-1])
}

// listed is the quantity of the almanac that has the name and the unit of this one.
func (q Quantity) listed() almanac.Quantity {
	if q == Distance {
		return almanac.Named("distanceGeocentric")
	}
	return almanac.Named(string(q))
}

// Title is the name for people: "Magnitude", "Distance from the Earth".
func (q Quantity) Title() string { return q.listed().Title }

// Short is the name where there is little room: "Magnitude", "Distance".
func (q Quantity) Short() string { return strings.ToUpper(string(q[:1])) + string(q[1:]) }

// Unit is the unit of the values, "" of magnitudes.
func (q Quantity) Unit() string { return q.listed().Unit }

// of returns the value for a body, NaN where it has none.
func (q Quantity) of(e *ephem.Epoch, b ephem.Body) (float64, error) {
	if q == Magnitude {
		return e.Magnitude(b)
	}
	seen, err := e.Geocentric(b)
	switch {
	case err != nil:
		return math.NaN(), err
	case q == Diameter:
		const arcseconds = 180 * 3600 / math.Pi
		return 2 * math.Asin(b.Radius()/ephem.KmPerAU/seen.Distance) * arcseconds, nil
	case q == Distance:
		return seen.Distance, nil
	case b == ephem.Sun:
		return math.NaN(), nil
	}
	return seen.Elongation.Deg(), nil
}

// Span asks for a quantity of bodies over a span.
type Span struct {
	Bodies   []ephem.Body
	Quantity Quantity
	From, To time.Time // a day to LongestSpan apart
}

// The shortest and the longest Span.
const (
	shortestSpan = oneDay
	LongestSpan  = 200 * 365.25 * 24 * time.Hour
)

// Curve is a quantity of one body over a span.
type Curve struct {
	Body   ephem.Body
	Points []Point // in order of time, as many as a smooth curve needs
	Read   []Point // at Readings equal parts of the span, both ends included
}

// Point is a value at an instant.
type Point struct {
	At    time.Time
	Value float64
}

// Readings is how many values of a Curve can be read.
const Readings = 401

// finest is how many points a curve has at most for each of its Readings: the first, the
// least, the greatest and the last of a part of the span that has more.
const finest = 4

// step is the time between two values that are computed: so short that neither a quick
// change of the body has a corner, as Mercury's magnitude near the Sun or the Moon's at new
// moon, nor the picture of a short span.
func (s *Span) step(b ephem.Body) time.Duration {
	most := 2 * oneDay
	switch b {
	case ephem.Moon:
		most = 3 * time.Hour
	case ephem.Mercury, ephem.Venus:
		most = oneDay / 2
	case ephem.Mars:
		most = oneDay
	}
	return min(most, s.To.Sub(s.From)/(finest*(Readings-1)))
}

// Validate returns a *field.Error, or nil.
func (s Span) Validate() error {
	if _, err := ParseQuantity(string(s.Quantity)); err != nil {
		return err
	}
	switch span := s.To.Sub(s.From); {
	case len(s.Bodies) == 0:
		return field.Errorf("name", "no body is chosen; choose one at least")
	case span < shortestSpan:
		return field.Errorf("to", "a span of less than a day shows no change; write a later end")
	case span > LongestSpan:
		return field.Errorf("to", "a span of more than 200 years cannot be drawn; write an earlier end")
	case s.Quantity == Elongation && len(s.Bodies) == 1 && s.Bodies[0] == ephem.Sun:
		return field.Errorf("name", "the Sun has no elongation; choose another body")
	}
	for _, t := range []time.Time{s.From, s.To.Add(-1)} {
		if _, err := ephem.At(t); err != nil {
			return err
		}
	}
	return nil
}

// Curves computes the curves, on every processor. A body without the quantity has none. The
// error is that of Validate, or the context's.
func (s Span) Curves(ctx context.Context) (curves []Curve, err error) {
	if err := s.Validate(); err != nil {
		return nil, err
	}
	for _, b := range s.Bodies {
		if b == ephem.Sun && s.Quantity == Elongation {
			continue
		}
		c := Curve{Body: b}
		const parts = 32
		c.Points, err = parallel.Collect(ctx, parts, func(i int) ([]Point, error) { return s.part(b, i, parts) })
		if err != nil {
			return nil, err
		}
		if c.Read, err = s.values(b, s.From, s.To.Add(-1), Readings-1); err != nil {
			return nil, err
		}
		curves = append(curves, c)
	}
	return curves, nil
}

// part computes one of n parts of a curve.
func (s *Span) part(b ephem.Body, i, n int) ([]Point, error) {
	span := s.To.Sub(s.From)
	at := func(i int) time.Time { return s.From.Add(span / time.Duration(n) * time.Duration(i)) }
	from, to := at(i), at(i+1)
	if i == n-1 {
		to = s.To.Add(-1)
	}
	steps := max(1, int(math.Ceil(float64(to.Sub(from))/float64(s.step(b)))))
	points, err := s.values(b, from, to, steps)
	if i > 0 && len(points) > 0 {
		points = points[1:] // the last of the part before
	}
	return thinned(points, (Readings-1)/n+1), err
}

// values computes a value at both ends and between so many equal steps.
func (s *Span) values(b ephem.Body, from, to time.Time, steps int) ([]Point, error) {
	points := make([]Point, 0, steps+1)
	for i := range steps + 1 {
		t := from.Add(time.Duration(float64(to.Sub(from)) * float64(i) / float64(steps)))
		if i == steps {
			t = to // which the rounding of a long span passes
		}
		e, err := ephem.At(t)
		if err != nil {
			return nil, err
		}
		v, err := s.Quantity.of(e, b)
		if err != nil {
			return nil, err
		}
		points = append(points, Point{t, v})
	}
	return points, nil
}

// thinned leaves of each of n parts of a curve at most the first point, the least, the
// greatest and the last: drawn in the width of a pixel, it looks the same.
func thinned(points []Point, n int) []Point {
	if len(points) <= finest*n {
		return points
	}
	var few []Point
	for i := range n {
		part := points[len(points)*i/n : len(points)*(i+1)/n]
		least, most := 0, 0
		for j, p := range part {
			if p.Value < part[least].Value {
				least = j
			}
			if p.Value > part[most].Value {
				most = j
			}
		}
		last := -1
		for _, j := range []int{0, min(least, most), max(least, most), len(part) - 1} {
			if j > last {
				few, last = append(few, part[j]), j
			}
		}
	}
	return few
}
