package sky

import (
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	"perihelion/app/chart"
	"perihelion/ephem"
)

// The visits of 31 nights, at the poles and on both sides of the date line too, agree with those that an independent program finds by going
// through the night in steps of five seconds.
func TestVisitsAgreeWithPyEphem(t *testing.T) {
	const (
		tolerance = time.Minute
		step      = 5 * time.Second
	)
	table := readPeer(t, "testdata/tonight.csv")
	at, number := table.time, table.number
	nights, checked := map[string][]Visit{}, 0
	for _, row := range table.rows {
		place, noon := row[0], at(row[3])
		if _, known := nights[place]; !known {
			in := inputs(time.UTC, number(row[1]), number(row[2]), noon.Add(6*time.Hour))
			d, err := Ahead(in)
			if err != nil {
				t.Fatal(err)
			}
			nights[place] = d.Tonight.Visits
		}
		body, err := ephem.ParseBody(strings.ToLower(row[4]))
		if err != nil {
			t.Fatal(err)
		}
		from, to, best := at(row[5]), at(row[6]).Add(step), at(row[7])
		// A polar night ends where the span ends.
		cut := func(u time.Time) bool {
			return u.Sub(noon).Abs() <= step || u.Sub(noon.Add(24*time.Hour)).Abs() <= step
		}
		i := slices.IndexFunc(nights[place], func(v Visit) bool {
			return v.Body == body && (v.Level && best.IsZero() || v.Best.Sub(best).Abs() < 15*time.Minute)
		})
		if i < 0 {
			t.Errorf("%s: %v is not listed, want it best at %v", place, body, best)
			continue
		}
		v := nights[place][i]
		nights[place] = slices.Delete(nights[place], i, i+1)
		if !cut(from) && v.From.Sub(from).Abs() > tolerance || !cut(to) && v.To.Sub(to).Abs() > tolerance {
			t.Errorf("%s: %v is seen from %v to %v, want %v to %v", place, body, v.From, v.To, from, to)
		}
		if alt := v.At.Altitude.Deg(); math.Abs(alt-number(row[8])) > 0.15 {
			t.Errorf("%s: %v is %.2f° high at its best, want %s°", place, body, alt, row[8])
		}
		if az := v.At.Azimuth.Deg(); number(row[8]) < 80 && math.Abs(math.Remainder(az-number(row[9]), 360)) > 3 {
			t.Errorf("%s: %v is best at azimuth %.1f°, want %s°", place, body, az, row[9])
		}
		checked++
	}
	for place, rest := range nights {
		for _, v := range rest {
			t.Errorf("%s: %v is listed from %v to %v, and should not be", place, v.Body, v.From, v.To)
		}
	}
	if checked < 180 {
		t.Errorf("only %d visits were checked", checked)
	}
}

// The night is that of the same evening until the Sun rises, and the next one after.
func TestTonightByDayAndByNight(t *testing.T) {
	in := melbourne(t) // sunset at 20:17, sunrise at 5:55
	for _, c := range []struct {
		day, hour int
		want      string
	}{
		{22, 9, "Sunset 20:17 · dark 22:04–04:08 +1 d · sunrise 05:55 +1 d"},
		{22, 23, "Sunset 20:17 · dark 22:04–04:08 +1 d · sunrise 05:55 +1 d"},
		{23, 2, "Sunset 20:17 −1 d · dark 22:04 −1 d–04:08 · sunrise 05:55"},
		{23, 7, "Sunset 20:18 · dark 22:06–04:07 +1 d · sunrise 05:54 +1 d"},
	} {
		in.Time = time.Date(2026, 11, c.day, c.hour, 0, 0, 0, in.Zone)
		d, _ := answered(t, in)
		if got := d.Tonight.Hours(in); got != c.want {
			t.Errorf("on the %dth at %d:00: %q, want %q", c.day, c.hour, got, c.want)
		}
	}
}

func TestVisitInWords(t *testing.T) {
	d, s := answered(t, melbourne(t))
	saturn := d.Tonight.Visits[slices.IndexFunc(d.Tonight.Visits, func(v Visit) bool { return v.Body == ephem.Saturn })]
	clock, day := saturn.When(s)
	if got := []string{saturn.During(s), clock, day, saturn.Where(s), saturn.With()}; !slices.Equal(got, []string{"20:47–03:48 +1 d", "21:49", "", "51° N", "eye"}) {
		t.Errorf("Saturn: %q", got)
	}
	heights, seen := d.Profile(saturn)
	first, last := slices.Index(seen, true), len(seen)-1-slices.Index(reversed(seen), true)
	if len(heights) != bars || first != 2 || last < 35 || last > 40 || heights[first] < 0.5 || heights[last] > 0.1 {
		t.Errorf("Saturn's night: seen from %d to %d, %.2f", first, last, heights)
	}
	if saturn.Past(s) {
		t.Error("Saturn is said to be past")
	}
	s.Time = saturn.To.Add(time.Minute)
	if !saturn.Past(s) {
		t.Error("Saturn has set and is not past")
	}
}

func reversed(s []bool) []bool {
	r := slices.Clone(s)
	slices.Reverse(r)
	return r
}

func TestNotes(t *testing.T) {
	for _, c := range []struct {
		name string
		in   Inputs
		want []string // parts of the notes
	}{
		{"a bright Moon", melbourne(t), []string{"The Moon, 94 % lit and waxing, dims faint bodies as long as it is dark", "Mercury is not up, or too low"}},
		{"a white night", at(time.UTC, 62.5, 30.3, 2026, 6, 20, 12), []string{"twilight stays bright all night"}},
		{"a polar day", at(time.UTC, 70, 20, 2026, 6, 20, 12), []string{"It stays day"}},
		{"no Moon", at(time.UTC, 48, 16, 2026, 11, 9, 15), []string{"is not up while it is dark"}},
		// Espenak's catalogue: total, greatest on 31 December 2028 at 16:52 UTC.
		{"an eclipse", at(time.UTC, 28.6, 77.2, 2028, 12, 31, 9), []string{"Total lunar eclipse at its most at 16:52"}},
	} {
		d, s := answered(t, c.in)
		notes := strings.Join(d.Tonight.Notes(s), " ")
		for _, part := range c.want {
			if !strings.Contains(notes, part) {
				t.Errorf("%s: %q does not hold %q", c.name, notes, part)
			}
		}
	}
}

func TestDarkStretchesAreJoined(t *testing.T) {
	start := time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)
	hour := func(h int) time.Time { return start.Add(time.Duration(h) * time.Hour) }
	n := Tonight{Bands: []chart.Band{
		{From: hour(0), To: hour(4), Shade: chart.Daylight}, {From: hour(4), To: hour(5), Shade: chart.Civil},
		{From: hour(5), To: hour(6), Shade: chart.Nautical}, {From: hour(6), To: hour(7), Shade: chart.Civil},
	}}
	if got := n.dark(chart.Civil); !slices.Equal(got, []span{{hour(4), hour(7)}}) {
		t.Errorf("twilight is %v", got)
	}
}
