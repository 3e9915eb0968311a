package almanac

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"math"
	"strings"
	"testing"
	"time"

	"github.com/soniakeys/unit"

	"perihelion/assets/field"
	"perihelion/ephem"
	"perihelion/ephem/text"
)

func almanacOf(t *testing.T, q Question, first, last string) Almanac {
	t.Helper()
	a, err := Days{Question: q, First: at(t, first, time.UTC), Last: at(t, last, time.UTC)}.Almanac(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// A day has the rises, transits and sets of the document of that day, the dawns and dusks of
// the calendar, and lengths that follow from them.
func TestAlmanacIsThatOfTheDocuments(t *testing.T) {
	q := melbourne(t)
	q.Bodies = []ephem.Body{ephem.Moon, ephem.Saturn}
	a := almanacOf(t, q, "2026-10-01", "2026-10-31")
	if len(a.Days) != 31 || len(a.Days[0].Bodies) != 1 {
		t.Fatalf("%d days", len(a.Days))
	}
	dawns := map[string]string{}
	calendar, err := Span{Observer: q.Observer, From: a.Days[0].From.Time, To: a.Days[30].To.Time, Bodies: []ephem.Body{ephem.Sun}, Kinds: []Kind{Twilights}}.Calendar(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range calendar.Events {
		dawns[e.Event] += instant(e.Time) + ";"
	}
	got := map[string]string{}
	for i := range a.Days {
		d := &a.Days[i]
		q.Time, q.Bodies = d.From.Add(9*time.Hour), []ephem.Body{ephem.Sun, ephem.Moon, ephem.Saturn}
		document, err := q.Document()
		if err != nil {
			t.Fatal(err)
		}
		for j, day := range []Day{d.Sun, d.Moon, d.Bodies[0].Day} {
			want, _ := json.Marshal(document.Bodies[j].Day)
			if is, _ := json.Marshal(day); !bytes.Equal(is, want) {
				t.Errorf("%s: %s, not %s", d.Date, is, want)
			}
		}
		for event, times := range map[string][]Instant{
			"astronomical dawn": d.AstronomicalDawn, "nautical dawn": d.NauticalDawn, "civil dawn": d.CivilDawn,
			"astronomical dusk": d.AstronomicalDusk, "nautical dusk": d.NauticalDusk, "civil dusk": d.CivilDusk,
		} {
			for _, at := range times {
				got[event] += instant(at) + ";"
			}
		}
		if want := d.Sun.Set.Sub(d.Sun.Rise.Time).Hours(); math.Abs(d.DayLength-want) > 1e-4 {
			t.Errorf("%s: the Sun is up for %v, not %v", d.Date, d.DayLength, want)
		}
		want := d.Hours - d.AstronomicalDusk[0].Sub(d.AstronomicalDawn[0].Time).Hours()
		if math.Abs(d.Darkness-want) > 1e-3 || d.Moonless > d.Darkness || d.Moonless < 0 {
			t.Errorf("%s: dark for %v, not %v, without the Moon %v", d.Date, d.Darkness, want, d.Moonless)
		}
		wantHours := 24.0
		if d.Date == "2026-10-04" {
			wantHours = 23
		}
		if d.Hours != wantHours {
			t.Errorf("%s has %v hours", d.Date, d.Hours)
		}
	}
	for event, want := range dawns {
		if got[event] != want {
			t.Errorf("%s: %s, not %s", event, got[event], want)
		}
	}
	// The United States Naval Observatory: full Moon on 26 October 2026 at 04:12 UT.
	if a.Days[25].PhaseName != "Full Moon" || a.Days[24].PhaseName != "Waxing Gibbous" || a.Days[25].Illuminated < 0.997 {
		t.Errorf("%+v", a.Days[25])
	}
}

// How long it is dark without the Moon is what a count of minutes finds.
func TestMoonlessDarkness(t *testing.T) {
	q := melbourne(t)
	for _, d := range almanacOf(t, q, "2026-04-03", "2026-04-09").Days {
		dark, moonless := 0, 0
		for at := d.From.Add(30 * time.Second); at.Before(d.To.Time); at = at.Add(time.Minute) {
			epoch, err := ephem.At(at)
			if err != nil {
				t.Fatal(err)
			}
			scene := epoch.From(q.Observer)
			sun, _ := scene.Position(ephem.Sun)
			moon, _ := scene.Position(ephem.Moon)
			if sun.Altitude.Deg() < -18 {
				dark++
				if moon.Altitude.Deg() < -34.0/60-moon.Diameter.Deg()/2 {
					moonless++
				}
			}
		}
		if math.Abs(d.Darkness*60-float64(dark)) > 2 || math.Abs(d.Moonless*60-float64(moonless)) > 3 {
			t.Errorf("%s: %v and %v hours, counted %d and %d minutes", d.Date, d.Darkness, d.Moonless, dark, moonless)
		}
		if want := map[string]float64{"2026-04-05": 25}[d.Date]; want != 0 && d.Hours != want {
			t.Errorf("%s has %v hours", d.Date, d.Hours)
		}
	}
}

// Beyond the polar circle there are days without a rise, days without darkness, and days of
// two dusks.
func TestPolarDays(t *testing.T) {
	zone, err := text.Zone("Europe/Oslo")
	if err != nil {
		t.Fatal(err)
	}
	q := Question{Zone: zone, Observer: ephem.Observer{Latitude: unit.AngleFromDeg(69.65), Longitude: unit.AngleFromDeg(18.96)}}
	a := almanacOf(t, q, "2026-01-01", "2026-12-31")
	hasTwo := false
	for _, d := range a.Days {
		hasTwo = hasTwo || len(d.CivilDusk) == 2 || len(d.NauticalDusk) == 2 || len(d.AstronomicalDusk) == 2
		switch d.Sun.State {
		case ephem.AlwaysUp:
			if d.DayLength != d.Hours || d.Darkness != 0 || len(d.CivilDawn) != 0 {
				t.Errorf("%+v", d)
			}
		case ephem.NeverUp:
			if d.DayLength != 0 || d.Darkness == 0 {
				t.Errorf("%+v", d)
			}
		}
		if d.DayLength < 0 || d.DayLength > d.Hours {
			t.Errorf("%s: %v hours", d.Date, d.DayLength)
		}
	}
	if summer, winter := a.Days[171], a.Days[354]; summer.Sun.State != ephem.AlwaysUp || winter.Sun.State != ephem.NeverUp || !hasTwo {
		t.Errorf("%v, %v, %v", summer.Sun, winter.Sun, hasTwo)
	}
	var out strings.Builder
	if err := almanacOf(t, q, "2026-06-21", "2026-06-21").WriteTable(&out); err != nil || !strings.Contains(out.String(), "Sun 21 Jun 2026  always up") {
		t.Errorf("%s", out.String())
	}
}

// The table names days of another length and times of its zone; CSV has UTC.
func TestAlmanacTable(t *testing.T) {
	q := melbourne(t)
	q.Bodies = []ephem.Body{ephem.Mars}
	a := almanacOf(t, q, "2026-04-04", "2026-04-06")
	var table, records bytes.Buffer
	if err := a.WriteTable(&table); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"Australia/Melbourne. Sun 5 Apr 2026 has 25h 00m.", "Sat 4 Apr 2026  07:36 ", "Mars rises"} {
		if !strings.Contains(table.String(), want) {
			t.Errorf("no %q in\n%s", want, table.String())
		}
	}
	if err := a.WriteCSV(&records); err != nil {
		t.Fatal(err)
	}
	all, err := csv.NewReader(&records).ReadAll()
	if err != nil || len(all) != 4 {
		t.Fatal(all, err)
	}
	if got := strings.Join(all[0], " "); got != "date from to hours sunRise sunTransit sunSet sunState dayLength astronomicalDawn nauticalDawn civilDawn "+
		"civilDusk nauticalDusk astronomicalDusk darkness moonless moonRise moonTransit moonSet moonState phaseName age illuminated "+
		"marsRise marsTransit marsSet marsState deltaT deltaTUncertainty" {
		t.Error(got)
	}
	if all[2][1] != "2026-04-04T13:00:00Z" || all[2][2] != "2026-04-05T14:00:00Z" || all[2][3] != "25" {
		t.Error(all[2])
	}
}

// A zone that skipped a date has no line for it; years with positions begin and end within
// days of other zones than UTC.
func TestAlmanacAtTheEdges(t *testing.T) {
	apia, err := text.Zone("Pacific/Apia")
	if err != nil {
		t.Fatal(err)
	}
	if a := almanacOf(t, Question{Zone: apia}, "2011-12-29", "2011-12-31"); len(a.Days) != 2 || a.Days[1].Date != "2011-12-31" {
		t.Errorf("%+v", a.Days)
	}
	for _, hours := range []int{-11, 13} {
		zone := time.FixedZone("", hours*3600)
		if d := almanacOf(t, Question{Zone: zone}, "3000-12-31", "3000-12-31").Days; hours < 0 && d[0].Hours != 13 || hours > 0 && d[0].Hours != 24 {
			t.Errorf("%+v", d)
		}
		first := time.Date(-3000, 12, 8, 0, 0, 0, 0, time.UTC)
		a, err := Days{Question: Question{Zone: zone}, First: first, Last: first}.Almanac(t.Context(), nil)
		if err != nil {
			t.Fatal(err)
		}
		if d := a.Days; hours > 0 && d[0].Hours != 11 || hours < 0 && d[0].Hours != 24 {
			t.Errorf("%+v", d)
		}
	}
}

func TestDaysRefuse(t *testing.T) {
	for _, c := range []struct{ first, last, field string }{
		{"2026-02-01", "2026-01-01", "to"}, {"1900-01-01", "2026-01-01", "to"},
	} {
		_, err := Days{First: at(t, c.first, time.UTC), Last: at(t, c.last, time.UTC)}.Almanac(t.Context(), nil)
		if wrong, ok := errors.AsType[*field.Error](err); !ok || wrong.Field != c.field {
			t.Errorf("%v: %v", c, err)
		}
	}
	_, err := Days{First: at(t, "3000-12-01", time.UTC), Last: at(t, "3001-01-01", time.UTC)}.Almanac(t.Context(), nil)
	if _, ok := errors.AsType[*ephem.RangeError](err); !ok {
		t.Error(err)
	}
}

func BenchmarkAlmanac(b *testing.B) {
	d := Days{Question: melbourne(b), First: at(b, "2026-01-01", time.UTC), Last: at(b, "2026-12-31", time.UTC)}
	for b.Loop() {
		if _, err := d.Almanac(b.Context(), nil); err != nil {
			b.Fatal(err)
		}
	}
}
