package almanac

import (
	"io"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/soniakeys/unit"

	"perihelion/ephem"
	"perihelion/ephem/text"
)

// WriteTable writes the document for a terminal, in columns of a fixed width.
// Times of day are those of the zone that the document was made for.
func (d Document) WriteTable(w io.Writer) error {
	zone := d.location()
	local := d.Time.In(zone)
	var out strings.Builder
	d.heading(&out)
	out.WriteString("ΔT " + text.Number(d.DeltaT, 1) + " s\n\n")

	rows := [][]string{
		{"Body", "Altitude", "Azimuth", "", "RA", "Dec", "Distance", "Mag", "Lit", "Constellation", "Rise", "Transit", "Set"},
		{"", "°", "°", "", "h m s", "° ′ ″", "", "", "%", "", local.Format("MST"), local.Format("MST"), local.Format("MST")},
	}
	refracted := false
	for i := range d.Bodies {
		e := &d.Bodies[i]
		refracted = refracted || e.Refracted != nil && !d.Observer.airless()
		rows = append(rows, e.cells(zone))
	}
	align(&out, rows)

	out.WriteByte('\n')
	if refracted {
		out.WriteString("Altitudes as seen, through the air; below −1° without refraction.")
	} else {
		out.WriteString("Altitudes without refraction.")
	}
	out.WriteString(" RA and Dec are apparent, topocentric, of date.\n")
	_, err := io.WriteString(w, out.String())
	return err
}

func (e *Entry) cells(zone *time.Location) []string {
	altitude := e.Altitude
	if e.Refracted != nil {
		altitude = *e.Refracted
	}
	cells := []string{
		e.body.String(),
		text.Number(altitude, 2),
		text.Number(e.Azimuth, 2),
		text.Compass(unit.AngleFromDeg(e.Azimuth)),
		text.HMS(unit.RAFromDeg(e.RA)),
		text.SignedDMS(unit.AngleFromDeg(e.Dec)),
		text.Distance(e.Distance),
		text.Number(e.magnitude, 1),
		text.Number(e.Illuminated*100, 0),
		e.Constellation,
	}
	if e.State == ephem.RisesAndSets {
		return append(cells, clock(e.Rise, zone), clock(e.Transit, zone), clock(e.Set, zone))
	}
	return append(cells, string(e.State), clock(e.Transit, zone), "")
}

func clock(t time.Time, zone *time.Location) string {
	if t.IsZero() {
		return "–"
	}
	return text.Clock(t.In(zone))
}

// leftAligned are the columns of words; figures stand at the right.
var leftAligned = map[int]bool{0: true, 3: true, 9: true, 10: true}

// align pads each column to its widest cell.
func align(out *strings.Builder, rows [][]string) {
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
			if leftAligned[i] {
				line.WriteString(cell + pad)
			} else {
				line.WriteString(pad + cell)
			}
		}
		out.WriteString(strings.TrimRight(line.String(), " ") + "\n")
	}
}
