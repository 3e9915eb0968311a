package l12

import (
	"math"
	"testing"

	"perihelion/ephem/internal/reference"
	"perihelion/ephem/internal/vec"
)

const kmPerAU = 149_597_870.7

func TestPublishedPlaces(t *testing.T) {
	const obliquity = 84381.448 / 3600 * math.Pi / 180
	for _, c := range []struct {
		file  string
		lines int
		axes  vec.Mat    // from the theory's to those of the file
		most  [4]float64 // km
	}{
		{"l12.csv", 44, vec.RotX(0), [...]float64{15, 25, 30, 40}},
		{"jup365.csv", 22, vec.RotX(obliquity), [...]float64{80, 150, 170, 190}},
	} {
		lines := reference.Rows(t, "testdata/"+c.file)
		if len(lines) != c.lines {
			t.Fatalf("%s has %d lines; want %d", c.file, len(lines), c.lines)
		}
		var worst [4]float64
		for _, line := range lines {
			var x [5]float64
			for i := range x {
				x[i] = reference.Number(t, line[i])
			}
			moon := int(x[0]) - 1
			got, _ := Moon(moon, x[1]-2451545)
			off := c.axes.Apply(got).Sub(vec.Vec{X: x[2], Y: x[3], Z: x[4]}).Norm() * kmPerAU
			worst[moon] = max(worst[moon], off)
		}
		t.Logf("%s: largest differences %.0f km", c.file, worst)
		for moon, most := range c.most {
			if worst[moon] > most {
				t.Errorf("moon %d: %.0f km from a place of %s, want at most %.0f km", moon+1, worst[moon], c.file, most)
			}
		}
	}
}

// The velocity is that of the place, but for the changes of the elements.
func TestVelocity(t *testing.T) {
	const little = 1e-3
	for moon := range orbits {
		for d := -30_000.0; d < 40_000; d += 777 {
			before, _ := Moon(moon, d-little)
			after, _ := Moon(moon, d+little)
			_, got := Moon(moon, d)
			want := after.Sub(before).Scale(1 / (2 * little))
			if off := got.Sub(want).Norm() / want.Norm(); off > 1e-3 || math.IsNaN(off) {
				t.Errorf("moon %d at %.0f: %v, want %v", moon+1, d, got, want)
			}
		}
	}
}

func BenchmarkMoon(b *testing.B) {
	for b.Loop() {
		Moon(2, 9000.25)
	}
}
