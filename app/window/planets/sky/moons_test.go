package sky

import (
	"strings"
	"testing"
	"time"

	"github.com/soniakeys/unit"

	"perihelion/ephem"
)

// In the night of the three shadows, Lisbon sees each of them, and until sunrise Europa's.
func TestMoons(t *testing.T) {
	zone, err := time.LoadLocation("Europe/Lisbon")
	if err != nil {
		t.Fatal(err)
	}
	in := Inputs{}
	in.Observer = ephem.Observer{Latitude: unit.AngleFromDeg(38.72), Longitude: unit.AngleFromDeg(-9.14)}
	in.Zone, in.Time = zone, time.Date(2015, 1, 24, 4, 0, 0, 0, zone)
	s, err := Look(in)
	if err != nil {
		t.Fatal(err)
	}
	m, err := s.Moons()
	if err != nil {
		t.Fatal(err)
	}
	if d := m.Chart; d.Place(time.Date(2015, 1, 24, 0, 0, 0, 0, zone)) != 0 || !d.To().Equal(time.Date(2015, 2, 1, 0, 0, 0, 0, zone)) {
		t.Errorf("midnight is at %v of the chart, which ends at %v", d.Place(s.Time), d.To())
	}
	if len(m.Seen) < 10 || m.Seen[0].When != "24 Jan, 03:11" || m.Seen[0].What != "Callisto's shadow on Jupiter, until 08:00, visible here 03:11–07:20" {
		t.Errorf("%q", m.Seen)
	}
	for _, e := range m.Seen {
		if strings.Contains(e.What, "not visible") {
			t.Errorf("%q", e)
		}
	}
	s.Time = time.Date(2759, 12, 30, 0, 0, 0, 0, time.UTC)
	if _, err := s.Moons(); err == nil {
		t.Error("there are moons after the years of their theory")
	}
}
