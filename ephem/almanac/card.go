package almanac

import (
	"fmt"
	"io"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/soniakeys/unit"

	"perihelion/ephem/text"
)

// WriteCard writes all quantities of each body for a terminal, in lines of at most 90
// columns. Times of day are in the zone of the document.
func (d Document) WriteCard(w io.Writer) error {
	var out strings.Builder
	d.heading(&out)
	for i := range d.Bodies {
		e := &d.Bodies[i]
		name := e.Body.String()
		out.WriteString("\n" + name + "\n" + strings.Repeat("─", len(name)) + "\n")
		for _, part := range []card{
			e.inTheSky(d.Observer),
			e.coordinates(),
			e.distances(),
			e.appearance(),
			card{{string(face)}}.rows(&e.Sight, face),
			e.moons(),
			e.onTheDay(d.Time.In(d.location()), d.calendar, d.Observer),
		} {
			if part == nil { // of Jupiter alone
				continue
			}
			part.write(&out)
		}
	}
	d.clocks().write(&out)
	if cut := d.cut(); cut != "" {
		out.WriteString("\n" + cut)
	}
	_, err := io.WriteString(w, out.String())
	return err
}

// gregorian is when Great Britain took up the Gregorian calendar; much of Europe had it
// since 15 October 1582.
var gregorian = time.Date(1752, 9, 14, 0, 0, 0, 0, time.UTC)

// heading writes the time and the place.
func (d Document) heading(out *strings.Builder) {
	local := d.Time.In(d.location())
	fmt.Fprintf(out, "%s, %s\n", d.calendar.Named(local), local.Format("15:04:05 MST"))
	if d.Time.Before(gregorian) && !d.calendar.IsJulian(local) {
		out.WriteString("Dates are Gregorian, also where the Julian calendar was still in use.\n")
	}
	d.Observer.heading(out)
}

// heading writes the place.
func (o Observer) heading(out *strings.Builder) {
	if o.Place != "" {
		out.WriteString(o.Place + "   ")
	}
	fmt.Fprintf(out, "%s   %s   %s m\n",
		text.DMS(unit.AngleFromDeg(o.Latitude), "N", "S"), text.DMS(unit.AngleFromDeg(o.Longitude), "E", "W"),
		text.Thousands(o.Elevation))
	if o.PoleX != 0 || o.PoleY != 0 {
		fmt.Fprintf(out, "The Earth's pole is at x %s″, y %s″.\n", text.Number(o.PoleX, 4), text.Number(o.PoleY, 4))
	}
	if o.Centre {
		fmt.Fprintf(out, "Bodies rise and set with their centre at %s, without refraction.\n", text.Degrees(unit.AngleFromDeg(o.Horizon), 1))
	}
}

// cut is a sentence about a civil day in which positions begin or end, or empty.
func (d Document) cut() string {
	if len(d.Bodies) == 0 {
		return ""
	}
	word, at := "begin", d.Bodies[0].DayFrom
	if at.IsZero() {
		word, at = "end", d.Bodies[0].DayTo
	}
	if at.IsZero() {
		return ""
	}
	local := at.In(d.location())
	return fmt.Sprintf("Positions %s on %s, %s: that day is cut there, and its other events are not listed.\n", word, d.calendar.Date(local), local.Format("15:04 MST"))
}

// location is the zone in which the card and the table write times of day: UTC where the
// document has none.
func (d Document) location() *time.Location {
	if d.zone == nil {
		return time.UTC
	}
	return d.zone
}

// card is a part of a card: its title, and lines of a name, a value and remarks.
type card [][]string

// write writes the part with an empty line before it.
func (c card) write(out *strings.Builder) {
	widths := [...]int{27, 17, 17, 13}
	out.WriteByte('\n')
	for i, cells := range c {
		if i > 0 {
			out.WriteString("  ")
		}
		for j, cell := range cells {
			if j == len(cells)-1 {
				out.WriteString(cell + "\n")
				break
			}
			width := widths[j]
			if i > 0 && j == 0 {
				width -= 2
			}
			out.WriteString(pad(cell, width))
		}
	}
}

// pad fills up to a width with blanks, one at least.
func pad(s string, width int) string {
	return s + strings.Repeat(" ", max(1, width-utf8.RuneCountInString(s)))
}
