package almanac

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/soniakeys/unit"

	"perihelion/ephem"
)

// eclipseAt is what an observer is told of the only eclipse of a day.
func eclipseAt(t *testing.T, date string, lat, lon float64) (Happening, string) {
	t.Helper()
	from, err := time.Parse(time.DateOnly, date)
	if err != nil {
		t.Fatal(err)
	}
	c := calendar(t, Span{
		Observer: ephem.Observer{Latitude: unit.AngleFromDeg(lat), Longitude: unit.AngleFromDeg(lon)},
		From:     from, To: from.Add(oneDay), Kinds: []Kind{Eclipses},
	})
	if len(c.Events) != 1 {
		t.Fatalf("on %s: %v", date, c.Events)
	}
	return c.Events[0], c.Detail(c.Events[0])
}

// Who stands in the umbra is told when totality, or the ring, begins and ends.
func TestTotalityIsTold(t *testing.T) {
	for _, c := range []struct {
		where, date string
		lat, lon    float64
		summary     string
		details     []string
		here        float64 // seconds
	}{
		{"Burgos", "2026-08-12", 42.341, -3.704, "Total solar eclipse, total here until sunset", []string{"total 18:28:", "–18:30:", "(1m 4", "magnitude 1.0"}, 104},
		{"Dublin", "2026-08-12", 53.35, -6.26, "Total solar eclipse, partial here", []string{"magnitude 0.9"}, 0},
		{"Albuquerque", "2023-10-14", 35.1, -106.6, "Annular solar eclipse, annular here", []string{"annular 16:34:", "–16:39:", "(4m 51s)", "magnitude 0.9"}, 291},
		{"Melbourne", "2026-03-03", -37.82, 144.97, "Total lunar eclipse, visible from moonrise", []string{"total 11:05–12:03"}, 3499},
		// The Moon sets during totality.
		{"New York", "2026-03-03", 40.7, -74, "Total lunar eclipse, visible until moonset", []string{"total 11:05–11:29"}, 1400},
		{"Cape Town", "2026-03-03", -33.9, 18.4, "Total lunar eclipse, not visible here", []string{"magnitude 1.15"}, 0},
	} {
		e, detail := eclipseAt(t, c.date, c.lat, c.lon)
		if e.Summary != c.summary {
			t.Errorf("%s: %s", c.where, e.Summary)
		}
		for _, want := range c.details {
			if !strings.Contains(detail, want) {
				t.Errorf("%s: %q lacks %q", c.where, detail, want)
			}
		}
		if c.here == 0 && (strings.Contains(detail, "total") || strings.Contains(detail, "annular")) {
			t.Errorf("%s: %q", c.where, detail)
		}
		if got := e.Eclipse.DurationHere; got < c.here*0.95 || got > c.here*1.05 {
			t.Errorf("%s: %v s, want about %v s", c.where, got, c.here)
		}
	}
}

func TestEclipseKeys(t *testing.T) {
	for date, want := range map[string]string{"2026-08-12": `"central":true,"deltaT":69.`, "2025-03-29": `"central":false,"deltaT":69.`} {
		e, _ := eclipseAt(t, date, 42.341, -3.704)
		got, err := json.Marshal(e)
		if err != nil || !bytes.Contains(got, []byte(want)) {
			t.Errorf("%s: %s, %v", date, got, err)
		}
	}
	e, _ := eclipseAt(t, "2026-03-03", 0, 180)
	got, err := json.Marshal(e)
	if err != nil || bytes.Contains(got, []byte("central")) || !bytes.Contains(got, []byte(`"durationHere":3499.2`)) {
		t.Errorf("of the Moon: %s, %v", got, err)
	}
}
