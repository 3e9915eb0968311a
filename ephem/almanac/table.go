package almanac

import (
	"fmt"
	"io"
	"math"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"perihelion/ephem"
	"perihelion/ephem/text"
)

// WriteTable writes the document for a terminal, in columns of a fixed width. Times of
// day are in the zone of the document.
func (d Document) WriteTable(w io.Writer) error {
	zone := d.location()
	local := d.Time.In(zone)
	var out strings.Builder
	d.heading(&out)
	out.WriteString(d.deltaT() + "\n")

	heading := func(key string) string { return Named(key).Heading() }
	rows := [][]string{
		{
			"Body", heading("altitude"), heading("azimuth"), "", heading("ra"), heading("dec"), Named("distance").Title,
			heading("magnitude"), heading("illuminated"), Named("constellation").Title, "Rise", "Transit", "Set",
		},
		{"", "°", "°", "", "h m s", "° ′ ″", "", "", "%", "", local.Format("MST"), local.Format("MST"), local.Format("MST")},
	}
	refracted := false
	for i := range d.Bodies {
		e := &d.Bodies[i]
		refracted = refracted || e.refracted() && !d.Observer.airless()
		rows = append(rows, e.cells(zone))
	}
	align(&out, rows, 0, 3, 9, 10)

	out.WriteByte('\n')
	if refracted {
		out.WriteString("Altitudes as seen through the air, below −1° without refraction.")
	} else {
		out.WriteString("Altitudes without refraction.")
	}
	out.WriteString(" RA and Dec are apparent, topocentric, of date.\n")
	fmt.Fprintf(&out, "Rise, transit and set are on %s.\n", d.calendar.Date(local))
	for i := range d.Bodies {
		for _, sentence := range d.Bodies[i].sentences(zone, d.calendar) {
			out.WriteString(sentence + "\n")
		}
	}
	out.WriteString(d.cut())
	_, err := io.WriteString(w, out.String())
	return err
}

// deltaT is the line of the head about it.
func (d Document) deltaT() string {
	if sigma := d.DeltaTUncertainty; sigma != nil {
		return "ΔT " + OwnDeltaT{d.DeltaT, *sigma}.String() + "\n"
	}
	return "ΔT " + text.Number(d.DeltaT, 1) + " s\n"
}

func (e *Entry) cells(zone *time.Location) []string {
	altitude := e.Altitude
	if e.refracted() {
		altitude = e.Refracted
	}
	cells := []string{
		e.Body.String(),
		text.Number(altitude.Deg(), 2),
		text.Number(e.Azimuth.Deg(), 2),
		text.Compass(e.Azimuth),
		text.HMS(e.RA),
		text.SignedDMS(e.Dec),
		text.Distance(e.Distance, 5),
		text.Number(e.Magnitude, 1),
		text.Number(e.Illuminated*100, 0),
		e.Constellation,
	}
	return append(cells, e.Day.cells(zone)...)
}

// cells are the rise, the transit and the set; of a body that does not cross the horizon,
// its state and its transit.
func (d *Day) cells(zone *time.Location) []string {
	if d.State == ephem.RisesAndSets {
		return []string{d.clocks(rise, zone), d.clocks(transit, zone), d.clocks(set, zone)}
	}
	return []string{d.State.String(), d.clocks(transit, zone), ""}
}

// refracted reports whether there is an altitude as seen.
func (s *Sight) refracted() bool { return !math.IsNaN(s.Refracted.Rad()) }

// clocks writes when a body rises, transits or sets on the civil day, which may be
// twice.
func (d *Day) clocks(event string, zone *time.Location) string {
	var clocks []string
	for _, t := range d.times(event) {
		clocks = append(clocks, text.Clock(t.In(zone)))
	}
	if clocks == nil {
		return text.None
	}
	return strings.Join(clocks, ", ")
}

// times returns the times of the rises, transits or sets of the civil day.
func (d *Day) times(event string) (times []Instant) {
	for _, happens := range d.Events {
		if happens.Event == event {
			times = append(times, happens.Time)
		}
	}
	return times
}

// align pads each column to its widest cell. Columns of words are aligned at the left,
// figures at the right.
func align(out *strings.Builder, rows [][]string, words ...int) {
	width := make([]int, len(rows[0]))
	for _, row := range rows {
		for i, cell := range row {
			width[i] = max(width[i], utf8.RuneCountInString(cell))
		}
	}
	for _, row := range rows {
		var line strings.Builder
		for i, cell := range row {
			pad := strings.Repeat(" ", width[i]-utf8.RuneCountInString(cell))
			switch {
			case i == 3: // the point of the compass belongs to the azimuth
				line.WriteString(" ")
			case i > 0:
				line.WriteString("  ")
			}
			if slices.Contains(words, i) {
				line.WriteString(cell + pad)
			} else {
				line.WriteString(pad + cell)
			}
		}
		out.WriteString(strings.TrimRight(line.String(), " ") + "\n")
	}
}
