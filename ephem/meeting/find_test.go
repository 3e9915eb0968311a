package meeting

import (
	"context"
	"errors"
	"math"
	"strconv"
	"testing"
	"time"

	"perihelion/ephem"
	"perihelion/ephem/internal/reference"
)

func date(y int, m time.Month, d int) time.Time { return time.Date(y, m, d, 0, 0, 0, 0, time.UTC) }

// Every meeting of six years is that of the Swiss Ephemeris, to a minute.
func TestMeetingsReference(t *testing.T) {
	rows := reference.Rows(t, "testdata/meetings.csv")
	type pair struct{ kind, first, second string }
	type instant struct{ jd, separation float64 }
	ours := map[pair][]instant{}
	codes := map[Kind]string{Conjunction: "C", LeastSeparation: "S"}
	const edge = 0.01 // days, of the years' ends that the table leaves out
	for _, year := range []int{1900, 1923, 1985, 2020, 2026, 2099} {
		from, to := date(year, 1, 1), date(year+1, 1, 1)
		found, err := Find(t.Context(), from, to, true)
		if err != nil {
			t.Fatal(err)
		}
		e, _ := ephem.At(from)
		begin := math.Floor(e.TT()) + 0.5
		for _, m := range found {
			e, err := ephem.At(m.Time)
			if err != nil {
				t.Fatal(err)
			}
			end := begin + math.Round(to.Sub(from).Hours()/24)
			if m.Kind != Grouping && e.TT() > begin+edge && e.TT() < end-edge {
				p := pair{codes[m.Kind], m.Objects[0].Key(), m.Objects[1].Key()}
				ours[p] = append(ours[p], instant{e.TT(), m.Separation.Deg()})
			}
		}
	}
	worst := 0.0
	for _, r := range rows[1:] {
		p := pair{r[0], r[1], r[2]}
		jd, _ := strconv.ParseFloat(r[3], 64)
		separation, _ := strconv.ParseFloat(r[4], 64)
		if len(ours[p]) == 0 {
			t.Fatalf("%v: one is missing at JD %s", p, r[3])
		}
		got := ours[p][0]
		ours[p] = ours[p][1:]
		worst = max(worst, math.Abs(got.jd-jd)*86_400)
		if math.Abs(got.jd-jd)*86_400 > 30 || math.Abs(got.separation-separation) > 0.0001 {
			t.Errorf("%v: JD %.6f, %.4f°; want %s, %s°", p, got.jd, got.separation, r[3], r[4])
		}
	}
	for p, left := range ours {
		if len(left) > 0 {
			t.Errorf("%v: %d more than there are", p, len(left))
		}
	}
	t.Logf("%d meetings, at most %.1f s off", len(rows)-1, worst)
}

// Jupiter and Saturn in 2020, and the three planets of a spring evening of 2026.
func TestFamousMeetings(t *testing.T) {
	for _, c := range []struct {
		kind       Kind
		from       time.Time
		objects    string
		want       time.Time
		separation float64
	}{
		{LeastSeparation, date(2020, 12, 20), "jupiter saturn ", time.Date(2020, 12, 21, 18, 21, 0, 0, time.UTC), 0.1018},
		{LeastSeparation, date(2026, 3, 7), "venus neptune ", time.Date(2026, 3, 7, 11, 26, 0, 0, time.UTC), 0.0674},
		{LeastSeparation, date(2026, 7, 4), "mars uranus ", time.Date(2026, 7, 4, 6, 12, 0, 0, time.UTC), 0.1051},
		{Grouping, date(2026, 4, 20), "mercury mars saturn ", time.Date(2026, 4, 20, 22, 52, 0, 0, time.UTC), 1.6511},
	} {
		found, err := Find(t.Context(), c.from, c.from.AddDate(0, 0, 3), false)
		if err != nil {
			t.Fatal(err)
		}
		seen := false
		for _, m := range found {
			objects := ""
			for _, o := range m.Objects {
				objects += o.Key() + " "
			}
			if m.Kind == c.kind && objects == c.objects {
				seen = true
				if off := m.Time.Sub(c.want); off.Abs() > time.Minute || math.Abs(m.Separation.Deg()-c.separation) > 0.0001 {
					t.Errorf("%s: %s, %.4f°", c.objects, m.Time, m.Separation.Deg())
				}
			}
		}
		if !seen {
			t.Errorf("%s from %s: none", c.objects, c.from)
		}
	}
}

// A span gives the same meetings as its parts.
func TestPartsOfASpan(t *testing.T) {
	from, middle, to := date(2021, 1, 1), time.Date(2021, 3, 3, 7, 11, 13, 0, time.UTC), date(2021, 5, 1)
	count := func(from, to time.Time) int {
		found, err := Find(t.Context(), from, to, true)
		if err != nil {
			t.Fatal(err)
		}
		return len(found)
	}
	if all, first, second := count(from, to), count(from, middle), count(middle, to); all != first+second || first == 0 || second == 0 {
		t.Errorf("%d, and %d and %d in its parts", all, first, second)
	}
}

func TestFindRefuses(t *testing.T) {
	if _, err := Find(t.Context(), date(2021, 1, 1), date(2021, 1, 1), true); err == nil {
		t.Error("an empty span is searched")
	}
	if _, err := Find(t.Context(), date(9999, 1, 1), date(9999, 1, 2), true); err == nil {
		t.Error("a year without answers is searched")
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := Find(ctx, date(2021, 1, 1), date(2022, 1, 1), true); !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
}

// An observer sees Jupiter and Saturn of 2020 after dusk, and Venus and Mars of 2026 not.
func TestVisible(t *testing.T) {
	o := ephem.Greenwich()
	jupiter, saturn := Object{Body: ephem.Jupiter}, Object{Body: ephem.Saturn}
	from, to, ok, err := Visible(o, time.Date(2020, 12, 21, 18, 21, 0, 0, time.UTC), jupiter, saturn)
	if err != nil || !ok || from.Hour() != 16 || to.Hour() != 18 {
		t.Errorf("%s to %s, %t, %v", from, to, ok, err)
	}
	venus, mars := Object{Body: ephem.Venus}, Object{Body: ephem.Mars}
	if _, _, ok, err := Visible(o, time.Date(2026, 1, 8, 3, 13, 0, 0, time.UTC), venus, mars); ok || err != nil {
		t.Errorf("Venus and Mars a degree from the Sun are seen: %v", err)
	}
}

func BenchmarkYear(b *testing.B) {
	for b.Loop() {
		if _, err := Find(b.Context(), date(2026, 1, 1), date(2027, 1, 1), true); err != nil {
			b.Fatal(err)
		}
	}
}

// A span may be longer than a time.Duration holds.
func TestTransitsOfCenturies(t *testing.T) {
	found, err := Transits(t.Context(), ephem.Greenwich(), date(1600, 1, 1), date(2000, 1, 1))
	if err != nil {
		t.Fatal(err)
	}
	venus := 0
	for _, p := range found {
		if p.Object.Body == ephem.Venus {
			venus++
		}
	}
	if venus != 6 { // 1631, 1639, 1761, 1769, 1874, 1882
		t.Errorf("%d transits of Venus from 1600 to 2000", venus)
	}
}
