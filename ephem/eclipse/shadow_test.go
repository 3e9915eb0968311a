package eclipse

import (
	"context"
	"math"
	"testing"
	"time"

	"github.com/soniakeys/unit"

	"perihelion/ephem"
	"perihelion/ephem/internal/vec"
)

// The Besselian elements of the Canon for 21 August 2017, 18:00 TT: where the
// axis pierces the plane through the Earth's centre, x to the east and y to the
// north, its declination, the radii of the shadow in that plane, and their
// cones.
func TestBesselianElements(t *testing.T) {
	hour := func(after float64) (x, y, d, l1, l2 float64, k cone) {
		tt := time.Date(2017, 8, 21, 18, 0, 0, 0, time.UTC).Add(time.Duration(after * float64(time.Hour)))
		s, err := skyAt(tt.Add(-69184 * time.Millisecond))
		if err != nil {
			t.Fatal(err)
		}
		k = s.cone()
		longitude, d := k.axis.Spherical()
		sin, cos := math.Sincos(longitude)
		east := vec.Vec{X: -sin, Y: cos}
		north := k.axis.Cross(east)
		return k.off.Dot(east), k.off.Dot(north), d * 180 / math.Pi, k.penumbra(vec.Vec{}), k.umbra(vec.Vec{}), k
	}
	x, y, d, l1, l2, k := hour(0)
	x2, y2, d2, _, _, _ := hour(1)
	x0, y0, d0, _, _, _ := hour(-1)
	for _, c := range []struct {
		name             string
		got, want, limit float64
	}{
		{"x", x, -0.1295710, 4e-5},
		{"y", y, 0.4854160, 4e-5},
		{"d", d, 11.8669596, 4e-5},
		{"l1", l1, 0.5420930, 2e-6},
		{"l2", l2, -0.0040250, 2e-6},
		{"tan f1", math.Tan(math.Asin(k.sinPenumbra)), 0.0046222, 1e-7},
		{"tan f2", math.Tan(math.Asin(k.sinUmbra)), 0.0045992, 1e-7},
		{"x an hour", (x2 - x0) / 2, 0.5406426 - 0.0000081, 3e-6},
		{"y an hour", (y2 - y0) / 2, -0.1416400 + 0.0000020, 3e-6},
		{"d an hour", (d2 - d0) / 2, -0.0136220, 3e-6},
	} {
		if math.Abs(c.got-c.want) > c.limit {
			t.Errorf("%s is %.7f, want %.7f within %g", c.name, c.got, c.want, c.limit)
		}
	}
}

// When the penumbra first touches the Earth, the place that it touches has the
// Moon touch the Sun on its horizon, and no place near it does so earlier in
// daylight: seen by observers, through another chain of code than the cones.
func TestFirstAndLastContactOnEarth(t *testing.T) {
	all, err := Find(context.Background(), time.Date(2015, 1, 1, 0, 0, 0, 0, time.UTC), time.Date(2025, 1, 1, 0, 0, 0, 0, time.UTC))
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, e := range all {
		if e.Of != ephem.Sun {
			continue
		}
		for phase, local := range map[Phase]Phase{P1: C1, P4: C4} {
			when, _ := e.At(phase)
			s, err := skyAt(when)
			if err != nil {
				t.Fatal(err)
			}
			epoch, err := ephem.At(when)
			if err != nil {
				t.Fatal(err)
			}
			cone := s.cone()
			distance, ground := cone.miss()
			if off := cone.off.Sub(ground).Cross(cone.axis).Norm(); math.Abs(off-math.Abs(distance)) > 1e-9 {
				t.Errorf("%s of %s: the nearest point is %.9f from the axis, want %.9f", phase, e.Greatest, off, distance)
			}
			first := geodetic(ground, epoch.SiderealTime().Rad())
			c, err := e.From(first)
			if err != nil {
				t.Fatal(err)
			}
			v, ok := c.View(local)
			// Perpendicular to the axis the shadow may pass the place slowly.
			if off := v.Time.Sub(when).Seconds(); !ok || math.Abs(off) > 1 || math.Abs(v.Altitude.Deg()) > 0.02 {
				t.Errorf("%s of %s: there %s is %.2f s later, Sun at %.3f°", phase, e.Greatest, local, off, v.Altitude.Deg())
			}
			for angle := range 12 {
				sin, cos := math.Sincos(float64(angle) * math.Pi / 6)
				near := first
				near.Latitude += unit.AngleFromDeg(2 * sin)
				near.Longitude = unit.Angle(halfTurn(first.Longitude.Rad() + 2*cos*math.Pi/180/first.Latitude.Cos()))
				c, err := e.From(near)
				if err != nil {
					t.Fatal(err)
				}
				v, ok := c.View(local)
				sooner := when.Sub(v.Time)
				if phase == P4 {
					sooner = -sooner
				}
				if ok && v.Altitude > 0 && sooner > 100*time.Millisecond {
					t.Errorf("%s of %s: %v has %s %v sooner", phase, e.Greatest, near, local, sooner)
				}
				n++
			}
		}
	}
	if n < 400 {
		t.Errorf("only %d places were asked", n)
	}
}

