package ephem

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/soniakeys/unit"
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
	// The table's times are rounded to 0.1 s. The rows include grazing bodies; none
	// is off by more.
	const limit = 0.1
	var worst float64
	count := 0
	for _, r := range readReference(t, "riseset.csv") {
		b, err := ParseBody(r["body"])
		if err != nil {
			t.Fatal(err)
		}
		horizon := Horizon{}
		if b == Moon && r["horizon_rule"] != "limb" {
			horizon = Horizon{Altitude: unit.AngleFromDeg(r.float(t, "horizon_rule")), Centre: true}
		}
		start := instants(t, r["start_utc"])[0]
		o := r.observer(t)
		got, err := Events(o, b, horizon, start, start.Add(24*time.Hour))
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
				off := math.Abs(got[i].Time.Sub(want[i]).Seconds())
				worst = max(worst, off)
				if off > limit {
					t.Errorf("row %s, %s: %s at %v, want %v", r["row"], b, what, got[i].Time, want[i])
				}
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
	t.Logf("%d events, at most %.2f s off", count, worst)
	if count < 600 {
		t.Errorf("only %d events were compared", count)
	}
}

func TestTwilightsAgainstReference(t *testing.T) {
	compared := 0
	for _, r := range readReference(t, "twilight.csv") {
		start := instants(t, r["start_utc"])[0]
		end := start.Add(24 * time.Hour)
		stretches, err := Twilights(r.observer(t), start, end)
		if err != nil {
			t.Fatal(err)
		}
		if !stretches[0].From.Equal(start) || !stretches[len(stretches)-1].To.Equal(end) {
			t.Errorf("row %s: %v does not cover the day", r["row"], stretches)
		}
		// Each border between two kinds of light is an event of the table.
		borders := map[string][]time.Time{}
		order := []Light{Night, AstronomicalTwilight, NauticalTwilight, CivilTwilight, Daylight}
		dawns := []string{"astro_dawn", "nautical_dawn", "civil_dawn", "sunrise"}
		dusks := []string{"astro_dusk", "nautical_dusk", "civil_dusk", "sunset"}
		for i := range len(stretches) - 1 {
			a, b := stretches[i], stretches[i+1]
			if !a.To.Equal(b.From) {
				t.Errorf("row %s: a gap between %v and %v", r["row"], a, b)
			}
			before, after := slices.Index(order, a.Kind), slices.Index(order, b.Kind)
			switch after - before {
			case 1:
				borders[dawns[before]] = append(borders[dawns[before]], b.From)
			case -1:
				borders[dusks[after]] = append(borders[dusks[after]], b.From)
			default:
				t.Errorf("row %s: %s follows %s", r["row"], b.Kind, a.Kind)
			}
		}
		for _, event := range slices.Concat(dawns, dusks) {
			got, want := borders[event], instants(t, r[event])
			if len(got) != len(want) {
				t.Errorf("row %s: %s at %v, want %s", r["row"], event, got, r[event])
				continue
			}
			for i := range want {
				compared++
				if off := got[i].Sub(want[i]).Abs(); off > time.Second {
					t.Errorf("row %s: %s at %v, want %v", r["row"], event, got[i], want[i])
				}
			}
		}
	}
	if compared < 80 {
		t.Errorf("only %d twilights were compared", compared)
	}
}

func TestMoonPhaseAgainstReference(t *testing.T) {
	for _, r := range readReference(t, "phases.csv") {
		when := instants(t, r["civil_utc"])[0]
		want := map[string]struct {
			name  string
			angle float64
		}{
			"new": {"New Moon", 0}, "first_quarter": {"First Quarter", 90}, "full": {"Full Moon", 180}, "last_quarter": {"Last Quarter", 270},
		}[r["detail"]]
		p, err := MoonPhase(when)
		if err != nil {
			t.Fatal(err)
		}
		// The instant is rounded to a second, in which the angle grows by half an
		// arcsecond.
		if d := math.Remainder(p.Angle.Deg()-want.angle, 360) * 3600; p.Name != want.name || math.Abs(d) > 1 {
			t.Errorf("%v: %s, %.2f″ off, want %s", when, p.Name, d, want.name)
		}
		if want.name == "New Moon" {
			later, err := MoonPhase(when.Add(100 * time.Hour))
			if err != nil {
				t.Fatal(err)
			}
			if off := (later.Age - 100*time.Hour).Abs(); off > 3*time.Second || later.Name != "Waxing Crescent" {
				t.Errorf("100 h after %v: age %v, %s", when, later.Age, later.Name)
			}
		}
	}
}

