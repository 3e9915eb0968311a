package command

import (
	"bytes"
	"context"
	"encoding/csv"
	"strings"
	"testing"
	"time"

	ics "github.com/arran4/golang-ical"

	"perihelion/assets"
	"perihelion/bench/figure"
	"perihelion/bench/server"
)

func TestSkyFlagsNameWhatToWrite(t *testing.T) {
	const span = "--from 2026-01-01T00:00:00Z --to 2026-01-02T00:00:00Z"
	for _, c := range []struct{ args, want string }{
		{"%s vulcan", "mercury"},
		{"%s --lat 95 --lon 0", "latitude 95"},
		{"%s --lat 95", "latitude 95"},
		{"%s --lon 400", "longitude 400"},
		{"%s --elevation 1.000 --lat 1 --lon 2", "write 1000 or 1"},
		{"planets --refraction=maybe", "--refraction: “maybe” is not possible; write --refraction=true or --refraction=false"},
		{"load -n abc", "--requests: “abc” is not possible; write a whole number, such as 4"},
		{"bench --seed -1", "--seed: “-1” is not possible; write a whole number, 1 or more, such as 4"},
		{"planets --delta-t 1e2", "digits"},
		{"%s --nowhere", "there is no flag --nowhere"},
		{"%s -x", "there is no flag -x"},
		{"%s --place", "--place needs a value"},
		{"%s --format xml", "--format: “xml” is not possible; write one of table"},
		{"%s --lat 0x10 --lon 0", "latitude"},
		{"%s --lat Inf --lon 0", "latitude"},
		{"%s --lat 1 --lon 2 --elevation NaN", "elevation"},
		{"%s --place xyzzy", "list of cities"},
		{"%s --place Santia", "Santiago"},
		{"%s --place Melbourne --lat 3", "--place"},
		{"%s --zone Mars/Olympus", "zone"},
		{"%s --horizon 85", "−10 to 80"},
		{"%s --horizon NaN", "digits"},
		{"%s --horizon 0x5", "digits"},
		{"%s --horizon=", "digits"},
		{"%s --eye-height -1", "metres"},
		{"%s --eye-height Inf", "digits"},
		{"%s --eye-height 1_000", "digits"},
		{"planets --pressure -3", "hectopascals"},
		{"planets --pressure 1e3", "digits"},
		{"planets --temperature -300", "Celsius"},
		{"planets --temperature warm", "digits"},
		{"planets --delta-t 1000000", "69.1"},
		{"planets --delta-t Inf", "digits"},
		{"planets --time -3000-12-07T00:00:00Z", "3000 BC"},
		{"planets --time 3001-01-01T00:00:00Z pluto", "year 3000"},
		{"planets --format ics", "card"},
		{"events --from 2026-01-01T00:00:00Z --to 2026-01-01T00:00:00Z", "later"},
		{"events --from 2999-01-01T00:00:00Z --to 3001-01-02T00:00:00Z", "year 3000"},
		{"events --from 2026-01-01T00:00:00Z --to 2226-02-01T00:00:00Z", "200 years"},
		{"events --from 2026-01-01T00:00:00Z --to 2028-01-01T00:00:00Z --kind rises", "400 days"},
		{"events " + span + " --kind comets", "eclipses"},
		{"ephemeris " + span, "step"},
		{"ephemeris " + span + " --step 1x", "1h, 10m"},
		{"ephemeris " + span + " --step 1h --at rise", "leave out"},
		{"ephemeris " + span + " --at noon", "rise, transit, set"},
		{"ephemeris " + span + " --step 1ms", "longer step"},
		{"ephemeris " + span + " --step 1h --quantities colour", "altitude"},
		{"ephemeris " + span + " --step 1h --delta-t x", "69.1"},
		{"ephemeris --from 3001-01-01T00:00:00Z --to 3001-01-02T00:00:00Z --step 1h", "year 3000"},
		{"almanac --month 2026-13", "December 2026"},
		{"almanac --month 2026", "December 2026"},
		{"almanac --year 26", "four digits"},
		{"almanac --year 2026 --month 2026-12", "leave out one"},
		{"almanac --year 3001", "year 3000"},
		{"events " + span + " --kind=", "eclipses"},
		{"events " + span + " --delta-t 3", "delta-t"},
		{"events " + span + " --red-spot 40 moon", "name jupiter, too"},
		{"events " + span + " --sun-altitude 5 moon", "name sun, too"},
		{"planets --chart x.png --view year --months 12", "--months is of --view span"},
		{"planets --chart x.png --months 12", "--months is of --view span"},
		{"planets --chart x.png --view year --quantity diameter", "--quantity is of --view span"},
		{"planets --chart x.png --view span --in-sky", "--in-sky is of --view analemma"},
		{"planets --chart x.png --view moons --months 12", "--months is of --view span"},
		{"planets --chart x.png --view analemma --quantity diameter", "--quantity is of --view span"},
		{"serve --mode foo", "called “foo”; write one of " + figure.List(ownModes(), "or") + "\n"},
		{"serve --mode flask-dev", "flask-dev is a server in Python"},
		{"serve --mode aiohttp-gunicorn:2", "aiohttp-gunicorn is a server in Python"},
		{"serve --mode aiohttp-gunicorn --workers 2", "aiohttp-gunicorn is a server in Python"},
	} {
		both := []string{c.args}
		if rest, ok := strings.CutPrefix(c.args, "%s"); ok {
			both = []string{"planets" + rest, "events " + span + rest}
		}
		for _, args := range both {
			code, stdout, stderr := call(t, strings.Fields(args)...)
			if code != Misused || stdout != "" {
				t.Errorf("perihelion %s: exit code %d, %q", args, code, stdout)
			}
			if !strings.Contains(stderr, c.want) || !strings.Contains(stderr, "--help") || strings.Count(stderr, "\n") != 2 {
				t.Errorf("perihelion %s: said %q, want a sentence that names %q, and --help", args, stderr, c.want)
			}
		}
	}
}

