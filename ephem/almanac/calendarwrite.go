package almanac

import (
	"bufio"
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"perihelion/ephem/eclipse"
	"perihelion/ephem/internal/parallel"
	"perihelion/ephem/text"
)

// WriteJSON writes the calendar as one JSON document. Its events are encoded on every
// processor: those of a century take a third of a second of one.
func (c Calendar) WriteJSON(w io.Writer) error {
	const share = 512
	parts := slices.Collect(slices.Chunk(c.Events, share))
	encoded := make([][]byte, len(parts))
	err := parallel.Do(context.Background(), len(parts), func(i int) error {
		list, err := json.MarshalIndent(parts[i], " ", " ")
		if err == nil {
			encoded[i] = list[len("[") : len(list)-len("\n ]")]
		}
		return err
	})
	if err != nil {
		return err
	}
	c.Events = []Happening{}
	rest, err := json.MarshalIndent(c, "", " ")
	if err != nil {
		return err
	}
	before, after, _ := bytes.Cut(rest, []byte(`"events": []`)) // a text cannot have it: its quotation marks are escaped
	out := bufio.NewWriter(w)
	out.Write(before)
	out.WriteString(`"events": [`)
	for i, part := range encoded {
		if i > 0 {
			out.WriteByte(',')
		}
		out.Write(part)
	}
	if len(encoded) > 0 {
		out.WriteString("\n ")
	}
	out.WriteByte(']')
	out.Write(after)
	out.WriteByte('\n')
	return out.Flush()
}

// writeIndented writes a value as JSON, indented by a blank: a document of many lines stays
// small.
func writeIndented(w io.Writer, v any) error {
	encoder := json.NewEncoder(w)
	encoder.SetIndent("", " ")
	return encoder.Encode(v)
}

// WriteCSV writes a header line and a line for each event; times are UTC.
func (c Calendar) WriteCSV(w io.Writer) error {
	out := csv.NewWriter(w)
	record := make([]string, len(calendarColumns))
	for i, column := range calendarColumns {
		record[i] = column.name
	}
	out.Write(record)
	for i := range c.Events {
		for j, column := range calendarColumns {
			record[j] = column.value(&c.Events[i])
		}
		out.Write(record)
	}
	out.Flush()
	return out.Error()
}

// WriteTable writes the calendar for a terminal, in the zone it was made for and
// to the nearest minute.
func (c Calendar) WriteTable(w io.Writer) error {
	if len(c.Events) == 0 {
		_, err := fmt.Fprintln(w, "Nothing of this kind happens in this span.")
		return err
	}
	widest := 0
	for _, e := range c.Events {
		widest = max(widest, utf8.RuneCountInString(e.Summary))
	}
	var out strings.Builder
	c.Observer.heading(&out)
	fmt.Fprintf(&out, "Times are in the zone %s.%s\n%s", c.Zone, c.epoch(), c.deltaT())
	if c.Spot != nil {
		out.WriteString(c.Spot.String() + "\n")
	}
	out.WriteByte('\n')
	for _, e := range c.Events {
		local := e.Time.In(c.zone)
		line := c.dates.ISO(local) + " " + text.Clock(local) + "  " + pad(e.Summary, widest+2) + c.Detail(e)
		out.WriteString(strings.TrimRight(line, " ") + "\n")
	}
	_, err := io.WriteString(w, out.String())
	return err
}

// deltaT is the line about it, with the effect on times, or empty. Where and when a body
// rises depends on the Earth's rotation alone, which is what civil time counts.
func (c Calendar) deltaT() string {
	line := deltaTOfSpan(c.Events[0].Time.Time, c.Events[len(c.Events)-1].Time.Time)
	if line == "" {
		return ""
	}
	return strings.TrimSuffix(line, "\n") + " Times are uncertain by this error, except rises, transits, sets and twilights.\n"
}

