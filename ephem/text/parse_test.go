package text

import (
	"errors"
	"math"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"perihelion/assets/field"
)

func TestParseLatitude(t *testing.T) {
	south := -(39 + 45.0/60 + 14.4/3600)
	for _, c := range []struct {
		typed string
		want  float64
	}{
		{"-39.754", -39.754}, {"−39.754", -39.754}, {"–39.754", -39.754}, {"+51.4769", 51.4769},
		{"51,4769", 51.4769}, {" 51.4769 ", 51.4769}, {"51.4769°", 51.4769}, {"51.4769° N", 51.4769},
		{"39.754S", -39.754}, {"S39.754", -39.754}, {"s 39.754", -39.754}, {"39.754 s", -39.754},
		{"39°45'14.4\"S", south}, {"39° 45′ 14.4″ S", south}, {"39 45 14.4 S", south}, {"39:45:14.4 S", south},
		{"-39 45 14,4", south}, {"39°45’14.4”s", south}, {"39°45'14.4''S", south}, {"S 39 45 14.4", south},
		{"39 45.5", 39 + 45.5/60}, {"39°45.5'", 39 + 45.5/60}, {"39°", 39}, {"0", 0}, {"-0", 0}, {"90", 90}, {"-90", -90}, {"90 0 0 N", 90},
		{".5", 0.5}, {"5.", 5},
		{"39d45m14.4s", 39 + 45.0/60 + 14.4/3600}, {"-39d45m14.4s", south}, {"39d45m14.4sS", south}, {"39d 45m 14.4s S", south}, {"39d45mS", -39.75},
		{"45 59 60 N", 46}, {"39 60 0", 40}, {"89 59 60", 90}, {"12.5 North", 12.5}, {"South 12.5", -12.5}, {"12,5 Süd", -12.5}, {"12.5 norte", 12.5},
		{"4530N", 45.5}, {"4530.5S", -(45 + 30.5/60)}, {"453015N", 45 + 30.0/60 + 15.0/3600}, {"N4530", 45.5}, {"39.754\u00a0S", -39.754},
	} {
		got, err := ParseLatitude(c.typed)
		if err != nil || math.Abs(got.Deg()-c.want) > 1e-12 {
			t.Errorf("ParseLatitude(%q) = %v°, %v; want %v°", c.typed, got.Deg(), err, c.want)
		}
	}
}

func TestParseLongitude(t *testing.T) {
	for _, c := range []struct {
		typed string
		want  float64
	}{
		{"145.051", 145.051}, {"145°03′03.6″E", 145.051}, {"0.0005 W", -0.0005}, {"w0.0005", -0.0005}, {"-180", -180}, {"180", 180}, {"180 E", 180},
		{"204.528", -155.472}, {"359.8833", -0.1167}, {"204.528 E", -155.472}, {"360", 0}, {"204 31 40.8", -155.472}, {"180.1", -179.9},
		{"3 East", 3}, {"3 West", -3}, {"79.98° Ost", 79.98}, {"79.98 Ouest", -79.98}, {"79.98 oeste", -79.98}, {"3 este", 3}, {"3 est", 3},
		{"00230W", -2.5}, {"0023015.5W", -(2 + 30.0/60 + 15.5/3600)}, {"145d03m03.6s", 145.051},
	} {
		got, err := ParseLongitude(c.typed)
		if err != nil || math.Abs(got.Deg()-c.want) > 1e-10 {
			t.Errorf("ParseLongitude(%q) = %v°, %v; want %v°", c.typed, got.Deg(), err, c.want)
		}
	}
}

// refused checks that an error is of a field, and has a remedy.
func refused(t *testing.T, call string, err error, name string) {
	t.Helper()
	var wrong *field.Error
	if !errors.As(err, &wrong) {
		t.Errorf("%s gives the error %v", call, err)
		return
	}
	if wrong.Field != name || !strings.Contains(wrong.Sentence, "write") || utf8.RuneCountInString(wrong.Sentence) > 220 {
		t.Errorf("%s: field %q, sentence %q", call, wrong.Field, wrong.Sentence)
	}
}

