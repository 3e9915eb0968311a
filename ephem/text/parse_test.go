package text

import (
	"errors"
	"math"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"perihelion/ephem/field"
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
	} {
		got, err := ParseLongitude(c.typed)
		if err != nil || math.Abs(got.Deg()-c.want) > 1e-12 {
			t.Errorf("ParseLongitude(%q) = %v°, %v; want %v°", c.typed, got.Deg(), err, c.want)
		}
	}
}

// refused checks that an error is of a field, and says what to write instead.
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
		"", "  ", "abc", "NaN", "inf", "-Inf", "1e3", "0x10", "95", "-90.1", "91 N", "90 0 1", "39 60 0", "39 45 60", "39.5 45", "1 2 3 4",
		"-39 S", "+39N", "--39", "39-", "39 45 14 E", "N", "S", "-", "°", "39,4,5", "39..5", "39°°", "39'", "１２", strings.Repeat("9", 400),
		"39.754, 145.051",
	} {
		_, err := ParseLatitude(typed)
		refused(t, "ParseLatitude("+typed+")", err, "lat")
	}
	for _, typed := range []string{"", "abc", "180.1", "-181", "214.9", "NaN", "39 N"} {
		_, err := ParseLongitude(typed)
		refused(t, "ParseLongitude("+typed+")", err, "lon")
	}
	_, err := ParseLatitude("95")
	if want := "latitude 95 is outside −90 to 90; write degrees north, negative for south"; err.Error() != want {
		t.Errorf("%q, want %q", err, want)
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
	for _, c := range []struct{ typed, want string }{
		{"2026-11-22T12:00:00Z", "2026-11-22T12:00:00Z"},
		{"2026-11-22t12:00:00.5z", "2026-11-22T12:00:00.5Z"},
		{"2026-11-22T23:00:00+11:00", "2026-11-22T12:00:00Z"},
		{"2026-11-22T23:00+11:00", "2026-11-22T12:00:00Z"},
		{" now ", "2026-11-22T01:02:03Z"}, {"NOW", "2026-11-22T01:02:03Z"},
	} {
		got, err := ParseTime(c.typed, now)
		if err != nil || got.UTC().Format(time.RFC3339Nano) != c.want {
			t.Errorf("ParseTime(%q) = %v, %v; want %s", c.typed, got, err, c.want)
		}
	}
	for _, typed := range []string{"2016-12-31T23:59:60Z", "", "tomorrow", "2026-11-22", "2026-11-22 12:00:00", "2026-11-22T12:00:00", "2026-13-01T00:00:00Z", "12:00"} {
		_, err := ParseTime(typed, now)
		refused(t, "ParseTime("+typed+")", err, "time")
	}
}

func TestParseDateAndClock(t *testing.T) {
	for _, typed := range []string{"2026-11-22", "2026/11/22", "22 November 2026", "22 nov 2026", "22. Nov. 2026", "22.11.2026", " 2026-11-22 "} {
		year, month, day, err := ParseDate(typed)
		if err != nil || year != 2026 || month != time.November || day != 22 {
			t.Errorf("ParseDate(%q) = %d, %v, %d, %v", typed, year, month, day, err)
		}
	}
	for _, typed := range []string{"", "abc", "2026-02-29", "2026-13-01", "2026-00-10", "31 June 2026", "22 Foo 2026", "11/22/2026", "2026-11-00"} {
		_, _, _, err := ParseDate(typed)
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
	for _, name := range []string{"Australia/Melbourne", " Europe/London ", "UTC", "utc", "Local"} {
		if zone, err := Zone(name); err != nil || zone == nil {
			t.Errorf("Zone(%q) = %v, %v", name, zone, err)
		}
	}
	for _, name := range []string{"", "Mars/Phobos", "../etc/passwd", "+11"} {
		_, err := Zone(name)
		refused(t, "Zone("+name+")", err, "zone")
	}
}
