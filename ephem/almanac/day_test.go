package almanac

import (
	"encoding/csv"
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/soniakeys/unit"

	"perihelion/ephem"
	"perihelion/ephem/text"
)

// A star-like body rises twice on a day near that on which it rises at midnight,
// and the Moon on one day a month not at all.
func TestTwoEventsAndNone(t *testing.T) {
	count := func(b ephem.Body, date time.Time, event string) (n int, d Day) {
		d, err := NewDay(ephem.Greenwich(), b, ephem.Horizon{}, date, time.UTC)
		if err != nil {
			t.Fatal(err)
		}
		for i, e := range d.Events {
			if e.Event == event {
				n++
			}
			if i > 0 && e.Time.Before(d.Events[i-1].Time.Time) {
				t.Errorf("%v on %v: %v is not in order", b, date, d.Events)
			}
			if (e.Azimuth == nil) == (e.Altitude == nil) || (e.Altitude != nil) != (e.Event == "transit") {
				t.Errorf("%v on %v: %+v", b, date, e)
			}
		}
		return n, d
	}
	var twice, never int
	for day := range 365 {
		date := time.Date(2026, 1, 1+day, 12, 0, 0, 0, time.UTC)
		n, d := count(ephem.Jupiter, date, "rise")
		if n == 2 {
			twice++
			first := d.Events[0]
			if first.Event != "rise" || !d.Rise.Equal(first.Time.Time) || *d.RiseAzimuth != *first.Azimuth {
				t.Errorf("on %v the first rise is %v, of %v", date, d.Rise, d.Events)
			}
		}
		if n, d := count(ephem.Moon, date, "rise"); n == 0 {
			never++
			bytes, err := json.Marshal(d)
			if err != nil || strings.Contains(string(bytes), `"rise"`) || strings.Contains(string(bytes), `"riseAzimuth"`) || d.State != ephem.RisesAndSets {
				t.Errorf("on %v: %s, %v", date, bytes, err)
			}
		}
	}
	if twice != 1 {
		t.Errorf("Jupiter rises twice on %d days of 2026", twice)
	}
	if never < 11 || never > 13 {
		t.Errorf("the Moon does not rise on %d days of 2026", never)
	}
}

// At either end of the years with positions, the day is as much of it as there
// is.
func TestDayAtTheEdges(t *testing.T) {
	o := ephem.Observer{Latitude: unit.AngleFromDeg(40), Longitude: unit.AngleFromDeg(-74)}
	zone := time.FixedZone("here", -5*3600)
	for _, at := range []time.Time{
		time.Date(-3000, 12, 8, 0, 0, 0, 0, time.UTC), time.Date(3000, 12, 31, 23, 59, 59, 0, time.UTC),
	} {
		d, err := New(o, at, []ephem.Body{ephem.Sun, ephem.Moon}, zone)
		if err != nil || len(d.Bodies) != 2 || d.Bodies[0].State == 0 {
			t.Errorf("%s: %+v, %v", at, d, err)
		}
	}
}

