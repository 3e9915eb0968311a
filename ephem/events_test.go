package ephem

import (
	"math"
	"strings"
	"testing"
	"time"
)

// instants splits a cell of the reference, which may hold several.
func instants(t *testing.T, cell string) (at []time.Time) {
	t.Helper()
	for s := range strings.SplitSeq(cell, ";") {
		if s == "" {
			continue
		}
		when, err := time.Parse(time.RFC3339Nano, s)
		if err != nil {
			t.Fatal(err)
		}
		at = append(at, when)
	}
	return at
}

func numbers(t *testing.T, cell string) (x []float64) {
	t.Helper()
	for s := range strings.SplitSeq(cell, ";") {
		if s != "" {
			x = append(x, referenceRow{"": s}.float(t, ""))
		}
	}
	return x
}

func TestDayAgainstReference(t *testing.T) {
	var worst float64
	count := 0
	for _, r := range readReference(t, "riseset.csv") {
		b, err := ParseBody(r["body"])
		if err != nil {
			t.Fatal(err)
		}
		if b == Moon && r["horizon_rule"] != "limb" {
			continue // a horizon that Day does not use
		}
		start := instants(t, r["start_utc"])[0]
		o := r.observer(t)
		got, err := Day(o, b, start, start.Add(24*time.Hour))
		if err != nil {
			t.Fatalf("row %s: %v", r["row"], err)
		}
		state := map[string]State{"normal": RisesAndSets, "always_up": AlwaysUp, "always_down": NeverUp}[r["state"]]
		if got.State != state {
			t.Errorf("row %s, %s: state %q, want %q", r["row"], b, got.State, state)
		}
		compare := func(what string, got []Event, cell string, value func(Event) float64, values string, tolerance float64) {
			want := instants(t, cell)
			if len(got) != len(want) {
				t.Errorf("row %s, %s: %d %s %v, want %s", r["row"], b, len(got), what, got, cell)
				return
			}
			wantValues := numbers(t, values)
			for i := range want {
				count++
				// How fast the body crosses tells how far the time may be off.
				off := math.Abs(got[i].Time.Sub(want[i]).Seconds())
				if off > 1 {
					t.Logf("row %s, %s, %s: off %.2f s at lat %s", r["row"], b, what, off, r["lat_deg"])
				}
				worst = max(worst, off)
				if d := math.Abs(math.Remainder(value(got[i])-wantValues[i], 360)); d > tolerance {
					t.Errorf("row %s, %s, %s: %v, want %v", r["row"], b, what, value(got[i]), wantValues[i])
				}
			}
		}
		azimuth := func(e Event) float64 { return e.Azimuth.Deg() }
		compare("rises", got.Rises, r["rises_utc"], azimuth, r["rise_az_deg"], 0.01)
		compare("sets", got.Sets, r["sets_utc"], azimuth, r["set_az_deg"], 0.01)
		compare("transits", got.Transits, r["transits_utc"], func(e Event) float64 { return e.Altitude.Deg() }, r["transit_alt_deg"], 0.001)
	}
	t.Logf("%d events, worst %.2f s", count, worst)
	if worst > 5 {
		t.Errorf("worst %v", worst)
	}
}
