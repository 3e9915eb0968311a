package meeting

import (
	"context"
	"errors"
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
			times, err = s.minima(s.separations(i, j, widestPair), s.misses(i, j, widestPair), 300, true, s.separation(i, j))
			if err != nil {
				return nil, err
			}
			near, err := least(times, LeastSeparation, widestPair, 300, a, b)
			if err != nil {
				return nil, err
			}
			found = append(found, near...)
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
	root := func(k int, from, to float64) { // seconds from a midnight
		at, _ := zero.Between(from, to, s.apart(i, j, k, from), s.apart(i, j, k, to), 1,
			func(x float64) (float64, error) { return s.apart(i, j, k, x), nil })
		t, failed := refined(after(s.times[k], at), func(t time.Time) (float64, error) { return eastOf(s.objects[i], s.objects[j], t) })
		if err == nil {
			err = failed
		}
		found = append(found, t)
	}
	for k := range len(s.times) - 1 {
		f, g := apart(k), apart(k+1)
		if math.Abs(f)+math.Abs(g) > math.Pi/2 {
			continue
		}
		if (f < 0) != (g < 0) {
			root(k, 0, day.Seconds())
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
		turn := zero.Lowest(-day.Seconds(), 2*day.Seconds(), 300, 0.1, func(x float64) float64 { return sign * s.apart(i, j, k, x) })
		if sign*s.apart(i, j, k, turn) < 0 && turn > 0 && turn < day.Seconds() {
			root(k, 0, turn)
			root(k, turn, day.Seconds())
		}
	}
	return found, errors.Join(err, s.failed)
}

// eastOf returns how far an object is east of another in right ascension, radians.
func eastOf(a, b Object, t time.Time) (float64, error) {
	e, err := ephem.At(t)
	if err != nil {
		return 0, err
	}
	p, err := a.place(e)
	if err != nil {
		return 0, err
	}
	q, err := b.place(e)
	return math.Remainder(p.RA.Rad()-q.RA.Rad(), 2*math.Pi), err
}

// apart is eastOf on the courses, at so many seconds from a midnight.
func (s *scan) apart(i, j, midnight int, seconds float64) float64 {
	a, b := s.at(i, midnight, seconds), s.at(j, midnight, seconds)
	return math.Atan2(a.Y*b.X-a.X*b.Y, a.X*b.X+a.Y*b.Y)
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
				diameter := func(n int, x float64) float64 {
					u, v, w := s.at(i, n, x), s.at(j, n, x), s.at(k, n, x)
					return circle(u.Angle(v), v.Angle(w), w.Angle(u))
				}
				times, err := s.minima(known, nil, 30, false, diameter)
				if err != nil {
					return nil, err
				}
				near, err := least(times, Grouping, widestThree, 30, a, b, c)
				if err != nil {
					return nil, err
				}
				found = append(found, near...)
			}
		}
	}
	return found, nil
}

// least describes the meetings at instants that were found on courses, those that are not
// too wide, at the instants themselves. little is as in minima.
func least(times []time.Time, kind Kind, widest unit.Angle, little float64, objects ...Object) (found []Meeting, err error) {
	for _, t := range times {
		m, err := meet(kind, t, objects...)
		if err != nil {
			return nil, err
		}
		if m.Separation > widest {
			continue
		}
		if t, err = refined(t, slope(little, func(e *ephem.Epoch) float64 {
			// The objects are of this package, and so without errors.
			m, _ := meetAt(e, kind, objects...)
			return m.Separation.Rad()
		})); err != nil {
			return nil, err
		}
		if m, err = meet(kind, t, objects...); err != nil {
			return nil, err
		}
		found = append(found, m)
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
	e, err := ephem.At(t)
	if err != nil {
		return Meeting{}, err
	}
	m, err := meetAt(e, kind, objects...)
	m.Time = t
	return m, err
}

// meetAt is meet for an epoch, without the instant.
func meetAt(e *ephem.Epoch, kind Kind, objects ...Object) (m Meeting, err error) {
	m.Kind, m.Objects = kind, objects
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
