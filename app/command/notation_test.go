package command

import (
	"math"
	"strings"
	"testing"
)

// Coordinates and times in the notations of maps, tables and other programs.
func TestNotations(t *testing.T) {
	const moment = "2026-11-22T12:00:00Z"
	for _, c := range []struct {
		args     []string
		lat, lon float64
		zone     string
	}{
		{[]string{"--place", "-33.8688, 151.2093", "--time", moment}, -33.8688, 151.2093, "Australia/Sydney"},
		{[]string{"--lat", "-33.8688, 151.2093", "--time", moment}, -33.8688, 151.2093, "Australia/Sydney"},
		{[]string{"--lat", "39d45m14.4sS", "--lon", "145 3 3.6 E", "--time", moment}, -39.754, 145.051, "Australia/Hobart"},
		{[]string{"--lat", "4530N", "--lon", "204.528", "--time", moment}, 45.5, -155.472, "Etc/GMT+10"},
		{[]string{"--lat", "12.5 North", "--lon", "79.98° Ost", "--time", moment}, 12.5, 79.98, "Asia/Kolkata"},
		{[]string{"--place", "Berlin", "--time", "2026-11-22 13:00"}, 52.524, 13.411, "Europe/Berlin"},
		{[]string{"--place", "Berlin", "--time", "2026-11-22T14:00", "--zone", "+02:00"}, 52.524, 13.411, "+02:00"},
		{[]string{"--lat", "52.522", "--lon", "13.402", "--time", "2026-11-22T13:00:00"}, 52.522, 13.402, "Europe/Berlin"},
		{[]string{"--place", "Berlin", "--time", "JD 2461367", "--zone", "europe/berlin"}, 52.524, 13.411, "Europe/Berlin"},
		{[]string{"--place", "Berlin", "--time", "@1795348800"}, 52.524, 13.411, "Europe/Berlin"},
	} {
		d := document(t, append([]string{"planets", "sun", "--format", "json"}, c.args...)...)
		o := d["observer"].(map[string]any)
		if math.Abs(o["lat"].(float64)-c.lat) > 0.001 || math.Abs(o["lon"].(float64)-c.lon) > 0.001 || d["zone"] != c.zone || d["time"] != moment {
			t.Errorf("%q: %v, %v, %v", c.args, o, d["zone"], d["time"])
		}
	}
	for args, want := range map[string]string{
		"planets|--time|2026-11-22 13:00":                         "names no zone",
		"planets|--place|Berlin|--time|2026-02-29":                "the days 1 to 28",
		"planets|--place|Berlin|--time|2026-03-29 02:30":          "was left out",
		"planets|--place|Berlin|--time|2016-12-31T12:59:60Z":      "none then",
		"planets|--place|-95.5, 10":                               "latitude −95.5",
		"planets|--lat|1.5, 2.5|--lon|3":                          "a latitude and a longitude",
		"planets|--lat|1|--lon|79.98° O":                          "write E or W",
		"events|--place|Berlin|--from|2026-11-22|--to|2026-11-22": "is not after",
		"planets|--place|Berlin|--zone|europe/nowhere":            "+02:00",
		"planets|--time|3001-10-04T12:00:00Z":                     "to the year 3000",
	} {
		if code, _, stderr := call(t, strings.Split(args, "|")...); code != Misused || !strings.Contains(stderr, want) {
			t.Errorf("%s: exit code %d, said %q", args, code, stderr)
		}
	}
	// A day by the clock of the place.
	d := document(t, strings.Split("events|--place|Berlin|--from|2026-11-22|--to|2026-11-23|--kind|seasons|--format|json", "|")...)
	if d["from"] != "2026-11-21T23:00:00Z" || d["to"] != "2026-11-22T23:00:00Z" {
		t.Errorf("%v to %v", d["from"], d["to"])
	}
}
