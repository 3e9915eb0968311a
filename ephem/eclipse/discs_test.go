package eclipse

import (
	"math"
	"testing"
)

func TestCovered(t *testing.T) {
	for _, c := range []struct {
		separation, disc, other, want float64
	}{
		{3, 1, 1, 0},
		{2, 1, 1, 0},
		{0, 1, 2, 1},
		{0.5, 1, 1.5, 1},
		{0.2, 2, 1, 0.25},
		{1, 1, 1, (2*math.Pi/3 - math.Sqrt(3)/2) / math.Pi},
	} {
		if got := covered(c.separation, c.disc, c.other); math.Abs(got-c.want) > 1e-12 {
			t.Errorf("covered(%g, %g, %g) = %.12f, want %.12f", c.separation, c.disc, c.other, got, c.want)
		}
	}
	// By counting the points of a grid.
	for _, c := range []struct{ separation, disc, other float64 }{{1.3, 1, 0.9}, {0.4, 1, 0.9}, {2.2, 0.7, 2.5}} {
		const step = 0.002
		all, within := 0, 0
		for x := -c.disc; x <= c.disc; x += step {
			for y := -c.disc; y <= c.disc; y += step {
				if x*x+y*y < c.disc*c.disc {
					all++
					if (x-c.separation)*(x-c.separation)+y*y < c.other*c.other {
						within++
					}
				}
			}
		}
		want := float64(within) / float64(all)
		if got := covered(c.separation, c.disc, c.other); math.Abs(got-want) > 0.001 {
			t.Errorf("covered(%g, %g, %g) = %.4f, want %.4f", c.separation, c.disc, c.other, got, want)
		}
	}
}

func TestRoot(t *testing.T) {
	calls := 0
	got := root(-16200, 300, func(s float64) float64 {
		calls++
		return math.Hypot(s-60, 800) - 6000
	})
	if want := 60 - math.Sqrt(6000*6000-800*800); math.Abs(got-want) > 1e-4 {
		t.Errorf("root = %.6f, want %.6f", got, want)
	}
	if calls > 25 {
		t.Errorf("%d calls, want 25 at most", calls)
	}
	if got := lowest(-3600, 3600, func(s float64) float64 { return math.Hypot(s-60, 0.1) }); math.Abs(got-60) > 1e-3 {
		t.Errorf("lowest = %.6f, want 60", got)
	}
}
