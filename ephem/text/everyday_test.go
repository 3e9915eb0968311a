package text

import (
	"fmt"
	"testing"
	"time"
)

// A Saturday.
var today = time.Date(2026, 11, 28, 15, 0, 0, 0, time.UTC)

func TestParseDateFrom(t *testing.T) {
	for typed, want := range map[string]string{
		"today": "2026-11-28", " Tomorrow ": "2026-11-29", "yesterday": "2026-11-27", "saturday": "2026-11-28", "fri": "2026-12-04", "Sunday": "2026-11-29",
		"28.11.": "2026-11-28", "5.1": "2026-01-05", "28. 11.": "2026-11-28", "28 Nov": "2026-11-28", "Nov 28": "2026-11-28", "3 december": "2026-12-03", "28nov": "2026-11-28",
		"28.11.2027": "2027-11-28", "2027-11-28": "2027-11-28",
	} {
		y, m, d, err := Historic.ParseDateFrom(typed, today)
		if got := fmt.Sprintf("%04d-%02d-%02d", y, m, d); err != nil || got != want {
			t.Errorf("ParseDateFrom(%q) = %s, %v; want %s", typed, got, err, want)
		}
	}
	for _, typed := range []string{"", "to", "fr", "31.11.", "0.5.", "12.13.", "Nov 31", "28 Foo", "28", "soon"} {
		_, _, _, err := Historic.ParseDateFrom(typed, today)
		refused(t, "ParseDateFrom("+typed+")", err, "date")
	}
}

func TestEverydayClock(t *testing.T) {
	for typed, want := range map[string]string{
		"3am": "03:00:00", "3 pm": "15:00:00", "12am": "00:00:00", "12 p.m.": "12:00:00", "2130": "21:30:00", "930": "09:30:00", "21h": "21:00:00", "21h30": "21:30:00", "7 h 05": "07:05:00",
		"noon": "12:00:00", "Midnight": "00:00:00", "9.30pm": "21:30:00",
	} {
		h, m, s, err := ParseClock(typed)
		if got := fmt.Sprintf("%02d:%02d:%02d", h, m, s); err != nil || got != want {
			t.Errorf("ParseClock(%q) = %s, %v; want %s", typed, got, err, want)
		}
	}
	for _, typed := range []string{"3", "13pm", "0am", "2460", "2530", "21h7", "25h", "am", "noonish", "99999"} {
		_, _, _, err := ParseClock(typed)
		refused(t, "ParseClock("+typed+")", err, "clock")
	}
}

func TestEverydayTimes(t *testing.T) {
	for typed, want := range map[string]string{
		"tomorrow 21:00": "2026-11-29T21:00:00Z", "tomorrow, 9pm": "2026-11-29T21:00:00Z", "9 pm tomorrow": "2026-11-29T21:00:00Z", "28.11. 3am": "2026-11-28T03:00:00Z",
		"3am": "2026-11-28T03:00:00Z", "21:30": "2026-11-28T21:30:00Z", "tomorrow 2130": "2026-11-29T21:30:00Z", "22.11": "2026-11-22T00:00:00Z", "tomorrow": "2026-11-29T00:00:00Z", "28 Nov 2027 21h": "2027-11-28T21:00:00Z", "fri noon": "2026-12-04T12:00:00Z",
		"2026-12-01 9:05": "2026-12-01T09:05:00Z",
	} {
		got, err := Historic.ParseTime(typed, today, time.UTC)
		if err != nil || got.UTC().Format(time.RFC3339) != want {
			t.Errorf("ParseTime(%q) = %v, %v; want %s", typed, got, err, want)
		}
	}
	for _, typed := range []string{"tomorrow 25:00", "2026", "soon", "21:00 tomorrow 21:00", "31.11. 9pm", "tomorrow tomorrow"} {
		_, err := Historic.ParseTime(typed, today, time.UTC)
		refused(t, "ParseTime("+typed+")", err, "time")
	}
	_, err := Historic.ParseTime("tomorrow 21:00", today, nil)
	refused(t, "a time without a zone", err, "time")
}
