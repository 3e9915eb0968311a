package meeting

import (
	"context"
	"math"
	"slices"
	"time"

	"github.com/soniakeys/unit"

	"perihelion/ephem"
	"perihelion/ephem/internal/zero"
)

// Kind is the kind of a meeting, in English.
type Kind string

// The kinds of meetings; each is defined at the head of the package.
const (
	Conjunction     Kind = "conjunction in right ascension"
	LeastSeparation Kind = "least separation"
	Grouping        Kind = "grouping"
)

// The widest meetings: of two, and the diameter of the circle about three.
const (
	widestPair  = 6 * math.Pi / 180
	widestThree = 5 * math.Pi / 180
)

// Meeting is a conjunction or a least separation of two objects, or a grouping of three,
// as seen from the Earth's centre.
type Meeting struct {
	Time    time.Time // in the zone of the span's start, to a millisecond
	Kind    Kind
	Objects []Object // the faster one first

	// Separation of the centres of two; of three the diameter of the least circle
	// about them.
	Separation unit.Angle
	North      bool       // the first of two is north of the second
	Elongation unit.Angle // of the last, from the Sun's centre
}

// Find lists the meetings in a span, from an instant up to another, which is not
// included, in order of time: of planets with each other and with stars, and groupings of
// three planets; with the Moon also those in which it takes part.
//
// The error is a *field.Error of "to" for an empty span, an *ephem.RangeError for years
// in which there are no answers, or the context's.
func Find(ctx context.Context, from, to time.Time, moon bool) ([]Meeting, error) {
	var objects []Object
	if moon {
		objects = append(objects, Object{Body: ephem.Moon})
	}
	objects = append(objects, targets()...)
	found, err := shares(ctx, from, to, func(from, to time.Time) (found []Meeting, err error) {
		s, err := newScan(objects, from, to)
		if err != nil {
			return nil, err
		}
		all, err := s.meetings()
		for _, m := range all {
			if !m.Time.Before(from) && m.Time.Before(to) {
				m.Time = m.Time.In(from.Location())
				found = append(found, m)
			}
		}
		return found, err
	})
	slices.SortStableFunc(found, func(a, b Meeting) int { return a.Time.Compare(b.Time) })
	return found, err
}

func (s *scan) meetings() (found []Meeting, err error) {
	for i, a := range s.objects {
		for j := i + 1; j < len(s.objects); j++ {
			b := s.objects[j]
			if a.Star != nil && b.Star != nil {
				continue
			}
			times, err := s.conjunctions(i, j)
			if err != nil {
				return nil, err
			}
			for _, t := range times {
				m, err := meet(Conjunction, t, a, b)
				if err != nil {
					return nil, err
				}
				found = append(found, m)
			}
			times, err = s.minima(s.separations(i, j, widestPair), s.misses(i, j, widestPair), 300, true, separation(a, b))
			if err != nil {
				return nil, err
			}
			for _, t := range times {
				m, err := meet(LeastSeparation, t, a, b)
				if err != nil {
					return nil, err
				}
				if m.Separation <= widestPair {
					found = append(found, m)
				}
			}
		}
	}
	threes, err := s.groupings()
	return append(found, threes...), err
}

// separations returns the angle between two objects at the midnights, infinity where it
// cannot come down to the widest one within two days: in a day the Moon goes no farther
// than 16°, and a planet than 4° from the Sun or a planet.
func (s *scan) separations(i, j int, widest float64) func(int) float64 {
	moving := 8 * math.Pi / 180
	if s.objects[i].moon() {
		moving = 32 * math.Pi / 180
	}
	near := math.Cos(widest + moving)
	a, b := s.looks[i], s.looks[j]
	return func(k int) float64 {
		if a[k].direction.Dot(b[k].direction) < near {
			return math.Inf(1)
		}
		return a[k].direction.Angle(b[k].direction)
	}
}

// misses returns whether the Moon passes an object farther away than the widest separation
// in the day after a midnight, or nil for others than the Moon: most months it does. In a day
// it goes along a great circle to 0.04°, and so do the planets; how far the object is from
// that circle is the least that the separation can be.
func (s *scan) misses(i, j int, widest float64) func(int) bool {
	if !s.objects[i].moon() {
		return nil
	}
	const bent = 0.2 * math.Pi / 180
	far := math.Sin(widest + bent)
	moon, object := s.looks[i], s.looks[j]
	return func(k int) bool {
		pole := moon[k].direction.Cross(moon[k+1].direction)
		pole = pole.Scale(1 / pole.Norm())
		a, b := pole.Dot(object[k].direction), pole.Dot(object[k+1].direction)
		return (a < 0) == (b < 0) && min(math.Abs(a), math.Abs(b)) > far
	}
}