// A skyline of 5° is left later and reached earlier than the level, and the
// sea's horizon below a cliff earlier and later.
func TestHorizon(t *testing.T) {
	day := func(h ephem.Horizon) Day {
		d, err := NewDay(ephem.Greenwich(), ephem.Sun, h, time.Date(2026, 3, 20, 12, 0, 0, 0, time.UTC), time.UTC)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	level, hill, cliff := day(ephem.Horizon{}), day(ephem.Horizon{Altitude: unit.AngleFromDeg(5)}), day(ephem.Horizon{Height: 100})
	if !hill.Rise.After(level.Rise.Time) || !hill.Set.Before(level.Set.Time) || !cliff.Rise.Before(level.Rise.Time) || !cliff.Set.After(level.Set.Time) {
		t.Errorf("level %v to %v, hill %v to %v, cliff %v to %v", level.Rise, level.Set, hill.Rise, hill.Set, cliff.Rise, cliff.Set)
	}
	for field, h := range map[string]ephem.Horizon{
		"skyline": {Altitude: unit.AngleFromDeg(81)}, "−10": {Altitude: unit.AngleFromDeg(-11)}, "eye": {Height: -1},
	} {
		if err := h.Validate(); err == nil || !strings.Contains(err.Error(), field) {
			t.Errorf("%+v: %v", h, err)
		}
		if _, err := (Question{Observer: ephem.Greenwich(), Time: time.Unix(0, 0), Horizon: h}).Document(); err == nil {
			t.Errorf("a document for %+v", h)
		}
	}
}

// A civil day begins and ends where the date changes, also when the clocks are moved.
func TestCivilDaysOfOddClocks(t *testing.T) {
	for _, c := range []struct{ zone, at, from, to string }{
		{"Europe/London", "2026-03-29T12:00:00Z", "2026-03-29T00:00:00Z", "2026-03-29T23:00:00Z"},
		{"Europe/London", "2026-10-25T12:00:00Z", "2026-10-24T23:00:00Z", "2026-10-26T00:00:00Z"},
		// The eve of a date that was left out.
		{"Pacific/Apia", "2011-12-29T22:00:00Z", "2011-12-29T10:00:00Z", "2011-12-30T10:00:00Z"},
		{"Pacific/Apia", "2011-12-30T10:00:00Z", "2011-12-30T10:00:00Z", "2011-12-31T10:00:00Z"},
		{"Pacific/Fakaofo", "2011-12-29T22:00:00Z", "2011-12-29T11:00:00Z", "2011-12-30T11:00:00Z"},
		{"Pacific/Kiritimati", "1994-12-30T22:00:00Z", "1994-12-30T10:00:00Z", "1994-12-31T10:00:00Z"},
		{"Pacific/Kwajalein", "1993-08-20T22:00:00Z", "1993-08-20T12:00:00Z", "1993-08-21T12:00:00Z"},
		{"Asia/Manila", "1844-12-31T02:00:00Z", "1844-12-30T15:56:08Z", "1844-12-31T15:56:08Z"},
		// The clocks go forward at midnight, and back.
		{"America/Sao_Paulo", "2018-11-04T12:00:00Z", "2018-11-04T03:00:00Z", "2018-11-05T02:00:00Z"},
		{"America/Sao_Paulo", "2018-11-04T02:59:59Z", "2018-11-03T03:00:00Z", "2018-11-04T03:00:00Z"},
		{"America/Sao_Paulo", "2018-02-18T02:30:00Z", "2018-02-17T02:00:00Z", "2018-02-18T03:00:00Z"},
		{"Asia/Beirut", "2026-03-29T12:00:00Z", "2026-03-28T22:00:00Z", "2026-03-29T21:00:00Z"},
		{"Asia/Beirut", "2026-03-28T21:30:00Z", "2026-03-27T22:00:00Z", "2026-03-28T22:00:00Z"},
		// Back from one minute past midnight: 23:30 comes twice, and the second
		// time the next day has begun.
		{"America/St_Johns", "2006-10-29T02:00:00Z", "2006-10-28T02:30:00Z", "2006-10-29T02:30:00Z"},
		{"America/St_Johns", "2006-10-29T03:00:00Z", "2006-10-29T02:30:00Z", "2006-10-30T03:30:00Z"},
	} {
		zone, err := text.Zone(c.zone)
		if err != nil {
			t.Fatal(err)
		}
		at, err := time.Parse(time.RFC3339, c.at)
		if err != nil {
			t.Fatal(err)
		}
		from, to := CivilDay(at, zone)
		if got := from.UTC().Format(time.RFC3339); got != c.from {
			t.Errorf("%s at %s: the day begins at %s, want %s", c.zone, c.at, got, c.from)
		}
		if got := to.UTC().Format(time.RFC3339); got != c.to {
			t.Errorf("%s at %s: the day ends at %s, want %s", c.zone, c.at, got, c.to)
		}
		if _, err := NewDay(ephem.Greenwich(), ephem.Mars, ephem.Horizon{}, at, zone); err != nil {
			t.Errorf("%s at %s: %v", c.zone, c.at, err)
		}
	}
}

// Every instant is on one civil day, and an event of a year is listed once.
func TestCivilDaysFollowOneAnother(t *testing.T) {
	for _, c := range []struct {
		zone string
		year int
	}{
		{"America/Sao_Paulo", 2018}, {"Asia/Beirut", 2026}, {"America/St_Johns", 2006}, {"Pacific/Apia", 2011}, {"America/Juneau", 1867},
		{"Pacific/Kwajalein", 1969}, {"Australia/Lord_Howe", 2026},
	} {
		zone, err := text.Zone(c.zone)
		if err != nil {
			t.Fatal(err)
		}
		end := time.Date(c.year+1, 1, 5, 0, 0, 0, 0, time.UTC)
		for at := time.Date(c.year, 1, 1, 0, 0, 0, 0, time.UTC); at.Before(end); {
			from, to := CivilDay(at, zone)
			if at.Before(from) || !at.Before(to) {
				t.Fatalf("%s: %v is not on its day, %v to %v", c.zone, at, from, to)
			}
			for _, same := range []time.Time{from, to.Add(-time.Second), from.Add(to.Sub(from) / 2)} {
				if f, l := CivilDay(same, zone); !f.Equal(from) || !l.Equal(to) {
					t.Fatalf("%s: %v is on the day %v to %v, not %v to %v", c.zone, same, f, l, from, to)
				}
			}
			at = to
		}
	}
}

func TestDayOfNoZoneIsUTC(t *testing.T) {
	noon := time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)
	got, err := NewDay(ephem.Greenwich(), ephem.Moon, ephem.Horizon{}, noon, nil)
	if err != nil {
		t.Fatal(err)
	}
	want, err := NewDay(ephem.Greenwich(), ephem.Moon, ephem.Horizon{}, noon, time.UTC)
	if err != nil || len(want.Events) == 0 || len(got.Events) != len(want.Events) || !got.Events[0].Time.Equal(want.Events[0].Time.Time) {
		t.Errorf("%v, want %v, %v", got, want, err)
	}
}

