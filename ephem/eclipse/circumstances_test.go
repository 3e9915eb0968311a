package eclipse_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"perihelion/assets/field"
	"perihelion/ephem"
	"perihelion/ephem/eclipse"
)

// sequence writes an observer's phases as in "P1 U1 ↑ U2 greatest": the phases below the
// horizon in brackets, rise and set as arrows.
func sequence(c eclipse.Circumstances) string {
	var words []string
	for _, v := range c.Views {
		switch {
		case v.Phase == eclipse.Rise:
			words = append(words, "↑")
		case v.Phase == eclipse.Set:
			words = append(words, "↓")
		case v.Up:
			words = append(words, string(v.Phase))
		default:
			words = append(words, "("+string(v.Phase)+")")
		}
	}
	return strings.Join(words, " ")
}

func TestFrom(t *testing.T) {
	london, perth, newYork := place(51.5, -0.12, 0), place(-31.95, 115.86, 0), place(40.7, -74, 0)
	for _, x := range []struct {
		name string
		of   ephem.Body
		day  string
		from ephem.Observer
		kind eclipse.Kind
		want string
	}{
		{"the Moon rises eclipsed", ephem.Moon, "2025-09-07", london, eclipse.Total, "(P1) (U1) (U2) (greatest) ↑ U3 U4 P4"},
		{"all of it", ephem.Moon, "2025-09-07", perth, eclipse.Total, "P1 U1 U2 greatest U3 U4 P4"},
		{"nothing of it", ephem.Moon, "2025-09-07", newYork, eclipse.None, "(P1) (U1) (U2) (greatest) (U3) (U4) (P4)"},
		{"the Moon sets in totality", ephem.Moon, "2025-09-07", place(-36.8, 174.8, 0), eclipse.Total, "P1 U1 U2 greatest ↓ (U3) (U4) (P4)"},
		{"the Moon sets in part", ephem.Moon, "2025-09-07", place(-10, -165, 0), eclipse.Partial, "P1 U1 ↓ (U2) (greatest) (U3) (U4) (P4)"},
		{"the Moon sets in the penumbra", ephem.Moon, "2025-09-07", place(21.3, -157.9, 0), eclipse.Penumbral, "P1 ↓ (U1) (U2) (greatest) (U3) (U4) (P4)"},
		{"polar night", ephem.Moon, "2028-12-31", place(80, 20, 0), eclipse.Total, "P1 U1 U2 greatest U3 U4 P4"},
		{"polar day", ephem.Moon, "2028-12-31", place(-80, 20, 0), eclipse.None, "(P1) (U1) (U2) (greatest) (U3) (U4) (P4)"},

		{"the Sun sets eclipsed", ephem.Sun, "2026-08-12", place(40.4168, -3.7038, 650), eclipse.Partial, "C1 maximum ↓ (C4)"},
		{"and total before", ephem.Sun, "2026-08-12", place(42.34, -3.70, 860), eclipse.Total, "C1 C2 maximum C3 ↓ (C4)"},
		{"the Sun rises eclipsed", ephem.Sun, "2025-03-29", place(45.3, -66.1, 0), eclipse.Partial, "(C1) ↑ maximum C4"},
		{"behind the Earth", ephem.Sun, "2009-07-22", place(-24, -36, 0), eclipse.None, "(C1) (maximum) (C4)"},
		{"outside the shadow", ephem.Sun, "2017-08-21", place(-33.9, 151.2, 0), eclipse.None, ""},
		{"midnight sun", ephem.Sun, "2021-06-10", place(89, -60, 0), eclipse.Annular, "C1 C2 maximum C3 C4"},
	} {
		c, err := one(t, x.of, x.day).From(x.from)
		if err != nil {
			t.Fatal(err)
		}
		if got := sequence(c); got != x.want || c.Kind != x.kind {
			t.Errorf("%s: %q, %q; want %q, %q", x.name, c.Kind, got, x.kind, x.want)
		}
		best, seen := c.Best()
		if seen != (x.kind != eclipse.None) {
			t.Errorf("%s: is something seen? %v", x.name, seen)
		}
		for i, v := range c.Views {
			if i > 0 && v.Time.Before(c.Views[i-1].Time) {
				t.Errorf("%s: %s is out of order", x.name, v.Phase)
			}
			if v.Up && v.Magnitude > best.Magnitude {
				t.Errorf("%s: %s is better than the best", x.name, v.Phase)
			}
			// A limb on the horizon has its centre 50′ below it, but for the Moon's
			// parallax in its diameter.
			if h := v.Altitude.Deg(); (v.Phase == eclipse.Rise || v.Phase == eclipse.Set) && (h > -0.8 || h < -0.86) {
				t.Errorf("%s: %s at an altitude of %.3f°", x.name, v.Phase, h)
			}
		}
	}
}

