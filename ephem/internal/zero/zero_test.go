package zero

import (
	"errors"
	"math"
	"testing"
)

func TestBetween(t *testing.T) {
	for _, c := range []struct {
		name  string
		f     func(float64) float64
		a, b  float64
		want  float64
		looks int
	}{
		{"a line", func(x float64) float64 { return 3 * (x - 0.7) }, 0, 1, 0.7, 8},
		{"a sine", math.Sin, 2, 4, math.Pi, 12},
		{"downwards, from the right", func(x float64) float64 { return 2 - x*x }, 9, 0, math.Sqrt2, 16},
		{"flat at its zero", func(x float64) float64 { return math.Pow(x-0.3, 5) }, 0, 1, 0.3, 60},
		{"a step", func(x float64) float64 { return math.Copysign(1, x-0.123) }, -5, 11, 0.123, 90},
		{"zero at an end", func(x float64) float64 { return x }, 0, 1, 0, 60},
	} {
		looks := 0
		const enough = 1e-9
		got, err := Between(c.a, c.b, c.f(c.a), c.f(c.b), enough, func(x float64) (float64, error) {
			looks++
			return c.f(x), nil
		})
		if err != nil || math.Abs(got-c.want) > 2*enough && c.f(got) != 0 {
			t.Errorf("%s: %v, %v, want %v", c.name, got, err, c.want)
		}
		if looks > c.looks {
			t.Errorf("%s: %d looks, more than %d", c.name, looks, c.looks)
		}
	}
}

func TestBetweenReturnsTheError(t *testing.T) {
	wrong := errors.New("wrong")
	if _, err := Between(0, 1, -1, 1, 1e-9, func(float64) (float64, error) { return 0, wrong }); !errors.Is(err, wrong) {
		t.Errorf("%v", err)
	}
}

// NaN ends the search, too.
func TestBetweenEnds(t *testing.T) {
	Between(0, 1, math.NaN(), math.NaN(), 1e-9, func(float64) (float64, error) { return math.NaN(), nil })
	Between(0, 1, -1, 1, 0, func(x float64) (float64, error) { return x - 1.0/3, nil })
}

func TestLowest(t *testing.T) {
	got := Lowest(-1, 4, 0.01, 1e-9, func(x float64) float64 { return math.Cosh(x - 1.25) })
	if math.Abs(got-1.25) > 1e-8 {
		t.Errorf("%v, want 1.25", got)
	}
}
