package meeting

import (
	"math"
	"testing"
	"time"

	"perihelion/ephem"
)

// Places on courses are those that are computed for the instant, at the ends of a course and
// of the years with answers too.
func TestCoursesAreTheTruePlaces(t *testing.T) {
	objects := append([]Object{{Body: ephem.Moon}, {Body: ephem.Sun}}, targets()...)
	for _, from := range []time.Time{
		time.Date(2026, 11, 1, 0, 0, 0, 0, time.UTC), time.Date(-2999, 1, 1, 0, 0, 0, 0, time.UTC), time.Date(3000, 12, 20, 0, 0, 0, 0, time.UTC),
	} {
		s, err := newScan(objects, from, from.AddDate(0, 0, 11))
		if err != nil {
			t.Fatal(err)
		}
		for k := range len(s.times) - 1 {
			for x := -86_000.0; x < 2*86_400; x += 20_011 {
				at := after(s.times[k], x)
				if at.Before(s.times[0]) || at.After(s.times[len(s.times)-1]) {
					continue
				}
				e, err := ephem.At(at)
				if err != nil {
					t.Fatal(err)
				}
				for i, o := range objects {
					g, err := o.place(e)
					if err != nil {
						t.Fatal(err)
					}
					most := 2e-11
					switch {
					case at.Year() < 1500 || at.Year() > 2600:
						most = 1e-7
					case o.moon():
						most = 2e-9
					}
					if got := s.at(i, k, x).Angle(direction(g)); !(got <= most) {
						t.Errorf("%s, %v: %.2g rad from the true place", o.Key(), at, got)
					}
				}
			}
		}
		if s.failed != nil {
			t.Error(s.failed)
		}
	}
}

// A value at a node is that of the node, and not 0/0.
func TestCourseAtItsNodes(t *testing.T) {
	s, err := newScan([]Object{{Body: ephem.Moon}}, time.Date(2026, 11, 1, 0, 0, 0, 0, time.UTC), time.Date(2026, 11, 2, 0, 0, 0, 0, time.UTC))
	if err != nil {
		t.Fatal(err)
	}
	s.at(0, 2, 0)
	for i, u := range courseZeros {
		if got := interpolated(u, s.courses[2].places[0]); got != s.courses[2].places[0][i] {
			t.Errorf("node %d: %v", i, got)
		}
	}
	if v := interpolated(math.Nextafter(courseZeros[3], 1), s.courses[2].places[0]); v.Angle(s.courses[2].places[0][3]) > 1e-12 {
		t.Errorf("beside a node: %v", v)
	}
}