// conjunctions returns the instants at which two objects have the same right ascension.
func (s *scan) conjunctions(i, j int) (found []time.Time, err error) {
	a, b := s.looks[i], s.looks[j]
	apart := func(k int) float64 { return math.Remainder(a[k].ra-b[k].ra, 2*math.Pi) }
	root := func(from, to time.Time) {
		at, failed := zero.Between(0, to.Sub(from).Seconds(), s.apart(i, j, from), s.apart(i, j, to), 0.5e-3,
			func(x float64) (float64, error) { return s.apart(i, j, after(from, x)), nil })
		if err == nil {
			err = failed
		}
		found = append(found, after(from, at).Round(time.Millisecond))
	}
	for k := range len(s.times) - 1 {
		f, g := apart(k), apart(k+1)
		if math.Abs(f)+math.Abs(g) > math.Pi/2 {
			continue
		}
		if (f < 0) != (g < 0) {
			root(s.times[k], s.times[k+1])
			continue
		}
		// Where one of them turns, it may pass the other and come back between two
		// midnights: then the values beside bend towards zero.
		const near = 2 * math.Pi / 180
		if k == 0 || k+2 >= len(s.times) || math.Abs(f) > near {
			continue
		}
		sign := math.Copysign(1, f)
		if sign*(apart(k-1)-f) <= 0 || sign*(apart(k+2)-g) <= 0 {
			continue
		}
		start := s.times[k-1]
		turn := after(start, zero.Lowest(0, 3*day.Seconds(), 300, 0.1, func(x float64) float64 {
			return sign * s.apart(i, j, after(start, x))
		}))
		if sign*s.apart(i, j, turn) < 0 && turn.After(s.times[k]) && turn.Before(s.times[k+1]) {
			root(s.times[k], turn)
			root(turn, s.times[k+1])
		}
	}
	return found, err
}

// apart returns how far an object is east of another in right ascension at an instant
// between two of the scan, radians.
func (s *scan) apart(i, j int, t time.Time) float64 {
	e, err := ephem.At(t)
	if err != nil { // none between two instants that have answers
		return math.NaN()
	}
	a, _ := s.objects[i].place(e)
	b, _ := s.objects[j].place(e)
	return math.Remainder(a.RA.Rad()-b.RA.Rad(), 2*math.Pi)
}

// groupings finds where three of the Moon and the planets are within a small circle.
func (s *scan) groupings() (found []Meeting, err error) {
	const slow, moving = 8 * math.Pi / 180, 25 * math.Pi / 180
	for i, a := range s.objects {
		near := math.Cos(slow)
		if a.moon() {
			near = math.Cos(moving)
		}
		for j := i + 1; j < len(s.objects); j++ {
			for k := j + 1; k < len(s.objects); k++ {
				b, c := s.objects[j], s.objects[k]
				if b.Star != nil || c.Star != nil {
					continue
				}
				p, q, r := s.looks[i], s.looks[j], s.looks[k]
				known := func(n int) float64 {
					u, v, w := p[n].direction, q[n].direction, r[n].direction
					if v.Dot(w) < math.Cos(slow) || u.Dot(v) < near || u.Dot(w) < near {
						return math.Inf(1)
					}
					return circle(u.Angle(v), v.Angle(w), w.Angle(u))
				}
				ab, bc, ca := separation(a, b), separation(b, c), separation(c, a)
				diameter := func(e *ephem.Epoch) float64 { return circle(ab(e), bc(e), ca(e)) }
				times, err := s.minima(known, nil, 30, false, diameter)
				if err != nil {
					return nil, err
				}
				for _, t := range times {
					m, err := meet(Grouping, t, a, b, c)
					if err != nil {
						return nil, err
					}
					if m.Separation <= widestThree {
						found = append(found, m)
					}
				}
			}
		}
	}
	return found, nil
}

// circle returns the diameter of the least circle about three points with such distances
// (Meeus, Astronomical Algorithms, chapter 20, for small angles).
func circle(a, b, c float64) float64 {
	sides := [3]float64{a, b, c}
	slices.Sort(sides[:])
	c, b, a = sides[0], sides[1], sides[2]
	if a*a >= b*b+c*c {
		return a
	}
	return 2 * a * b * c / math.Sqrt((a+b+c)*(a+b-c)*(b+c-a)*(a+c-b))
}

// meet describes a meeting at an instant.
func meet(kind Kind, t time.Time, objects ...Object) (Meeting, error) {
	m := Meeting{Time: t, Kind: kind, Objects: objects}
	e, err := ephem.At(t)
	if err != nil {
		return m, err
	}
	places := make([]ephem.Geocentric, len(objects))
	for i, o := range objects {
		if places[i], err = o.place(e); err != nil {
			return m, err
		}
	}
	apart := func(i, j int) float64 { return direction(places[i]).Angle(direction(places[j])) }
	m.Elongation = places[len(places)-1].Elongation
	if kind == Grouping {
		m.Separation = unit.Angle(circle(apart(0, 1), apart(1, 2), apart(2, 0)))
		return m, nil
	}
	m.Separation, m.North = unit.Angle(apart(0, 1)), places[0].Dec > places[1].Dec
	return m, nil
}
