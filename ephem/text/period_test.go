package text

import (
	"testing"
	"time"
)

func TestParseMonthAndYear(t *testing.T) {
	for typed, want := range map[string]string{
		"2026-12": "2026-12-01 2026-12-31", " december 2026 ": "2026-12-01 2026-12-31", "Feb. 2024": "2024-02-01 2024-02-29", "1600/1": "1600-01-01 1600-01-31",
	} {
		first, last, err := ParseMonth(typed)
		if got := first.Format(time.DateOnly) + " " + last.Format(time.DateOnly); err != nil || got != want {
			t.Errorf("ParseMonth(%q) = %s, %v", typed, got, err)
		}
	}
	for _, typed := range []string{"", "2026", "2026-00", "2026-13", "Smarch 2026", "12-2026", "2026-12-01"} {
		_, _, err := ParseMonth(typed)
		refused(t, "ParseMonth("+typed+")", err, "month")
	}
	if first, last, err := ParseYear(" 2024 "); err != nil || first.YearDay() != 1 || last.YearDay() != 366 {
		t.Error(first, last, err)
	}
	for _, typed := range []string{"", "26", "-2026", "20266", "MMXXVI"} {
		_, _, err := ParseYear(typed)
		refused(t, "ParseYear("+typed+")", err, "year")
	}
}