// ownModes are the architectures that serve takes.
func ownModes() (names []string) {
	for _, c := range server.BuiltIn() {
		names = append(names, c.Name)
	}
	return names
}

// A single body gets its card, unless a format is asked for.
func TestPlanetsCard(t *testing.T) {
	const moment = "planets --place Melbourne --time 2026-11-22T12:00:00Z "
	code, card, stderr := call(t, strings.Fields(moment+"moon")...)
	if code != Done || !strings.Contains(stderr, "Melbourne, Victoria, Australia, zone Australia/Melbourne") {
		t.Fatalf("exit code %d, %s", code, stderr)
	}
	for _, want := range []string{
		"23:00:00 AEDT", "Altitude as seen", "Parallactic angle", "Air mass", "Ecliptic latitude", "From the Sun", "Waxing Gibbous",
		"days after new moon", "east of the Sun", "Sidereal time", "ΔT = TT − UT1", "Transit",
	} {
		if !strings.Contains(card, want) {
			t.Errorf("the card of the Moon lacks %q:\n%s", want, card)
		}
	}
	if _, asked, _ := call(t, strings.Fields(moment+"--format card moon")...); asked != card {
		t.Errorf("--format card writes\n%s", asked)
	}
	if _, table, _ := call(t, strings.Fields(moment+"--format table moon")...); strings.Contains(table, "Air mass") || !strings.Contains(table, "Constellation") {
		t.Errorf("--format table writes\n%s", table)
	}
	if _, two, _ := call(t, strings.Fields(moment+"moon mars")...); strings.Contains(two, "Air mass") {
		t.Errorf("two bodies are\n%s", two)
	}
	if _, airless, _ := call(t, strings.Fields(moment+"--refraction=false moon")...); strings.Contains(airless, "as seen") {
		t.Errorf("without refraction:\n%s", airless)
	}
}

