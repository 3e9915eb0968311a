package almanac

import (
	"testing"
	"time"

	"github.com/soniakeys/unit"

	"perihelion/ephem"
)

// Passages of the Sun's centre, by the Swiss Ephemeris 2.10 with bisection of its
// topocentric altitudes.
func TestSunAltitudes(t *testing.T) {
	for _, c := range []struct {
		lat, lon  float64
		day       string
		altitudes []unit.Angle
		want      map[string]string
	}{
		{40, 0, "2026-11-22", nil, map[string]string{
			"Sun rising through −4°: blue hour ends, golden hour begins": "06:34:45",
			"Sun rising through 6°: golden hour ends":                    "07:33:54",
		}},
		{24.143, 120.874, "2021-03-06", []unit.Angle{unit.AngleFromDeg(60)}, map[string]string{
			"Sun rising through 60°": "03:51:49", "Sun sinking through 60°": "04:24:00",
		}},
	} {
		from, err := time.Parse(time.DateOnly, c.day)
		if err != nil {
			t.Fatal(err)
		}
		s := Span{
			Observer: ephem.Observer{Latitude: unit.AngleFromDeg(c.lat), Longitude: unit.AngleFromDeg(c.lon)},
			From:     from, To: from.Add(oneDay), Kinds: []Kind{Hours}, SunAltitudes: c.altitudes,
		}
		calendar, err := s.Calendar(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if n := 2 * len(s.sunAltitudes()); len(calendar.Events) != n {
			t.Errorf("%d events on %s, want %d", len(calendar.Events), c.day, n)
		}
		for _, e := range calendar.Events {
			want, named := c.want[e.Summary]
			if !named {
				continue
			}
			delete(c.want, e.Summary)
			at, err := time.Parse(time.DateTime, c.day+" "+want)
			if d := e.Time.Sub(at).Abs(); err != nil || d > 2*time.Second {
				t.Errorf("%s: %v, want %v", e.Summary, e.Time, at)
			}
		}
		if len(c.want) > 0 {
			t.Errorf("%s: not found: %v", c.day, c.want)
		}
	}
}

func TestSunAltitudesRefuses(t *testing.T) {
	s := span(t, "2026-01-01", "2026-01-02")
	s.SunAltitudes = []unit.Angle{unit.AngleFromDeg(91)}
	if _, err := s.Calendar(t.Context()); err == nil {
		t.Error("the Sun stands at 91°")
	}
	s = span(t, "2026-01-01", "2028-01-02")
	s.SunAltitudes = []unit.Angle{0}
	if _, err := s.Calendar(t.Context()); err == nil {
		t.Error("two years of passages")
	}
}