func TestRefusedAngles(t *testing.T) {
	for _, typed := range []string{
		"", "  ", "abc", "NaN", "inf", "-Inf", "1e3", "0x10", "95", "-90.1", "91 N", "90 0 1", "39 61 0", "39 45 60.1", "4530", "045N30", "45301N", "39.5 45", "1 2 3 4",
		"-39 S", "+39N", "--39", "39-", "39 45 14 E", "N", "S", "-", "°", "39,4,5", "39..5", "39°°", "39'", "１２", strings.Repeat("9", 400),
		"39.754, 145.051",
	} {
		_, err := ParseLatitude(typed)
		refused(t, "ParseLatitude("+typed+")", err, "lat")
	}
	for _, typed := range []string{"", "abc", "360.1", "-181", "204 W", "NaN", "39 N", "79.98° O", "O 79.98", "2.5 South"} {
		_, err := ParseLongitude(typed)
		refused(t, "ParseLongitude("+typed+")", err, "lon")
	}
	_, err := ParseLatitude("95")
	if want := "latitude 95 is outside −90 to 90; write degrees north, negative for south"; err.Error() != want {
		t.Errorf("%q, want %q", err, want)
	}
}

// Pairs as maps, tables and other programs print them; a name or one number is none.
func TestPair(t *testing.T) {
	for _, c := range []struct {
		typed    string
		lat, lon float64
	}{
		{"-33.8688, 151.2093", -33.8688, 151.2093}, {"−33.8688,151.2093", -33.8688, 151.2093}, {"-33.8688 151.2093", -33.8688, 151.2093},
		{"33.5;151", 33.5, 151}, {"(41.87, -2.71)", 41.87, -2.71}, {"geo:41.87,-2.71", 41.87, -2.71}, {"41.87/-2.71", 41.87, -2.71}, {"40, -3", 40, -3},
		{"41,87 -2,71", 41.87, -2.71}, {"41,87; -2,71", 41.87, -2.71}, {"41,87, -2,71", 41.87, -2.71}, {"41,87,-2,71", 41.87, -2.71}, {"40;3", 40, 3}, {"40.5,3", 40.5, 3}, {"40°, 3°", 40, 3},
		{"39°45′14.4″S 145°03′03.6″E", -39.754, 145.051}, {"39°45'14.4\"S, 145°3'3.6\"E", -39.754, 145.051}, {"S39.754 E145.051", -39.754, 145.051},
		{"2.71W 41.87N", 41.87, -2.71}, {"41.87 N; 2.71 W", 41.87, -2.71}, {"39 45 14.4 S 145 3 3.6 E", -39.754, 145.051}, {"39 45 14.4, 145 3 3.6", 39.754, 145.051},
		{"39d45m14.4sS 145d03m03.6sE", -39.754, 145.051}, {"-33.8688, 204.528", -33.8688, -155.472}, {"4530N00230W", 45.5, -2.5}, {"-39:45:14.4, 145:03:03.6", -39.754, 145.051},
		{"-39,754;145.051", -39.754, 145.051}, {"-39,754; 145 3 3.6 E", -39.754, 145.051}, {"145.051 E; 39,754 S", -39.754, 145.051}, {"39 45 14.4; 145 3 3,6", 39.754, 145.051},
	} {
		lat, lon, is, err := Pair(c.typed)
		if !is || err != nil || math.Abs(lat.Deg()-c.lat) > 1e-9 || math.Abs(lon.Deg()-c.lon) > 1e-9 {
			t.Errorf("Pair(%q) = %v, %v, %v, %v; want %v, %v", c.typed, lat.Deg(), lon.Deg(), is, err, c.lat, c.lon)
		}
	}
	for _, typed := range []string{
		"", "Melbourne", "39,754", "39,45", "39.754", "39 45", "39 45 14", "39 45 14 S", "39°45′14″S", "39d45m14s", "S39.754", "New York", "Essen", "NW", "E", "1e3", "39:45:14", "4530N",
	} {
		if lat, lon, is, err := Pair(typed); is {
			t.Errorf("Pair(%q) = %v, %v, %v", typed, lat.Deg(), lon.Deg(), err)
		}
	}
	for typed, want := range map[string]string{"95.5, 10.5": "lat", "10.5, 361.5": "lon", "10.5 N, 20.5 N": "lon", "-151.2, -33.8": "lat"} {
		_, _, is, err := Pair(typed)
		if !is {
			t.Errorf("Pair(%q) is none", typed)
		}
		refused(t, "Pair("+typed+")", err, want)
	}
	if _, err := ParseLatitude("-33.8688, 151.2093"); err == nil || !strings.Contains(err.Error(), "is a latitude and a longitude") {
		t.Errorf("a pair for a latitude: %v", err)
	}
}

