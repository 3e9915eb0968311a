package meeting

import (
	"errors"
	"math"
	"time"

	"perihelion/ephem"
	"perihelion/ephem/internal/vec"
	"perihelion/ephem/internal/zero"
)

// courseNodes is the number of places that a course goes through. It then keeps to the steps
// that the positions themselves have between two parts of their table: 2·10⁻⁹ radians for the
// Moon, which goes that far in a millisecond, and 2·10⁻¹¹ for the others; in the years of
// the coarser table 10⁻⁷ for all. For slow planets that is minutes: refined finds the
// instant itself.
const courseNodes = 10

// course is where objects stand from the midnight before one of a scan to the second after
// it: on polynomials through their places at the zeros of Chebyshev's polynomial. A place
// on it takes a twentieth of the time of one that is computed anew.
type course struct {
	middle, half float64 // seconds from the midnight
	epochs       [courseNodes]*ephem.Epoch
	places       [][]vec.Vec // for each object, at each node; none before the first question
}

// newCourse lays the course about a midnight; at the ends of the scan it is shorter.
func (s *scan) newCourse(midnight int) (*course, error) {
	start := s.times[midnight]
	first := s.times[max(midnight-1, 0)].Sub(start).Seconds()
	last := s.times[min(midnight+2, len(s.times)-1)].Sub(start).Seconds()
	c := &course{middle: (first + last) / 2, half: (last - first) / 2, places: make([][]vec.Vec, len(s.objects))}
	for i := range c.epochs {
		var err error
		if c.epochs[i], err = ephem.At(after(start, c.middle+c.half*courseZeros[i])); err != nil {
			return nil, err
		}
	}
	return c, nil
}

// at returns the direction of an object at so many seconds from a midnight, with an error
// of the length that does not matter to an angle.
func (s *scan) at(object, midnight int, seconds float64) vec.Vec {
	c := s.courses[midnight]
	if c == nil {
		c, err := s.newCourse(midnight)
		if err != nil {
			s.failed = errors.Join(s.failed, err)
			return vec.Vec{X: math.NaN()}
		}
		s.courses[midnight] = c
		return s.at(object, midnight, seconds)
	}
	if c.places[object] == nil {
		c.places[object] = make([]vec.Vec, courseNodes)
		for i, e := range c.epochs {
			g, err := s.objects[object].place(e)
			s.failed = errors.Join(s.failed, err)
			c.places[object][i] = direction(g)
		}
	}
	return interpolated((seconds-c.middle)/c.half, c.places[object])
}

// refined returns where f is zero near an instant that was found on courses.
func refined(t time.Time, f func(time.Time) (float64, error)) (time.Time, error) {
	at := func(x float64) (float64, error) { return f(after(t, x)) }
	for reach := 1.0; reach < day.Seconds(); reach *= 8 {
		first, err := at(-reach)
		if err != nil {
			return t, err
		}
		last, err := at(reach)
		if err != nil {
			return t, err
		}
		if (first < 0) != (last < 0) {
			x, err := zero.Between(-reach, reach, first, last, 0.5e-3, at)
			return after(t, x).Round(time.Millisecond), err
		}
	}
	return t, nil
}

// slope returns the difference of a quantity over twice a little time, in seconds.
func slope(little float64, value func(*ephem.Epoch) float64) func(time.Time) (float64, error) {
	return func(t time.Time) (float64, error) {
		p, err := ephem.At(after(t, little))
		if err != nil {
			return 0, err
		}
		q, err := ephem.At(after(t, -little))
		if err != nil {
			return 0, err
		}
		return value(p) - value(q), nil
	}
}

// interpolated returns the value at u, from −1 to 1, of the polynomial through values at
// Chebyshev's zeros, by the barycentric formula (J.-P. Berrut, L. N. Trefethen, SIAM
// Review 46, 501, 2004).
func interpolated(u float64, values []vec.Vec) vec.Vec {
	var sum vec.Vec
	var weights float64
	for i, v := range values {
		far := u - courseZeros[i]
		if far == 0 {
			return v
		}
		w := courseWeights[i] / far
		sum, weights = sum.Add(v.Scale(w)), weights+w
	}
	return sum.Scale(1 / weights)
}

var courseZeros, courseWeights = func() (zeros, weights [courseNodes]float64) {
	for i := range zeros {
		sin, cos := math.Sincos(math.Pi * (float64(i) + 0.5) / courseNodes)
		zeros[i], weights[i] = cos, sin
		if i%2 == 1 {
			weights[i] = -sin
		}
	}
	return zeros, weights
}()
