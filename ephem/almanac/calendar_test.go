package almanac

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/soniakeys/unit"

	"perihelion/assets/field"
	"perihelion/assets/golden"
	"perihelion/ephem"
	"perihelion/ephem/text"
)

// span is the sky of Melbourne from the start of a date to that of another.
func span(t *testing.T, from, to string) Span {
	t.Helper()
	zone, err := text.Zone("Australia/Melbourne")
	if err != nil {
		t.Fatal(err)
	}
	parse := func(date string) time.Time {
		when, err := time.ParseInLocation(time.DateOnly, date, zone)
		if err != nil {
			t.Fatal(err)
		}
		return when
	}
	return Span{
		Observer: ephem.Observer{Latitude: unit.AngleFromDeg(-37.82), Longitude: unit.AngleFromDeg(144.975), Elevation: 31},
		From:     parse(from), To: parse(to), Zone: zone,
	}
}

func calendar(t *testing.T, s Span) Calendar {
	t.Helper()
	c, err := s.Calendar(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if !slices.IsSortedFunc(c.Events, func(a, b Happening) int { return a.Time.Compare(b.Time.Time) }) {
		t.Error("the events are not in order")
	}
	for _, e := range c.Events {
		if e.Time.Before(s.From.Add(-time.Second)) || e.Time.After(s.To) || e.Summary == "" || e.Event == "" || e.Body == "" {
			t.Errorf("%+v", e)
		}
	}
	return c
}

func TestCalendarGolden(t *testing.T) {
	for name, s := range map[string]Span{
		"day.txt":       span(t, "2021-05-26", "2021-05-27"),
		"half-year.txt": span(t, "2021-05-26", "2021-12-31"),
	} {
		var out bytes.Buffer
		if err := calendar(t, s).WriteTable(&out); err != nil {
			t.Fatal(err)
		}
		golden.Check(t, name, out.Bytes())
	}
}

// A span has the same events as its parts.
func TestRisesOfALongSpan(t *testing.T) {
	long := span(t, "2026-01-01", "2026-04-15")
	long.Bodies, long.Kinds = []ephem.Body{ephem.Moon}, []Kind{Rises}
	var parts []Happening
	for at := long.From; at.Before(long.To); at = at.Add(17 * oneDay) {
		part := long
		part.From, part.To = at, at.Add(17*oneDay)
		if part.To.After(long.To) {
			part.To = long.To
		}
		parts = append(parts, calendar(t, part).Events...)
	}
	if diff := cmp.Diff(calendar(t, long).Events, parts); diff != "" {
		t.Error(diff)
	}
}

func TestTwilights(t *testing.T) {
	s := span(t, "2026-12-24", "2026-12-25")
	s.Kinds = []Kind{Twilights}
	var got []string
	for _, e := range calendar(t, s).Events {
		got = append(got, e.Summary)
	}
	want := []string{"Astronomical dawn", "Nautical dawn", "Civil dawn", "Civil dusk", "Nautical dusk", "Astronomical dusk"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	s.Bodies, s.Kinds = []ephem.Body{ephem.Mars, ephem.Mars}, []Kind{Rises, Twilights}
	if c := calendar(t, s); len(c.Events) != 3 {
		t.Errorf("the rises and twilights of Mars are %v", c.Events)
	}
}

// isMeeting reports whether an event is one of two bodies or three.
func isMeeting(event string) bool {
	return strings.HasSuffix(event, "right ascension") || strings.HasSuffix(event, "separation") || strings.HasSuffix(event, "grouping") ||
		strings.HasSuffix(event, " transit") // over the Sun, which is named
}

// The events are of the bodies that are named.
func TestBodiesOfEvents(t *testing.T) {
	s := span(t, "2020-01-01", "2040-01-01")
	s.Bodies = []ephem.Body{ephem.Mars, ephem.Sun, ephem.Mars}
	seen := map[string]int{}
	for _, e := range calendar(t, s).Events {
		seen[e.Body+" "+e.Event]++
		if e.Meeting != nil && e.Body != "mars" && !slices.Contains(e.Meeting.With, "mars") {
			t.Errorf("%s without Mars", e.Summary)
		}
	}
	for event := range seen {
		if body, _, _ := strings.Cut(event, " "); body != "mars" && body != "sun" && !isMeeting(event) {
			t.Errorf("%s is listed", event)
		}
	}
	if seen["mars opposition"] != 9 || seen["sun june solstice"] != 20 || seen["sun total solar eclipse"] < 10 {
		t.Errorf("%v", seen)
	}
}

// An eclipse has the observer's view of it.
func TestEclipses(t *testing.T) {
	s := span(t, "2028-01-01", "2029-01-15")
	s.Kinds = []Kind{Eclipses}
	var solar, lunar Happening
	for _, e := range calendar(t, s).Events {
		switch e.Summary {
		case "Total solar eclipse, partial here":
			solar = e
		case "Total lunar eclipse, visible until moonset":
			lunar = e
		}
	}
	if solar.Eclipse == nil || lunar.Eclipse == nil {
		t.Fatal("those of 22 July 2028 and of 1 January 2029 are missing")
	}
	e := solar.Eclipse
	if e.Seen != "partial" || solar.Time != e.MaximumHere || e.MaximumHere.Before(e.SeenFrom.Time) || e.MaximumHere.After(e.SeenTo.Time) || e.Greatest.Sub(e.MaximumHere.Time).Abs() < time.Minute {
		t.Errorf("%+v", e)
	}
	if !lunar.Eclipse.SeenTo.After(lunar.Eclipse.SeenFrom.Time) || lunar.Eclipse.Views[len(lunar.Eclipse.Views)-1].Up {
		t.Errorf("%+v", lunar.Eclipse)
	}
}

func TestSpanRefuses(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*Span)
		field  string
	}{
		"empty":      {func(s *Span) { s.To = s.From }, "to"},
		"backwards":  {func(s *Span) { s.To = s.From.Add(-time.Hour) }, "to"},
		"201 years":  {func(s *Span) { s.To, s.Kinds = s.From.AddDate(201, 0, 0), []Kind{Seasons} }, "to"},
		"daily":      {func(s *Span) { s.To, s.Kinds = s.From.AddDate(2, 0, 0), []Kind{Twilights} }, "to"},
		"nowhere":    {func(s *Span) { s.Observer.Latitude = 2 }, "lat"},
		"in a shaft": {func(s *Span) { s.Horizon.Altitude = 1.5 }, "horizon"},
	} {
		s := span(t, "2026-01-01", "2026-01-02")
		c.change(&s)
		_, err := s.Calendar(t.Context())
		var wrong *field.Error
		if !errors.As(err, &wrong) || wrong.Field != c.field {
			t.Errorf("%s: %v", name, err)
		}
	}
	var outside *ephem.RangeError
	s := span(t, "1600-01-01", "1601-01-02")
	s.From = s.From.AddDate(-4600, 0, 0)
	s.To = s.To.AddDate(-4600, 0, 0)
	if _, err := s.Calendar(t.Context()); !errors.As(err, &outside) {
		t.Errorf("−3000: %v", err)
	}
	s = span(t, "3000-01-01", "3001-01-02")
	if _, err := s.Calendar(t.Context()); !errors.As(err, &outside) {
		t.Errorf("3001: %v", err)
	}
	s = span(t, "1600-01-02", "1601-01-02")
	s.Bodies = []ephem.Body{ephem.Pluto, ephem.Pluto}
	s.Kinds = []Kind{Planets}
	if c := calendar(t, s); len(c.Events) != 7 {
		t.Errorf("Pluto in 1600: %d events, want its conjunction, its opposition, its closest approach and four stations", len(c.Events))
	}
}

func TestCalendarIsCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	for _, k := range Kinds() {
		s := span(t, "2026-01-01", "2026-12-01")
		s.Kinds = []Kind{k}
		if _, err := s.Calendar(ctx); !errors.Is(err, context.Canceled) {
			t.Errorf("%s: %v", k, err)
		}
	}
}

// The events, which are encoded in parts, are those of one encoder.
func TestCalendarJSONIsThatOfOneEncoder(t *testing.T) {
	c := calendar(t, span(t, "2026-01-01", "2029-12-26"))
	for _, n := range []int{0, 1, 511, 512, 513, len(c.Events)} {
		some := c
		some.Events, some.Zone = c.Events[:n], `a "events": [] of <many>`
		var got, want bytes.Buffer
		if err := some.WriteJSON(&got); err != nil {
			t.Fatal(err)
		}
		if err := writeIndented(&want, some); err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got.Bytes(), want.Bytes()) {
			t.Errorf("%d events: %d bytes, want these %d", n, got.Len(), want.Len())
		}
	}
}

func TestCalendarJSONAndCSV(t *testing.T) {
	c := calendar(t, span(t, "2026-12-20", "2026-12-26"))
	var out bytes.Buffer
	if err := c.WriteJSON(&out); err != nil {
		t.Fatal(err)
	}
	var document struct {
		From, To, Zone string
		Kinds          []string
		Events         []map[string]any
	}
	if err := json.Unmarshal(out.Bytes(), &document); err != nil {
		t.Fatal(err)
	}
	if document.From != "2026-12-19T13:00:00Z" || document.Zone != "Australia/Melbourne" || len(document.Kinds) != len(Kinds())-3 || len(document.Events) != len(c.Events) {
		t.Errorf("%s %s %v, %d events", document.From, document.Zone, document.Kinds, len(document.Events))
	}
	out.Reset()
	if err := c.WriteCSV(&out); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(out.String(), "−") {
		t.Error("there is a typographic minus in the CSV")
	}
	records, err := csv.NewReader(&out).ReadAll()
	if err != nil || len(records) != len(c.Events)+1 {
		t.Fatalf("%d records, %v", len(records), err)
	}
	if got := strings.Join(records[0], ","); got != "time,name,event,azimuth,altitude,kind,summary,figure,value,unit,seen,"+
		"seenFrom,seenTo,maximumHere,magnitudeHere,obscurationHere,contactsHere,greatest,magnitudeGreatest,contactsWorld,"+
		"with,elongation,visible,end,hidden,names,best,radiantAltitude,moonAltitude,moonIlluminated,deltaT,deltaTUncertainty" {
		t.Errorf("header %s", got)
	}
	found := false
	for _, r := range records {
		if r[2] == "perigee" {
			found = true
			if r[1] != "moon" || r[5] != "apsides" || r[6] != "Moon at perigee" || !strings.HasPrefix(r[8], "3566") || r[9] != "km" {
				t.Errorf("%q", r)
			}
		}
	}
	if !found {
		t.Error("the perigee of 24 December is missing")
	}
}

// A calendar of all kinds has the calendars of some kinds in it.
func TestCalendarOfKinds(t *testing.T) {
	from := time.Date(2026, 12, 1, 0, 0, 0, 0, time.UTC)
	span := Span{From: from, To: from.AddDate(0, 1, 0), Kinds: Kinds(), Progress: new(Progress)}
	all, err := span.Calendar(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if span.Progress.Part() != 1 {
		t.Errorf("%v is done", span.Progress.Part())
	}
	for _, kinds := range [][]Kind{{Phases}, {Meteors, Rises}, {JupiterMoons, Hours, Seasons}, {Meetings, Eclipses, Occultations, Transits}, Kinds()} {
		span.Kinds, span.Progress = kinds, nil
		want, err := span.Calendar(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		a, _ := json.Marshal(want)
		if b, _ := json.Marshal(all.Of(kinds)); !bytes.Equal(a, b) || len(want.Events) == 0 {
			t.Errorf("%v: %d events, not %d", kinds, len(all.Of(kinds).Events), len(want.Events))
		}
	}
	if within := KindsWithin(500 * 24 * time.Hour); slices.Contains(within, Rises) || !slices.Contains(within, Nodes) {
		t.Error(within)
	}
}