// The values of the flags appear in the document.
func TestPlanetsFlags(t *testing.T) {
	const moment = "planets --time 2026-11-22T21:00:00Z --lat 51.5 --lon 0 --format json saturn "
	saturn := func(flags string) (d, body map[string]any) {
		d = document(t, strings.Fields(moment+flags)...)
		return d, d["bodies"].([]any)[0].(map[string]any)
	}
	_, plain := saturn("")
	d, body := saturn("--delta-t 99.5 --pressure 505 --temperature −12.5 --horizon 3 --eye-height 20 --elevation 40 --zone Europe/London")
	if d["deltaT"] != 99.5 || d["zone"] != "Europe/London" || d["timeBasis"] != "UTC" {
		t.Errorf("%v %v %v", d["deltaT"], d["zone"], d["timeBasis"])
	}
	if _, ok := d["deltaTUncertainty"]; ok {
		t.Error("a ΔT that was given has an uncertainty")
	}
	for key, want := range map[string]float64{"pressure": 505, "temperature": -12.5, "horizon": 3, "eyeHeight": 20, "elevation": 40} {
		if got := d["observer"].(map[string]any)[key]; got != want {
			t.Errorf("observer's %s is %v, want %v", key, got, want)
		}
	}
	if body["azimuth"].(float64) >= plain["azimuth"].(float64) {
		t.Error("ΔT does not turn the sky")
	}
	if body["rise"].(string) <= plain["rise"].(string) || body["set"].(string) >= plain["set"].(string) {
		t.Errorf("over a skyline of 3° Saturn is up from %v to %v, over the level from %v to %v", body["rise"], body["set"], plain["rise"], plain["set"])
	}
	// The day is the observer's own.
	d = document(t, strings.Fields("planets --place Auckland --time 2026-11-22T21:00:00Z --format json moon")...)
	events := d["bodies"].([]any)[0].(map[string]any)["events"].([]any)
	for _, e := range events {
		if when := e.(map[string]any)["time"].(string); when < "2026-11-22T11:00:00Z" || when >= "2026-11-23T11:00:00Z" {
			t.Errorf("%v is not on 23 November in Auckland", e)
		}
	}
	if d["zone"] != "Pacific/Auckland" || len(events) < 2 {
		t.Errorf("zone %v, events %v", d["zone"], events)
	}
}

// A short span lists all kinds, a long one leaves out the frequent ones and reports
// that.
func TestEventsKinds(t *testing.T) {
	kinds := func(args string) map[string]int {
		count := map[string]int{}
		for _, e := range document(t, strings.Fields("events --lat -37.8 --lon 145 --format json "+args)...)["events"].([]any) {
			count[e.(map[string]any)["kind"].(string)]++
		}
		return count
	}
	day := kinds("--from 2021-05-26T00:00:00Z --to 2021-05-27T00:00:00Z")
	if day["rises"] < 29 || day["twilights"] != 6 || day["phases"] != 1 || day["eclipses"] != 1 || day["apsides"] != 1 {
		t.Errorf("on 26 May 2021: %v", day)
	}
	year := kinds("--from 2021-01-01T00:00:00Z --to 2022-01-01T00:00:00Z")
	if year["rises"] != 0 || year["twilights"] != 0 || year["nodes"] != 0 || year["seasons"] != 4 || year["phases"] < 49 || year["eclipses"] != 4 || year["planets"] < 30 {
		t.Errorf("in 2021: %v", year)
	}
	asked := kinds("--from 2021-01-01T00:00:00Z --to 2021-02-01T00:00:00Z --kind rises,nodes sun moon")
	if asked["rises"] < 180 || asked["nodes"] < 4 || len(asked) != 2 {
		t.Errorf("rises and nodes in January: %v", asked)
	}
	_, _, stderr := call(t, strings.Fields("events --from 2021-01-01T00:00:00Z --to 2022-01-01T00:00:00Z --lat 1 --lon 2")...)
	if !strings.Contains(stderr, "left out") || !strings.Contains(stderr, "--kind") {
		t.Errorf("said %q", stderr)
	}
	code, stdout, stderr := call(t, strings.Fields("events --from 1750-01-01T00:00:00Z --to 1751-01-01T00:00:00Z --kind planets --format csv")...)
	rows, err := csv.NewReader(strings.NewReader(stdout)).ReadAll()
	if code != Done || err != nil || len(rows) < 20 || !strings.Contains(stdout, "Pluto") {
		t.Errorf("in 1750: exit code %d, %d rows, %v, %q", code, len(rows), err, stderr)
	}
}

