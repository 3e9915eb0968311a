package planets

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"perihelion/app/window/widget"
	"perihelion/ephem/text"
)

// Dates before 15 October 1582 are of the Julian calendar, typed and shown.
func TestOldDates(t *testing.T) {
	tab, win := stage(t, widget.Light, 1280, 756)
	write(tab.form.date, "28 May 585 BC")
	write(tab.form.clock, "15:00")
	if got := tab.sky.Time.UTC().Format("-0700 2006-01-02"); !strings.HasSuffix(got, "-0584-05-22") || !tab.valid {
		t.Errorf("28 May 585 BC is %s", got)
	}
	if _, month, day := tab.form.read.date.value.year, tab.form.read.date.value.month, tab.form.read.date.value.day; month != 5 || day != 22 {
		t.Errorf("the date is %+v", tab.form.read.date.value)
	}
	if got := tab.form.nameOld(tab.form.read.date.value); got != "28 May 585 BC (−584), Julian calendar" {
		t.Errorf("below the date stands %q", got)
	}
	tab.form.showTime(tab.sky.Time)
	if got := tab.form.date.Text(); got != "-0584-05-28" {
		t.Errorf("the date is shown as %q", got)
	}
	if got := minuteOf(tab.sky, tab.sky.Time); got != "-0584-05-28 15:00" {
		t.Errorf("the time is copied as %q", got)
	}
	if got := tab.fileName(".csv", " 1504"); !strings.Contains(got, "planets-0584-05-28-1500") {
		t.Errorf("a file is named %q", got)
	}
	tab.onChanged()
	tab.store()
	if again := newTab(win, tab.prefs, tab.now, nil); again.form.live() || again.form.date.Text() != "-0584-05-28" {
		t.Errorf("at the next start the date is %s, the clock runs: %t", again.form.date.Text(), again.form.live())
	}
	write(tab.form.date, "3200 BC")
	if tab.form.date.Complaint() == nil {
		t.Error("a year alone is a date")
	}
	write(tab.form.date, "1 May 3200 BC")
	if err := tab.form.date.Complaint(); err == nil || !strings.Contains(err.Error(), "3000 BC") {
		t.Errorf("beside the date: %v", err)
	}
}

// By choice dates are Gregorian in all years: the instant stays, and everything that
// has its date follows, at the next start too.
func TestOldDatesGregorian(t *testing.T) {
	tab, win := stage(t, widget.Light, 1280, 756)
	write(tab.form.date, "28 May 585 BC")
	write(tab.form.clock, "15:00")
	tab.onChanged()
	before, drawn := tab.sky.Time, tab.drawn
	pick(t, tab.unitsMenu(), "Dates Gregorian")
	if !tab.sky.Time.Equal(before) || !tab.valid || tab.form.date.Text() != "-0584-05-22" {
		t.Errorf("the date is %s, the time %s and was %s", tab.form.date.Text(), tab.sky.Time, before)
	}
	if tab.drawn == drawn {
		t.Error("the chart is not drawn again")
	}
	if got := tab.sky.DeltaT; got != "18213 s ± 161 s" {
		t.Errorf("ΔT is %s", got)
	}
	const named = "22 May 585 BC (−584), Gregorian calendar"
	if got := tab.form.nameOld(tab.form.read.date.value); got != named {
		t.Errorf("below the date stands %q", got)
	}
	for want, got := range map[string]string{
		"-0584-05-22 15:00":       minuteOf(tab.sky, tab.sky.Time),
		"planets-0584-05-22-1500": tab.fileName(".csv", " 1504"),
		named + ", 15:00":         tab.picture().Subtitle,
		"22 May":                  tab.altitudes().Dates.DayMonth(tab.sky.Time),
	} {
		if !strings.Contains(got, want) {
			t.Errorf("%q has not %q", got, want)
		}
	}
	write(tab.form.date, "1582-10-10") // no day of the historic calendar
	if err := tab.form.date.Complaint(); err != nil {
		t.Error(err)
	}
	if again := newTab(win, tab.prefs, tab.now, nil); again.units.Calendar() != text.Gregorian || again.form.date.Text() != "1582-10-10" {
		t.Errorf("at the next start the date is %s, %v", again.form.date.Text(), again.units.Calendar())
	}
	write(tab.form.date, "15 May 250") // has the same digits in both calendars
	tab.onChanged()
	pick(t, tab.unitsMenu(), "Dates Julian")
	if got := tab.form.nameOld(tab.form.read.date.value); got != "15 May 250, Julian calendar" || tab.form.date.Text() != "0250-05-15" {
		t.Errorf("the date is %s, %q", tab.form.date.Text(), got)
	}
}

// Steps and the player go on through the year 0, and write dates that the field reads.
func TestStepsThroughYearZero(t *testing.T) {
	tab, _ := stage(t, widget.Light, 1280, 756)
	now := noonUTC
	tab.now = func() time.Time { return now }
	tab.after = func(time.Duration, func()) *time.Timer { return time.NewTimer(time.Hour) } // the test makes the pictures
	shown := func(date, clock string) {
		t.Helper()
		if got := tab.form.date.Text() + " " + tab.form.clock.Text(); got != date+" "+clock || tab.form.date.Check() != nil || !tab.valid {
			t.Errorf("shown is %s, %v; want %s %s", got, tab.form.date.Complaint(), date, clock)
		}
	}
	write(tab.form.date, "1 Jan 1 BC")
	write(tab.form.clock, "00:30")
	tab.onChanged()
	tab.onStep(-1)
	shown("-0001-12-31", "23:30:00")
	tab.onStep(-24)
	shown("-0001-12-30", "23:30:00")
	tab.form.step.SetIndex(6) // a month
	tab.onStep(2)
	shown("0000-02-29", "23:30:00")
	tab.onStep(-2)
	shown("-0001-12-29", "23:30:00")
	tab.form.speed.SetIndex(6) // a week a second
	for _, c := range []struct {
		direction int
		date      string
	}{{1, "0000-01-05"}, {-1, "-0001-12-29"}} {
		press(tab.form.plays[(c.direction+1)/2], fyne.KeySpace)
		now = now.Add(time.Second)
		tab.onPlay()
		shown(c.date, "23:30:00")
		press(tab.form.plays[(c.direction+1)/2], fyne.KeySpace)
		shown(c.date, "23:30:00")
	}
}
