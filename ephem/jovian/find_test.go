package jovian

import (
	"context"
	"errors"
	"math"
	"strings"
	"testing"
	"time"

	"perihelion/ephem"
	"perihelion/ephem/internal/reference"
)

// The phenomena of twenty times ten days from 1901 to 2099 are those of an independent
// program. It has fewer terms of the same theory and none of its slow ones, which move
// Callisto by up to 60 s.
func TestFindReference(t *testing.T) {
	type key struct{ moon, kind string }
	lines := table(t, "astronomy-engine.csv")
	var worst [moons]float64
	compared := 0
	for _, span := range strings.Split("1901-03-10 1914-08-01 1926-05-05 1938-10-20 1951-02-14 1963-12-01 1975-07-07 1987-11-11 1999-04-30 2006-05-01 "+
		"2015-02-01 2019-09-08 2026-11-20 2033-06-15 2047-01-25 2058-08-08 2069-12-12 2081-03-21 2090-10-10 2099-05-20", " ") {
		from := instant(t, span+" 00:00")
		all, err := Find(context.Background(), from, from.AddDate(0, 0, 10))
		if err != nil {
			t.Fatal(err)
		}
		tt := func(at time.Time) float64 {
			e, err := ephem.At(at)
			if err != nil {
				t.Fatal(err)
			}
			return e.TT() - 2451545
		}
		found := map[key][]Phenomenon{}
		for _, p := range all {
			k := key{p.Moon.Key(), string(p.Kind)}
			found[k] = append(found[k], p)
		}
		for _, line := range lines {
			begin, end := reference.Number(t, line[2]), reference.Number(t, line[3])
			if begin < tt(from) || begin > tt(from)+10 {
				continue
			}
			matched := false
			for _, p := range found[key{line[0], line[1]}] {
				off := max(math.Abs(tt(p.Begin.Time)-begin), math.Abs(tt(p.End.Time)-end)) * 86_400
				if off > 3600 {
					continue
				}
				matched = true
				compared++
				if p.End.Time.Sub(p.Begin.Time) < time.Hour { // along the limb, where a little goes a long way
					off /= 3
				}
				worst[p.Moon] = max(worst[p.Moon], off)
				if p.Begin.Hidden != (line[4] == "1") || p.End.Hidden != (line[5] == "1") {
					t.Errorf("%v at %v: hidden %v, %v, want %s, %s", p, p.Begin.Time, p.Begin.Hidden, p.End.Hidden, line[4], line[5])
				}
			}
			if !matched {
				t.Errorf("%s: missing %v", span, line)
			}
		}
	}
	t.Logf("%d of %d phenomena, largest differences %.0f s", compared, len(lines), worst)
	for m, most := range [moons]float64{15, 20, 40, 75} {
		if worst[m] > most || compared != len(lines) {
			t.Errorf("%v: %.0f s from the reference, want %.0f s", Moon(m), worst[m], most)
		}
	}
}

// Phenomena of 1 to 9 January 2019, as Sky & Telescope printed them (January 2019, page
// 53), to the minute: the number of the moon, the kind, and D, I for begin or R, E for end.
// Hidden ones are not among them.
func TestFindPublished(t *testing.T) {
	const printed = `01 04:08 1EcD 06:55 1OcR 22:37 3EcD
02 00:36 3EcR 01:01 3OcD 01:16 1ShI 01:52 1TrI 03:09 3OcR 03:27 1ShE 04:04 1TrE 14:43 2ShI 15:56 2TrI 17:03 2ShE 18:18 2TrE 22:36 1EcD
03 01:25 1OcR 19:45 1ShI 20:23 1TrI 21:55 1ShE 22:34 1TrE
04 08:54 2EcD 12:36 2OcR 17:05 1EcD 19:55 1OcR
05 12:22 3ShI 14:13 1ShI 14:20 3ShE 14:53 1TrI 14:59 3TrI 16:24 1ShE 17:04 1TrE 17:06 3TrE
06 04:01 2ShI 05:19 2TrI 06:20 2ShE 07:42 2TrE 11:33 1EcD 14:25 1OcR
07 08:42 1ShI 09:23 1TrI 10:52 1ShE 11:34 1TrE 22:12 2EcD
08 02:00 2OcR 06:02 1EcD 08:55 1OcR`
	all, err := Find(context.Background(), instant(t, "2019-01-01 00:00"), instant(t, "2019-01-09 00:00"))
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]time.Time{}
	short := map[Kind]string{Transit: "TrIE", ShadowTransit: "ShIE", Occultation: "OcDR", Eclipse: "EcDR"}
	for _, p := range all {
		for i, e := range []Moment{p.Begin, p.End} {
			if !e.Hidden && e.Time.Day() < 9 {
				name := e.Time.Format("02 ") + string('1'+rune(p.Moon)) + short[p.Kind][:2] + short[p.Kind][2+i:3+i]
				got[name] = e.Time
			}
		}
	}
	count, worst := 0, 0.0
	for _, line := range strings.Split(printed, "\n") {
		words := strings.Fields(line)
		for i := 1; i < len(words); i += 2 {
			count++
			want := instant(t, "2019-01-"+words[0]+" "+words[i])
			off := math.Abs(got[words[0]+" "+words[i+1]].Sub(want).Seconds())
			worst = max(worst, off)
			if off > 60 {
				t.Errorf("%s January, %s: %v, want %s", words[0], words[i+1], got[words[0]+" "+words[i+1]], words[i])
			}
		}
	}
	t.Logf("largest difference of %d printed times %.0f s", count, worst)
	if count != len(got) {
		t.Errorf("%d are found, %d are printed", len(got), count)
	}
}

