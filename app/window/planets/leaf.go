package planets

import (
	"cmp"
	"os"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"perihelion/app/chart"
	"perihelion/app/window/planets/sky"
	"perihelion/app/window/widget"
	"perihelion/ephem/text"
)

// leaf is a month with one selected day, and the buttons that turn to other months. Its dates
// are at midnight of UTC.
type leaf struct {
	heading          *widget.Heading
	view             *widget.MonthView
	turners          [4]fyne.CanvasObject // a year and a month back, a month and a year on
	page             chart.MonthData
	day, first, last time.Time
	dates            text.Calendar
	begin            time.Weekday
	turned           func() // another month is to be shown: it sets the page
	selected         func() // another day is selected
}

func newLeaf(dates text.Calendar, least fyne.Size) *leaf {
	l := &leaf{heading: widget.NewHeading(""), dates: dates, begin: text.WeekBegins(locale())}
	l.view = widget.NewMonthView(func(p chart.Palette) (chart.Figure, error) { return chart.Month(l.page, p) }, least)
	l.view.Title = "Days of the month"
	l.view.OnMove = l.move
	l.view.OnEnd = func(last bool) {
		day := l.first
		if last {
			day = l.last
		}
		l.show(day)
	}
	for i, b := range []struct {
		sign, title string
		months      int
	}{{"«", "The year before", -12}, {"‹", "The month before", -1}, {"›", "The next month", 1}, {"»", "The next year", 12}} {
		turner := widget.NewQuietButton(b.sign, func() { l.move(0, b.months) })
		turner.Title = b.title
		l.turners[i] = turner
	}
	return l
}

// show selects a date and shows its month. It reports whether there are positions on the date;
// without them it does nothing.
func (l *leaf) show(day time.Time) bool {
	if !sky.Known(day) {
		return false
	}
	l.day = day
	if day.Before(l.first) || day.After(l.last) || l.first.IsZero() {
		l.first, l.last = l.dates.MonthOf(day)
		l.heading.SetText(monthName(l.dates, day))
		l.turned()
		l.view.Redraw(-1)
	}
	l.view.Select(l.number())
	if l.selected != nil {
		l.selected()
	}
	return true
}

// number is that of the selected day in its month, from 0 on.
func (l *leaf) number() int { return int(l.day.Sub(l.first).Hours() / 24) }

func (l *leaf) move(days, months int) {
	to := l.day.AddDate(0, 0, days)
	if months != 0 {
		to = l.dates.MonthsAfter(to, months)
	}
	l.show(to)
}

// monthName is as in "December 2026", with the calendar where that is not today's.
func monthName(dates text.Calendar, day time.Time) string {
	year, month, _ := dates.DateOf(day)
	name := month.String() + " " + text.Year(year)
	if dates.IsJulian(day) {
		name += ", Julian"
	}
	return name
}

// locale is that of dates where the computer is.
func locale() string {
	return cmp.Or(os.Getenv("LC_ALL"), os.Getenv("LC_TIME"), lang.SystemLocale().String())
}

// today is the present date on the clock of the form.
func (t *Tab) today() time.Time { return sky.DateOf(t.now().In(t.form.location())) }

// onDate is the time of day that is shown on another date, which is at midnight of UTC.
func (t *Tab) onDate(day time.Time) time.Time {
	at := t.sky.Time.In(t.form.location())
	return time.Date(day.Year(), day.Month(), day.Day(), at.Hour(), at.Minute(), at.Second(), 0, t.form.location())
}
