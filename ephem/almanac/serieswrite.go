package almanac

import (
	"bufio"
	"encoding/json"
	"io"
	"math"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/soniakeys/unit"

	"perihelion/ephem/text"
)

// seriesHead is the JSON of an Ephemeris before its lines.
type seriesHead struct {
	From       string   `json:"from"` // RFC 3339 in UTC
	To         string   `json:"to"`
	Step       string   `json:"step,omitempty"` // as typed: 1h0m0s, or 1d for civil days of the zone
	At         []string `json:"at,omitempty"`
	Zone       string   `json:"zone"`
	Observer   Observer `json:"observer"`
	DeltaT     *float64 `json:"deltaT,omitempty"` // TT − UT1 in seconds, where it was given
	Quantities []string `json:"quantities"`
}

func (e *Ephemeris) head() seriesHead {
	s := &e.series
	h := seriesHead{
		From: s.From.UTC().Format(time.RFC3339Nano), To: s.To.UTC().Format(time.RFC3339Nano),
		Zone: e.zone.String(), Observer: newObserver(s.Place, s.Observer, s.Horizon), Quantities: keysOf(s.Columns),
	}
	h.Observer.Default = &s.Default
	if s.Step != (Step{}) {
		h.Step = s.Step.String()
	}
	for _, m := range s.At {
		h.At = append(h.At, m.String())
	}
	if s.DeltaT.Given {
		h.DeltaT = &s.DeltaT.Seconds
	}
	return h
}

// WriteJSON writes the ephemeris as one JSON object: the head, and under lines an object
// for each, in a text line of its own.
func (e *Ephemeris) WriteJSON(w io.Writer) error {
	head, err := json.MarshalIndent(e.head(), "", " ")
	if err != nil {
		return err
	}
	out := bufio.NewWriterSize(w, 1<<16)
	out.Write(head[:len(head)-2]) // without the end of the object
	out.WriteString(",\n \"lines\": [")
	var b []byte
	err = e.each(func(l line) error {
		b = b[:0]
		if l.number > 0 {
			b = append(b, ',')
		}
		b = append(b, "\n  {\"time\":\""...)
		b = l.at.UTC().AppendFormat(b, time.RFC3339Nano)
		b = append(b, '"')
		if l.event != "" {
			b = append(b, `,"event":"`+l.event+`"`...)
		}
		b = append(b, `,"name":"`+l.body.Key()+`"`...)
		for i := range e.series.Columns {
			q := &e.series.Columns[i]
			if q.Word != nil {
				if word := e.words[i][l.number]; word != "" {
					b = append(b, `,"`+q.Key+`":"`+word+`"`...)
				}
			} else if x := e.numbers[i][l.number]; !math.IsNaN(x) {
				b = append(b, `,"`+q.Key+`":`...)
				b = appendFloat(b, x)
			}
		}
		if !e.series.DeltaT.Given {
			b = appendFloat(append(b, `,"deltaT":`...), l.deltaT.DeltaT)
			b = appendFloat(append(b, `,"deltaTUncertainty":`...), l.deltaT.DeltaTUncertainty)
		}
		_, err := out.Write(append(b, '}'))
		return err
	})
	if err != nil {
		return err
	}
	out.WriteString("\n ]\n}\n")
	return out.Flush()
}

// WriteCSV writes a header of the JSON's keys and a line for each body at each instant;
// times are UTC. The column event is there where the lines are at moments.
func (e *Ephemeris) WriteCSV(w io.Writer) error {
	out := bufio.NewWriterSize(w, 1<<16)
	out.WriteString("time,")
	if len(e.series.At) > 0 {
		out.WriteString("event,")
	}
	out.WriteString("name," + strings.Join(keysOf(e.series.Columns), ",") + ",deltaT,deltaTUncertainty\n")
	var b []byte
	err := e.each(func(l line) error {
		b = l.at.UTC().AppendFormat(b[:0], time.RFC3339Nano)
		b = append(b, ',')
		if len(e.series.At) > 0 {
			b = append(b, l.event+","...)
		}
		b = append(b, l.body.Key()...)
		for i := range e.series.Columns {
			b = append(b, ',')
			if e.words[i] != nil {
				b = append(b, e.words[i][l.number]...) // no word has a comma or a quotation mark
			} else if x := e.numbers[i][l.number]; !math.IsNaN(x) {
				b = strconv.AppendFloat(b, x, 'f', -1, 64)
			}
		}
		b = strconv.AppendFloat(append(b, ','), l.deltaT.DeltaT, 'f', -1, 64)
		b = append(b, ',')
		if !e.series.DeltaT.Given {
			b = strconv.AppendFloat(b, l.deltaT.DeltaTUncertainty, 'f', -1, 64)
		}
		_, err := out.Write(append(b, '\n'))
		return err
	})
	if err != nil {
		return err
	}
	return out.Flush()
}

