package almanac

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"sort"
	"text/tabwriter"
	"time"

	"github.com/soniakeys/unit"

	"perihelion/ephem"
	"perihelion/ephem/field"
	"perihelion/ephem/text"
)

// longestSpan bounds a calendar: it keeps a mistyped year from computing for hours.
const longestSpan = 400 * 24 * time.Hour

// Calendar lists what happens in the sky of an observer in a span, in order of time.
type Calendar struct {
	From     string      `json:"from"` // RFC 3339 in UTC
	To       string      `json:"to"`
	Observer Observer    `json:"observer"`
	Events   []Happening `json:"events"`

	zone *time.Location
}

// Happening is one event of one body. Altitude and azimuth are degrees; a rise
// and a set have the azimuth, a transit has the altitude.
type Happening struct {
	Time     time.Time `json:"time"`
	Body     string    `json:"name"`
	Kind     string    `json:"event"` // rise, transit or set
	Azimuth  *float64  `json:"azimuth,omitempty"`
	Altitude *float64  `json:"altitude,omitempty"`
}

// NewCalendar finds the rises, transits and sets of bodies from one instant to
// before another. The zone is that of the times in the table. The error is a
// *field.Error for a span over 400 days, or an *ephem.RangeError.
func NewCalendar(o ephem.Observer, from, to time.Time, bodies []ephem.Body, zone *time.Location) (Calendar, error) {
	c := Calendar{
		From:     from.UTC().Format(time.RFC3339),
		To:       to.UTC().Format(time.RFC3339),
		Observer: newObserver(o),
		Events:   []Happening{},
		zone:     zone,
	}
	if to.Sub(from) > longestSpan {
		return c, field.Errorf("to", "the span is longer than 400 days: write an earlier end")
	}
	for _, b := range bodies {
		for start := from; start.Before(to); start = start.Add(24 * time.Hour) {
			end := start.Add(24 * time.Hour)
			if end.After(to) {
				end = to
			}
			day, err := ephem.Day(o, b, start, end)
			if err != nil {
				return c, err
			}
			c.add(b, day)
		}
	}
	sort.SliceStable(c.Events, func(i, j int) bool { return c.Events[i].Time.Before(c.Events[j].Time) })
	return c, nil
}

func (c *Calendar) add(b ephem.Body, day ephem.DayEvents) {
	put := func(kind string, events []ephem.Event) {
		for _, e := range events {
			h := Happening{Time: e.Time.UTC().Round(time.Second), Body: b.Key(), Kind: kind}
			if kind == "transit" {
				altitude := round(e.Altitude.Deg(), 4)
				h.Altitude = &altitude
			} else {
				azimuth := round(e.Azimuth.Deg(), 4)
				h.Azimuth = &azimuth
			}
			c.Events = append(c.Events, h)
		}
	}
	put("rise", day.Rises)
	put("transit", day.Transits)
	put("set", day.Sets)
}

// WriteJSON writes the calendar as one JSON document.
func (c Calendar) WriteJSON(w io.Writer) error {
	encoder := json.NewEncoder(w)
	encoder.SetIndent("", " ")
	return encoder.Encode(c)
}

// WriteCSV writes a header line and a line for each event; times are UTC.
func (c Calendar) WriteCSV(w io.Writer) error {
	out := csv.NewWriter(w)
	out.Write([]string{"time", "name", "event", "azimuth", "altitude"})
	for _, e := range c.Events {
		out.Write([]string{e.Time.Format("2006-01-02T15:04:05Z"), e.Body, e.Kind, optional(e.Azimuth), optional(e.Altitude)})
	}
	out.Flush()
	return out.Error()
}

// WriteTable writes the calendar for a terminal, in the zone it was made for.
func (c Calendar) WriteTable(w io.Writer) error {
	if len(c.Events) == 0 {
		_, err := fmt.Fprintln(w, "Nothing rises, transits or sets in this span.")
		return err
	}
	out := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintf(out, "Time (%s)\tBody\tEvent\tWhere\n", c.zone)
	for _, e := range c.Events {
		where := ""
		if e.Azimuth != nil {
			where = fmt.Sprintf("azimuth %.1f° %s", *e.Azimuth, text.Compass(unit.AngleFromDeg(*e.Azimuth)))
		} else {
			where = fmt.Sprintf("altitude %s°", text.Number(*e.Altitude, 1))
		}
		fmt.Fprintf(out, "%s\t%s\t%s\t%s\n", e.Time.In(c.zone).Format("2006-01-02 15:04:05"), e.Body, e.Kind, where)
	}
	return out.Flush()
}