// The addresses of maps, with the mark before the middle.
func TestMapAddress(t *testing.T) {
	for _, typed := range []string{
		"geo:48.2082,16.3738", "geo:48.2082,16.3738,171", "geo:48.2082,16.3738;u=35", "geo:48.2082,16.3738?z=12", "GEO:48.2082,16.3738",
		"https://www.google.com/maps/@48.2082,16.3738,12z", "https://www.google.at/maps/place/Wien/@48.1,16.2,11z/data=!3m1!4b1!4m6!8m2!3d48.2082!4d16.3738!16z",
		"https://www.google.com/maps?q=48.2082,16.3738", "https://maps.google.com/?ll=48.2082%2C16.3738&z=3", "https://www.google.com/maps/search/?api=1&query=48.2082%2c16.3738",
		"https://www.google.com/maps/place/48.2082,16.3738/", "https://maps.google.com/maps?q=loc:48.2082+16.3738",
		"https://www.openstreetmap.org/#map=12/48.2082/16.3738", "https://www.openstreetmap.org/?mlat=48.2082&mlon=16.3738#map=12/48.1/16.2", "www.openstreetmap.org/#map=12/48.2082/16.3738&layers=N",
		"https://maps.apple.com/?ll=48.2082,16.3738&q=Wien", "https://maps.apple.com/place?coordinate=48.2082,16.3738&name=Wien", "https://www.bing.com/maps?cp=48.2082~16.3738&lvl=11",
		" https://www.google.com/maps/@48.2082,16.3738,12z\n",
	} {
		lat, lon, is, err := Pair(typed)
		if !is || err != nil || math.Abs(lat.Deg()-48.2082) > 1e-9 || math.Abs(lon.Deg()-16.3738) > 1e-9 {
			t.Errorf("Pair(%q) = %v, %v, %v, %v", typed, lat.Deg(), lon.Deg(), is, err)
		}
	}
	if lat, lon, is, err := Pair("https://www.openstreetmap.org/#map=4/-33.87/-151.21"); !is || err != nil || lat.Deg() > 0 || lon.Deg() > 0 {
		t.Errorf("south and west: %v, %v, %v, %v", lat.Deg(), lon.Deg(), is, err)
	}
	for typed, field := range map[string]string{"https://maps.app.goo.gl/Ab1Cd": "place", "geo:Wien": "place", "https://example.org/": "place", "geo:95,10": "lat"} {
		_, _, is, err := Pair(typed)
		if !is {
			t.Errorf("Pair(%q) is none", typed)
		}
		refused(t, "Pair("+typed+")", err, field)
	}
}

func TestParseElevation(t *testing.T) {
	for _, c := range []struct {
		typed string
		want  float64
	}{
		{"0", 0}, {"120", 120}, {"120 m", 120}, {"120m", 120}, {"−400", -400}, {"400 ft", 121.92}, {"400 feet", 121.92}, {"1.5", 1.5}, {"1,5 metres", 1.5},
		{"8848", 8848}, {"100000", 100_000}, {"120.125", 120.125}, {"120,125", 120.125}, {"0.125", 0.125}, {"-1.125", -1.125},
		{"1.00", 1}, {"1234.567", 1234.567}, {"1.2345", 1.2345},
	} {
		got, err := ParseElevation(c.typed)
		if err != nil || math.Abs(got-c.want) > 1e-9 {
			t.Errorf("ParseElevation(%q) = %v, %v; want %v", c.typed, got, err, c.want)
		}
	}
	for _, typed := range []string{"", "abc", "NaN", "inf", "120 km", "-501", "100001", "1,600", "1.600", "+1.000", "1.000 ft", "100.000", "12 m 3", "1e3"} {
		_, err := ParseElevation(typed)
		refused(t, "ParseElevation("+typed+")", err, "elevation")
	}
	for typed, want := range map[string]string{"1.000": "write 1000 or 1", "1,625": "write 1625 or 1.63"} {
		if _, err := ParseElevation(typed); err == nil || !strings.HasSuffix(err.Error(), want) {
			t.Errorf("ParseElevation(%q): %v, want %q", typed, err, want)
		}
	}
}

