package command

import (
	"fmt"
	"io"
	"strings"
	"time"

	ics "github.com/arran4/golang-ical"

	"perihelion/assets"
	"perihelion/ephem/almanac"
)

// writeICS writes a calendar as an iCalendar file (RFC 5545), an instant for
// each event, and for an eclipse that is seen the time during which it is.
func writeICS(w io.Writer, c almanac.Calendar) error {
	calendar := ics.NewCalendarFor(assets.Name)
	calendar.SetMethod(ics.MethodPublish)
	calendar.SetProductId("-//" + assets.Name + "//" + assets.Version + "//EN")
	made := time.Now()
	for _, e := range c.Events {
		what := strings.ReplaceAll(e.Event, " ", "-")
		event := calendar.AddEvent(fmt.Sprintf("%s-%s-%d@%s", e.Body, what, e.Time.UnixMilli(), assets.ID))
		event.SetDtStampTime(made)
		event.SetSummary(e.Summary)
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