// An observer at the place of greatest eclipse sees it as greatest.
func TestWhere(t *testing.T) {
	all, err := Find(context.Background(), time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC), time.Date(2030, 1, 1, 0, 0, 0, 0, time.UTC))
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range all {
		c, err := e.From(e.Where)
		if err != nil {
			t.Fatal(err)
		}
		if e.Of == ephem.Moon {
			if v, _ := c.View(Greatest); v.Altitude.Deg() < 89.98 || c.Kind != e.Kind {
				t.Errorf("%v on %s: %s, Moon at %.3f° there", e, e.Greatest, c.Kind, v.Altitude.Deg())
			}
			continue
		}
		v, ok := c.View(Maximum)
		if !ok || v.Time.Sub(e.Greatest).Abs() > 2*time.Minute {
			t.Errorf("%v on %s: maximum there at %s", e, e.Greatest, v.Time)
		}
		if c.Kind != e.Kind && !(e.Kind == Hybrid && (c.Kind == Total || c.Kind == Annular)) {
			t.Errorf("%v on %s is %s there", e, e.Greatest, c.Kind)
		}
		if !e.Central && math.Abs(v.Magnitude-e.Magnitude) > 0.005 {
			t.Errorf("%v on %s: magnitude %.4f there, want %.4f", e, e.Greatest, v.Magnitude, e.Magnitude)
		}
	}
}

// At the maximum more of the Sun's diameter is covered than 3 s before and
// after, though the centres are nearest to each other some seconds from it.
func TestMaximum(t *testing.T) {
	from := time.Date(1989, 3, 7, 0, 0, 0, 0, time.UTC)
	all, err := Find(context.Background(), from, from.AddDate(0, 0, 1))
	if err != nil || len(all) != 1 {
		t.Fatal(all, err)
	}
	o := ephem.Observer{Latitude: unit.AngleFromDeg(48), Longitude: unit.AngleFromDeg(-122)}
	c, err := all[0].From(o)
	if err != nil {
		t.Fatal(err)
	}
	v, ok := c.View(Maximum)
	if !ok {
		t.Fatal("no maximum")
	}
	s, err := newSight(o)
	if err != nil {
		t.Fatal(err)
	}
	for _, later := range []time.Duration{-3 * time.Second, 3 * time.Second} {
		if m := s.discs(v.Time.Add(later)).magnitude(); m >= v.Magnitude {
			t.Errorf("magnitude %.8f %v later, want less than %.8f", m, later, v.Magnitude)
		}
	}
}

func TestCourse(t *testing.T) {
	c, err := follow(time.Date(2024, 4, 8, 18, 0, 0, 0, time.UTC))
	if err != nil {
		t.Fatal(err)
	}
	for s := -halfTrack; s <= halfTrack; s += 1000 {
		want, err := skyAt(c.time(s))
		if err != nil {
			t.Fatal(err)
		}
		got := c.at(s)
		if d := got.moon.Sub(want.moon).Norm(); !(d < 1e-8) {
			t.Errorf("at %.0f s the Moon is %.2g radii off", s, d)
		}
		if d := got.sun.Sub(want.sun).Norm() / want.sun.Norm(); !(d < 1e-10) {
			t.Errorf("at %.0f s the Sun is %.2g radians off", s, d)
		}
	}
}
