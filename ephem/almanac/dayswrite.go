package almanac

import (
	"encoding/csv"
	"fmt"
	"io"
	"math"
	"strings"
	"time"
	"unicode/utf8"

	"perihelion/ephem"
	"perihelion/ephem/text"
)

// WriteJSON writes the almanac as one JSON document.
func (a Almanac) WriteJSON(w io.Writer) error {
	return writeIndented(w, a)
}

// dayColumn is a column of the almanac's CSV and table.
type dayColumn struct {
	key   string                          // in CSV
	title string                          // in the table; empty where it has none of it
	times func(*DayOfAlmanac) []Instant   // of instants
	state func(*DayOfAlmanac) ephem.State // with times: in the table, the words where there is none
	value func(*DayOfAlmanac) string      // of others, in CSV
	shown func(*DayOfAlmanac) string      // and in the table, where that is not the value
}

// dayColumns are the columns in their order. New ones come after those of the Moon, so
// that a program that reads a column by its number keeps working where no body is named.
func (a *Almanac) dayColumns() []dayColumn {
	sun := func(d *DayOfAlmanac) *Day { return &d.Sun }
	moon := func(d *DayOfAlmanac) *Day { return &d.Moon }
	columns := []dayColumn{
		{key: "date", title: "Date", value: func(d *DayOfAlmanac) string { return d.Date }, shown: a.inWords},
		{key: "from", value: func(d *DayOfAlmanac) string { return instant(d.From) }},
		{key: "to", value: func(d *DayOfAlmanac) string { return instant(d.To) }},
		{key: "hours", value: func(d *DayOfAlmanac) string { return decimal(d.Hours) }},
	}
	columns = append(columns, crossings("sun", "Sun", sun)...)
	columns = append(columns, length("dayLength", "Day", func(d *DayOfAlmanac) float64 { return d.DayLength }))
	columns = append(columns, []dayColumn{
		{key: "astronomicalDawn", title: "Astr. dawn", times: func(d *DayOfAlmanac) []Instant { return d.AstronomicalDawn }},
		{key: "nauticalDawn", title: "Naut.", times: func(d *DayOfAlmanac) []Instant { return d.NauticalDawn }},
		{key: "civilDawn", title: "Civil", times: func(d *DayOfAlmanac) []Instant { return d.CivilDawn }},
		{key: "civilDusk", title: "Civil dusk", times: func(d *DayOfAlmanac) []Instant { return d.CivilDusk }},
		{key: "nauticalDusk", title: "Naut.", times: func(d *DayOfAlmanac) []Instant { return d.NauticalDusk }},
		{key: "astronomicalDusk", title: "Astr.", times: func(d *DayOfAlmanac) []Instant { return d.AstronomicalDusk }},
	}...)
	columns = append(columns, length("darkness", "Dark", func(d *DayOfAlmanac) float64 { return d.Darkness }),
		length("moonless", "Moonless", func(d *DayOfAlmanac) float64 { return d.Moonless }))
	columns = append(columns, crossings("moon", "Moon", moon)...)
	columns = append(columns,
		dayColumn{key: "phaseName", title: "Phase", value: func(d *DayOfAlmanac) string { return d.PhaseName }},
		dayColumn{key: "age", title: "Age d", value: func(d *DayOfAlmanac) string { return decimal(d.Age) },
			shown: func(d *DayOfAlmanac) string { return text.Number(d.Age, 1) }},
		dayColumn{key: "illuminated", title: "Lit %", value: func(d *DayOfAlmanac) string { return decimal(d.Illuminated) },
			shown: func(d *DayOfAlmanac) string { return text.Number(100*d.Illuminated, 0) }},
	)
	for i, b := range a.bodies {
		columns = append(columns, crossings(b.Key(), b.String(), func(d *DayOfAlmanac) *Day { return &d.Bodies[i].Day })...)
	}
	return append(columns,
		dayColumn{key: "deltaT", value: func(d *DayOfAlmanac) string { return decimal(d.DeltaT) }},
		dayColumn{key: "deltaTUncertainty", value: func(d *DayOfAlmanac) string { return decimal(d.DeltaTUncertainty) }},
	)
}

// crossings are the columns of a body: its rises, transits and sets, and its state.
func crossings(key, title string, of func(*DayOfAlmanac) *Day) []dayColumn {
	times := func(event string) func(*DayOfAlmanac) []Instant {
		return func(d *DayOfAlmanac) []Instant { return of(d).times(event) }
	}
	state := func(d *DayOfAlmanac) ephem.State { return of(d).State }
	return []dayColumn{
		{key: key + "Rise", title: title + " rises", times: times(rise), state: state},
		{key: key + "Transit", title: "transits", times: times(transit)},
		{key: key + "Set", title: "sets", times: times(set)},
		{key: key + "State", value: func(d *DayOfAlmanac) string { return state(d).String() }},
	}
}

