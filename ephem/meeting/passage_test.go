package meeting

import (
	"math"
	"strconv"
	"testing"
	"time"

	"github.com/soniakeys/unit"

	"perihelion/ephem"
	"perihelion/ephem/internal/reference"
)

// The contacts of occultations are those of the Swiss Ephemeris's topocentric places.
func TestOccultationsReference(t *testing.T) {
	rows := reference.Rows(t, "testdata/occultations.csv")
	columns := map[Phase]int{C1: 5, C2: 6, C3: 8, C4: 9}
	worst, seen := 0.0, 0
	for _, r := range rows[1:] {
		number := func(i int) float64 { v, _ := strconv.ParseFloat(r[i], 64); return v }
		o := ephem.Observer{Latitude: unit.AngleFromDeg(number(1)), Longitude: unit.AngleFromDeg(number(2)), Elevation: number(3)}
		near := time.Unix(int64((number(7)-2_440_587.5)*86_400), 0).UTC()
		found, err := Occultations(t.Context(), o, near.Add(-time.Hour), near.Add(time.Hour))
		if err != nil {
			t.Fatal(err)
		}
		hit := false
		for _, p := range found {
			if p.Object.Key() != r[4] {
				continue
			}
			hit = true
			for _, c := range p.Here {
				if want := number(columns[c.Phase]); columns[c.Phase] > 0 && want > 0 {
					e, err := ephem.At(c.Time)
					if err != nil {
						t.Fatal(err)
					}
					off := math.Abs(e.TT()-e.DeltaT()/86_400-want) * 86_400
					worst, seen = max(worst, off), seen+1
					if off > 1.5 {
						t.Errorf("%s behind the Moon from %s, %s at %s: %.1f s off", r[4], r[0], c.Phase, c.Time, off)
					}
				}
			}
		}
		if !hit {
			t.Errorf("%s behind the Moon from %s near %s: none", r[4], r[0], near)
		}
	}
	if seen != 230 {
		t.Errorf("%d contacts", seen)
	}
	t.Logf("%d contacts, at most %.1f s off", seen, worst)
}

// Transits as seen from the Earth's centre, and no more of them than there are.
func TestTransits(t *testing.T) {
	for _, c := range []struct {
		year     int
		object   string
		contacts [5]string // C1, C2, greatest, C3, C4
	}{
		{2004, "Venus", [5]string{"05:13:29", "05:32:55", "08:19:44", "11:06:33", "11:25:59"}},
		{2006, "Mercury", [5]string{"19:12:04", "19:13:57", "21:41:04", "00:08:16", "00:10:08"}},
		{2012, "Venus", [5]string{"22:09:38", "22:27:34", "01:29:36", "04:31:39", "04:49:35"}},
		{2016, "Mercury", [5]string{"11:12:19", "11:15:31", "14:57:26", "18:39:14", "18:42:26"}},
		{2019, "Mercury", [5]string{"12:35:27", "12:37:08", "15:19:48", "18:02:33", "18:04:14"}},
		{2026, "", [5]string{}},
	} {
		found, err := Transits(t.Context(), ephem.Greenwich(), date(c.year, 1, 1), date(c.year+1, 1, 1))
		if err != nil {
			t.Fatal(err)
		}
		if c.object == "" {
			if len(found) > 0 {
				t.Errorf("%d has %v", c.year, found)
			}
			continue
		}
		if len(found) != 1 || found[0].Object.String() != c.object || len(found[0].Contacts) != 5 {
			t.Errorf("%d: %v", c.year, found)
			continue
		}
		for i, contact := range found[0].Contacts {
			want, _ := time.Parse(time.TimeOnly, c.contacts[i])
			got, _ := time.Parse(time.TimeOnly, contact.Time.Format(time.TimeOnly))
			if off := got.Sub(want).Abs(); off > 2*time.Second {
				t.Errorf("%s of %d: %s at %s, want %s", c.object, c.year, contact.Phase, contact.Time.Format(time.TimeOnly), c.contacts[i])
			}
		}
	}
}

// The transits of Venus in three centuries, from the Earth's centre, to the minutes that
// F. Espenak prints (Six Millennium Catalog of Venus Transits).
func TestTransitsOfOldVenus(t *testing.T) {
	for _, c := range []struct {
		from     time.Time
		contacts [5]string // C1, C2, greatest, C3, C4
	}{
		{date(1639, 12, 4), [5]string{"14:57", "15:15", "18:25", "21:36", "21:54"}},
		{date(1761, 6, 6), [5]string{"02:02", "02:20", "05:19", "08:18", "08:37"}},
		{date(1769, 6, 3), [5]string{"19:15", "19:34", "22:25", "01:16", "01:35"}},
		{date(1874, 12, 9), [5]string{"01:49", "02:19", "04:07", "05:56", "06:26"}},
		{date(1882, 12, 6), [5]string{"13:57", "14:17", "17:06", "19:55", "20:15"}},
	} {
		found, err := Transits(t.Context(), ephem.Greenwich(), c.from.AddDate(-1, 0, 0), c.from.AddDate(1, 0, 0))
		if err != nil {
			t.Fatal(err)
		}
		var venus []Passage
		for _, p := range found {
			if p.Object.Body == ephem.Venus {
				venus = append(venus, p)
			}
		}
		if len(venus) != 1 || len(venus[0].Contacts) != 5 {
			t.Errorf("%s: %v", c.from, venus)
			continue
		}
		for i, contact := range venus[0].Contacts {
			at, err := time.Parse("15:04", c.contacts[i])
			if err != nil {
				t.Fatal(err)
			}
			want := c.from.Add(time.Duration(at.Hour())*time.Hour + time.Duration(at.Minute())*time.Minute)
			if i > 0 && want.Before(venus[0].Contacts[0].Time.Add(-time.Hour)) {
				want = want.AddDate(0, 0, 1) // after midnight
			}
			if off := contact.Time.Sub(want).Abs(); off > 65*time.Second {
				t.Errorf("%s at %s, want %s", contact.Phase, contact.Time, want)
			}
		}
	}
}
