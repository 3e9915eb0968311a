package eclipse_test

import (
	"math"
	"testing"
	"time"

	"perihelion/ephem"
	"perihelion/ephem/eclipse"
)

// Examples 54.a to 54.d of Meeus, Astronomical Algorithms, second edition. His
// short series are good to a few minutes and a few thousandths.
func TestMeeus(t *testing.T) {
	for _, x := range []struct {
		name       string
		of         ephem.Body
		day        string
		kind       eclipse.Kind
		jde, gamma float64
		magnitude  float64 // 0 where he gives none
		minutes    map[eclipse.Phase]float64
	}{
		{"54.a", ephem.Sun, "1993-05-21", eclipse.Partial, 2449129.0978, 1.1348, 0.740, nil},
		{"54.b", ephem.Sun, "2009-07-22", eclipse.Total, 2455034.6088, 0.0695, 0, nil},
		{"54.c", ephem.Moon, "1973-06-15", eclipse.Penumbral, 2441849.3687, -1.3249, 0.4625,
			map[eclipse.Phase]float64{eclipse.P1: 101, eclipse.P4: 101}},
		{"54.d", ephem.Moon, "1997-09-16", eclipse.Total, 2450708.2835, -0.3791, 1.1868,
			map[eclipse.Phase]float64{eclipse.P1: 153, eclipse.U1: 98, eclipse.U2: 30, eclipse.U3: 30, eclipse.U4: 98, eclipse.P4: 153}},
	} {
		e := one(t, x.of, x.day)
		if e.Kind != x.kind {
			t.Errorf("%s is %s, want %s", x.name, e.Kind, x.kind)
		}
		if got := ttOf(t, e.Greatest); math.Abs(got-x.jde) > 3.0/1440 {
			t.Errorf("%s at JDE %.4f, want %.4f", x.name, got, x.jde)
		}
		if math.Abs(e.Gamma-x.gamma) > 0.004 {
			t.Errorf("%s has gamma %.4f, want %.4f", x.name, e.Gamma, x.gamma)
		}
		got := e.Magnitude
		if x.kind == eclipse.Penumbral {
			got = e.PenumbralMagnitude
		}
		if x.magnitude != 0 && math.Abs(got-x.magnitude) > 0.01 {
			t.Errorf("%s has magnitude %.4f, want %.4f", x.name, got, x.magnitude)
		}
		for phase, want := range x.minutes {
			when, ok := e.At(phase)
			if got := when.Sub(e.Greatest).Abs().Minutes(); !ok || math.Abs(got-want) > 2 {
				t.Errorf("%s: %s is %.1f min from the greatest, want %g", x.name, phase, got, want)
			}
		}
	}
}

// Carbondale in Illinois on 21 August 2017, as the newspapers of the place had
// it: partial from 11:52 to 14:47, total at 13:20 for 2 min 37 s, Central
// Daylight Time.
func TestCarbondale(t *testing.T) {
	e := one(t, ephem.Sun, "2017-08-21")
	c, err := e.From(place(37.7275, -89.2164, 130))
	if err != nil {
		t.Fatal(err)
	}
	if c.Kind != eclipse.Total {
		t.Errorf("the eclipse is %s, want total", c.Kind)
	}
	for phase, want := range map[eclipse.Phase]string{eclipse.C1: "16:52", eclipse.C2: "18:20", eclipse.C4: "19:47"} {
		v, ok := c.View(phase)
		if got := v.Time.Format("15:04"); !ok || got != want || !v.Up {
			t.Errorf("%s at %s, want %s", phase, got, want)
		}
	}
	if got := c.Duration.Round(time.Second); got != 157*time.Second {
		t.Errorf("total for %v, want 2m37s", got)
	}
	best, _ := c.Best()
	if best.Phase != eclipse.Maximum || best.Obscuration != 1 || best.Magnitude < 1 {
		t.Errorf("best is %+v, want a total maximum", best)
	}
}