func TestParseTime(t *testing.T) {
	now := time.Date(2026, 11, 22, 1, 2, 3, 0, time.UTC)
	berlin, err := Zone("Europe/Berlin")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		typed string
		zone  *time.Location
		want  string
	}{
		{"2026-11-22T12:00:00Z", nil, "2026-11-22T12:00:00Z"},
		{"2026-11-22t12:00:00.5z", nil, "2026-11-22T12:00:00.5Z"},
		{"2026-11-22T23:00:00+11:00", berlin, "2026-11-22T12:00:00Z"},
		{"2026-11-22T23:00+11:00", nil, "2026-11-22T12:00:00Z"},
		{" now ", nil, "2026-11-22T01:02:03Z"}, {"NOW", nil, "2026-11-22T01:02:03Z"},
		{"2026-11-22 12:00:00Z", nil, "2026-11-22T12:00:00Z"}, {"2026-11-22 12:00Z", nil, "2026-11-22T12:00:00Z"},
		{"2026-11-22T12:00:00+0000", nil, "2026-11-22T12:00:00Z"}, {"2026-11-22 23:00:00 +1100", nil, "2026-11-22T12:00:00Z"},
		{"2026-11-22 12:00:00 UTC", berlin, "2026-11-22T12:00:00Z"}, {"2026-11-22T09:00:00−03", nil, "2026-11-22T12:00:00Z"},
		{"2026-11-22 12:00:00", berlin, "2026-11-22T11:00:00Z"}, {"2026-07-22T12:00", berlin, "2026-07-22T10:00:00Z"},
		{"2026-11-22", berlin, "2026-11-21T23:00:00Z"}, {"2026-11-22", time.UTC, "2026-11-22T00:00:00Z"},
		{"2026-11-22 12:00:00,25", time.UTC, "2026-11-22T12:00:00.25Z"}, {"2028-02-29T00:00:00Z", nil, "2028-02-29T00:00:00Z"},
		{"JD 2461000.5", nil, "2025-11-21T00:00:00Z"}, {"jd2451545", nil, "2000-01-01T12:00:00Z"}, {"JD 2451545.0", nil, "2000-01-01T12:00:00Z"},
		{"MJD 51544.5", nil, "2000-01-01T12:00:00Z"}, {"JD 2461367.25", nil, "2026-11-22T18:00:00Z"},
		{"@1700000000", nil, "2023-11-14T22:13:20Z"}, {"@1700000000.25", nil, "2023-11-14T22:13:20.25Z"}, {"@-1", nil, "1969-12-31T23:59:59Z"},
		{"2026-10-25 02:30:00+01:00", berlin, "2026-10-25T01:30:00Z"},
		{"-0584-05-22T14:00:00Z", nil, "-0584-05-22T14:00:00Z"}, {"−2999-01-01 00:00Z", nil, "-3000-12-08T00:00:00Z"}, {"28 May 585 BC 14:00 UTC", nil, "-0584-05-22T14:00:00Z"}, {"-584-05-28 14:00Z", nil, "-0584-05-22T14:00:00Z"}, {"0585-05-28 BC 14:00Z", nil, "-0584-05-22T14:00:00Z"}, {"14 October 1066", time.UTC, "1066-10-20T00:00:00Z"}, {"1066-10-14T00:00:00Z", nil, "1066-10-14T00:00:00Z"}, {"1066-10-14T00:00", time.UTC, "1066-10-20T00:00:00Z"}, {"24 Aug AD 79", time.UTC, "0079-08-22T00:00:00Z"}, {"1582-10-04 12:00Z", nil, "1582-10-14T12:00:00Z"}, {"1582-10-15 12:00Z", nil, "1582-10-15T12:00:00Z"}, {"JD 1507900.125", nil, "-0584-05-22T15:00:00Z"},
		{"0000-02-29T00:00:00Z", nil, "0000-02-29T00:00:00Z"}, {"-0004-02-29T00:00:00Z", nil, "-0004-02-29T00:00:00Z"},
	} {
		got, err := Historic.ParseTime(c.typed, now, c.zone)
		if err != nil || got.UTC().Format(time.RFC3339Nano) != c.want {
			t.Errorf("ParseTime(%q) = %v, %v; want %s", c.typed, got, err, c.want)
		}
	}
	for _, typed := range []string{"", "JD", "JD x", "@", "@1e9", "MJD 99999999999", "2026-11-22T", "2026-11-22T12", "2026-11-22T12:00:00+25:00"} {
		_, err := Historic.ParseTime(typed, now, berlin)
		refused(t, "ParseTime("+typed+")", err, "time")
	}
	for typed, why := range map[string]string{
		"2016-12-31T23:59:60Z":      "is a leap second",
		"2017-01-01T00:59:60+01:00": "is a leap second",
		"2016-12-31T12:59:60Z":      "there was none then",
		"2026-06-30T23:59:60Z":      "there was none then",
		"2026-02-29T00:00:00Z":      "February 2026 has the days 1 to 28",
		"2026-02-29":                "February 2026 has the days 1 to 28",
		"2026-13-01T00:00:00Z":      "a month that does not exist",
		"2026-11-22T24:00:00Z":      "a time of day that does not exist",
		"1582-10-10":                "15 October 1582 followed 4 October",
		"29 February 4 BC":          "February −3 has the days 1 to 28",
		"1 May 0 BC":                "is not a time",
		"2026-11-22T12:60:00Z":      "a time of day that does not exist",
		"2026-03-29T02:30:00":       "was left out in Europe/Berlin",
		"2026-10-25T02:30:00":       "write 2026-10-25T02:30:00+0",
	} {
		_, err := Historic.ParseTime(typed, now, berlin)
		refused(t, "ParseTime("+typed+")", err, "time")
		if err != nil && !strings.Contains(err.Error(), why) {
			t.Errorf("ParseTime(%q): %v, want %q", typed, err, why)
		}
	}
	for _, typed := range []string{"2026-11-22", "2026-11-22 12:00:00", "2026-11-22T12:00"} {
		_, err := Historic.ParseTime(typed, now, nil)
		refused(t, "ParseTime("+typed+")", err, "time")
		if err != nil && !strings.Contains(err.Error(), "names no zone") {
			t.Errorf("ParseTime(%q): %v", typed, err)
		}
	}
}

