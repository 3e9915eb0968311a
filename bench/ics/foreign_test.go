package ics

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/soniakeys/unit"

	"perihelion/ephem"
	"perihelion/ephem/almanac"
)

// Two parsers find in a file what was written into it: all kinds of events of some weeks and the
// rarer ones of a year, at three places, one of them with letters beyond ASCII.
func TestForeignParsers(t *testing.T) {
	for _, parser := range []string{"icalendar", "vobject"} {
		if err := exec.Command("/usr/bin/python3", "-c", "import "+parser).Run(); err != nil {
			t.Skipf("needs Debian's python3-%s", parser)
		}
	}
	for _, c := range []struct {
		place    string
		lat, lon float64
		zone     string
	}{
		{"Tromsø, Troms; “the gate, north”", 69.6489, 18.9551, "Europe/Oslo"},
		{"Melbourne, Victoria, Australia", -37.814, 144.9633, "Australia/Melbourne"},
		{"", 0, -179.9, "Pacific/Auckland"},
	} {
		zone, err := time.LoadLocation(c.zone)
		if err != nil {
			t.Fatal(err)
		}
		from := time.Date(2026, 12, 1, 0, 0, 0, 0, zone)
		span := almanac.Span{
			Place: c.place, Observer: ephem.Observer{Latitude: unit.AngleFromDeg(c.lat), Longitude: unit.AngleFromDeg(c.lon)},
			From: from, To: from.AddDate(0, 0, 20), Zone: zone, Kinds: almanac.Kinds(),
		}
		parsed(t, span, 600)
		span.To = from.AddDate(1, 0, 0)
		span.Kinds = slices.DeleteFunc(span.Kinds, almanac.Kind.Frequent)
		parsed(t, span, 500)
	}
}

// parsed holds the file of a span, which has so many events at least, against what both parsers
// read.
func parsed(t *testing.T, span almanac.Span, least int) {
	t.Helper()
	calendar, err := span.Calendar(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var file bytes.Buffer
	unseen, err := Write(&file, calendar, Options{Made: span.From})
	if err != nil {
		t.Fatal(err)
	}
	n := len(calendar.Events) - unseen
	if n < least {
		t.Errorf("%d events, fewer than %d", n, least)
	}
	for line := range strings.SplitSeq(file.String(), "\r\n") {
		if len(line) > 75 {
			t.Errorf("a line has %d bytes, and 75 is the most: %s", len(line), line)
		}
	}
	path := filepath.Join(t.TempDir(), "sky.ics")
	if err := os.WriteFile(path, file.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, parser := range []string{"icalendar", "vobject"} {
		compare(t, parser, path, calendar, n)
	}
}

// compare holds what a parser reads against the calendar.
func compare(t *testing.T, parser, path string, c almanac.Calendar, n int) {
	t.Helper()
	script, err := os.ReadFile(filepath.Join("testdata", "read.py"))
	if err != nil {
		t.Fatal(err)
	}
	var complaints bytes.Buffer
	cmd := exec.Command("/usr/bin/python3", "-c", string(script), parser, path)
	cmd.Stderr = &complaints
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%s: %v, %s", parser, err, complaints.Bytes())
	}
	seen := map[string]bool{}
	lines := bufio.NewScanner(bytes.NewReader(out))
	lines.Buffer(nil, 1<<20)
	where := location(c.Observer)
	for _, e := range c.Events {
		if e.Unseen() {
			continue
		}
		if !lines.Scan() {
			t.Fatalf("%s: %d events, not %d", parser, len(seen), n)
		}
		var got [10]any
		if err := json.Unmarshal(lines.Bytes(), &got); err != nil {
			t.Fatalf("%s: %v: %s", parser, err, lines.Bytes())
		}
		begin, end := e.Time.Time, ""
		if from, to := e.Seen(); e.Meeting == nil && !from.IsZero() {
			begin, end = from.Time, to.UTC().Format(time.RFC3339)
		}
		for i, want := range map[int]any{
			1: begin.UTC().Format(time.RFC3339), 2: end, 3: e.Summary, 4: where, 6: strings.ToUpper(string(e.Kind)),
			7: c.Observer.Latitude, 8: c.Observer.Longitude, 9: "TRANSPARENT",
		} {
			if fmt.Sprint(got[i]) != fmt.Sprint(want) {
				t.Fatalf("%s: of %s at %s part %d is %v, not %v", parser, e.Summary, e.Time, i, got[i], want)
			}
		}
		if detail, text := c.Detail(e), got[5].(string); !strings.HasPrefix(text, detail) {
			t.Fatalf("%s: of %s the description is %q, not %q", parser, e.Summary, text, detail)
		}
		uid := got[0].(string)
		if seen[uid] {
			t.Fatalf("%s: two events are called %s", parser, uid)
		}
		seen[uid] = true
	}
	if lines.Scan() || len(seen) != n {
		t.Errorf("%s: %d events, not %d", parser, len(seen), n)
	}
}
