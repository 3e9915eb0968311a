package sky

import (
	"math"
	"time"

	"github.com/soniakeys/unit"

	"perihelion/app/chart"
	"perihelion/ephem"
	"perihelion/ephem/almanac"
	"perihelion/ephem/text"
)

// Leaf is a month as a date is chosen from it: its days, with the Moon's disc at noon of UTC as
// it is seen from a latitude. Dates are at midnight of UTC.
func Leaf(first, last, today time.Time, dates text.Calendar, begin time.Weekday, latitude unit.Angle) chart.MonthData {
	d := chart.MonthData{Weekdays: chart.Weekdays(begin, true), Rows: 6, Compact: true}
	for at := first; !at.After(last); at = at.AddDate(0, 0, 1) {
		cell := chart.NewMonthDay(at, dates, begin)
		cell.Today = at.Equal(today)
		if phase, err := ephem.MoonPhase(at.Add(12 * time.Hour)); err == nil {
			waxing := phase.Angle < math.Pi
			cell.Moon = chart.Phase{Known: true, Lit: (1 - math.Cos(phase.Angle.Rad())) / 2, Right: waxing == (latitude >= 0)}
		}
		d.Days = append(d.Days, cell)
	}
	return d
}

// Known reports whether there are positions on a date, at midnight of UTC.
func Known(day time.Time) bool {
	_, err := ephem.At(day.Add(12 * time.Hour))
	return err == nil
}

// DateOf is the date of a time in its zone, at midnight of UTC.
func DateOf(t time.Time) time.Time {
	year, month, day := t.Date()
	return time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
}

// Days asks for the month of a day, at midnight of UTC, in the sky of the inputs.
func (in Inputs) Days(day time.Time) almanac.Days {
	d := almanac.Days{Question: in.Question}
	d.Bodies = nil
	d.First, d.Last = in.Calendar.MonthOf(day)
	return d
}

// Page is a month of the sky of the inputs, in their notation of times.
func (in Inputs) Page(m almanac.Month, begin time.Weekday, now time.Time) chart.MonthData {
	return chart.NewMonth(m, begin, now, in.Units.clock)
}

// Clock writes a time of day to the nearest minute.
func (u Units) Clock(t time.Time) string { return u.clock(t) }

// Span asks for the events between two times in the sky of the inputs.
func (in Inputs) Span(from, to time.Time) almanac.Span {
	return almanac.Span{
		Place: in.Place, Observer: in.Observer, Horizon: in.Horizon, Zone: in.Zone, Dates: in.Calendar, From: from, To: to,
	}
}