// An event in the last half second of a day belongs to that day, also when it is rounded
// to seconds, and in its last half minute, when it is written in minutes.
func TestEndOfTheDay(t *testing.T) {
	found := 0
	for day := range 20 {
		from := time.Date(2026, 3, 1+day, 0, 0, 0, 0, time.UTC)
		events, err := ephem.Events(ephem.Greenwich(), ephem.Sun, ephem.Horizon{}, from, from.Add(oneDay))
		if err != nil {
			t.Fatal(err)
		}
		at := events.Rises[0].Time
		if at.Nanosecond() < 500_000_000 {
			continue
		}
		found++
		end := at.Truncate(time.Second).Add(time.Second)
		zone := time.FixedZone("ends there", int((oneDay - end.Sub(from)).Seconds()))
		d, err := NewDay(ephem.Greenwich(), ephem.Sun, ephem.Horizon{}, at, zone)
		if err != nil {
			t.Fatal(err)
		}
		last := d.Events[len(d.Events)-1]
		if last.Event != "rise" || last.Time.In(zone).Format("15:04:05") != "23:59:59" || text.Clock(last.Time.In(zone)) != "23:59" {
			t.Errorf("on a day that ends at %v the Sun rises at %v and the last event is %+v", end, at, last)
		}
	}
	if found == 0 {
		t.Error("the Sun never rises in the second half of a second")
	}
	c := Calendar{zone: time.UTC, Zone: "UTC", Events: []Happening{{Time: Instant{time.Date(2026, 11, 22, 23, 59, 53, 0, time.UTC)}, Summary: "Mars sets"}}}
	var out strings.Builder
	if err := c.WriteTable(&out); err != nil || !strings.Contains(out.String(), "2026-11-22 23:59  Mars sets") {
		t.Errorf("%s, %v", out.String(), err)
	}
}

// 30° S 100° W sees two sunsets on a day of UTC: Swiss Ephemeris has 00:00:13 and
// 23:59:29. Table, CSV and JSON have both, and the next is the later one.
func TestBothEventsOfADay(t *testing.T) {
	o := ephem.Observer{Latitude: unit.AngleFromDeg(-30), Longitude: unit.AngleFromDeg(-100)}
	q := Question{Observer: o, Time: time.Date(2024, 5, 7, 12, 0, 0, 0, time.UTC), Bodies: []ephem.Body{ephem.Sun}, Next: true}
	d, err := q.Document()
	if err != nil {
		t.Fatal(err)
	}
	var table, records strings.Builder
	if err := errors.Join(d.WriteTable(&table), d.WriteCSV(&records)); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(table.String(), "00:00, 23:59") || !strings.Contains(table.String(), "set are on 7 May 2024") {
		t.Errorf("%s", table.String())
	}
	rows, err := csv.NewReader(strings.NewReader(records.String())).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	row := map[string]string{}
	for i, name := range rows[0] {
		row[name] = rows[1][i]
	}
	for name, want := range map[string]string{
		"set": "2024-05-07T00:00:13Z", "sets": "2024-05-07T00:00:13Z;2024-05-07T23:59:29Z", "nextSet": "2024-05-07T23:59:29Z", "rises": row["rise"], "nextRise": row["rise"],
		"dayFrom": "", "dayTo": "",
	} {
		if row[name] != want {
			t.Errorf("%s is %q, want %q", name, row[name], want)
		}
	}
}