// A longitude of the Red Spot and altitudes of the Sun add their rows to the kinds.
func TestEventsAddWhatIsAskedFor(t *testing.T) {
	for flag, event := range map[string]string{"--red-spot 40": "red spot transit", "--sun-altitude 5": "sun"} {
		args := "events --from 2026-11-01T00:00:00Z --to 2026-11-03T00:00:00Z --format csv --kind phases " + flag
		code, stdout, stderr := call(t, strings.Fields(args)...)
		if code != Done || !strings.Contains(stdout, event) || !strings.Contains(stdout, "phases") {
			t.Errorf("%s: exit code %d, %s, %s; want %s and phases", args, code, stdout, stderr, event)
		}
	}
}

// What --zone is without a place is what its help says: UTC, and not of times that are typed,
// since nobody who names no place expects them to be in UTC.
func TestHelpOfTheZone(t *testing.T) {
	for _, command := range []string{"planets", "events", "ephemeris", "stars"} {
		if _, stdout, _ := call(t, command, "--help"); !strings.Contains(stdout, "for the default place UTC, and times that are typed have to name theirs") {
			t.Errorf("%s --help does not have the zone of typed times", command)
		}
	}
	for _, args := range []string{"planets|--time|2026-11-22 23:00|sun", "events|--from|2026-01-01|--to|2026-01-05", "ephemeris|--from|2026-01-01|--to|2026-01-05|--step|1d"} {
		if code, _, stderr := call(t, strings.Split(args, "|")...); code != Misused || !strings.Contains(stderr, "names no zone") {
			t.Errorf("%s: exit code %d, %s", args, code, stderr)
		}
	}
}

// The calendar can be read by others, and an eclipse lasts as long as it is seen.
func TestEventsICS(t *testing.T) {
	_, stdout, _ := call(t, strings.Fields("events --from 2021-05-01T00:00:00Z --to 2022-01-01T00:00:00Z --place Melbourne --format ics")...)
	for line := range strings.SplitSeq(strings.TrimSuffix(stdout, "\r\n"), "\r\n") {
		if strings.ContainsAny(line, "\r\n") || len(line) > 75 {
			t.Errorf("line %q", line)
		}
	}
	calendar, err := ics.ParseCalendar(strings.NewReader(stdout))
	if err != nil {
		t.Fatal(err)
	}
	ids := map[string]bool{}
	last := time.Time{}
	found := map[string]bool{}
	for _, e := range calendar.Events() {
		if ids[e.Id()] {
			t.Errorf("two events are %s", e.Id())
		}
		ids[e.Id()] = true
		start, err := e.GetStartAt()
		if err != nil {
			t.Fatal(err)
		}
		summary := e.GetProperty(ics.ComponentPropertySummary).Value
		end, err := e.GetEndAt()
		eclipse := strings.Contains(summary, "visible") && !strings.Contains(summary, "not") || strings.Contains(summary, "partial here")
		if (err == nil) != (eclipse || strings.HasSuffix(summary, "behind the Moon")) {
			t.Errorf("%s ends at %v, %v", summary, end, err)
		}
		if err == nil && end.Sub(start) < 10*time.Minute {
			t.Errorf("%s lasts from %v to %v", summary, start, end)
		}
		found[summary] = true
		last = start
	}
	for _, want := range []string{
		"Full Moon (Harvest Moon)", "Jupiter at opposition", "June solstice", "Earth at aphelion", "Venus at greatest elongation east",
		"Total lunar eclipse\\, visible", "Partial lunar eclipse\\, visible from moonrise", "Moon at perigee", "Mars in conjunction with the Sun",
	} {
		if !found[want] && !found[strings.ReplaceAll(want, "\\", "")] {
			t.Errorf("there is no %q among %d events up to %v", want, len(ids), last)
		}
	}
}

func TestEventsAreCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	var stdout, stderr bytes.Buffer
	args := "events --from 1900-01-01T00:00:00Z --to 2100-01-01T00:00:00Z"
	if code := Run(ctx, strings.Fields(args), &stdout, &stderr, Window{}); code != Failed || stdout.Len() > 0 || !strings.Contains(stderr.String(), "stopped before the table was complete: nothing was written") {
		t.Errorf("exit code %d, %q, %q", code, stdout.String(), stderr.String())
	}
}

// A body that is named twice is listed once.
func TestBodiesAreToldOnce(t *testing.T) {
	const moment = "planets --place Melbourne --time 2026-11-22T12:00:00Z "
	_, one, _ := call(t, strings.Fields(moment+"mars")...)
	if _, twice, _ := call(t, strings.Fields(moment+"mars Mars")...); twice != one || one == "" {
		t.Errorf("Mars twice is\n%s", twice)
	}
	if bodies := document(t, strings.Fields(moment+"--format json mars sun mars")...)["bodies"].([]any); len(bodies) != 2 {
		t.Errorf("Mars, the Sun and Mars are %d bodies", len(bodies))
	}
}

// A note names other places of the same name.
func TestPlacesOfOneName(t *testing.T) {
	for place, want := range map[string]bool{"Springfield": true, "Springfield, Missouri": false, "Munich, Germany": false} {
		code, _, stderr := call(t, "planets", "--place", place, "sun")
		told := strings.Contains(stderr, "there is also Springfield, Massachusetts, United States; Springfield, Illinois, United States; Springfield, Ohio, United States; write more")
		if code != Done || told != want || !strings.Contains(stderr, "observer: "+strings.Split(place, ",")[0]+", ") {
			t.Errorf("%s: exit code %d, said %q", place, code, stderr)
		}
	}
}

// The day before a date that was left out has its events.
func TestPlanetsBeforeASkippedDate(t *testing.T) {
	for place, when := range map[string]string{
		"Apia": "2011-12-29T22:00:00Z", "Manila": "1844-12-30T22:00:00Z", "Sao Paulo": "2018-11-04T12:00:00Z",
	} {
		code, stdout, stderr := call(t, "planets", "--place", place, "--time", when, "--format", "csv")
		if code != Done || strings.Count(stdout, "\n") != 11 {
			t.Errorf("%s: exit code %d, %q, %s", place, code, stdout, stderr)
		}
	}
}

// Every event of a calendar names the place where it is seen.
func TestEventsICSPlace(t *testing.T) {
	const span = "events --kind phases --format ics --from 2021-05-20T00:00:00Z --to 2021-05-30T00:00:00Z "
	for flags, want := range map[string][2]string{
		"--place Melbourne":           {"Melbourne, Victoria, Australia", "-37.8"},
		"--lat -39.754 --lon 145.051": {"39° 45′ 14.4″ S, 145° 03′ 03.6″ E", "-39.754;145.051"},
	} {
		_, stdout, _ := call(t, strings.Fields(span+flags)...)
		calendar, err := ics.ParseCalendar(strings.NewReader(stdout))
		if err != nil || len(calendar.Events()) != 1 {
			t.Fatalf("%s: %v in %s", flags, err, stdout)
		}
		e := calendar.Events()[0]
		where, at := e.GetProperty(ics.ComponentPropertyLocation), e.GetProperty(ics.ComponentPropertyGeo)
		if where == nil || where.Value != want[0] || at == nil || !strings.HasPrefix(at.Value, want[1]) {
			t.Errorf("%s: location %+v, geo %+v", flags, where, at)
		}
	}
}

// icsOf is the calendar file of a command line, parsed, and its events by their
// UIDs.
func icsOf(t *testing.T, args string) (*ics.Calendar, map[string]*ics.VEvent) {
	t.Helper()
	_, stdout, _ := call(t, strings.Fields("events --format ics "+args)...)
	calendar, err := ics.ParseCalendar(strings.NewReader(stdout))
	if err != nil {
		t.Fatal(err)
	}
	events := map[string]*ics.VEvent{}
	for _, e := range calendar.Events() {
		if events[e.Id()] != nil {
			t.Errorf("two events are %s", e.Id())
		}
		events[e.Id()] = e
	}
	return calendar, events
}

