package main

import (
	"math"
	"testing"
)

// TestPlutoBackwards measures what Pluto's integration is worth: from the path
// of two centuries after 1900, and after 2000, back to 1800, where DE431 can say.
func TestPlutoBackwards(t *testing.T) {
	s, err := newSampler(t.TempDir())
	if err != nil {
		t.Skip("needs Debian's packages gcc, libswe-dev and swe-basic-data: ", err)
	}
	const century = 36_525.0
	for _, c := range []struct {
		year, centuries, limit float64
	}{{1900, 1, 0.02}, {2000, 2, 0.02}} {
		from := (c.year - 2000) * 365.25
		path, err := plutoBefore(s, from, 2*century, c.centuries*century)
		if err != nil {
			t.Fatal(err)
		}
		var days []float64
		for tdb := from; tdb > from-c.centuries*century+30; tdb -= 100 {
			days = append(days, tdb)
		}
		known, err := s.at(fromFiles, swePluto, days)
		if err != nil {
			t.Fatal(err)
		}
		worst := 0.0
		for i, tdb := range days {
			p, k := path.at(tdb), known[i].place
			d := [3]float64{p[0] - k[0], p[1] - k[1], p[2] - k[2]}
			seen := math.Sqrt(dot(d, d)) / (math.Sqrt(dot(k, k)) - 1) / math.Pi * 180 * 3600
			if i%36 == 0 {
				t.Logf("from %v back to %.0f: %.5f″", c.year, 2000+tdb/365.25, seen)
			}
			worst = max(worst, seen)
		}
		t.Logf("from %v back to 1800: at most %.5f″ as seen from the Earth", c.year, worst)
		if !(worst < c.limit) {
			t.Errorf("from %v: off by %.4f″, want at most %v″", c.year, worst, c.limit)
		}
	}
}
