package meeting

import (
	"math"
	"testing"
	"time"

	"perihelion/ephem"
	"perihelion/ephem/text"
)

// Jupiter and Saturn met three times in 7 BC, and Jupiter and Venus in 3 and in 2 BC, on
// 17 June of 2 BC so closely that the eye did not part them. The wanted values, as Julian
// dates of TT, are those of the Swiss Ephemeris 2.10.03 (DE431).
func TestAncientMeetings(t *testing.T) {
	type met struct {
		kind       Kind
		jd         float64
		separation float64 // degrees
		julian     string  // the date in UT, of the Julian calendar
	}
	for _, c := range []struct {
		first, second string
		from, to      time.Time
		want          []met
	}{
		{"jupiter", "saturn", date(-6, 1, 1), date(-5, 1, 1), []met{
			{LeastSeparation, 1719014.950987, 0.984693, "29 May 7 BC (−6)"},
			{Conjunction, 1719020.758995, 1.074689, "4 June 7 BC (−6)"},
			{Conjunction, 1719131.724395, 1.053762, "23 September 7 BC (−6)"},
			{LeastSeparation, 1719139.471019, 0.974644, "30 September 7 BC (−6)"},
			{LeastSeparation, 1719204.824727, 1.054148, "5 December 7 BC (−6)"},
			{Conjunction, 1719213.389665, 1.153892, "13 December 7 BC (−6)"},
		}},
		{"venus", "jupiter", date(-2, 7, 1), date(-1, 8, 1), []met{
			{Conjunction, 1720550.835877, 0.073054, "12 August 3 BC (−2)"},
			{LeastSeparation, 1720550.846814, 0.072198, "12 August 3 BC (−2)"},
			{LeastSeparation, 1720860.368133, 0.007367, "17 June 2 BC (−1)"},
			{Conjunction, 1720860.372156, 0.007941, "17 June 2 BC (−1)"},
		}},
	} {
		found, err := Find(t.Context(), c.from, c.to, false)
		if err != nil {
			t.Fatal(err)
		}
		var got []Meeting
		for _, m := range found {
			if m.Kind != Grouping && m.Objects[0].Key() == c.first && m.Objects[1].Key() == c.second {
				got = append(got, m)
			}
		}
		if len(got) != len(c.want) {
			t.Fatalf("%s and %s met %d times, want %d: %v", c.first, c.second, len(got), len(c.want), got)
		}
		for i, want := range c.want {
			e, err := ephem.At(got[i].Time)
			if err != nil {
				t.Fatal(err)
			}
			off := math.Abs(e.TT()-want.jd) * 86_400
			wide := math.Abs(got[i].Separation.Deg()-want.separation) * 3600
			t.Logf("%s and %s, %s: %.1f s and %.3f″ off", c.first, c.second, want.julian, off, wide)
			if got[i].Kind != want.kind || off > 10 || wide > 0.05 {
				t.Errorf("%s: JD %.6f, %.6f°; want %s, %.6f, %.6f°", got[i].Kind, e.TT(), got[i].Separation.Deg(), want.kind, want.jd, want.separation)
			}
			if written := text.Historic.Date(got[i].Time); written != want.julian {
				t.Errorf("JD %.6f is written %s, want %s", e.TT(), written, want.julian)
			}
		}
	}
}