// length is a column of a number of hours.
func length(key, title string, of func(*DayOfAlmanac) float64) dayColumn {
	return dayColumn{key: key, title: title, value: func(d *DayOfAlmanac) string { return decimal(of(d)) },
		shown: func(d *DayOfAlmanac) string { return hoursMinutes(of(d)) }}
}

// hoursMinutes writes a number of hours to a minute: 14h 44m.
func hoursMinutes(hours float64) string {
	minutes := int(math.Round(hours * 60))
	return fmt.Sprintf("%dh %02dm", minutes/60, minutes%60)
}

// inWords is the date with its day of the week.
func (a *Almanac) inWords(d *DayOfAlmanac) string {
	return d.date.Format("Mon ") + a.calendar.Short(d.date)
}

// WriteCSV writes a header and a line for each day; times are UTC, several of a day with
// semicolons between them.
func (a Almanac) WriteCSV(w io.Writer) error {
	out := csv.NewWriter(w)
	columns := a.dayColumns()
	record := make([]string, len(columns))
	for i, c := range columns {
		record[i] = c.key
	}
	out.Write(record)
	for i := range a.Days {
		for j, c := range columns {
			if c.times == nil {
				record[j] = c.value(&a.Days[i])
				continue
			}
			var times []string
			for _, t := range c.times(&a.Days[i]) {
				times = append(times, instant(t))
			}
			record[j] = strings.Join(times, ";")
		}
		out.Write(record)
	}
	out.Flush()
	return out.Error()
}

// WriteTable writes the almanac for a terminal, in dates and times of its zone.
func (a Almanac) WriteTable(w io.Writer) error {
	var out strings.Builder
	a.Observer.heading(&out)
	fmt.Fprintf(&out, "Dates and times are in the zone %s.", a.Zone)
	a.clockChanges(&out)
	out.WriteString("\n")
	if len(a.Days) > 0 {
		out.WriteString(deltaTOfSpan(a.Days[0].From.Time, a.Days[len(a.Days)-1].To.Time))
	}
	out.WriteString("\n")
	columns := a.dayColumns()
	var rows [][]string
	row := func(cell func(dayColumn) string) {
		var cells []string
		for _, c := range columns {
			if c.title != "" {
				cells = append(cells, cell(c))
			}
		}
		rows = append(rows, cells)
	}
	row(func(c dayColumn) string { return c.title })
	for i := range a.Days {
		row(func(c dayColumn) string { return c.cell(&a.Days[i], a.zone) })
	}
	widths := make([]int, len(rows[0]))
	for _, cells := range rows {
		for i, cell := range cells {
			widths[i] = max(widths[i], utf8.RuneCountInString(cell))
		}
	}
	for _, cells := range rows {
		line := ""
		for i, cell := range cells {
			line += pad(cell, widths[i]+2)
		}
		out.WriteString(strings.TrimRight(line, " ") + "\n")
	}
	out.WriteString("\nDay, dark and moonless: for how long on that day the Sun is up, the Sun is more than 18° below the\n" +
		"horizon, and the Moon is down, too. Phase, age and lit part of the Moon are those at noon.\n")
	for i := range a.Stays {
		out.WriteString(a.Stays[i].sentence(a.zone, a.calendar) + "\n")
	}
	_, err := io.WriteString(w, out.String())
	return err
}

// cell writes the column of a day for the table.
func (c dayColumn) cell(d *DayOfAlmanac, zone *time.Location) string {
	switch {
	case c.times == nil && c.shown == nil:
		return c.value(d)
	case c.times == nil:
		return c.shown(d)
	}
	if c.state != nil && c.state(d) != ephem.RisesAndSets {
		return c.state(d).String()
	}
	var clocks []string
	for _, t := range c.times(d) {
		clocks = append(clocks, text.Clock(t.In(zone)))
	}
	if clocks == nil {
		return text.None
	}
	return strings.Join(clocks, ", ")
}

// clockChanges names the days of another length than 24 hours.
func (a Almanac) clockChanges(out *strings.Builder) {
	for i := range a.Days {
		if d := &a.Days[i]; d.Hours != 24 {
			fmt.Fprintf(out, " %s has %s.", a.inWords(d), hoursMinutes(d.Hours))
		}
	}
}
