package command

import (
	"fmt"
	"io"
	"time"

	ics "github.com/arran4/golang-ical"

	"perihelion/assets"
	"perihelion/ephem/almanac"
)

// writeICS writes a calendar as an iCalendar file (RFC 5545), an instant for
// each event.
func writeICS(w io.Writer, c almanac.Calendar) error {
	calendar := ics.NewCalendarFor(assets.Name)
	calendar.SetMethod(ics.MethodPublish)
	calendar.SetProductId("-//" + assets.Name + "//" + assets.Version + "//EN")
	made := time.Now()
	for _, e := range c.Events {
		event := calendar.AddEvent(fmt.Sprintf("%s-%s-%d@%s", e.Body, e.Kind, e.Time.UnixMilli(), assets.ID))
		event.SetDtStampTime(made)
		event.SetStartAt(e.Time) // an event without an end is an instant
		event.SetSummary(e.Body + " " + e.Kind)
		if e.Azimuth != nil {
			event.SetDescription(fmt.Sprintf("azimuth %.1f°", *e.Azimuth))
		} else {
			event.SetDescription(fmt.Sprintf("altitude %.1f°", *e.Altitude))
		}
	}
	// SerializeTo would lose a write error.
	_, err := io.WriteString(w, calendar.Serialize(ics.WithNewLineWindows))
	return err
}
