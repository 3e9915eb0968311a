package de431

import (
	"math"
	"math/cmplx"
	"strings"
	"sync"
	"testing"

	"perihelion/assets"
	"perihelion/ephem/internal/vec"
)

// TestJoins holds that a segment begins where the one before ends, with the same
// velocity: within the error of either. Of the far years, which take long to unpack, it
// looks at some joins.
func TestJoins(t *testing.T) {
	const light = 173.1446 // au a day
	for s, b := range bodies {
		r := Series(s).row()
		var gap, kink float64
		step, most := 1, 5e-10*light
		if Series(s) >= near {
			step, most = 1+len(r.segments)/100, 1e-8*light
		}
		for i := 1; i < len(r.segments); i += step {
			before, rateBefore := r.unpack(i - 1).atWithRate(1)
			after, rateAfter := r.unpack(i).atWithRate(-1)
			gap = max(gap, after.Sub(before).Norm())
			kink = max(kink, rateAfter.Sub(rateBefore).Norm()*2/r.days)
		}
		seen := gap / b.nearest / arcsecond
		t.Logf("%-9s gap %.1e au, %.5f″ from the Earth, kink %.1e au/day", b.name, gap, seen, kink)
		if !(seen <= 2*b.limit) {
			t.Errorf("%s: places differ by %.4f″ where segments join, want at most %.4f″", b.name, seen, 2*b.limit)
		}
		if !(kink <= most) {
			t.Errorf("%s: velocities differ by %.1e au a day where segments join", b.name, kink)
		}
	}
}

// TestSpans holds that there is an answer from −2999 to 3000, by three series, of some
// bodies by five.
func TestSpans(t *testing.T) {
	for s, b := range bodies {
		first, last := -146_098.0, 146_097.0
		switch Series(s) {
		case Moon, Mercury, Venus:
			first, last = -36_544, 36_896
		case MoonBefore, MercuryBefore, VenusBefore:
			last = -36_544
		case MoonAfter, MercuryAfter, VenusAfter:
			first = 36_896
		}
		switch {
		case Series(s) >= FutureSun:
			first, last = 146_240, 365_609
		case Series(s) >= near:
			first, last = -1_825_873, -146_240
		}
		if from, to := Series(s).Span(); from > first || to < last {
			t.Errorf("%s is there from %v to %v, want %v to %v", b.name, from, to, first, last)
		}
	}
}

// TestConcurrent has many goroutines ask for the same unpacked segments first.
func TestConcurrent(t *testing.T) {
	shared := load(assets.DE431())
	var wait sync.WaitGroup
	for range 8 {
		wait.Go(func() {
			for s := range near {
				w := &shared[s]
				for i := range 50 {
					tdb := w.from + (float64(i)+0.3)*w.days
					p, u := w.locate(tdb)
					if got, want := p.at(u), s.At(tdb); got != want {
						t.Errorf("%s at %v: %v, alone %v", bodies[s].name, tdb, got, want)
					}
				}
			}
		})
	}
	wait.Wait()
}

func TestOutside(t *testing.T) {
	undefined := func(v vec.Vec) bool { return math.IsNaN(v.X) && math.IsNaN(v.Y) && math.IsNaN(v.Z) }
	for s, b := range bodies {
		from, to := Series(s).Span()
		for _, tdb := range []float64{from, to, math.Nextafter(to, 0)} {
			if place, rate := Series(s).AtWithRate(tdb); undefined(place) || undefined(rate) {
				t.Errorf("%s.AtWithRate(%v) in its span: %v, %v", b.name, tdb, place, rate)
			}
		}
		for _, tdb := range []float64{
			from - 1e-6, to + 1e-6, from - 1e9, to + 1e9,
			math.NaN(), math.Inf(1), math.Inf(-1), math.MaxFloat64, -math.MaxFloat64,
		} {
			place, rate := Series(s).AtWithRate(tdb)
			if !undefined(place) || !undefined(rate) || !undefined(Series(s).At(tdb)) {
				t.Errorf("%s.AtWithRate(%v) outside its span: %v, %v", b.name, tdb, place, rate)
			}
		}
	}
}

func TestDamage(t *testing.T) {
	good := assets.DE431()
	for name, file := range map[string]string{
		"empty":     "",
		"foreign":   strings.Repeat("x", len(good)),
		"truncated": good[:len(good)-1],
		"header":    good[:18],
		"one bit":   good[:1000] + string(good[1000]^1) + good[1001:],
	} {
		t.Run(name, func(t *testing.T) {
			defer func() {
				said, _ := recover().(string)
				if !strings.HasPrefix(said, "de431: the table in the program is damaged: ") {
					t.Errorf("load panics with %q", said)
				}
			}()
			load(file)
			t.Error("load takes the file")
		})
	}
	defer func() {
		if recover() == nil {
			t.Error("loadFar takes a damaged file")
		}
	}()
	far := string(assets.Data("de431-far"))
	loadFar(far[:len(far)/2] + "x" + far[len(far)/2+1:])
}

// TestPowers turns a Chebyshev series into powers and compares with its sum by
// the definition, Tₖ(cos a) = cos ka.
func TestPowers(t *testing.T) {
	series := []float64{0.3, -1, 0.7, 0.2, -0.05, 0.01}
	c := make([]vec.Vec, len(series))
	for k, x := range series {
		c[k] = vec.Vec{X: x, Y: -x, Z: 2 * x}
	}
	p := powers(c)
	for _, u := range []float64{-1, -0.6, 0, 0.1, 1} {
		var want, slope float64
		for k, x := range series {
			want += x * math.Cos(float64(k)*math.Acos(u))
			const du = 1e-6
			at := func(u float64) float64 { return real(cmplx.Cos(complex(float64(k), 0) * cmplx.Acos(complex(u, 0)))) }
			slope += x * (at(u+du) - at(u-du)) / (2 * du)
		}
		value, rate := p.atWithRate(u)
		for _, v := range []vec.Vec{value, p.at(u)} {
			if v.Sub(vec.Vec{X: want, Y: -want, Z: 2 * want}).Norm() > 1e-15*10 {
				t.Errorf("at %v: %v, want X = %v", u, v, want)
			}
		}
		if rate.Sub(vec.Vec{X: slope, Y: -slope, Z: 2 * slope}).Norm() > 1e-7 {
			t.Errorf("rate at %v: %v, want X = %v", u, rate, slope)
		}
	}
}

func TestNoAllocation(t *testing.T) {
	for s, b := range bodies {
		if n := testing.AllocsPerRun(100, func() { Series(s).AtWithRate(100); Series(s).At(100) }); n != 0 {
			t.Errorf("%s: %v allocations", b.name, n)
		}
	}
}
