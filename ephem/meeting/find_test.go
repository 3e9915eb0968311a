package meeting

import (
	"context"
	"errors"
	"math"
	"slices"
	"testing"
	"time"

	"perihelion/ephem"
	"perihelion/ephem/internal/reference"
)

func date(y int, m time.Month, d int) time.Time { return time.Date(y, m, d, 0, 0, 0, 0, time.UTC) }

// Every meeting of six years is that of the Swiss Ephemeris, to a minute.
func TestMeetingsReference(t *testing.T) {
	var spans []span
	for _, year := range []int{1900, 1923, 1985, 2020, 2026, 2099} {
		from, to := firstOf(year), firstOf(year+1)
		spans = append(spans, span{from, to, true}, span{from, to, false})
	}
	compareMeetings(t, "testdata/meetings.csv", spans, func(r []string) (seconds, degrees float64) { return 30, 0.0001 })
}

// firstOf returns the beginning of a year as a Julian date of TT.
func firstOf(year int) float64 { return 2_440_587.5 + float64(date(year, 1, 1).Unix())/86_400 }

// span is a stretch of Julian dates of TT, and whether the Moon's meetings are compared in
// it or those without the Moon.
type span struct {
	from, to float64
	moon     bool
}

// civil returns the time of a Julian date, to the second, as if ΔT were zero.
func civil(jd float64) time.Time { return time.Unix(int64((jd-2_440_587.5)*86_400), 0).UTC() }

// compareMeetings finds all meetings in spans and compares them with those of a table, of which
// limits returns the largest differences.
func compareMeetings(t *testing.T, table string, spans []span, limits func(row []string) (seconds, degrees float64)) {
	t.Helper()
	rows := reference.Rows(t, table)
	type pair struct{ kind, first, second string }
	type instant struct{ jd, separation float64 }
	ours := map[pair][]instant{}
	codes := map[Kind]string{Conjunction: "C", LeastSeparation: "S"}
	// The ends of the spans, which the tables have to a second or leave out.
	const edge = 0.01
	covers := func(s span, jd float64, first string) bool {
		return jd > s.from+edge && jd < s.to-edge && s.moon == (first == "moon")
	}
	for _, s := range spans {
		const deltaT = 48 * time.Hour // or less
		found, err := Find(t.Context(), civil(s.from).Add(-deltaT), civil(s.to).Add(deltaT), s.moon)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range found {
			e, err := ephem.At(m.Time)
			if err != nil {
				t.Fatal(err)
			}
			if m.Kind != Grouping && covers(s, e.TT(), m.Objects[0].Key()) {
				p := pair{codes[m.Kind], m.Objects[0].Key(), m.Objects[1].Key()}
				ours[p] = append(ours[p], instant{e.TT(), m.Separation.Deg()})
			}
		}
	}
	var worst, widest float64
	compared := 0
	for _, r := range rows[1:] {
		p := pair{r[0], r[1], r[2]}
		jd, separation := reference.Number(t, r[3]), reference.Number(t, r[4])
		if !slices.ContainsFunc(spans, func(s span) bool { return covers(s, jd, r[1]) }) {
			continue
		}
		compared++
		if len(ours[p]) == 0 {
			t.Fatalf("%v: one is missing at JD %s", p, r[3])
		}
		got := ours[p][0]
		ours[p] = ours[p][1:]
		off, wide := math.Abs(got.jd-jd)*86_400, math.Abs(got.separation-separation)
		worst, widest = max(worst, off), max(widest, wide)
		if seconds, degrees := limits(r); off > seconds || wide > degrees {
			t.Errorf("%v: JD %.6f, %.4f°; want %s, %s°", p, got.jd, got.separation, r[3], r[4])
		}
	}
	for p, left := range ours {
		if len(left) > 0 {
			t.Errorf("%v: %d more than there are", p, len(left))
		}
	}
	t.Logf("%d meetings, at most %.1f s and %.5f° off", compared, worst, widest)
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
