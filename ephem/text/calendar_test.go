package text

import (
	"math"
	"testing"
	"time"

	"github.com/soniakeys/meeus/v3/julian"
)

// Meeus, Astronomical Algorithms, chapter 7: Julian dates of days of the Julian calendar.
func TestMeeusJulianDays(t *testing.T) {
	for date, jd := range map[string]float64{
		"0333-01-27": 1_842_712.5, "0837-04-10": 2_026_871.5, "-1000-07-12": 1_356_000.5, "-1000-02-29": 1_355_866.5, "-1001-08-17": 1_355_670.5,
		"-0123-12-31": 1_676_496.5, "-0122-01-01": 1_676_497.5, "-4712-01-01": -0.5, "1582-10-04": 2_299_159.5, "1582-10-15": 2_299_160.5, "1600-01-01": 2_305_447.5,
	} {
		when, err := Historic.ParseTime(date, time.Time{}, time.UTC)
		if got := float64(when.Unix())/86_400 + 2_440_587.5; err != nil || got != jd {
			t.Errorf("%s is the Julian date %v, want %v; %v", date, got, jd, err)
		}
		if got := Historic.ISO(when); got != date {
			t.Errorf("%v is %s, want %s", when, got, date)
		}
	}
}

// Every calendar date is read as the day that it is written for, and package julian agrees.
func TestCalendarsThereAndBack(t *testing.T) {
	for unix := int64(-157_000_000_000); unix < 33_000_000_000; unix += 86_400 * 37 {
		when := time.Unix(unix, 0).UTC()
		for c := Historic; c <= Julian; c++ {
			year, month, day := c.DateOf(when)
			y, m, d, err := c.ParseDate(c.ISO(when))
			gregorianYear, gregorianMonth, gregorianDay := when.Date()
			if err != nil || y != gregorianYear || m != gregorianMonth || d != gregorianDay {
				t.Fatalf("%v: %s is read as %d-%d-%d, %v", c, c.ISO(when), y, m, d, err)
			}
			if c != Historic {
				continue
			}
			jd := math.Floor(float64(unix)/86_400) + 2_440_587.5
			wantYear, wantMonth, wantDay := julian.JDToCalendar(jd)
			if left := jd >= 2_299_150.5 && jd < 2_299_160.5; left { // package julian leaves the ten days out too early
				continue
			}
			if year != wantYear || int(month) != wantMonth || float64(day) != wantDay {
				t.Fatalf("JD %v is %d-%d-%d, by Meeus %d-%d-%v", jd, year, month, day, wantYear, wantMonth, wantDay)
			}
		}
	}
}

func TestDatesInWords(t *testing.T) {
	thales := time.Date(-584, 5, 22, 14, 0, 0, 0, time.UTC)
	for want, got := range map[string]string{
		"28 May 585 BC (−584), Julian calendar":    Historic.Named(thales),
		"22 May 585 BC (−584), Gregorian calendar": Gregorian.Named(thales),
		"28 May 585 BC (−584)":                     Historic.Date(thales),
		"22 November 2026":                         Historic.Named(time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC)),
		"9 November 2026, Julian calendar":         Julian.Named(time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC)),
		"24 August AD 79":                          Historic.Date(time.Date(79, 8, 22, 0, 0, 0, 0, time.UTC)),
		"1 January 1 BC (0)":                       Historic.Date(time.Date(-1, 12, 30, 0, 0, 0, 0, time.UTC)),
		"4 October 1582, Julian calendar":          Historic.Named(time.Date(1582, 10, 14, 23, 59, 59, 0, time.UTC)),
		"15 October 1582":                          Historic.Named(time.Date(1582, 10, 15, 0, 0, 0, 0, time.UTC)),
		"-0584-05-28":                              Historic.ISO(thales),
	} {
		if got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func TestParseCalendar(t *testing.T) {
	for _, c := range []Calendar{Historic, Gregorian, Julian} {
		if got, err := ParseCalendar(" " + c.String()); err != nil || got != c {
			t.Errorf("%v: %v, %v", c, got, err)
		}
	}
	_, err := ParseCalendar("mayan")
	refused(t, "ParseCalendar", err, "calendar")
}

// A month has its days in its calendar, also the one from which ten were left out.
func TestMonthsAfter(t *testing.T) {
	for _, c := range []struct {
		calendar Calendar
		from     string
		months   int
		want     string
	}{
		{Historic, "2026-01-31", 1, "2026-02-28"},
		{Historic, "2026-01-31", -2, "2025-11-30"},
		{Historic, "1700-01-31", 1, "1700-02-28"},
		{Historic, "1500-01-31", 1, "1500-02-29"},
		{Historic, "0000-01-15", -1, "-0001-12-15"},
		{Historic, "-0001-12-31", 2, "0000-02-29"},
		{Historic, "0001-01-31", -23, "-0001-02-28"},
		{Historic, "1582-09-10", 1, "1582-10-04"},
		{Historic, "1582-11-10", -1, "1582-10-04"},
		{Historic, "1582-09-28", 1, "1582-10-28"},
		{Gregorian, "1500-01-31", 1, "1500-02-28"},
		{Julian, "1900-01-31", 1, "1900-02-29"},
	} {
		year, month, day, err := c.calendar.ParseDate(c.from)
		if err != nil {
			t.Fatal(err)
		}
		at := c.calendar.MonthsAfter(time.Date(year, month, day, 21, 30, 0, 0, time.UTC), c.months)
		if got := c.calendar.ISO(at) + at.Format(" 15:04"); got != c.want+" 21:30" {
			t.Errorf("%s, %d months after %s: %s, want %s", c.calendar, c.months, c.from, got, c.want)
		}
	}
}