func TestParseDateAndClock(t *testing.T) {
	for _, typed := range []string{"2026-11-22", "2026/11/22", "22 November 2026", "22 nov 2026", "22. Nov. 2026", "22.11.2026", " 2026-11-22 "} {
		year, month, day, err := Historic.ParseDate(typed)
		if err != nil || year != 2026 || month != time.November || day != 22 {
			t.Errorf("ParseDate(%q) = %d, %v, %d, %v", typed, year, month, day, err)
		}
	}
	for _, typed := range []string{"", "abc", "2026-02-29", "2026-13-01", "2026-00-10", "31 June 2026", "22 Foo 2026", "11/22/2026", "2026-11-00"} {
		_, _, _, err := Historic.ParseDate(typed)
		refused(t, "ParseDate("+typed+")", err, "date")
	}
	for _, c := range []struct {
		typed string
		want  [3]int
	}{
		{"21:30", [3]int{21, 30, 0}}, {"9:05", [3]int{9, 5, 0}}, {"21:30:15", [3]int{21, 30, 15}}, {"21.30", [3]int{21, 30, 0}},
		{"9:30 pm", [3]int{21, 30, 0}}, {"12:00 am", [3]int{0, 0, 0}}, {"12:15 P.M.", [3]int{12, 15, 0}}, {"00:00", [3]int{0, 0, 0}},
	} {
		hour, minute, second, err := ParseClock(c.typed)
		if got := [3]int{hour, minute, second}; err != nil || got != c.want {
			t.Errorf("ParseClock(%q) = %v, %v; want %v", c.typed, got, err, c.want)
		}
	}
	for _, typed := range []string{"", "abc", "24:00", "12:60", "12:00:60", "13:00 pm", "0:30 am", "9", "-1:00"} {
		_, _, _, err := ParseClock(typed)
		refused(t, "ParseClock("+typed+")", err, "clock")
	}
}

func TestZone(t *testing.T) {
	at := time.Date(2026, 1, 15, 12, 0, 0, 0, time.UTC)
	for name, want := range map[string]int{
		"Australia/Melbourne": 11 * 60, " Europe/London ": 0, "UTC": 0, "utc": 0, "europe/berlin": 60, "AMERICA/NEW_YORK": -300, "america/port-au-prince": -300,
		"africa/dar_es_salaam": 180, "asia/calcutta": 330, "us/pacific": -480, "est": -300, "etc/gmt+2": -120,
		"+02:00": 120, "-0330": -210, "−03:30": -210, "UTC+2": 120, "gmt-5": -300, "+11": 660, "+00:00": 0, "+14:00": 840,
	} {
		zone, err := Zone(name)
		if err != nil {
			t.Errorf("Zone(%q): %v", name, err)
			continue
		}
		if _, seconds := at.In(zone).Zone(); seconds != want*60 {
			t.Errorf("Zone(%q) is %v, %d s ahead of UTC; want %d min", name, zone, seconds, want)
		}
	}
	for name, want := range map[string]string{"europe/berlin": "Europe/Berlin", "+2": "+02:00", "UTC-3:30": "-03:30", "local": time.Local.String()} {
		if zone, err := Zone(name); err != nil || zone.String() != want {
			t.Errorf("Zone(%q) is %v, %v", name, zone, err)
		}
	}
	for _, name := range []string{"", "Mars/Phobos", "../etc/passwd", "+15", "+02:60", "+2:3", "UTC+"} {
		_, err := Zone(name)
		refused(t, "Zone("+name+")", err, "zone")
	}
}
