// Package ics writes calendars of events in the sky as iCalendar files (RFC 5545), for the
// command line and for servers to which a calendar subscribes.
package ics

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

// Options are what a file has besides the events.
type Options struct {
	Made time.Time // when the file was made
	// Refresh is after how long a calendar that subscribes shall ask again, in whole
	// hours; 0 for a file that is made once.
	Refresh time.Duration
}

// Write writes a calendar: an instant for each event, and for an eclipse that is seen the
// time during which it is. No event makes its owner busy. The place is the observer's, of
// every event.
//
// Eclipses, transits, meteor showers and phenomena of Jupiter that the observer does not
// see are left out, and their number is returned: a calendar is for events that can be
// watched. The table, the CSV and the JSON list them all.
func Write(w io.Writer, c almanac.Calendar, o Options) (unseen int, err error) {
	where := location(c.Observer)
	calendar := ics.NewCalendarFor(assets.Name)
	calendar.SetMethod(ics.MethodPublish)
	calendar.SetProductId("-//" + assets.Name + "//" + assets.Version + "//EN")
	calendar.SetXWRCalName("The sky of " + where)
	if o.Refresh > 0 {
		every := fmt.Sprintf("PT%dH", int(o.Refresh.Hours()))
		calendar.SetRefreshInterval(every)
		calendar.SetXPublishedTTL(every) // the older name of the same
	}
	uids := newUIDs(c.Observer)
	for _, e := range c.Events {
		if e.Unseen() {
			unseen++
			continue
		}
		event := calendar.AddEvent(uids.next(e))
		event.SetDtStampTime(o.Made)
		event.SetSummary(e.Summary)
		event.SetLocation(where)
		event.SetGeo(c.Observer.Latitude, c.Observer.Longitude)
		event.SetTimeTransparency(ics.TransparencyTransparent)
		event.AddCategory(strings.ToUpper(string(e.Kind)))
		detail := c.Detail(e)
		switch from, to := e.Seen(); {
		case e.Eclipse != nil || e.Passage != nil || e.Jovian != nil && !from.IsZero():
			event.SetStartAt(from.Time)
			event.SetEndAt(to.Time)
		default:
			event.SetStartAt(e.Time.Time) // without an end it is an instant
		}
		if from, _ := e.Seen(); !from.IsZero() || e.Shower != nil && e.Shower.Visible {
			// The reader's calendar may show another zone beside the text.
			detail += ". Times in this text are in the zone " + c.Zone + "."
		}
		if detail != "" {
			event.SetDescription(detail)
		}
	}
	// SerializeTo would lose a write error.
	_, err = io.WriteString(w, calendar.Serialize(ics.WithNewLineWindows))
	return unseen, err
}

// uids name events so that the same event of the same place has the same name in
// every file, and another place's another: a calendar that imports a file again
// then replaces its events, and one that imports the files of two places keeps
// both. The day in UTC stands for the time, and tenths of a degree for the place,
// since a change of elevation or of a theory moves an event by seconds.
type uids struct {
	place string
	taken map[string]int
}

func newUIDs(o almanac.Observer) uids {
	side := func(degrees float64, positive, negative string) string {
		tenths := fmt.Sprintf("%.1f", max(degrees, -degrees))
		if degrees < 0 {
			return tenths + negative
		}
		return tenths + positive
	}
	return uids{side(o.Latitude, "n", "s") + side(o.Longitude, "e", "w"), map[string]int{}}
}

func (u uids) next(e almanac.Happening) string {
	day, what := e.Time, strings.ReplaceAll(e.Event, " ", "-")
	if e.Meeting != nil {
		what += "-" + strings.Join(e.Meeting.With, "-")
	}
	if e.Eclipse != nil {
		// A hairbreadth decides between an annular and a hybrid one.
		day, what = e.Eclipse.Greatest, "eclipse"
	}
	name := fmt.Sprintf("%s-%s-%s-%s-%s", e.Kind, e.Body, what, day.UTC().Format("20060102"), u.place)
	u.taken[name]++
	if n := u.taken[name]; n > 1 { // a second transit of the day
		name += fmt.Sprintf("-%d", n)
	}
	return name + "@" + assets.ID
}

// location names the observer's place, or else its coordinates.
func location(o almanac.Observer) string {
	if o.Place != "" {
		return o.Place
	}
	return text.DMS(unit.AngleFromDeg(o.Latitude), "N", "S") + ", " + text.DMS(unit.AngleFromDeg(o.Longitude), "E", "W")
}
