package almanac

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"github.com/soniakeys/unit"

	"perihelion/ephem/text"
)

// WriteJSON writes the document as one JSON object, indented.
func (d StarDocument) WriteJSON(w io.Writer) error {
	e := json.NewEncoder(w)
	e.SetIndent("", "  ")
	return e.Encode(d)
}

// starColumns are those of the CSV, by the JSON's keys. Others come after them.
var starColumns = []struct {
	name  string
	value func(d *StarDocument, e *StarEntry) string
}{
	{"time", func(d *StarDocument, e *StarEntry) string { return d.Time.Format(time.RFC3339Nano) }},
	{"lat", func(d *StarDocument, e *StarEntry) string { return decimal(d.Observer.Latitude) }},
	{"lon", func(d *StarDocument, e *StarEntry) string { return decimal(d.Observer.Longitude) }},
	{"elevation", func(d *StarDocument, e *StarEntry) string { return decimal(d.Observer.Elevation) }},
	{"name", func(d *StarDocument, e *StarEntry) string { return e.Name }},
	{"designation", func(d *StarDocument, e *StarEntry) string { return e.Designation }},
	{"hipparcos", func(d *StarDocument, e *StarEntry) string { return strconv.Itoa(e.Hipparcos) }},
	{"magnitude", func(d *StarDocument, e *StarEntry) string { return decimal(e.Magnitude) }},
	{"constellation", func(d *StarDocument, e *StarEntry) string { return e.Constellation }},
	{"altitude", func(d *StarDocument, e *StarEntry) string { return decimal(e.Altitude) }},
	{"azimuth", func(d *StarDocument, e *StarEntry) string { return decimal(e.Azimuth) }},
	{"refracted", func(d *StarDocument, e *StarEntry) string { return optional(e.Refracted) }},
	{"ra", func(d *StarDocument, e *StarEntry) string { return decimal(e.RA) }},
	{"dec", func(d *StarDocument, e *StarEntry) string { return decimal(e.Dec) }},
	{"raAstrometric", func(d *StarDocument, e *StarEntry) string { return decimal(e.AstrometricRA) }},
	{"decAstrometric", func(d *StarDocument, e *StarEntry) string { return decimal(e.AstrometricDec) }},
	{"rise", func(d *StarDocument, e *StarEntry) string { return instant(e.Rise) }},
	{"transit", func(d *StarDocument, e *StarEntry) string { return instant(e.Transit) }},
	{"set", func(d *StarDocument, e *StarEntry) string { return instant(e.Set) }},
	{"state", func(d *StarDocument, e *StarEntry) string { return e.State.String() }},
	{"deltaT", func(d *StarDocument, e *StarEntry) string { return decimal(d.DeltaT) }},
	{"deltaTUncertainty", func(d *StarDocument, e *StarEntry) string { return optional(d.DeltaTUncertainty) }},
}

// WriteCSV writes a header of the JSON's keys and one line a star; a value that does not
// exist is empty.
func (d StarDocument) WriteCSV(w io.Writer) error {
	c := csv.NewWriter(w)
	record := make([]string, len(starColumns))
	for i, column := range starColumns {
		record[i] = column.name
	}
	if err := c.Write(record); err != nil {
		return err
	}
	for i := range d.Stars {
		for j, column := range starColumns {
			record[j] = column.value(&d, &d.Stars[i])
		}
		if err := c.Write(record); err != nil {
			return err
		}
	}
	c.Flush()
	return c.Error()
}

// WriteTable writes the document for a terminal, in columns of a fixed width. Times of
// day are in the zone of the document.
func (d StarDocument) WriteTable(w io.Writer) error {
	local := d.Time.In(d.zone)
	var out strings.Builder
	head := Document{Time: d.Time, Observer: d.Observer, DeltaT: d.DeltaT, DeltaTUncertainty: d.DeltaTUncertainty, zone: d.zone, calendar: d.calendar}
	head.heading(&out)
	out.WriteString(head.deltaT() + "\n")
	heading := func(key string) string { return Named(key).Heading() }
	zone := local.Format("MST")
	rows := [][]string{
		{
			"Star", heading("altitude"), heading("azimuth"), "", heading("ra"), heading("dec"), heading("magnitude"),
			"Designation", "Rise", "Transit", "Set",
		},
		{"", "°", "°", "", "h m s", "° ′ ″", "", "", zone, zone, zone},
	}
	refracted := false
	for i := range d.Stars {
		e := &d.Stars[i]
		altitude := e.Altitude
		if e.Refracted != nil {
			altitude = *e.Refracted
		}
		refracted = refracted || e.Refracted != nil && !d.Observer.airless()
		rows = append(rows, append([]string{
			e.Name, text.Number(altitude, 2), text.Number(e.Azimuth, 2), text.Compass(unit.AngleFromDeg(e.Azimuth)),
			text.HMS(unit.RAFromDeg(e.RA)), text.SignedDMS(unit.AngleFromDeg(e.Dec)), text.Number(e.Magnitude, 2), e.Designation,
		}, e.Day.cells(d.zone)...))
	}
	align(&out, rows, 0, 3, 7, 8)
	air := "Altitudes without refraction."
	if refracted {
		air = "Altitudes as seen through the air, below −1° without refraction."
	}
	fmt.Fprintf(&out, "\n%s RA and Dec are apparent, topocentric, of date.\nRise, transit and set are on %s.\n", air, d.calendar.Date(local))
	_, err := io.WriteString(w, out.String())
	return err
}