// epoch is a sentence about the dates of long ago in the table, or empty.
func (c Calendar) epoch() string {
	first := c.Events[0].Time.In(c.zone)
	words := ""
	if c.dates.IsJulian(first) {
		words = " Dates are Julian"
		if c.dates == text.Historic {
			words += " before 15 October 1582"
		}
		words += "."
	}
	if year, _, _ := c.dates.DateOf(first); year < 1 {
		words += fmt.Sprintf(" The year %s is %d BC.", text.Number(float64(year), 0), 1-year)
	}
	return words
}

// Detail returns for people the facts that the summary of an event leaves out. Times of
// day are in the zone of the calendar.
func (c Calendar) Detail(e Happening) string {
	switch {
	case e.Jovian != nil:
		return e.Jovian.describe(e, c.zone)
	case e.Figure != nil:
		return e.Figure.String()
	case e.Eclipse != nil:
		return e.Eclipse.detail(c.zone)
	case e.Meeting != nil:
		return e.Meeting.describe(c.zone)
	case e.Passage != nil:
		return e.Passage.describe(c.zone)
	case e.Shower != nil:
		return e.Shower.describe(c.dates, c.zone)
	case e.FullMoon != nil:
		return e.FullMoon.describe()
	}
	return whereabouts(e.Azimuth, e.Altitude)
}

// String is as in "356,943 km from the Earth".
func (f Figure) String() string {
	value := text.Number(f.Value, 4) + " " + f.Unit
	switch f.Unit {
	case "°":
		value = text.Number(f.Value, 2) + "°"
	case "km":
		value = text.Thousands(f.Value) + " km"
	case "au":
		value = text.Number(f.Value, 5) + " au"
	case "mag":
		value = text.Number(f.Value, 1)
	}
	if rest, ok := strings.CutPrefix(f.Name, "distance "); ok {
		return value + " " + rest
	}
	return f.Name + " " + value
}

// detail returns when and how far an eclipse is seen, and its depth where it is greatest.
func (e *Eclipse) detail(zone *time.Location) string {
	clock := func(t Instant) string { return text.Clock(t.In(zone)) }
	magnitude := "magnitude " + text.Number(e.Magnitude, 3)
	if e.Type == eclipse.Penumbral {
		magnitude = "penumbral magnitude " + text.Number(*e.PenumbralMagnitude, 3)
	}
	world := "greatest eclipse (world) " + clock(e.Greatest) + ", " + magnitude
	if e.Seen == eclipse.None {
		return world
	}
	here := clock(e.SeenFrom) + "–" + clock(e.SeenTo)
	if whole := e.whole(zone); whole != "" {
		here += ", " + whole
	}
	if e.MaximumHere.Equal(e.Greatest.Time) { // the Moon's: the shadow is on it for everybody
		return here + ", maximum (here and world) " + clock(e.Greatest) + ", " + magnitude
	}
	here += ", maximum here " + clock(e.MaximumHere)
	if *e.MagnitudeHere > 0 { // else the part that is seen is outside the umbra
		here += ", magnitude " + text.Number(*e.MagnitudeHere, 3)
	}
	return here + "; " + world
}

// whole returns the time during which an eclipse is seen as total or annular: of the Sun
// to the second; of the Moon to the minute, since the edge of the Earth's shadow is not
// sharp.
func (e *Eclipse) whole(zone *time.Location) string {
	from, to := e.Depth()
	if from.IsZero() {
		return ""
	}
	from, to = from.In(zone), to.In(zone)
	minutes, seconds := math.Floor(math.Round(e.DurationHere)/60), math.Mod(math.Round(e.DurationHere), 60)
	if e.Central == nil {
		return fmt.Sprintf("%s %s–%s", e.Seen, text.Clock(from), text.Clock(to))
	}
	return fmt.Sprintf("%s %s–%s (%.0fm %02.0fs)", e.Seen, from.Format(time.TimeOnly), to.Format(time.TimeOnly), minutes, seconds)
}