// The magnitude at sunset is of the rest of the eclipse, and belongs to the best view
// when the maximum comes after it.
func TestBestAtSunset(t *testing.T) {
	c, err := one(t, ephem.Sun, "2026-08-12").From(place(45.8, 16.0, 0))
	if err != nil {
		t.Fatal(err)
	}
	if got, want := sequence(c), "C1 ↓ (maximum) (C4)"; got != want {
		t.Fatalf("%q, want %q", got, want)
	}
	best, _ := c.Best()
	maximum, _ := c.View(eclipse.Maximum)
	if best.Phase != eclipse.Set || best.Magnitude <= 0 || best.Magnitude >= maximum.Magnitude {
		t.Errorf("best is %+v, want sunset, below the maximum of %.3f", best, maximum.Magnitude)
	}
}

func TestErrors(t *testing.T) {
	ctx := context.Background()
	day := at(t, "2026-08-12T00:00:00Z")

	var wrong *field.Error
	if _, err := eclipse.Find(ctx, day, day); !errors.As(err, &wrong) || wrong.Field != "to" {
		t.Errorf("an empty span: %v", err)
	}
	var outside *ephem.RangeError
	if _, err := eclipse.Find(ctx, time.Date(-3001, 1, 1, 0, 0, 0, 0, time.UTC), day); !errors.As(err, &outside) {
		t.Errorf("a start too early: %v", err)
	}
	if _, err := eclipse.Find(ctx, day, at(t, "3001-01-02T00:00:00Z")); !errors.As(err, &outside) {
		t.Errorf("an end too late: %v", err)
	}
	cancelled, cancel := context.WithCancel(ctx)
	cancel()
	if _, err := eclipse.Find(cancelled, day, day.AddDate(1, 0, 0)); !errors.Is(err, context.Canceled) {
		t.Errorf("a cancelled search: %v", err)
	}
	if _, err := one(t, ephem.Sun, "2026-08-12").From(place(95, 0, 0)); !errors.As(err, &wrong) || wrong.Field != "lat" {
		t.Errorf("a latitude of 95°: %v", err)
	}
}

// Each year has from two to five eclipses of either body, and no two are nearer
// than a fortnight: where the table of JPL's ephemeris answers, where it ends,
// and at both ends of the theories.
func TestEveryYear(t *testing.T) {
	for _, span := range [][2]int{{1600, 1620}, {1890, 1910}, {2095, 2110}, {2380, 2420}, {2980, 3000}} {
		all := find(t, fmt.Sprintf("%d-01-01", span[0]), fmt.Sprintf("%d-01-01", span[1]))
		years := map[string]int{}
		for i, e := range all {
			years[fmt.Sprint(e.Greatest.Year(), " ", e.Of)]++
			if i > 0 {
				if gap := e.Greatest.Sub(all[i-1].Greatest); gap < 13*24*time.Hour {
					t.Errorf("%v and %v are %v apart", all[i-1].Greatest, e.Greatest, gap)
				}
			}
			for k, p := range e.Phases {
				if k > 0 && !p.Time.After(e.Phases[k-1].Time) {
					t.Errorf("%v on %v: %v", e, e.Greatest, e.Phases)
				}
			}
		}
		if got, want := len(years), 2*(span[1]-span[0]); got != want {
			t.Errorf("from %d: %d years with eclipses of either body, want %d", span[0], got, want)
		}
		for year, n := range years {
			if n < 2 || n > 5 {
				t.Errorf("%s: %d eclipses", year, n)
			}
		}
	}
}

// A span is cut at its instants, not at its days, has the eclipses anywhere on Earth in
// it, and answers in its zone.
func TestSpan(t *testing.T) {
	zone := time.FixedZone("", -6*3600)
	e := one(t, ephem.Sun, "2024-04-08")
	begins, _ := e.At(eclipse.P1)
	ends, _ := e.At(eclipse.P4)
	for _, c := range []struct {
		from, to time.Time
		want     int
	}{
		{e.Greatest.In(zone), e.Greatest.Add(time.Millisecond), 1},
		{e.Greatest.Add(time.Millisecond).In(zone), e.Greatest.AddDate(0, 0, 1), 1},
		{ends.Add(-time.Millisecond).In(zone), ends.AddDate(0, 0, 1), 1},
		{ends, ends.AddDate(0, 0, 1), 0},
		{begins.AddDate(0, 0, -1).In(zone), begins.Add(time.Millisecond), 1},
		{begins.AddDate(0, 0, -1), begins, 0},
	} {
		found, err := eclipse.Find(context.Background(), c.from, c.to)
		if err != nil || len(found) != c.want {
			t.Errorf("from %s to %s: %v, %v; want %d", c.from, c.to, found, err, c.want)
		}
		if len(found) == 1 && found[0].Greatest.Location() != zone {
			t.Errorf("greatest in %v, want the zone of the start", found[0].Greatest.Location())
		}
	}
}
