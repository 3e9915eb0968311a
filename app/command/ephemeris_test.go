package command

import (
	"context"
	"encoding/csv"
	"strings"
	"testing"
)

// A table over a span holds what planets writes for each of its instants.
func TestEphemerisHoldsWhatPlanetsWrites(t *testing.T) {
	const where = " --place Melbourne --format csv moon"
	_, table, stderr := call(t, strings.Fields("ephemeris --from 2026-04-04 --to 2026-04-07 --step 1d --quantities all"+where)...)
	lines, err := csv.NewReader(strings.NewReader(table)).ReadAll()
	if err != nil || len(lines) != 4 || !strings.Contains(stderr, "observer: Melbourne") {
		t.Fatalf("%v, %v, %q", lines, err, stderr)
	}
	for _, l := range lines[1:] {
		_, one, _ := call(t, strings.Fields("planets --time "+l[0]+where)...)
		planets, err := csv.NewReader(strings.NewReader(one)).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		want := map[string]string{}
		for i, key := range planets[0] {
			want[key] = planets[1][i]
		}
		for i, key := range lines[0] {
			if l[i] != want[key] {
				t.Errorf("%s at %s: %s, planets has %s", key, l[0], l[i], want[key])
			}
		}
	}
	if lines[1][0] != "2026-04-03T13:00:00Z" || lines[3][0] != "2026-04-05T14:00:00Z" {
		t.Errorf("%v", lines)
	}
}

// The table has dates and times of the zone, in words.
func TestTablesAreInTheZone(t *testing.T) {
	_, table, _ := call(t, strings.Fields("ephemeris --from 2026-04-04T23:30 --to 2026-04-06 --step 1d --place Melbourne mars")...)
	if !strings.Contains(table, "Sat 4 Apr 2026 23:30 AEDT  Mars") || !strings.Contains(table, "Sun 5 Apr 2026 23:30 AEST  Mars") {
		t.Error(table)
	}
	_, table, _ = call(t, strings.Fields("ephemeris --from 2026-04-04 --to 2026-04-06 --at transit --place Melbourne mars")...)
	if !strings.Contains(table, "AEDT  transit  Mars") {
		t.Error(table)
	}
	d := document(t, strings.Fields("almanac --month 2026-04 --place Melbourne --format json jupiter")...)
	if days := d["days"].([]any); len(days) != 30 || days[4].(map[string]any)["hours"] != 25.0 || d["observer"].(map[string]any)["default"] != false {
		t.Errorf("%v", d["observer"])
	}
	_, table, stderr := call(t, "almanac", "--year", "2026")
	if strings.Count(table, " 2026  ") != 365 || !strings.Contains(stderr, "Greenwich") {
		t.Errorf("%s", stderr)
	}
	if code, table, _ := call(t, "almanac"); code != Done || strings.Count(table, "\n") < 28 {
		t.Errorf("%d, %s", code, table)
	}
}

// A table that is stopped writes nothing.
func TestStoppedTableWritesNothing(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	for _, args := range []string{"ephemeris --from 2026-01-01T00:00:00Z --to 2026-12-31T00:00:00Z --step 1h", "almanac --year 2026"} {
		var stdout, stderr strings.Builder
		code := Run(ctx, strings.Fields(args), &stdout, &stderr, Window{})
		if code != Failed || stdout.Len() != 0 || !strings.Contains(stderr.String(), "nothing was written") {
			t.Errorf("%s: exit code %d, %q, said %q", args, code, stdout.String(), stderr.String())
		}
	}
}
