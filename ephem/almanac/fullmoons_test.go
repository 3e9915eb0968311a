package almanac

import (
	"strings"
	"testing"

	"perihelion/ephem"
)

// A full Moon has its names, by the month in the calendar's zone, in each form of the
// calendar.
func TestFullMoonsOfACalendar(t *testing.T) {
	s := span(t, "2024-08-01", "2024-09-01")
	s.Kinds, s.Bodies = []Kind{Phases}, []ephem.Body{ephem.Moon}
	c := calendar(t, s)
	var full *Happening
	for i := range c.Events {
		if e := &c.Events[i]; e.FullMoon != nil {
			full = e
		} else if e.Event == "full moon" {
			t.Errorf("%s without names", e.Summary)
		}
	}
	if full == nil {
		t.Fatal("August 2024 has no full Moon")
	}
	if want := "Full Moon (Sturgeon Moon, seasonal Blue Moon, supermoon)"; full.Summary != want {
		t.Errorf("%s, want %s", full.Summary, want)
	}
	if m := full.FullMoon; !m.Supermoon || m.Micromoon || m.Nearness == nil || *m.Nearness < 0.95 || *m.Nearness > 0.97 {
		t.Errorf("%+v", m)
	}
	if got, want := c.Detail(*full), "361,970 km from the Earth, 96 % of the way from apogee to perigee"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	var csv strings.Builder
	if err := c.WriteCSV(&csv); err != nil || !strings.Contains(csv.String(), ",Sturgeon Moon;seasonal Blue Moon;supermoon,,,,,69.1397,0.0001\n") {
		t.Errorf("%s, %v", csv.String(), err)
	}
}
