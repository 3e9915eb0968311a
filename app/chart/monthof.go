package chart

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"

	"github.com/soniakeys/unit"

	"perihelion/ephem"
	"perihelion/ephem/almanac"
	"perihelion/ephem/text"
)

// NewMonth returns the page of a month, whose weeks begin with a day, as it is seen in the sky
// of its observer. The day of a time is marked; the zero time is none. Clock writes times of day.
func NewMonth(m almanac.Month, begin time.Weekday, now time.Time, clock func(time.Time) string) MonthData {
	zone, dates := m.Location(), m.Dates()
	d := MonthData{
		Subtitle: whereabouts(m.Almanac), Weekdays: Weekdays(begin, false),
		Caption: "Perihelion. ↑ rises, ↓ sets; the Moon's disc as at noon. " + seasons(m),
	}
	for i := range m.Days {
		day := &m.Days[i]
		at := day.On()
		if i == 0 {
			year, month, _ := dates.DateOf(at)
			d.Title = fmt.Sprintf("%s %s", month, text.Year(year))
			if dates.IsJulian(at) {
				d.Title += ", Julian calendar"
			}
		}
		cell := NewMonthDay(at, dates, begin)
		cell.Today = !now.Before(day.From.Time) && now.Before(day.To.Time)
		// The southern hemisphere sees the Moon upside down.
		cell.Moon = Phase{Known: true, Lit: day.Illuminated, Right: day.Waxing() == (m.Observer.Latitude >= 0)}
		cell.Lines = []string{"Sun " + arrows(day.Sun, zone, clock), "Moon " + arrows(day.Moon, zone, clock)}
		for _, e := range m.Events[i] {
			cell.Events = append(cell.Events, clock(e.Time.In(zone))+" "+e.Short())
		}
		d.Days = append(d.Days, cell)
	}
	return d
}

// NewMonthDay returns the cell of a date, which is at midnight of UTC, without what happens on
// it.
func NewMonthDay(at time.Time, dates text.Calendar, begin time.Weekday) MonthDay {
	_, _, day := dates.DateOf(at)
	return MonthDay{
		Column: (int(at.Weekday()) - int(begin) + 7) % 7, Label: strconv.Itoa(day),
		Name: at.Weekday().String() + ", " + dates.Date(at),
	}
}

// Weekdays returns the days of a week that begins with one, in whole or in two letters.
func Weekdays(begin time.Weekday, short bool) (names [7]string) {
	for i := range names {
		names[i] = ((begin + time.Weekday(i)) % 7).String()
		if short {
			names[i] = names[i][:2]
		}
	}
	return names
}

// arrows writes when a body rises and sets, in order: "↑05:52 ↓20:38".
func arrows(d almanac.Day, zone *time.Location, clock func(time.Time) string) string {
	if d.State != ephem.RisesAndSets {
		return d.State.String()
	}
	var words []string
	for _, e := range d.Events {
		if sign := map[string]string{"rise": "↑", "set": "↓"}[e.Event]; sign != "" {
			words = append(words, sign+clock(e.Time.In(zone)))
		}
	}
	if words == nil {
		return text.None
	}
	return strings.Join(words, " ")
}

// seasons names the days of the month that have another length than 24 hours.
func seasons(m almanac.Month) string {
	words := ""
	for i := range m.Days {
		if day := &m.Days[i]; math.Abs(day.Hours-24) > 0.01 {
			words += fmt.Sprintf("%s has %s hours. ", m.Dates().DayMonth(day.On()), text.Number(day.Hours, 0))
		}
	}
	return strings.TrimSpace(words)
}

// whereabouts names the observer and the zone.
func whereabouts(a almanac.Almanac) string {
	o := a.Observer
	where := text.Coordinates(unit.AngleFromDeg(o.Latitude), unit.AngleFromDeg(o.Longitude))
	if o.Place != "" {
		where = o.Place + ", " + where
	}
	return where + ", times of the zone " + a.Zone
}
