package command

import (
	"fmt"
	"io"
	"strings"
	"time"

	ics "github.com/arran4/golang-ical"
	"github.com/soniakeys/unit"

	"perihelion/assets"
	"perihelion/ephem/almanac"
	"perihelion/ephem/text"
)

// writeICS writes a calendar as an iCalendar file (RFC 5545), an instant for
// each event, and for an eclipse that is seen the time during which it is. The
// place is the observer's, of every event.
func writeICS(w io.Writer, c almanac.Calendar) error {
	calendar := ics.NewCalendarFor(assets.Name)
	calendar.SetMethod(ics.MethodPublish)
	calendar.SetProductId("-//" + assets.Name + "//" + assets.Version + "//EN")
	made, where := time.Now(), location(c.Observer)
	for _, e := range c.Events {
		what := strings.ReplaceAll(e.Event, " ", "-")
		event := calendar.AddEvent(fmt.Sprintf("%s-%s-%d@%s", e.Body, what, e.Time.UnixMilli(), assets.ID))
		event.SetDtStampTime(made)
		event.SetSummary(e.Summary)
		event.SetLocation(where)
		event.SetGeo(c.Observer.Latitude, c.Observer.Longitude)
		start, end := e.Time, time.Time{}
		if e.Eclipse != nil {
			if from, to := e.Eclipse.During(); to.After(from) {
				start, end = from, to
			}
		}
		event.SetStartAt(start)
		if !end.IsZero() { // an event without an end is an instant
			event.SetEndAt(end)
		}
		if detail := c.Detail(e); detail != "" {
			event.SetDescription(detail)
		}
	}
	// SerializeTo would lose a write error.
	_, err := io.WriteString(w, calendar.Serialize(ics.WithNewLineWindows))
	return err
}

// location names the observer's place, or else its coordinates.
func location(o almanac.Observer) string {
	if o.Place != "" {
		return o.Place
	}
	return text.DMS(unit.AngleFromDeg(o.Latitude), "N", "S") + ", " + text.DMS(unit.AngleFromDeg(o.Longitude), "E", "W")
}
