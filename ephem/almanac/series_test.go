package almanac

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"errors"
	"io"
	"math"
	"strings"
	"testing"
	"time"

	"github.com/soniakeys/unit"

	"perihelion/assets/field"
	"perihelion/ephem"
	"perihelion/ephem/text"
)

func melbourne(t testing.TB) Question {
	zone, err := text.Zone("Australia/Melbourne")
	if err != nil {
		t.Fatal(err)
	}
	return Question{Zone: zone, Observer: ephem.Observer{
		Latitude: unit.AngleFromDeg(-37.82), Longitude: unit.AngleFromDeg(144.975), Elevation: 31}}
}

func at(t testing.TB, s string, zone *time.Location) time.Time {
	when, err := text.Historic.ParseTime(s, time.Time{}, zone)
	if err != nil {
		t.Fatal(err)
	}
	return when
}

// lines computes a table and reads its CSV, the header as its first line.
func lines(t *testing.T, s Series) [][]string {
	t.Helper()
	e, err := s.Ephemeris(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := e.WriteCSV(&out); err != nil {
		t.Fatal(err)
	}
	all, err := csv.NewReader(&out).ReadAll()
	if err != nil || len(all) != e.Lines()+1 {
		t.Fatalf("%d lines, not %d: %v", len(all)-1, e.Lines(), err)
	}
	return all
}

// A line holds, of every quantity, what a document of that instant holds.
func TestEphemerisIsThatOfTheDocuments(t *testing.T) {
	q := melbourne(t)
	q.Observer = q.Observer.WithAir(990, 25)
	q.DeltaT = DeltaT{Seconds: 60, Given: true}
	s := Series{Question: q, From: at(t, "2026-11-22T12:00:00.5Z", nil), To: at(t, "2026-11-24T00:00:00Z", nil),
		Step: Step{Elapsed: 7 * time.Hour}, Columns: Quantities()}
	e, err := s.Ephemeris(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := e.WriteJSON(&out); err != nil {
		t.Fatal(err)
	}
	var got struct {
		From, To, Step, Zone string
		DeltaT               float64
		Quantities           []string
		Lines                []map[string]any
	}
	if err := json.Unmarshal(out.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	if got.From != "2026-11-22T12:00:00.5Z" || got.Step != "7h0m0s" || got.Zone != "Australia/Melbourne" || got.DeltaT != 60 ||
		len(got.Quantities) != len(quantities) || len(got.Lines) != 60 {
		t.Errorf("%+v", got)
	}
	table := lines(t, s)
	for i, l := range got.Lines {
		q.Time = s.From.Add(time.Duration(i/10) * 7 * time.Hour)
		d, err := q.Document()
		if err != nil {
			t.Fatal(err)
		}
		entry, err := d.Bodies[i%10].MarshalJSON()
		if err != nil {
			t.Fatal(err)
		}
		var want map[string]any
		if err := json.Unmarshal(entry, &want); err != nil {
			t.Fatal(err)
		}
		if l["name"] != want["name"] || l["time"] != q.Time.UTC().Format(time.RFC3339Nano) {
			t.Fatalf("line %d is %v, not %v", i, l, want["name"])
		}
		for j, quantity := range Quantities() {
			if l[quantity.Key] != want[quantity.Key] {
				t.Errorf("%s of %v: %v, in the document %v", quantity.Key, l["name"], l[quantity.Key], want[quantity.Key])
			}
			if cell := table[i+1][j+2]; cell != quantity.csv(&d.Bodies[i%10].Sight) {
				t.Errorf("%s of %v: %s in CSV", quantity.Key, l["name"], cell)
			}
		}
	}
}

// A step of days keeps the clock of the zone, over days of 23 and of 25 hours, and one of
// hours does not.
func TestStepsOverAChangeOfClocks(t *testing.T) {
	q := melbourne(t)
	q.Bodies = []ephem.Body{ephem.Sun}
	for _, c := range []struct {
		from, to, step string
		want           []string
	}{
		{"2026-04-04 21:30", "2026-04-07", "1d", []string{"2026-04-04T10:30:00Z", "2026-04-05T11:30:00Z", "2026-04-06T11:30:00Z"}},
		{"2026-10-03 21:30", "2026-10-06", "1d", []string{"2026-10-03T11:30:00Z", "2026-10-04T10:30:00Z", "2026-10-05T10:30:00Z"}},
		{"2026-04-04 21:30", "2026-04-06 21:30", "24h", []string{"2026-04-04T10:30:00Z", "2026-04-05T10:30:00Z", "2026-04-06T10:30:00Z"}},
		{"2026-10-04", "2026-10-05", "8h", []string{"2026-10-03T14:00:00Z", "2026-10-03T22:00:00Z", "2026-10-04T06:00:00Z"}},
		{"2026-10-01", "2026-10-15", "1w", []string{"2026-09-30T14:00:00Z", "2026-10-07T13:00:00Z"}},
	} {
		step, err := ParseStep(c.step)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, l := range lines(t, Series{Question: q, From: at(t, c.from, q.Zone), To: at(t, c.to, q.Zone), Step: step})[1:] {
			got = append(got, l[0])
		}
		if strings.Join(got, " ") != strings.Join(c.want, " ") {
			t.Errorf("every %s from %s: %v, not %v", c.step, c.from, got, c.want)
		}
	}
}

// Lines at moments are at the events of the calendar, with its values.
func TestLinesAtEvents(t *testing.T) {
	q := melbourne(t)
	q.Bodies = []ephem.Body{ephem.Moon, ephem.Mars}
	q.Horizon = ephem.Horizon{Altitude: unit.AngleFromDeg(3)}
	from, to := at(t, "2026-10-01", q.Zone), at(t, "2026-12-15", q.Zone)
	calendar, err := Span{Observer: q.Observer, Horizon: q.Horizon, From: from, To: to, Bodies: q.Bodies, Kinds: []Kind{Rises}}.Calendar(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	moments, err := ParseMoments("rise, SET,transit,rise")
	if err != nil || len(moments) != 3 {
		t.Fatal(moments, err)
	}
	got := lines(t, Series{Question: q, From: from, To: to, At: moments, Columns: []Quantity{Named("azimuth"), Named("altitude")}})
	if strings.Join(got[0], " ") != "time event name azimuth altitude deltaT deltaTUncertainty" || len(got)-1 != len(calendar.Events) || len(got) < 400 {
		t.Fatalf("%v, %d lines and %d events", got[0], len(got)-1, len(calendar.Events))
	}
	for i, e := range calendar.Events {
		l := got[i+1]
		if l[0] != e.Time.Format(time.RFC3339) || l[1] != e.Event || l[2] != e.Body {
			t.Errorf("%v, not %v", l, e)
		}
		// The calendar's place is at the millisecond, and the line's at the second.
		for column, want := range map[int]*float64{3: e.Azimuth, 4: e.Altitude} {
			if x, ok := text.ParseNumber(l[column]); want != nil && (!ok || x-*want > 0.003 || *want-x > 0.003) {
				t.Errorf("%v, not %v", l, *want)
			}
		}
	}
}

// At an altitude of the Sun every body has a line, and the Sun stands there.
func TestLinesAtAnAltitudeOfTheSun(t *testing.T) {
	q := melbourne(t)
	moments, err := ParseMoments("sun=-6")
	if err != nil {
		t.Fatal(err)
	}
	got := lines(t, Series{Question: q, From: at(t, "2026-12-01", q.Zone), To: at(t, "2026-12-03", q.Zone), At: moments})
	if len(got) != 41 || got[1][1] != "sun=-6 rising" || got[11][1] != "sun=-6 setting" {
		t.Fatalf("%v", got)
	}
	for _, l := range got[1:] {
		if x, _ := text.ParseNumber(l[3]); l[2] == "sun" && (x > -5.997 || x < -6.003) {
			t.Errorf("%v", l)
		}
	}
}

// A body that neither rises nor sets has no line, and the table says so.
func TestNoLines(t *testing.T) {
	q := Question{Observer: ephem.Observer{Latitude: unit.AngleFromDeg(78.2), Longitude: unit.AngleFromDeg(15.6)}, Bodies: []ephem.Body{ephem.Sun}}
	e, err := Series{Question: q, From: at(t, "2026-12-01T00:00:00Z", nil), To: at(t, "2026-12-20T00:00:00Z", nil), At: []Moment{{Event: rise}}}.Ephemeris(t.Context(), nil)
	var out strings.Builder
	if err != nil || e.Lines() != 0 || e.WriteTable(&out) != nil || !strings.Contains(out.String(), "Nothing of this kind") {
		t.Errorf("%v, %q", err, out.String())
	}
}

func TestSeriesRefuses(t *testing.T) {
	from, to := at(t, "2026-01-01T00:00:00Z", nil), at(t, "2027-01-01T00:00:00Z", nil)
	hour := Step{Elapsed: time.Hour}
	for _, c := range []struct {
		s     Series
		field string
	}{
		{Series{From: to, To: from, Step: hour}, "to"},
		{Series{From: from, To: to}, "step"},
		{Series{From: from, To: to, Step: hour, At: []Moment{{Event: rise}}}, "step"},
		{Series{From: from, To: to, Step: Step{Elapsed: time.Second}}, "step"},
		{Series{From: from, To: to, Step: hour, MostLines: 87_599}, "step"},
		{Series{From: from, To: from.AddDate(51, 0, 0), At: []Moment{{Event: rise}}}, "to"},
		{Series{Question: Question{Bodies: []ephem.Body{ephem.Sun}}, From: from, To: to, At: []Moment{{Event: rise}}, MostLines: 364}, "to"},
		{Series{Question: Question{Observer: ephem.Observer{Latitude: 2}}, From: from, To: to, Step: hour}, "lat"},
	} {
		_, err := c.s.Ephemeris(t.Context(), nil)
		if wrong, ok := errors.AsType[*field.Error](err); !ok || wrong.Field != c.field {
			t.Errorf("%v to %v: %v, not of the field %s", c.s.From, c.s.To, err, c.field)
		}
	}
	if e, err := (Series{From: from, To: to, Step: hour, MostLines: 87_600}).Ephemeris(t.Context(), nil); err != nil || e.Lines() != 87_600 {
		t.Error(err)
	}
	_, err := Series{From: to, To: at(t, "3001-01-02T00:00:00Z", nil), Step: Step{Days: 30}}.Ephemeris(t.Context(), nil)
	if _, ok := errors.AsType[*ephem.RangeError](err); !ok {
		t.Error(err)
	}
}

func TestStepsAndMomentsAreRead(t *testing.T) {
	for typed, want := range map[string]string{"1h30m": "1h30m0s", "90 days": "90d", " 2W ": "14d", "1ms": "1ms"} {
		if s, err := ParseStep(typed); err != nil || s.String() != want {
			t.Errorf("%q is %v, %v", typed, s, err)
		}
	}
	for _, typed := range []string{"", "0d", "-1h", "1", "1y", "0s", "1us", "99999999d"} {
		if _, err := ParseStep(typed); err == nil || !strings.Contains(err.Error(), "1h, 10m") {
			t.Errorf("%q: %v", typed, err)
		}
	}
	for _, typed := range []string{"", "noon", "sun=", "sun=91", "sun=NaN", "rise,"} {
		if m, err := ParseMoments(typed); err == nil {
			t.Errorf("%q is %v", typed, m)
		}
	}
	if q, err := ParseQuantities("RA, dec,ra"); err != nil || len(q) != 2 {
		t.Errorf("%v, %v", q, err)
	}
	if _, err := ParseQuantities("ra,"); err == nil || !strings.Contains(err.Error(), "constellation") {
		t.Error(err)
	}
}

// A computation that is cancelled returns nothing, and soon.
func TestEphemerisIsCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	s := Series{From: at(t, "2026-01-01T00:00:00Z", nil), To: at(t, "2027-01-01T00:00:00Z", nil), Step: Step{Elapsed: time.Hour}}
	var p Progress
	if _, err := s.Ephemeris(ctx, &p); !errors.Is(err, context.Canceled) || p.Part() != 0 {
		t.Error(err, p.Part())
	}
	if _, err := s.Ephemeris(t.Context(), &p); err != nil || p.Part() != 1 {
		t.Error(err, p.Part())
	}
}

// BenchmarkEphemeris computes and writes 100,000 lines.
func BenchmarkEphemeris(b *testing.B) {
	s := Series{Question: melbourne(b), From: at(b, "2026-01-01T00:00:00Z", nil), Step: Step{Elapsed: 10 * time.Minute}}
	s.To = s.From.Add(10_000 * 10 * time.Minute)
	for _, c := range []struct {
		name  string
		write func(*Ephemeris, io.Writer) error
	}{{"csv", (*Ephemeris).WriteCSV}, {"json", (*Ephemeris).WriteJSON}, {"table", (*Ephemeris).WriteTable}} {
		b.Run(c.name, func(b *testing.B) {
			for b.Loop() {
				e, err := s.Ephemeris(b.Context(), nil)
				if err == nil {
					err = c.write(e, io.Discard)
				}
				if err != nil || e.Lines() != 100_000 {
					b.Fatal(err)
				}
			}
		})
	}
}

// What is estimated is about what comes out: the lines of steps exactly.
func TestSeriesEstimate(t *testing.T) {
	from := time.Date(2026, 12, 1, 0, 0, 0, 0, time.UTC)
	s := Series{From: from, To: from.AddDate(0, 1, 0)}
	for _, c := range []struct {
		step Step
		at   []Moment
		off  float64 // of the lines
	}{
		{step: Step{Days: 1}}, {step: Step{Elapsed: 20 * time.Minute}}, {step: Step{Elapsed: 60 * 24 * time.Hour}},
		{at: []Moment{{Event: rise}, {Event: set}}, off: 0.05}, {at: []Moment{{Event: theSun, Sun: unit.AngleFromDeg(-6)}}, off: 0.05},
	} {
		s.Step, s.At = c.step, c.at
		lines, size, err := s.Estimate()
		if err != nil {
			t.Fatal(err)
		}
		e, err := s.Ephemeris(t.Context(), nil)
		if err != nil {
			t.Fatal(err)
		}
		var csv bytes.Buffer
		if err := e.WriteCSV(&csv); err != nil {
			t.Fatal(err)
		}
		if off := math.Abs(float64(lines-e.Lines())) / float64(e.Lines()); off > c.off {
			t.Errorf("%+v: %d lines are estimated, %d come", c, lines, e.Lines())
		}
		if part := float64(size) / float64(csv.Len()); part < 0.75 || part > 1.35 {
			t.Errorf("%+v: %d bytes are estimated, %d come", c, size, csv.Len())
		}
	}
	s.At, s.Step = nil, Step{Elapsed: time.Second}
	if _, _, err := s.Estimate(); err == nil || !strings.Contains(err.Error(), "500000 lines") {
		t.Error(err)
	}
}
