package text

import (
	"testing"
	"time"
)

func TestParseMonthAndYear(t *testing.T) {
	for typed, want := range map[string]string{
		"2026-12": "2026-12-01 2026-12-31", " december 2026 ": "2026-12-01 2026-12-31", "Feb. 2024": "2024-02-01 2024-02-29", "1600/1": "1600-01-01 1600-01-31",
		"1582-10": "1582-10-11 1582-10-31", "February 1500": "1500-02-10 1500-03-10", "-0584-05": "-0584-04-25 -0584-05-25", "May 585 BC": "-0584-04-25 -0584-05-25",
	} {
		first, last, err := Historic.ParseMonth(typed)
		if got := first.Format(time.DateOnly) + " " + last.Format(time.DateOnly); err != nil || got != want {
			t.Errorf("ParseMonth(%q) = %s, %v", typed, got, err)
		}
	}
	for _, typed := range []string{"", "2026", "2026-00", "2026-13", "Smarch 2026", "12-2026", "2026-12-01"} {
		_, _, err := Historic.ParseMonth(typed)
		refused(t, "ParseMonth("+typed+")", err, "month")
	}
	if first, last, err := Historic.ParseYear(" 2024 "); err != nil || first.YearDay() != 1 || last.YearDay() != 366 {
		t.Error(first, last, err)
	}
	if first, last, err := Historic.ParseYear("585 BC"); err != nil || first.Format(time.DateOnly) != "-0585-12-26" || last.Sub(first) != 365*24*time.Hour {
		t.Error(first, last, err)
	}
	if first, _, err := Gregorian.ParseYear("-0584"); err != nil || first.Format(time.DateOnly) != "-0584-01-01" {
		t.Error(first, err)
	}
	for _, typed := range []string{"", "26", "20266", "MMXXVI"} {
		_, _, err := Historic.ParseYear(typed)
		refused(t, "ParseYear("+typed+")", err, "year")
	}
}
