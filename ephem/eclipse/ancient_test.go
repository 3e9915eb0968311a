package eclipse_test

import (
	"math"
	"testing"
	"time"

	"perihelion/ephem"
	"perihelion/ephem/eclipse"
)

// Eclipses of the Sun that history tells of, and one to come, against the Swiss Ephemeris
// 2.10.03 with its own search and the same DE431: Ugarit, Assur, Thales, Thucydides,
// Plutarch, King Henry's and others.
func TestAncientEclipses(t *testing.T) {
	for _, c := range []struct {
		jd   float64 // TT, of the greatest eclipse
		kind eclipse.Kind
	}{
		{1219327.07746, eclipse.Total}, {1333374.02824, eclipse.Total}, {1442903.08826, eclipse.Total},
		{1507900.31132, eclipse.Total}, {1564215.30536, eclipse.Annular}, {1747068.99900, eclipse.Hybrid},
		{2074975.91542, eclipse.Total}, {2135100.01693, eclipse.Total}, {2291081.02145, eclipse.Total},
		{2716912.01233, eclipse.Total},
	} {
		// ΔT is less than a day in all these years.
		day := time.Unix(int64((c.jd-2_440_587.5)*86_400), 0).UTC()
		found, err := eclipse.Find(t.Context(), day.AddDate(0, 0, -3), day.AddDate(0, 0, 3))
		if err != nil {
			t.Fatal(err)
		}
		if len(found) != 1 || found[0].Of != ephem.Sun || found[0].Kind != c.kind {
			t.Errorf("JD %v: %+v, want one, %s", c.jd, found, c.kind)
			continue
		}
		off := (ttOf(t, found[0].Greatest) - c.jd) * 86_400
		t.Logf("JD %v: %s, off by %.1f s", c.jd, found[0].Kind, off)
		if !(math.Abs(off) < 15) {
			t.Errorf("JD %v: the greatest eclipse is off by %.1f s", c.jd, off)
		}
	}
}
