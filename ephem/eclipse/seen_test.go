package eclipse_test

import (
	"context"
	"testing"
	"time"

	"github.com/soniakeys/unit"

	"perihelion/ephem"
	"perihelion/ephem/eclipse"
)

// Spans in which an observer sees an eclipse that is greatest, for the world,
// outside them; the maxima are Swiss Ephemeris' for the place.
func TestEclipseBelongsToTheSpanInWhichItIsSeen(t *testing.T) {
	for _, c := range []struct {
		where    string
		lat, lon float64
		from, to string
		maximum  string // empty: nothing is seen in the span
	}{
		{"Soria, after the world's maximum", 41.86953, -2.70656, "2026-08-12T18:00:00Z", "2026-08-12T23:00:00Z", "2026-08-12T18:29:51Z"},
		{"Mazatlán, before it", 23.2494, -106.4111, "2024-04-08T16:00:00Z", "2024-04-08T18:15:00Z", "2024-04-08T18:09:40Z"},
		{"Mecca, after it", 21.4225, 39.8262, "2027-08-02T10:08:00Z", "2027-08-02T14:00:00Z", "2027-08-02T10:26:42Z"},
		{"Madrid, all over before it", 40.4168, -3.7038, "2027-08-02T07:00:00Z", "2027-08-02T10:03:00Z", "2027-08-02T08:51:17Z"},
		{"Madrid, begun after it", 40.4168, -3.7038, "2028-01-26T15:30:00Z", "2028-01-26T18:00:00Z", "2028-01-26T16:55:42Z"},
		{"New York, in totality", 40.7128, -74.006, "2025-03-14T07:00:00Z", "2025-03-14T08:00:00Z", "2025-03-14T06:58:46Z"},
		{"Madrid, over there and not elsewhere", 40.4168, -3.7038, "2027-08-02T10:04:00Z", "2027-08-02T14:00:00Z", ""},
	} {
		o := ephem.Observer{Latitude: unit.AngleFromDeg(c.lat), Longitude: unit.AngleFromDeg(c.lon)}
		found, err := eclipse.FindFor(context.Background(), o, at(t, c.from), at(t, c.to))
		if err != nil {
			t.Fatal(err)
		}
		if c.maximum == "" {
			if len(found) != 0 {
				t.Errorf("%s: %v", c.where, found)
			}
			continue
		}
		if len(found) != 1 {
			t.Errorf("%s: %d eclipses", c.where, len(found))
			continue
		}
		if got := found[0].Maximum(); got.Sub(at(t, c.maximum)).Abs() > 10*time.Second {
			t.Errorf("%s: the maximum is %v, want %s", c.where, got, c.maximum)
		}
	}
}

// Every eclipse that is seen is found by asking for the time in which it is, and for its
// first and last minute; its maximum is within the part that is seen.
func TestEclipseIsFoundByWhatIsSeen(t *testing.T) {
	madrid := ephem.Observer{Latitude: unit.AngleFromDeg(40.4168), Longitude: unit.AngleFromDeg(-3.7038)}
	ctx, from := context.Background(), at(t, "2026-01-01T00:00:00Z")
	all, err := eclipse.FindFor(ctx, madrid, from, from.AddDate(20, 0, 0))
	if err != nil {
		t.Fatal(err)
	}
	seen := 0
	for _, e := range all {
		begins, ends := e.Here.Seen()
		if e.Here.Kind == eclipse.None {
			continue
		}
		seen++
		if m := e.Maximum(); m.Before(begins) || m.After(ends) {
			t.Errorf("%v %v: the maximum %v is not in %v to %v", e.Greatest, e, m, begins, ends)
		}
		for _, span := range [][2]time.Time{{begins, ends}, {begins, begins.Add(time.Minute)}, {ends.Add(-time.Minute), ends}} {
			found, err := eclipse.FindFor(ctx, madrid, span[0], span[1])
			if err != nil || len(found) != 1 || found[0].Greatest != e.Greatest {
				t.Errorf("%v %v: %v in %v, %v", e.Greatest, e, found, span, err)
			}
		}
	}
	if seen != 41 { // by Swiss Ephemeris
		t.Errorf("Madrid sees %d eclipses of 2026 to 2045, want 41", seen)
	}
}
