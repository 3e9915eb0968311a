package almanac

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"github.com/soniakeys/unit"

	"perihelion/assets/field"
	"perihelion/ephem"
)

// Of the three shadows of 24 January 2015, Melbourne, where it is day, sees none, and
// Lisbon all.
func TestJupiterMoons(t *testing.T) {
	s := span(t, "2015-01-24", "2015-01-25")
	s.Kinds = []Kind{JupiterMoons}
	for _, h := range calendar(t, s).Events {
		if !strings.HasSuffix(h.Event, "shadow transit") {
			continue
		}
		if h.Jovian == nil || h.Jovian.Visible || !h.Jovian.SeenFrom.IsZero() || h.Body != "jupiter" {
			t.Errorf("in Melbourne: %+v", h)
		}
	}

	s.Observer = ephem.Observer{Latitude: unit.AngleFromDeg(38.72), Longitude: unit.AngleFromDeg(-9.14)}
	c := calendar(t, s)
	shadows := 0
	for _, h := range c.Events {
		if !strings.HasSuffix(h.Event, "shadow transit") {
			continue
		}
		shadows++
		j := h.Jovian
		if !j.Visible || !h.Time.Equal(j.Begin.Time.Time) || j.Begin.Altitude != *h.Altitude || j.Begin.SunAltitude > -6 {
			t.Errorf("in Lisbon: %+v %+v", h, j)
		}
		if j.Moon == "europa" && (!j.SeenTo.Before(j.End.Time.Time) || !strings.Contains(c.Detail(h), "visible here 17:27–")) {
			// The Sun rises at 7:49 there.
			t.Errorf("%s until %v, seen until %v", c.Detail(h), j.End.Time, j.SeenTo)
		}
	}
	if shadows != 3 {
		t.Errorf("%d shadows", shadows)
	}
}

func TestJupiterMoonsHidden(t *testing.T) {
	s := span(t, "2019-01-01", "2019-01-02")
	s.Kinds = []Kind{JupiterMoons}
	c := calendar(t, s)
	if len(c.Events) != 4 || c.Events[2].Event != "io eclipse" || c.Events[3].Event != "io occultation" {
		t.Fatalf("%+v", c.Events)
	}
	for i, want := range []string{"until 17:19, end behind Jupiter, not visible here", "until 17:55, begin in the shadow, not visible here"} {
		if got := c.Detail(c.Events[2+i]); got != want {
			t.Errorf("%s: %q, want %q", c.Events[2+i].Summary, got, want)
		}
	}
	var out bytes.Buffer
	if err := c.WriteCSV(&out); err != nil {
		t.Fatal(err)
	}
	if lines := strings.Split(out.String(), "\n"); !strings.Contains(lines[3], ",false,2019-01-01T06:18:38Z,end,") && !strings.Contains(lines[3], ",false,2019-01-01T06:18:39Z,end,") {
		t.Errorf("%s", lines[3])
	}
}

func TestRedSpot(t *testing.T) {
	s := span(t, "2026-12-01", "2026-12-03")
	s.Kinds = []Kind{RedSpot}
	drifted := calendar(t, s)
	longitude := 96.2
	s.RedSpot = &longitude
	given := calendar(t, s)
	if len(drifted.Events) != 5 || len(given.Events) != 5 {
		t.Fatalf("%d and %d transits in two days", len(drifted.Events), len(given.Events))
	}
	for i, h := range given.Events {
		if off := h.Time.Sub(drifted.Events[i].Time.Time).Abs().Minutes(); off > 0.2 || h.Figure.Value != 96.2 || h.Figure.Unit != "°" {
			t.Errorf("%v %+v, %v without a longitude", h.Time, h.Figure, drifted.Events[i].Time)
		}
	}
	if got, want := drifted.Spot, (Spot{85, "2026-04-18", 18, "Sky & Telescope"}); got == nil || *got != want {
		t.Errorf("the default spot is %+v", got)
	}
	for want, c := range map[string]Calendar{
		"\nGreat Red Spot at 85° of System II on 2026-04-18 (Sky & Telescope), and 18° more each year. It drifts irregularly: give a newer longitude.\n\n": drifted,
		"\nGreat Red Spot at 96.2° of System II, as given.\n\n": given,
	} {
		var table bytes.Buffer
		if err := c.WriteTable(&table); err != nil || !strings.Contains(table.String(), want) {
			t.Errorf("%s, %v; want %q", table.String(), err, want)
		}
	}
	if got := given.Detail(given.Events[2]); got != "System II longitude 96.2°, altitude 27.2°" {
		t.Errorf("%q", got)
	}
}

func TestJovianKindsAreAskedFor(t *testing.T) {
	s := span(t, "2026-12-01", "2026-12-03")
	for _, bodies := range [][]ephem.Body{nil, {ephem.Jupiter}} {
		s.Bodies = bodies
		for _, h := range calendar(t, s).Events {
			if h.Jovian != nil {
				t.Errorf("%v: %+v", bodies, h)
			}
		}
	}
	s.Kinds, s.Bodies = []Kind{JupiterMoons, RedSpot}, []ephem.Body{ephem.Mars}
	if events := calendar(t, s).Events; len(events) > 0 {
		t.Errorf("of Mars: %+v", events)
	}
}

// A longitude that is given asks for the spot's transits, besides the kinds.
func TestRedSpotIsAddedToTheKinds(t *testing.T) {
	s, longitude := span(t, "2026-12-01", "2026-12-03"), 40.0
	s.RedSpot = &longitude
	for _, kinds := range [][]Kind{nil, {Phases}, {Phases, RedSpot}} {
		s.Kinds = kinds
		c, transits := calendar(t, s), 0
		for _, h := range c.Events {
			if h.Kind == RedSpot {
				transits++
			}
		}
		if transits < 4 || c.Spot == nil || c.Spot.Longitude != longitude || kinds != nil && len(c.Kinds) != 2 {
			t.Errorf("with the kinds %v: %d transits, %v, kinds %v; want 4 or more at %v", kinds, transits, c.Spot, c.Kinds, longitude)
		}
	}
}

func TestRedSpotRefuses(t *testing.T) {
	s := span(t, "2026-12-01", "2026-12-03")
	for _, longitude := range []float64{-1, 361} {
		s.RedSpot = &longitude
		_, err := s.Calendar(t.Context())
		if wrong, is := errors.AsType[*field.Error](err); !is || wrong.Field != "redSpot" {
			t.Errorf("%v: %v", longitude, err)
		}
	}
}