// The next event comes after the time, be it on another day or after a polar night; where
// there is none, it is absent.
func TestNext(t *testing.T) {
	date := func(s string) time.Time {
		at, err := time.Parse(time.RFC3339, s)
		if err != nil {
			t.Fatal(err)
		}
		return at
	}
	tromsø := ephem.Observer{Latitude: unit.AngleFromDeg(69.65), Longitude: unit.AngleFromDeg(18.96)}
	n, err := Next(tromsø, ephem.Sun, ephem.Horizon{}, date("2026-12-10T12:00:00Z"))
	if err != nil || n.NextRise.Before(date("2027-01-14T00:00:00Z")) || n.NextRise.After(date("2027-01-17T00:00:00Z")) || !n.NextSet.After(n.NextRise.Time) {
		t.Errorf("after the polar night of Tromsø: %+v, %v", n, err)
	}
	for b := ephem.Sun; b <= ephem.Pluto; b++ {
		at := date("2026-11-22T12:00:00Z")
		for range 5 {
			n, err := Next(ephem.Greenwich(), b, ephem.Horizon{}, at)
			if err != nil || n.NextRise.Before(at.Add(-time.Second)) || n.NextRise.Sub(at) > 26*time.Hour || n.NextSet.Sub(at) > 26*time.Hour || n.NextTransit.Sub(at) > 26*time.Hour {
				t.Errorf("%v after %v: %+v, %v", b, at, n, err)
			}
			at = n.NextRise.Add(2 * time.Second)
		}
	}
	pole := ephem.Observer{Latitude: unit.AngleFromDeg(90)}
	if n, err := Next(pole, ephem.Neptune, ephem.Horizon{}, date("2026-11-22T12:00:00Z")); err != nil || !n.NextSet.IsZero() {
		t.Errorf("Neptune at the pole: %+v, %v", n, err)
	}
	if n, err := Next(ephem.Greenwich(), ephem.Sun, ephem.Horizon{}, date("3000-12-31T20:00:00Z")); err != nil || !n.NextRise.IsZero() {
		t.Errorf("at the end of time: %+v, %v", n, err)
	}
}

// A civil day in which positions begin or end has a sentence for that.
func TestCutDay(t *testing.T) {
	zone, err := text.Zone("America/Los_Angeles")
	if err != nil {
		t.Fatal(err)
	}
	for at, want := range map[time.Time]string{
		time.Date(-3000, 12, 8, 5, 0, 0, 0, time.UTC):  "Positions begin on 31 December 3001 BC (−3000), 16:07",
		time.Date(3000, 12, 31, 20, 0, 0, 0, time.UTC): "Positions end on 31 December 3000, 16:00",
		time.Date(2026, 12, 31, 20, 0, 0, 0, time.UTC): "",
		time.Date(1700, 12, 31, 20, 0, 0, 0, time.UTC): "Dates are Gregorian",
	} {
		d, err := New(ephem.Greenwich(), at, []ephem.Body{ephem.Sun}, zone)
		if err != nil {
			t.Fatal(err)
		}
		var table, card strings.Builder
		if err := errors.Join(d.WriteTable(&table), d.WriteCard(&card)); err != nil {
			t.Fatal(err)
		}
		for _, out := range []string{table.String(), card.String()} {
			if !strings.Contains(out, want) || want == "" && (strings.Contains(out, "Positions ") || strings.Contains(out, "Gregorian")) {
				t.Errorf("%v: want %q in\n%s", at, want, out)
			}
		}
		if cut := !d.Bodies[0].DayFrom.IsZero() || !d.Bodies[0].DayTo.IsZero(); cut != strings.HasPrefix(want, "Positions") {
			t.Errorf("%v: from %v to %v", at, d.Bodies[0].DayFrom, d.Bodies[0].DayTo)
		}
	}
}
