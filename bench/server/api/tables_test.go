package api

import (
	"context"
	"encoding/csv"
	"encoding/json"
	"net/http"
	"strings"
	"testing"
	"time"

	ical "github.com/arran4/golang-ical"
)

var tablesNow = time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)

const inMelbourne = "lat=-37.82&lon=144.975&elevation=31&zone=Australia/Melbourne"

// asked asks for a table that has to be there.
func asked(t *testing.T, path, query string) Response {
	t.Helper()
	r, is := Tables(t.Context(), "GET", path, query, tablesNow)
	if !is || r.Status != http.StatusOK {
		t.Fatalf("%s?%s: %v, %d, %s", path, query, is, r.Status, r.Body)
	}
	return r
}

// A line of a table has the values of the document for its instant.
func TestEphemerisIsThatOfPlanets(t *testing.T) {
	r := asked(t, "/ephemeris", "from=2026-04-04&to=2026-04-07&step=1d&quantities=all&body=moon,mars&deltaT=70&"+inMelbourne)
	var table struct {
		Observer map[string]any
		Lines    []map[string]any
	}
	if err := json.Unmarshal(r.Body, &table); err != nil || len(table.Lines) != 6 || r.ContentType != typeJSON || table.Observer["default"] != false {
		t.Fatalf("%v, %s", err, r.Body)
	}
	for i, when := range []string{"2026-04-03T13:00:00Z", "2026-04-04T13:00:00Z", "2026-04-05T14:00:00Z"} {
		var all struct{ Bodies []map[string]any }
		if err := json.Unmarshal(Answer("GET", "/planets", "deltaT=70&time="+when+"&"+inMelbourne, tablesNow).Body, &all); err != nil {
			t.Fatal(err)
		}
		for j, body := range []int{1, 4} {
			line := table.Lines[2*i+j]
			if line["time"] != when {
				t.Errorf("%v, not %s", line["time"], when)
			}
			for key, value := range line {
				if key != "time" && value != all.Bodies[body][key] {
					t.Errorf("%s: %s %v, not %v", when, key, value, all.Bodies[body][key])
				}
			}
		}
	}
	if at := asked(t, "/ephemeris", "from=2026-12-01&to=2026-12-03&at=sun=-6,set&format=csv&body=venus&"+inMelbourne); !strings.HasPrefix(string(at.Body), "time,event,name,altitude") ||
		strings.Count(string(at.Body), "\n") != 7 || at.ContentType != typeCSV {
		t.Errorf("%s", at.Body)
	}
}

func TestAlmanacAndEvents(t *testing.T) {
	var almanac struct {
		Days []struct {
			Date  string
			Hours float64
			Sun   struct{ Rise string }
		}
	}
	if err := json.Unmarshal(asked(t, "/almanac", "month=April+2026&body=jupiter&"+inMelbourne).Body, &almanac); err != nil || len(almanac.Days) != 30 || almanac.Days[4].Hours != 25 {
		t.Fatalf("%v, %+v", err, almanac)
	}
	var events struct {
		Events []struct{ Time, Name, Event string }
	}
	if err := json.Unmarshal(asked(t, "/events", "from=2026-04-01&to=2026-05-01&kind=rises&body=sun&"+inMelbourne).Body, &events); err != nil {
		t.Fatal(err)
	}
	rises := 0
	for _, e := range events.Events {
		if e.Event == "rise" {
			if e.Time != almanac.Days[rises].Sun.Rise {
				t.Errorf("%v, not %v", e, almanac.Days[rises])
			}
			rises++
		}
	}
	if rises != 30 {
		t.Errorf("%d rises", rises)
	}
	lines, err := csv.NewReader(strings.NewReader(string(asked(t, "/almanac", "year=2026&format=csv").Body))).ReadAll()
	if err != nil || len(lines) != 366 {
		t.Errorf("%v, %d lines", err, len(lines))
	}
	if n := strings.Count(string(asked(t, "/almanac", inMelbourne).Body), `"date"`); n != 30 {
		t.Errorf("the present month has %d days", n)
	}
	const twoDays = "from=2026-12-01T00:00:00Z&to=2026-12-03T00:00:00Z&kind=jupiter-moons,red-spot&redSpot=96.2"
	if r := string(asked(t, "/events", twoDays).Body); strings.Count(r, `"kind": "red-spot"`) != 5 || !strings.Contains(r, `"event": "io transit"`) {
		t.Errorf("%s", r)
	}
	if r := asked(t, "/events", "to=2027-01-01T00:00:00Z&format=ics&kind=phases"); r.ContentType != typeCalendar || !strings.Contains(string(r.Body), "BEGIN:VEVENT") {
		t.Errorf("%s", r.Body)
	}
}