// The Sun dips under the northern horizon for some minutes, less than the step
// of the scan, and both of its crossings are found; and where it only comes
// near, none is.
func TestGrazingIsFound(t *testing.T) {
	from := time.Date(2026, 6, 28, 12, 7, 0, 0, time.UTC)
	short := 0
	for step := range 120 {
		o := place(65.83+float64(step)*0.001, 20)
		d, err := Events(o, Sun, Horizon{}, from, from.Add(24*time.Hour))
		if err != nil {
			t.Fatal(err)
		}
		var below time.Duration
		tracker := newTracker(o, Sun)
		for at := from; at.Before(from.Add(24 * time.Hour)); at = at.Add(15 * time.Second) {
			if p := tracker.at(at); p.Altitude.Rad() < (Horizon{}).of(Sun, p.Distance, 1) {
				below += 15 * time.Second
			}
		}
		switch {
		case below == 0 && d.State != AlwaysUp, below > 0 && d.State != RisesAndSets:
			t.Errorf("latitude %.2f: below the horizon for %v, yet %s", o.Latitude.Deg(), below, d.State)
		case below > 0:
			if got := d.Rises[0].Time.Sub(d.Sets[0].Time); len(d.Rises) != 1 || len(d.Sets) != 1 || (got-below).Abs() > time.Minute {
				t.Errorf("latitude %.2f: below the horizon for %v, found %v", o.Latitude.Deg(), below, got)
			}
			if below < scanStep {
				short++
			}
		}
	}
	if short == 0 {
		t.Error("no dip was shorter than the step of the scan")
	}
}

// Every crossing that a look each minute shows is found, and no other: poles and
// polar circles, days without a moonrise, planets that transit twice.
func TestDayAgainstEveryMinute(t *testing.T) {
	random := rand.New(rand.NewPCG(9, 10))
	seen := map[string]int{}
	for i := range 1500 {
		o := place(math.Asin(random.Float64()*2-1)*180/math.Pi, random.Float64()*360-180)
		if i%5 == 0 {
			o = place(math.Copysign(60+random.Float64()*30, random.Float64()-0.5), random.Float64()*360-180)
		}
		b := Body(i % bodies)
		from := time.Unix(random.Int64N(4_000_000_000)-1_000_000_000, 0).UTC()
		to := from.Add(24 * time.Hour)
		d, err := Events(o, b, Horizon{}, from, to)
		if err != nil {
			t.Fatal(err)
		}
		tracker := newTracker(o, b)
		above := func(p Place) bool { return p.Altitude.Rad() > (Horizon{}).of(b, p.Distance, 1) }
		rises, sets, transits := 0, 0, 0
		first := tracker.at(from)
		for before, at := first, from; at.Before(to); {
			at = at.Add(time.Minute)
			after := tracker.at(at)
			switch {
			case !above(before) && above(after):
				rises++
			case above(before) && !above(after):
				sets++
			}
			if before.HourAngle < 0 && after.HourAngle >= 0 && after.HourAngle-before.HourAngle < 1 {
				transits++
			}
			before = after
		}
		// A body may dip for less than a minute; then there is one of each more.
		if len(d.Rises)-rises != len(d.Sets)-sets || len(d.Rises) < rises || len(d.Rises) > rises+1 || len(d.Transits) != transits {
			t.Errorf("%v from %v at %+v: %d rises, %d sets, %d transits, want %d, %d, %d", b, from, o,
				len(d.Rises), len(d.Sets), len(d.Transits), rises, sets, transits)
		}
		state := RisesAndSets
		if rises+sets == 0 && len(d.Rises) == 0 {
			state = NeverUp
			if above(first) {
				state = AlwaysUp
			}
		}
		if d.State != state {
			t.Errorf("%v from %v: %s, want %s", b, from, d.State, state)
		}
		seen[d.State.String()]++
		seen[fmt.Sprintf("%d rises", len(d.Rises))]++
		seen[fmt.Sprintf("%d transits", len(d.Transits))]++
	}
	t.Log(seen)
	for _, kind := range []string{"always up", "never up", "0 rises", "2 rises", "0 transits", "2 transits"} {
		if seen[kind] == 0 {
			t.Errorf("no day with %s was among them", kind)
		}
	}
}

// The day on which the clocks go forward has 23 hours, the other 25, and the
// clock of the zone is kept.
func TestDaysOf23And25Hours(t *testing.T) {
	zone, err := time.LoadLocation("Europe/London")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		month time.Month
		day   int
		hours time.Duration
		rise  string
	}{
		{time.March, 29, 23, "06:42 BST"},
		{time.October, 25, 25, "06:41 GMT"},
	} {
		from := time.Date(2026, c.month, c.day, 0, 0, 0, 0, zone)
		to := time.Date(2026, c.month, c.day+1, 0, 0, 0, 0, zone)
		if to.Sub(from) != c.hours*time.Hour {
			t.Fatalf("the day has %v", to.Sub(from))
		}
		d, err := Events(Greenwich(), Sun, Horizon{}, from, to)
		if err != nil {
			t.Fatal(err)
		}
		if len(d.Rises) != 1 || len(d.Sets) != 1 || len(d.Transits) != 1 {
			t.Errorf("%+v", d)
		}
		if got := d.Rises[0].Time.Round(time.Minute).Format("15:04 MST"); got != c.rise {
			t.Errorf("the Sun rises at %s, want %s", got, c.rise)
		}
	}
}
