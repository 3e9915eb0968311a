package command

import (
	"math"
	"strings"
	"testing"
	"time"
)

// The flags for the horizon, the centre and the air change rises and sets. The Sun's
// are by Swiss Ephemeris, bracketed by its topocentric altitudes.
func TestHorizonFlags(t *testing.T) {
	const here = " --lat 40 --lon 0 --zone UTC "
	const day = "events --kind rises --from 2026-11-22T00:00:00Z --to 2026-11-23T00:00:00Z --format json sun" + here
	const taiwan = "events --kind rises --from 2021-03-06T00:00:00Z --to 2021-03-07T00:00:00Z --format json sun --lat 24.143 --lon 120.874 --elevation 56 --horizon 60 --centre"
	for _, c := range []struct{ args, event, want string }{
		{day + "--horizon -4 --centre", "rise", "2026-11-22T06:34:45Z"},
		{day + "--horizon 6 --centre", "rise", "2026-11-22T07:33:54Z"},
		{day + "--centre", "rise", "2026-11-22T06:57:47Z"},
		{day + "--pressure 0", "rise", "2026-11-22T06:56:14Z"},
		{taiwan, "rise", "2021-03-06T03:51:49Z"},
		{taiwan, "set", "2021-03-06T04:24:00Z"},
	} {
		got := ""
		for _, e := range document(t, strings.Fields(c.args)...)["events"].([]any) {
			if e := e.(map[string]any); e["event"] == c.event {
				got = e["time"].(string)
			}
		}
		at, err := time.Parse(time.RFC3339, got)
		want, _ := time.Parse(time.RFC3339, c.want)
		if err != nil || at.Sub(want).Abs() > time.Second {
			t.Errorf("%s: %s at %q, want %s", c.args, c.event, got, c.want)
		}
	}
	d := document(t, strings.Fields("planets sun --time 2026-11-22T12:00:00Z --format json --horizon -4 --centre"+here)...)
	sun := d["bodies"].([]any)[0].(map[string]any)
	if o := d["observer"].(map[string]any); sun["rise"] != "2026-11-22T06:34:45Z" || o["centre"] != true || o["horizon"] != -4.0 {
		t.Errorf("rise %v of %v", sun["rise"], o)
	}
	for args, want := range map[string]string{
		"planets --horizon -91 --centre":                "−90 to 90",
		"planets --horizon -11":                         "−10 to 80",
		"planets --horizon 3 --centre --eye-height 100": "leave out one of them",
		"planets --pressure -1":                         "hectopascals",
		"planets --polar-motion 0.1":                    "arcseconds",
		"planets --polar-motion 3,0":                    "less than 1″",
	} {
		if code, _, stderr := call(t, strings.Fields(args)...); code != Misused || !strings.Contains(stderr, want) {
			t.Errorf("%s: exit code %d, said %q", args, code, stderr)
		}
	}
	_, table, _ := call(t, strings.Fields("planets --horizon -4 --centre"+here)...)
	_, airless, _ := call(t, strings.Fields("planets --pressure 0"+here)...)
	if !strings.Contains(table, "their centre at −4.0°, without refraction") || !strings.Contains(airless, "Altitudes without refraction.") {
		t.Errorf("%s\n%s", table, airless)
	}
}

// A mountain has less air than the sea's shore, unless it is given.
func TestAirFlags(t *testing.T) {
	lift := func(args string) (float64, map[string]any) {
		d := document(t, strings.Fields("planets sun --format json --time 2026-03-20T16:40:00Z --lat 19.8261 --lon -155.4747 "+args)...)
		sun := d["bodies"].([]any)[0].(map[string]any)
		return sun["refracted"].(float64) - sun["altitude"].(float64), d["observer"].(map[string]any)
	}
	sea, plain := lift("")
	high, told := lift("--elevation 4205")
	given, _ := lift("--elevation 4205 --pressure 1010")
	none, _ := lift("--elevation 4205 --pressure 0")
	if math.Abs(high/sea-0.606) > 0.005 || math.Abs(given/sea-1) > 0.01 || none != 0 {
		t.Errorf("lifted by %v at the shore, %v, %v and %v at 4205 m", sea, high, given, none)
	}
	if told["pressure"] != 598.2 || told["temperature"] != 10.0 || plain["pressure"] != nil {
		t.Errorf("%v, at the shore %v", told, plain)
	}
	_, card, _ := call(t, "planets", "sun", "--place", "Mauna Kea", "--time", "2026-03-20T20:40:00Z")
	if !strings.Contains(card, "through air of 598.2 hPa, 10 °C") {
		t.Errorf("%s", card)
	}
}

// Coordinates have a zone, by the boundaries of zones, as places of the list do.
func TestZoneOfCoordinates(t *testing.T) {
	for args, want := range map[string]string{
		"--lat 41.87 --lon -2.71":              "Europe/Madrid",
		"--lat 31.69 --lon -106.49":            "America/Ciudad_Juarez",
		"--lat 31.69 --lon -106.49 --zone UTC": "UTC",
		"--lat 0 --lon -150":                   "Etc/GMT+10",
		"":                                     "UTC",
		"--place Zhanjiang":                    "Asia/Shanghai",
		"--place Lhasa":                        "Asia/Shanghai",
		"--place Ittoqqortoormiit":             "America/Scoresbysund",
		"--place Yumen":                        "Asia/Shanghai",
	} {
		if d := document(t, strings.Fields("planets sun --format json "+args)...); d["zone"] != want {
			t.Errorf("%s: %v, want %s", args, d["zone"], want)
		}
	}
	// Swiss Ephemeris, in UTC+8.
	_, csv, _ := call(t, strings.Fields("planets --lat 21.200 --lon 110.380 --time 2026-06-21T04:00:00Z --format csv sun")...)
	if !strings.Contains(csv, "2026-06-20T21:57:") || !strings.Contains(csv, "2026-06-21T11:22:58") {
		t.Errorf("%s", csv)
	}
}

// The pole of the Earth moves a little, and is in the document.
func TestPolarMotion(t *testing.T) {
	const here = " --lat 52 --lon 13 --time 2026-11-22T12:00:00Z --format csv mars"
	_, plain, _ := call(t, strings.Fields("planets"+here)...)
	code, moved, _ := call(t, strings.Fields("planets --polar-motion 0.11,0.35"+here)...)
	if code != 0 || moved == plain {
		t.Errorf("exit %d, %s", code, moved)
	}
	_, document, _ := call(t, strings.Fields("planets --polar-motion 0.11,0.35 --lat 52 --lon 13 --format json mars")...)
	if !strings.Contains(document, `"poleX": 0.11`) || !strings.Contains(document, `"poleY": 0.35`) {
		t.Errorf("%.400s", document)
	}
}
