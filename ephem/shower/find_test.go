package shower

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/soniakeys/unit"

	"perihelion/ephem"
)

func date(y int, m time.Month, d int) time.Time { return time.Date(y, m, d, 0, 0, 0, 0, time.UTC) }

// The IMO's calendars of 2023 to 2025 print these hours, rounded to one.
func TestFindPublished(t *testing.T) {
	for _, c := range []struct {
		code string
		want time.Time
	}{
		{"QUA", time.Date(2023, 1, 4, 3, 0, 0, 0, time.UTC)},
		{"LYR", time.Date(2023, 4, 23, 1, 0, 0, 0, time.UTC)},
		{"LEO", time.Date(2023, 11, 18, 5, 0, 0, 0, time.UTC)},
		{"GEM", time.Date(2023, 12, 14, 19, 0, 0, 0, time.UTC)},
		{"URS", time.Date(2023, 12, 23, 4, 0, 0, 0, time.UTC)},
		{"QUA", time.Date(2024, 1, 4, 9, 0, 0, 0, time.UTC)},
		{"LYR", time.Date(2024, 4, 22, 7, 0, 0, 0, time.UTC)},
		{"ETA", time.Date(2024, 5, 5, 21, 0, 0, 0, time.UTC)},
		{"GEM", time.Date(2024, 12, 14, 1, 0, 0, 0, time.UTC)},
		{"URS", time.Date(2024, 12, 22, 10, 0, 0, 0, time.UTC)},
		{"QUA", time.Date(2025, 1, 3, 15, 0, 0, 0, time.UTC)},
	} {
		if m := maximum(t, c.code, c.want.Year()); m.Time.Sub(c.want).Abs() > 31*time.Minute {
			t.Errorf("%s at %s, want %s", m.Name, m.Time, c.want)
		}
	}
}

// maximum returns that of a shower in a year, which has one.
func maximum(t *testing.T, code string, y int) (found Maximum) {
	t.Helper()
	all, err := Find(t.Context(), date(y, 1, 1), date(y+1, 1, 1))
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, m := range all {
		if m.Code == code {
			found = m
			n++
		}
	}
	if n != 1 {
		t.Fatalf("%s comes %d times in %d", code, n, y)
	}
	return found
}

// At a maximum the Sun has the longitude of the list; all come once in a sidereal year, in
// order.
func TestFind(t *testing.T) {
	from := date(2030, 2, 11)
	all, err := Find(t.Context(), from, from.Add(time.Duration(year)))
	if err != nil || len(all) != len(List()) {
		t.Fatalf("%d of %d, %v", len(all), len(List()), err)
	}
	codes := map[string]bool{}
	for i, m := range all {
		codes[m.Code] = true
		e, err := ephem.At(m.Time)
		if err != nil {
			t.Fatal(err)
		}
		if off := SolarLongitude(e) - m.Longitude; off.Deg() > 2e-5 || off.Deg() < -2e-5 {
			t.Errorf("%s: the Sun is %v° off", m.Name, off.Deg())
		}
		if i > 0 && m.Time.Before(all[i-1].Time) {
			t.Errorf("%s is after %s", m.Name, all[i-1].Name)
		}
		if one, err := Find(t.Context(), m.Time, m.Time.Add(time.Second)); err != nil || len(one) == 0 {
			t.Errorf("%s is not in its own second: %v", m.Name, err)
		}
	}
	if len(codes) != len(all) {
		t.Errorf("%d codes of %d showers", len(codes), len(all))
	}
}

func TestFindRefuses(t *testing.T) {
	if _, err := Find(t.Context(), date(2030, 1, 1), date(2030, 1, 1)); err == nil {
		t.Error("an empty span is searched")
	}
	if _, err := Find(t.Context(), date(9999, 1, 1), date(9999, 2, 1)); err == nil {
		t.Error("a year without answers is searched")
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := Find(ctx, date(2030, 1, 1), date(2031, 1, 1)); !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
}

// The Perseids of 2026 over Berlin, just after new moon; the Geminids of 2024 with the full
// Moon, and in a summer without darkness; the Ursids, which never rise in the south.
func TestNight(t *testing.T) {
	type bounds [2]float64
	for _, c := range []struct {
		code               string
		year               int
		lat, lon           float64
		visible            bool
		radiant, moon, lit bounds // the altitudes, and the lit part of the Moon
	}{
		{"PER", 2026, 52.5, 13.4, true, bounds{55, 70}, bounds{-90, 0}, bounds{0, 0.02}},
		{"GEM", 2024, 40, -4, true, bounds{80, 84}, bounds{20, 80}, bounds{0.95, 1}},
		{"GEM", 2024, -75, 0, false, bounds{}, bounds{}, bounds{}},
		{"URS", 2024, -40, 0, false, bounds{-40, -20}, bounds{-90, 90}, bounds{0, 1}},
	} {
		o := ephem.Observer{Latitude: unit.AngleFromDeg(c.lat), Longitude: unit.AngleFromDeg(c.lon)}
		n, err := maximum(t, c.code, c.year).For(o)
		within := func(x float64, b bounds) bool { return x >= b[0] && x <= b[1] }
		if err != nil || n.Visible() != c.visible || !within(n.RadiantAltitude.Deg(), c.radiant) ||
			!within(n.MoonIlluminated, c.lit) || !within(n.MoonAltitude.Deg(), c.moon) {
			t.Errorf("%s of %d at %v°: %+v, %v", c.code, c.year, c.lat, n, err)
		}
	}
	if _, err := maximum(t, "PER", 2026).For(ephem.Observer{Latitude: 2}); err == nil {
		t.Error("a latitude beyond the pole is answered")
	}
}