// Three shadows at once, as they were announced: 2013-10-12 from 4:32 to 5:37, 2015-01-24
// from 6:26–6:28 to 6:52–6:54.
func TestThreeShadows(t *testing.T) {
	for _, c := range []struct{ day, from, to string }{
		{"2013-10-12", "04:32", "05:37"},
		{"2015-01-24", "06:27", "06:53"},
	} {
		all, err := Find(context.Background(), instant(t, c.day+" 02:00"), instant(t, c.day+" 12:00"))
		if err != nil {
			t.Fatal(err)
		}
		var shadows []Phenomenon
		begin, end := time.Time{}, instant(t, c.day+" 23:00")
		for _, p := range all {
			if p.Kind == ShadowTransit {
				shadows = append(shadows, p)
				if p.Begin.Time.After(begin) {
					begin = p.Begin.Time
				}
				if p.End.Time.Before(end) {
					end = p.End.Time
				}
			}
		}
		if len(shadows) != 3 {
			t.Errorf("%s: %v", c.day, shadows)
		}
		for _, x := range []struct {
			got  time.Time
			want string
		}{{begin, c.from}, {end, c.to}} {
			if off := x.got.Sub(instant(t, c.day+" "+x.want)).Abs(); off > 70*time.Second {
				t.Errorf("%s: %v, announced %s", c.day, x.got, x.want)
			}
		}
	}
}

// A span has what its parts have, and what goes on at its beginning and its end.
func TestFindParts(t *testing.T) {
	from, to := instant(t, "2026-11-01 00:00"), instant(t, "2026-11-20 00:00")
	whole, err := Find(context.Background(), from, to)
	if err != nil {
		t.Fatal(err)
	}
	in := map[Phenomenon]bool{}
	for at := from; at.Before(to); at = at.Add(7 * time.Hour) {
		end := at.Add(7 * time.Hour)
		if end.After(to) {
			end = to
		}
		part, err := Find(context.Background(), at, end)
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range part {
			if !p.End.Time.After(at) || !p.Begin.Time.Before(end) {
				t.Errorf("%v from %v to %v is not between %v and %v", p, p.Begin.Time, p.End.Time, at, end)
			}
			in[p] = true
		}
	}
	long, err := Find(context.Background(), from.AddDate(-1, 0, 0), from.AddDate(1, 0, 0))
	if err != nil {
		t.Fatal(err)
	}
	once := map[Phenomenon]bool{}
	for _, p := range long {
		if once[p] {
			t.Errorf("%v at %v is listed twice in two years", p, p.Begin.Time)
		}
		once[p] = true
	}
	for _, p := range whole {
		if !once[p] {
			t.Errorf("%v at %v is not among those of two years", p, p.Begin.Time)
		}
	}
	if len(in) != len(whole) {
		t.Errorf("%d in the parts, %d in the whole", len(in), len(whole))
	}
	for _, p := range whole {
		if !in[p] {
			t.Errorf("%v at %v is in no part", p, p.Begin.Time)
		}
	}
}

func TestFindRefuses(t *testing.T) {
	at := instant(t, "2026-11-01 00:00")
	if _, err := Find(context.Background(), at, at); err == nil {
		t.Error("an empty span is searched")
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Find(ctx, at, at.AddDate(1, 0, 0)); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
}

func BenchmarkMonth(b *testing.B) {
	from := time.Date(2026, 11, 1, 0, 0, 0, 0, time.UTC)
	for b.Loop() {
		if _, err := Find(context.Background(), from, from.AddDate(0, 1, 0)); err != nil {
			b.Fatal(err)
		}
	}
}
