package constellation

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"perihelion/ephem/internal/orient"
	"perihelion/ephem/internal/vec"
)

// The sample positions that Roman published with her table, equinox 1950.
func TestRomansSamples(t *testing.T) {
	const b1950 = 2_433_282.4235 - 2_451_545
	mean1950 := orient.Precession(b1950)
	for _, c := range []struct {
		hours, degrees float64
		want           string
	}{
		{9, 65, "UMa"}, {23.5, -20, "Aqr"}, {5.12, 9.12, "Ori"}, {9.4555, -19.9, "Hya"},
		{12.8888, 22, "Com"}, {15.6687, -12.1234, "Lib"}, {19, -40, "CrA"}, {6.2222, -81.1234, "Men"},
	} {
		direction := mean1950.ApplyT(vec.Polar(c.hours*math.Pi/12, c.degrees*math.Pi/180, 1))
		if got := At(direction); got != Name(c.want) {
			t.Errorf("%v h, %v° is in %s, want %s", c.hours, c.degrees, got, Name(c.want))
		}
	}
}

func TestEveryDirectionHasAConstellation(t *testing.T) {
	seen := map[string]bool{}
	for dec := -90.0; dec <= 90; dec += 0.5 {
		for ra := 0.0; ra < 360; ra += 0.7 {
			seen[At(vec.Polar(ra*math.Pi/180, dec*math.Pi/180, 1))] = true
		}
	}
	if len(seen) != 88 || seen[""] {
		t.Errorf("%d constellations: %v", len(seen), seen)
	}
}

// The index finds the same as a search of the table from its top.
func TestIndex(t *testing.T) {
	table := load()
	random := rand.New(rand.NewPCG(1, 2))
	for range 200_000 {
		ra, z := random.Float64()*2*math.Pi, random.Float64()*2-1
		s, c := math.Sincos(ra)
		across := math.Sqrt(1 - z*z)
		direction := table.toB1875.ApplyT(vec.Vec{X: across * c, Y: across * s, Z: z})
		i := slices.IndexFunc(table.rows, func(r row) bool { return r.sinSouth <= z && ra >= r.from && ra < r.to })
		if got := At(direction); got != table.rows[i].name {
			t.Fatalf("%v h, sine of declination %v: %s, want %s", ra*12/math.Pi, z, got, table.rows[i].name)
		}
	}
}

func BenchmarkAt(b *testing.B) {
	random := rand.New(rand.NewPCG(1, 2))
	directions := make([]vec.Vec, 1024)
	for i := range directions {
		directions[i] = vec.Polar(random.Float64()*2*math.Pi, math.Asin(random.Float64()*0.8-0.4), 1)
	}
	i := 0
	for b.Loop() {
		At(directions[i%len(directions)])
		i++
	}
}
