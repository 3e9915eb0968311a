package sky

import (
	"math"
	"testing"
	"time"

	"perihelion/ephem"
)

// At a pole a planet stays at its altitude, and the Moon climbs or falls the whole night: its
// best time is an end of the night, not its highest weeks away.
func TestBestTimeAtThePoleIsInTheNight(t *testing.T) {
	for _, c := range []struct {
		lat  float64
		at   time.Time
		moon int // hours after noon of its best time, −1 where it is not up
	}{
		{90, time.Date(2025, 12, 21, 14, 0, 0, 0, time.UTC), -1},
		{90, time.Date(2026, 12, 21, 14, 0, 0, 0, time.UTC), 24},
		{89.9999, time.Date(2026, 11, 29, 14, 0, 0, 0, time.UTC), 0},
	} {
		d, s := answered(t, at(time.UTC, c.lat, 0, c.at.Year(), c.at.Month(), c.at.Day(), c.at.Hour()))
		moon := -1
		for _, v := range d.Tonight.Visits {
			clock, day := v.When(s)
			switch {
			case v.Best.Before(v.From) || v.Best.After(v.To):
				t.Errorf("at %v on %v: %v is best at %v, outside %v to %v", c.lat, c.at, v.Body, v.Best, v.From, v.To)
			case v.Body == ephem.Moon:
				moon = int(math.Round(v.Best.Sub(d.Tonight.From).Hours()))
			case clock != AllNight || day != "" || !v.Level:
				t.Errorf("at %v on %v: %v, level %v, is best %q %q", c.lat, c.at, v.Body, v.Level, clock, day)
			}
			p, err := s.position(v.Body, v.Best)
			if err != nil || p.Magnitude != v.At.Magnitude {
				t.Errorf("at %v on %v: %v has magnitude %v, want %v at its best time, %v", c.lat, c.at, v.Body, v.At.Magnitude, p.Magnitude, err)
			}
		}
		if moon != c.moon {
			t.Errorf("at %v on %v: the Moon is best %d h after noon, want %d", c.lat, c.at, moon, c.moon)
		}
	}
	d, _ := answered(t, at(time.UTC, 80, 0, 2026, 12, 21, 14))
	for _, v := range d.Tonight.Visits {
		if v.Level {
			t.Errorf("at 80° north the altitude of %v changes, and has a best time", v.Body)
		}
	}
}

// The last day of the ephemeris has no night that is known, and there is a sentence on it.
func TestNightBeyondTheEphemeris(t *testing.T) {
	in := at(time.UTC, 51.4769, 0, 3000, 12, 31, 12)
	d, _ := answered(t, in)
	if got, want := d.Tonight.Hours(in), "The night reaches beyond the ephemeris, which goes from "+ephem.Years+"."; got != want || d.Edge == "" {
		t.Errorf("the hours are %q, want %q; the edge is %q", got, want, d.Edge)
	}
}
