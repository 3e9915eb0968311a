package almanac

import (
	"strconv"
	"strings"
)

// calendarColumns are the columns of a calendar's CSV. New ones go to the end, so that a
// program that reads a column by its number keeps working. Of an eclipse, time, azimuth,
// altitude, figure and value are the observer's, where anything is seen.
var calendarColumns = []struct {
	name  string
	value func(e *Happening) string
}{
	{"time", func(e *Happening) string { return utc(e.Time) }},
	{"name", func(e *Happening) string { return e.Body }},
	{"event", func(e *Happening) string { return e.Event }},
	{"azimuth", func(e *Happening) string { return optional(e.Azimuth) }},
	{"altitude", func(e *Happening) string { return optional(e.Altitude) }},
	{"kind", func(e *Happening) string { return string(e.Kind) }},
	{"summary", func(e *Happening) string { return e.Summary }},
	{"figure", func(e *Happening) string { return e.number().Name }},
	{"value", func(e *Happening) string {
		if f := e.number(); f.Name != "" {
			return decimal(f.Value)
		}
		return ""
	}},
	{"unit", func(e *Happening) string { return e.number().Unit }},
	{"seen", ofEclipse(func(e *Eclipse) string { return string(e.Seen) })},
	{"seenFrom", func(e *Happening) string { from, _ := e.Seen(); return utc(from) }},
	{"seenTo", func(e *Happening) string { _, to := e.Seen(); return utc(to) }},
	{"maximumHere", ofEclipse(func(e *Eclipse) string { return utc(e.MaximumHere) })},
	{"magnitudeHere", ofEclipse(func(e *Eclipse) string { return optional(e.MagnitudeHere) })},
	{"obscurationHere", ofEclipse(func(e *Eclipse) string { return optional(e.ObscurationHere) })},
	{"contactsHere", func(h *Happening) string {
		if h.Passage != nil {
			return h.Passage.listed()
		}
		if h.Eclipse == nil {
			return ""
		}
		e := h.Eclipse
		contacts := make([]Contact, len(e.Views))
		for i, v := range e.Views {
			contacts[i] = v.Contact
		}
		return listed(contacts)
	}},
	{"greatest", ofEclipse(func(e *Eclipse) string { return utc(e.Greatest) })},
	{"magnitudeGreatest", ofEclipse(func(e *Eclipse) string { return decimal(e.Magnitude) })},
	{"contactsWorld", ofEclipse(func(e *Eclipse) string { return listed(e.Phases) })},
	{"with", ofMeeting(func(m *Meeting) string { return strings.Join(m.With, ";") })},
	{"elongation", ofMeeting(func(m *Meeting) string { return decimal(m.Elongation) })},
	{"visible", func(h *Happening) string {
		switch {
		case h.Meeting != nil:
			return strconv.FormatBool(h.Meeting.Visible)
		case h.Jovian != nil:
			return strconv.FormatBool(h.Jovian.Visible)
		case h.Shower != nil:
			return strconv.FormatBool(h.Shower.Visible)
		}
		return ""
	}},
	{"end", func(h *Happening) string {
		if h.Jovian == nil || h.Jovian.End == nil {
			return ""
		}
		return utc(h.Jovian.End.Time)
	}},
	{"hidden", func(h *Happening) string {
		if h.Jovian == nil {
			return ""
		}
		return strings.Join(h.Jovian.hidden(), ";")
	}},
	{"names", func(e *Happening) string {
		if e.FullMoon == nil {
			return ""
		}
		return strings.Join(e.FullMoon.titles(), ";")
	}},
	{"best", ofShower(func(s *Shower) string { return utc(s.Best) })},
	{"radiantAltitude", ofShower(func(s *Shower) string { return optional(s.RadiantAltitude) })},
	{"moonAltitude", ofShower(func(s *Shower) string { return optional(s.MoonAltitude) })},
	{"moonIlluminated", ofShower(func(s *Shower) string { return optional(s.MoonIlluminated) })},
	{"deltaT", func(e *Happening) string { return decimal(e.DeltaT) }},
	{"deltaTUncertainty", func(e *Happening) string { return decimal(e.DeltaTUncertainty) }},
}

// number is the figure of an event, or how deep an eclipse is: for the observer,
// where anything is seen, else for the world.
func (e *Happening) number() Figure {
	switch {
	case e.Figure != nil:
		return *e.Figure
	case e.Meeting != nil:
		return Figure{"separation", e.Meeting.Separation, "°"}
	case e.Passage != nil:
		return Figure{"separation", e.Passage.Separation, "°"}
	case e.Shower != nil && e.Shower.ZHR > 0:
		return Figure{Name: "zenithal hourly rate", Value: float64(e.Shower.ZHR)}
	case e.FullMoon != nil:
		return Figure{"distance from the Earth", e.FullMoon.Distance, "km"}
	case e.Eclipse == nil:
		return Figure{}
	case e.Eclipse.MagnitudeHere != nil:
		return Figure{Name: "magnitude here", Value: *e.Eclipse.MagnitudeHere}
	}
	return Figure{Name: "magnitude (world)", Value: e.Eclipse.Magnitude}
}

// ofEclipse returns a column of eclipses, which is empty for other events.
func ofEclipse(value func(*Eclipse) string) func(*Happening) string {
	return func(e *Happening) string {
		if e.Eclipse == nil {
			return ""
		}
		return value(e.Eclipse)
	}
}

// ofMeeting returns a column of meetings, which is empty for other events.
func ofMeeting(value func(*Meeting) string) func(*Happening) string {
	return func(e *Happening) string {
		if e.Meeting == nil {
			return ""
		}
		return value(e.Meeting)
	}
}

// ofShower returns a column of meteor showers, which is empty for other events.
func ofShower(value func(*Shower) string) func(*Happening) string {
	return func(e *Happening) string {
		if e.Shower == nil {
			return ""
		}
		return value(e.Shower)
	}
}

// Seen returns from when to when the observer sees an event that is not over at once,
// zero of all others.
func (e *Happening) Seen() (from, to Instant) {
	switch {
	case e.Eclipse != nil:
		return e.Eclipse.SeenFrom, e.Eclipse.SeenTo
	case e.Meeting != nil:
		return e.Meeting.SeenFrom, e.Meeting.SeenTo
	case e.Passage != nil:
		return e.Passage.SeenFrom, e.Passage.SeenTo
	case e.Jovian != nil:
		return e.Jovian.SeenFrom, e.Jovian.SeenTo
	}
	return from, to
}

// Unseen reports whether the observer sees nothing of an eclipse, a passage, a phenomenon of
// Jupiter or a meteor shower. Other events are for everybody.
func (e *Happening) Unseen() bool {
	switch {
	case e.Eclipse != nil:
		return e.Eclipse.Seen == ""
	case e.Passage != nil:
		return !e.Passage.Visible
	case e.Jovian != nil:
		return !e.Jovian.Visible
	case e.Shower != nil:
		return !e.Shower.Visible
	}
	return false
}

// listed writes contacts with semicolons between them: "C1 2026-08-12T17:34:17Z;…".
func listed(contacts []Contact) string {
	var words []string
	for _, c := range contacts {
		words = append(words, string(c.Phase)+" "+utc(c.Time))
	}
	return strings.Join(words, ";")
}

func utc(t Instant) string {
	if t.IsZero() {
		return ""
	}
	return t.Format("2006-01-02T15:04:05Z")
}
