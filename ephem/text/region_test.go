package text

import (
	"testing"
	"time"
)

func TestWeekBegins(t *testing.T) {
	for locale, want := range map[string]time.Weekday{
		"en_US.UTF-8": time.Sunday, "en-US": time.Sunday, "en_GB": time.Monday, "de_DE@euro": time.Monday, "pt_BR": time.Sunday,
		"zh-Hant-TW": time.Sunday, "ar_EG.UTF-8": time.Saturday, "C": time.Monday, "": time.Monday, "us": time.Monday,
	} {
		if got := WeekBegins(locale); got != want {
			t.Errorf("WeekBegins(%q) = %v, want %v", locale, got, want)
		}
	}
}

func TestLetterPaper(t *testing.T) {
	if !LetterPaper("en_US.UTF-8") || LetterPaper("en_GB.UTF-8") || LetterPaper("C") {
		t.Error("Letter is the paper of the United States, not of Britain, and not where there is no region")
	}
}

// October 1582 has 21 days where its calendar is the historic one.
func TestMonthOf(t *testing.T) {
	for _, c := range []struct {
		calendar    Calendar
		of          string
		first, last string
		days        int
	}{
		{Historic, "1582-10-20", "1 October 1582", "31 October 1582", 21},
		{Historic, "1582-10-11", "1 October 1582", "31 October 1582", 21}, // 1 October of the Julian calendar
		{Gregorian, "1582-10-11", "1 October 1582", "31 October 1582", 31},
		{Historic, "1500-03-10", "1 February 1500", "29 February 1500", 29},
		{Historic, "2026-12-31", "1 December 2026", "31 December 2026", 31},
	} {
		at, err := time.Parse(time.DateOnly, c.of)
		if err != nil {
			t.Fatal(err)
		}
		first, last := c.calendar.MonthOf(at)
		if a, b, days := c.calendar.Date(first), c.calendar.Date(last), int(last.Sub(first).Hours()/24)+1; a != c.first || b != c.last || days != c.days {
			t.Errorf("%v of %s: %s to %s, %d days", c.calendar, c.of, a, b, days)
		}
	}
}