// WriteTable writes the ephemeris for a terminal, with dates and times of its zone.
func (e *Ephemeris) WriteTable(w io.Writer) error {
	out := bufio.NewWriterSize(w, 1<<16)
	if e.lines == 0 {
		out.WriteString("Nothing of this kind happens in this span.\n")
		return out.Flush()
	}
	var head strings.Builder
	newObserver(e.series.Place, e.series.Observer, e.series.Horizon).heading(&head)
	head.WriteString("Times are in the zone " + e.zone.String() + ".\n")
	if given := e.series.DeltaT; given.Given {
		head.WriteString("ΔT is " + figure(given.Seconds) + " s, as given.\n\n")
	} else {
		head.WriteString(deltaTOfSpan(e.occasions[0].at, e.occasions[len(e.occasions)-1].at) + "\n")
	}
	out.WriteString(head.String())

	titles, units := []string{"Time"}, []string{""}
	if len(e.series.At) > 0 {
		titles, units = append(titles, "Event"), append(units, "")
	}
	words := len(titles) + 1
	titles, units = append(titles, "Body"), append(units, "")
	for i := range e.series.Columns {
		q := &e.series.Columns[i]
		titles, units = append(titles, q.Heading()), append(units, q.tableUnit())
	}
	widths := make([]int, len(titles))
	widen := func(cells []string) error {
		for i, cell := range cells {
			widths[i] = max(widths[i], utf8.RuneCountInString(cell))
		}
		return nil
	}
	put := func(cells []string) error {
		var b strings.Builder
		for i, cell := range cells {
			blank := strings.Repeat(" ", widths[i]-utf8.RuneCountInString(cell))
			if i > 0 {
				b.WriteString("  ")
			}
			if i < words || i >= words && e.words[i-words] != nil {
				b.WriteString(cell + blank)
			} else {
				b.WriteString(blank + cell)
			}
		}
		_, err := out.WriteString(strings.TrimRight(b.String(), " ") + "\n")
		return err
	}
	layout := e.layout()
	cells := make([]string, 0, len(titles))
	rows := func(do func([]string) error) error {
		return e.each(func(l line) error {
			cells = append(cells[:0], e.shown(l.at.In(e.zone), layout))
			if len(e.series.At) > 0 {
				cells = append(cells, l.event)
			}
			cells = append(cells, l.body.String())
			for i := range e.series.Columns {
				cells = append(cells, e.cell(i, l.number))
			}
			return do(cells)
		})
	}
	widen(titles)
	widen(units)
	rows(widen)
	put(titles)
	put(units)
	if err := rows(put); err != nil {
		return err
	}
	return out.Flush()
}

// layout is that of the times in the table: with seconds and their parts only where
// there are some.
func (e *Ephemeris) layout() string {
	layout := "15:04 MST"
	for i := range e.occasions {
		switch at := e.occasions[i].at; {
		case at.Nanosecond() != 0:
			return "15:04:05.000 MST"
		case at.In(e.zone).Second() != 0:
			layout = "15:04:05 MST"
		}
	}
	return layout
}

// shown is an instant in the calendar of the table.
func (e *Ephemeris) shown(local time.Time, layout string) string {
	return local.Format("Mon ") + e.series.Calendar.Short(local) + local.Format(" "+layout)
}

// cell writes a value for the table: in half the decimals of a document, right ascensions
// in hours and declinations in minutes of arc.
func (e *Ephemeris) cell(column, line int) string {
	q := &e.series.Columns[column]
	if q.Word != nil {
		if word := e.words[column][line]; word != "" {
			return word
		}
		return text.None
	}
	x := e.numbers[column][line]
	switch {
	case q.rightAscension():
		return text.HMS(unit.RAFromDeg(x))
	case q.declination():
		return text.SignedDMS(unit.AngleFromDeg(x))
	}
	return text.Number(x, (q.Decimals+1)/2)
}

func (q *Quantity) rightAscension() bool { return strings.HasPrefix(q.Key, "ra") }
func (q *Quantity) declination() bool    { return strings.HasPrefix(q.Key, "dec") }

// tableUnit is the unit of the values in the table.
func (q *Quantity) tableUnit() string {
	switch {
	case q.rightAscension():
		return "h m s"
	case q.declination():
		return "° ′ ″"
	}
	return q.Unit
}