// The name of an event holds the kind, the body, the day and the place: neither
// the elevation nor the zone changes it, and another city's is another.
func TestEventsICSNames(t *testing.T) {
	const eclipse = "--from 2025-03-29T00:00:00Z --to 2025-03-30T00:00:00Z --kind eclipses "
	_, london := icsOf(t, eclipse+"--place London")
	_, newYork := icsOf(t, eclipse+"--lat 40.7 --lon -74")
	if london["eclipses-sun-eclipse-20250329-51.5n0.1w@"+assets.ID] == nil || newYork["eclipses-sun-eclipse-20250329-40.7n74.0w@"+assets.ID] == nil {
		t.Errorf("%v, %v", london, newYork)
	}
	const day = "--from 2024-05-07T00:00:00Z --to 2024-05-09T00:00:00Z --lat -30 --lon -100 "
	_, low := icsOf(t, day)
	_, high := icsOf(t, day+"--elevation 3000 --zone America/Mexico_City")
	if len(low) < 60 || len(low) != len(high) {
		t.Fatalf("%d and %d events", len(low), len(high))
	}
	for id := range low {
		if high[id] == nil {
			t.Errorf("%s has another name at 3000 m", id)
		}
	}
	// The Sun sets at 00:00:13 and at 23:59:29 of the first day.
	if low["rises-sun-set-20240507-30.0s100.0w@"+assets.ID] == nil || low["rises-sun-set-20240507-30.0s100.0w-2@"+assets.ID] == nil {
		t.Errorf("%v", low)
	}
}

// No event makes its owner busy, each has its category, the calendar has a name,
// and words that hold times name their zone.
func TestEventsICSProperties(t *testing.T) {
	calendar, events := icsOf(t, "--from 2026-08-01T00:00:00Z --to 2026-09-01T00:00:00Z --kind eclipses,phases --lat 41.87 --lon -2.71 --zone Europe/Madrid")
	name := ""
	for _, p := range calendar.CalendarProperties {
		if p.IANAToken == "X-WR-CALNAME" {
			name = p.Value
		}
	}
	if !strings.HasPrefix(name, "The sky of 41° 52′") || len(events) != 6 {
		t.Errorf("%q, %d events", name, len(events))
	}
	for id, e := range events {
		value := func(p ics.ComponentProperty) string {
			if found := e.GetProperty(p); found != nil {
				return found.Value
			}
			return ""
		}
		category := strings.ToUpper(strings.Split(id, "-")[0])
		if value(ics.ComponentPropertyTransp) != "TRANSPARENT" || value(ics.ComponentPropertyCategories) != category {
			t.Errorf("%s: %s, %s", id, value(ics.ComponentPropertyTransp), value(ics.ComponentPropertyCategories))
		}
		words := value(ics.ComponentPropertyDescription)
		if (category == "ECLIPSES") != strings.Contains(words, "Times in this text are in the zone Europe/Madrid") {
			t.Errorf("%s: %q", id, words)
		}
	}
	sun := events["eclipses-sun-eclipse-20260812-41.9n2.7w@"+assets.ID]
	if sun == nil {
		t.Fatal("no eclipse of the Sun")
	}
	if words := sun.GetProperty(ics.ComponentPropertyDescription).Value; !strings.Contains(words, "19:34–21:1") || !strings.Contains(words, "maximum here 20:30") {
		t.Errorf("%q", words)
	}
}

// Eclipses that are not seen are no appointments.
func TestEventsICSLeavesOutWhatIsNotSeen(t *testing.T) {
	_, events := icsOf(t, "--from 2026-03-01T00:00:00Z --to 2026-03-10T00:00:00Z --kind eclipses --place Johannesburg")
	_, _, stderr := call(t, strings.Fields("events --format ics --from 2026-03-01T00:00:00Z --to 2026-03-10T00:00:00Z --kind eclipses --place Johannesburg")...)
	if len(events) != 0 || !strings.Contains(stderr, "not visible there, 1") {
		t.Errorf("%v, said %q", events, stderr)
	}
}
