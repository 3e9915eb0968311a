package ephem

import (
	"testing"
	"time"

	"github.com/soniakeys/unit"
)

func TestSunStay(t *testing.T) {
	at := func(lat, lon float64) Observer {
		return Observer{Latitude: unit.AngleFromDeg(lat), Longitude: unit.AngleFromDeg(lon)}
	}
	dark := Darkness()
	for _, c := range []struct {
		name     string
		observer Observer
		horizon  Horizon
		at       time.Time
		state    State
		from, to string // dates, of UTC
	}{
		// Tromsø's polar night of almanacs, and its midnight sun.
		{"polar night", at(69.65, 18.96), Horizon{}, time.Date(2026, 12, 21, 12, 0, 0, 0, time.UTC), NeverUp, "2026-11-27", "2027-01-15"},
		{"midnight sun", at(69.65, 18.96), Horizon{}, time.Date(2026, 6, 21, 0, 0, 0, 0, time.UTC), AlwaysUp, "2026-05-17", "2026-07-25"},
		{"its first day", at(69.65, 18.96), Horizon{}, time.Date(2026, 11, 27, 14, 0, 0, 0, time.UTC), NeverUp, "2026-11-27", "2027-01-15"},
		{"the pole", at(90, 0), Horizon{}, time.Date(2026, 6, 21, 0, 0, 0, 0, time.UTC), AlwaysUp, "2026-03-18", "2026-09-25"},
		{"the south pole", at(-90, 0), Horizon{}, time.Date(2026, 6, 21, 0, 0, 0, 0, time.UTC), NeverUp, "2026-03-22", "2026-09-20"},
		{"no darkness in Berlin", at(52.52, 13.4), dark, time.Date(2026, 6, 21, 0, 0, 0, 0, time.UTC), AlwaysUp, "2026-05-16", "2026-07-25"},
	} {
		s, ok, err := SunStay(c.observer, c.horizon, c.at)
		if err != nil || !ok || s.State != c.state || s.From.Format(time.DateOnly) != c.from || s.To.Format(time.DateOnly) != c.to {
			t.Errorf("%s: %v %v to %v, %v; want %v %s to %s", c.name, s.State, s.From, s.To, err, c.state, c.from, c.to)
		}
	}
	for name, c := range map[string]struct {
		lat float64
		h   Horizon
		at  time.Time
	}{
		"a night in Rome":          {41.9, dark, time.Date(2026, 12, 21, 23, 0, 0, 0, time.UTC)},
		"the first night there is": {51.5, Horizon{}, spanFrom.Add(10 * time.Minute)},
		"a long night":             {67, Horizon{}, time.Date(2026, 12, 3, 0, 0, 0, 0, time.UTC)},
	} {
		if s, ok, err := SunStay(at(c.lat, 12.5), c.h, c.at); ok || err != nil {
			t.Errorf("%s is %v, %v", name, s, err)
		}
	}
	if s, ok, err := SunStay(at(80, 0), Horizon{}, spanFrom.AddDate(0, 0, 3)); err != nil || !ok || !s.From.IsZero() || s.To.IsZero() {
		t.Errorf("a polar night in which the years begin is %v, %t, %v", s, ok, err)
	}
	for _, wrong := range []Observer{at(91, 0), {Latitude: 0, Longitude: 99}} {
		if _, _, err := SunStay(wrong, Horizon{}, time.Now()); err == nil {
			t.Errorf("%v is answered", wrong)
		}
	}
	if _, _, err := SunStay(at(0, 0), Horizon{Altitude: 2}, time.Now()); err == nil {
		t.Error("a skyline above the zenith is answered")
	}
	if _, _, err := SunStay(at(0, 0), Horizon{}, time.Date(9999, 1, 1, 0, 0, 0, 0, time.UTC)); err == nil {
		t.Error("a year without positions is answered")
	}
}

// The stay ends at the next passage that a plain search of each day finds.
func TestSunStayMisses(t *testing.T) {
	const oneDay = 24 * time.Hour
	for _, lat := range []float64{-89, -66.5, 0, 48.5, 66, 84.1} {
		o := Observer{Latitude: unit.AngleFromDeg(lat), Longitude: unit.AngleFromDeg(77)}
		for _, h := range []Horizon{{}, Darkness(), {Altitude: unit.AngleFromDeg(7)}} {
			for day := range 4 {
				from := time.Date(2025, 1, 1, 7, 30, 0, 0, time.UTC).AddDate(0, 0, 93*day)
				all, err := Events(o, Sun, h, from, from.AddDate(1, 0, 0))
				if err != nil {
					t.Fatal(err)
				}
				want := time.Time{}
				for _, found := range [][]Event{all.Rises, all.Sets} {
					if len(found) > 0 && (want.IsZero() || found[0].Time.Before(want)) {
						want = found[0].Time
					}
				}
				s, ok, err := SunStay(o, h, from)
				if err != nil || ok && !s.To.Equal(want) || !ok && want.Sub(from) > oneDay {
					t.Errorf("%v°, %v from %v: to %v, %t, want %v, %v", lat, h, from, s.To, ok, want, err)
				}
			}
		}
	}
}
