package chart

import (
	"time"

	"gonum.org/v1/plot/vg"

	"perihelion/ephem/text"
)

// date is a mark on an axis of days, months or years.
type date struct {
	time.Time
	label string // "5 Mar", "Mar", "2026"
	year  string // below the first mark and the first of each year, where the label has none
}

// dateStep is a way from one mark to the next.
type dateStep struct {
	days, months int
	width        vg.Length // of the widest label
}

func (s dateStep) length() time.Duration {
	return time.Duration(float64(s.days)*24+float64(s.months)*30.44*24) * time.Hour
}

// dates returns the marks between two times on an axis of a width, as many as have room for
// their labels.
func dates(from, to time.Time, zone *time.Location, calendar text.Calendar, width vg.Length, s style) (marks []date) {
	steps := make([]dateStep, 0, 16)
	for _, days := range [...]int{1, 2, 5, 10} {
		steps = append(steps, dateStep{days: days, width: s.width("30 Mar")})
	}
	for _, months := range [...]int{1, 2, 3, 6} {
		steps = append(steps, dateStep{months: months, width: s.width("Mar")})
	}
	for _, years := range [...]int{1, 2, 5, 10, 20, 50, 100} {
		steps = append(steps, dateStep{months: 12 * years, width: s.width("−2026")})
	}
	step := steps[len(steps)-1]
	for _, wide := range steps {
		if float64(width)*float64(wide.length())/float64(to.Sub(from)) >= 1.5*float64(wide.width) {
			step = wide
			break
		}
	}
	from = from.In(zone)
	_, month, day := calendar.DateOf(from)
	at := time.Date(from.Year(), from.Month(), from.Day(), 0, 0, 0, 0, zone)
	if step.months > 0 {
		at = at.AddDate(0, 0, 1-day)
		at = calendar.MonthsAfter(at, -(int(month)-1)%min(step.months, 12))
	}
	first := true
	for !at.After(to) {
		year, month, day := calendar.DateOf(at)
		years := step.months / 12
		fits := years <= 1 || year%years == 0
		switch step.days {
		case 2:
			fits = day%2 == 1 && day < 31 // the 31st is too near to the first
		case 5, 10:
			fits = day == 1 || day%step.days == 0 && day < 30
		}
		if fits && !at.Before(from) {
			d := date{Time: at, label: calendar.DayMonth(at)}
			switch {
			case years > 0:
				d.label = text.Number(float64(year), 0)
			case step.months > 0:
				d.label = month.String()[:3]
			}
			if years == 0 && (first || month == time.January && (day == 1 || step.months > 0)) {
				d.year = text.Number(float64(year), 0)
			}
			marks, first = append(marks, d), false
		}
		switch {
		case years > 1:
			at = calendar.MonthsAfter(at, 12)
		case step.months > 0:
			at = calendar.MonthsAfter(at, step.months)
		default:
			at = at.AddDate(0, 0, 1)
		}
	}
	return marks
}

// dated names the dates below a chart, and their years below them where those have room.
func (c canvas) dated(p Palette, r vg.Rectangle, marks []date, x func(time.Time) vg.Length, years bool) {
	t := tickStyle(p)
	base, free := r.Min.Y-7-t.height(), c.Min.X
	for _, m := range marks {
		at := x(m.Time)
		c.upright(at, r.Min.Y-4, r.Min.Y, 0.75, p.Muted)
		at = min(at, c.Max.X-margin/2-t.width(m.label)/2)
		c.text(t, vg.Point{X: at, Y: base}, centre, m.label)
		if w := t.width(m.year) / 2; years && m.year != "" && at-w >= free {
			c.text(t, vg.Point{X: at, Y: base - t.line()}, centre, m.year)
			free = at + w + 8
		}
	}
}