// A calendar that subscribes gets the same UID for the same event on another day, and how
// often to ask.
func TestSubscription(t *testing.T) {
	read := func(query string, now time.Time) (*ical.Calendar, map[string]string) {
		r, _ := Tables(t.Context(), "GET", "/calendar.ics", query, now)
		if r.Status != http.StatusOK || r.ContentType != typeCalendar {
			t.Fatalf("%d %s", r.Status, r.Body)
		}
		calendar, err := ical.ParseCalendar(strings.NewReader(string(r.Body)))
		if err != nil {
			t.Fatal(err)
		}
		starts := map[string]string{}
		for _, e := range calendar.Events() {
			starts[e.Id()] = e.GetProperty(ical.ComponentPropertyDtStart).Value
		}
		if len(starts) != len(calendar.Events()) {
			t.Errorf("%d names for %d events", len(starts), len(calendar.Events()))
		}
		return calendar, starts
	}
	for _, query := range []string{inMelbourne, "kind=rises,twilights&body=sun,moon&" + inMelbourne} {
		calendar, first := read(query, tablesNow)
		_, later := read(query, tablesNow.Add(31*time.Hour))
		same := 0
		for id, start := range first {
			if other, is := later[id]; is && other == start {
				same++
			} else if is {
				t.Errorf("%s is at %s and at %s", id, start, other)
			}
		}
		if same < len(first)*98/100-2 || same < 50 {
			t.Errorf("%d of %d events are in both", same, len(first))
		}
		found := map[string]string{}
		for _, p := range calendar.CalendarProperties {
			found[p.IANAToken] = p.Value
			if p.IANAToken == "REFRESH-INTERVAL" && strings.Join(p.ICalParameters["VALUE"], "") != "DURATION" {
				t.Errorf("%+v", p)
			}
		}
		if found["REFRESH-INTERVAL"] != "PT12H" || found["X-PUBLISHED-TTL"] != "PT12H" || !strings.HasPrefix(found["X-WR-CALNAME"], "The sky of 37° 49′") {
			t.Errorf("%v", found)
		}
	}
}

func TestTablesRefuse(t *testing.T) {
	const span = "from=2026-01-01T00:00:00Z&to=2027-01-01T00:00:00Z"
	for _, c := range []struct{ path, query, field string }{
		{"/events", "", "to"},
		{"/events", "from=2026-01-01T00:00:00Z&to=2036-02-01T00:00:00Z", "to"},
		{"/events", "from=2026-01-01T00:00:00Z&to=2028-01-01T00:00:00Z&kind=rises", "to"},
		{"/events", "from=whenever&to=2036-02-01T00:00:00Z", "from"},
		{"/events", "from=2026-02-01T00:00:00Z&to=2026-02-01T00:00:00Z", "to"},
		{"/events", "from=-3000-02-01T00:00:00Z&to=-2999-02-01T00:00:00Z", "from"},
		{"/events", "from=3000-02-01T00:00:00Z&to=3001-02-01T00:00:00Z", "to"},
		{"/events", span + "&kind=comets", "kind"},
		{"/events", span + "&kind=phases&kind=rises", "kind"},
		{"/events", span + "&body=vulcan", "body"},
		{"/events", span + "&format=table", "format"},
		{"/events", span + "&lat=95&lon=0", "lat"},
		{"/events", span + "&lat=5", "lon"},
		{"/events", span + "&time=2026-01-01T00:00:00Z", "time"},
		{"/events", span + "&deltaT=60", "deltaT"},
		{"/events", span + "&step=1h", "step"},
		{"/events", span + "&kind=%zz", "kind"},
		{"/events", span + "&kind=red-spot&redSpot=361", "redSpot"},
		{"/events", span + "&kind=red-spot&redSpot=x", "redSpot"},
		{"/ephemeris", span, "step"},
		{"/ephemeris", span + "&step=1m", "step"},
		{"/ephemeris", span + "&step=x", "step"},
		{"/ephemeris", span + "&step=1d&at=rise", "step"},
		{"/ephemeris", span + "&at=noon", "at"},
		{"/ephemeris", "from=2026-01-01T00:00:00Z&to=2028-01-01T00:00:00Z&at=rise", "to"},
		{"/ephemeris", span + "&step=1d&quantities=colour", "quantities"},
		{"/ephemeris", span + "&step=1d&deltaT=1e9", "deltaT"},
		{"/almanac", "month=2026-13", "month"},
		{"/almanac", "year=2026&month=2026-12", "month"},
		{"/almanac", "year=3001", "year"},
		{"/almanac", "year=26", "year"},
		{"/calendar.ics", "from=now", "from"},
		{"/calendar.ics", "zone=Mars/Olympus", "zone"},
	} {
		r, is := Tables(t.Context(), "GET", c.path, c.query, tablesNow)
		var answer struct{ Error, Field string }
		if err := json.Unmarshal(r.Body, &answer); !is || err != nil || r.Status != http.StatusBadRequest || answer.Field != c.field || len(answer.Error) < 30 {
			t.Errorf("%s?%s: %d %s, want the field %s", c.path, c.query, r.Status, r.Body, c.field)
		}
	}
	if r, is := Tables(t.Context(), "POST", "/events", "", tablesNow); !is || r.Status != http.StatusMethodNotAllowed {
		t.Errorf("POST: %d", r.Status)
	}
	if _, is := Tables(t.Context(), "GET", "/planets", "", tablesNow); is {
		t.Error("/planets is no table")
	}
}

// The end of a request ends its work.
func TestTablesEndWithTheRequest(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	for _, c := range [][2]string{
		{"/events", "to=2030-01-01T00:00:00Z"}, {"/ephemeris", "to=2027-01-01T00:00:00Z&step=1h&body=mars"}, {"/almanac", "year=2026"}, {"/calendar.ics", ""},
	} {
		if r, _ := Tables(ctx, "GET", c[0], c[1], tablesNow); r.Status != http.StatusServiceUnavailable {
			t.Errorf("%s: %d %.100s", c[0], r.Status, r.Body)
		}
	}
}
