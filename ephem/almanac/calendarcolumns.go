package almanac

import (
	"strings"
	"time"
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
	{"seenFrom", ofEclipse(func(e *Eclipse) string { return utc(e.SeenFrom) })},
	{"seenTo", ofEclipse(func(e *Eclipse) string { return utc(e.SeenTo) })},
	{"maximumHere", ofEclipse(func(e *Eclipse) string { return utc(e.MaximumHere) })},
	{"magnitudeHere", ofEclipse(func(e *Eclipse) string { return optional(e.MagnitudeHere) })},
	{"obscurationHere", ofEclipse(func(e *Eclipse) string { return optional(e.ObscurationHere) })},
	{"contactsHere", ofEclipse(func(e *Eclipse) string {
		contacts := make([]Contact, len(e.Views))
		for i, v := range e.Views {
			contacts[i] = v.Contact
		}
		return listed(contacts)
	})},
	{"greatest", ofEclipse(func(e *Eclipse) string { return utc(e.Greatest) })},
	{"magnitudeGreatest", ofEclipse(func(e *Eclipse) string { return decimal(e.Magnitude) })},
	{"contactsWorld", ofEclipse(func(e *Eclipse) string { return listed(e.Phases) })},
}

// number is the figure of an event, or how deep an eclipse is: for the observer,
// where anything is seen, else for the world.
func (e *Happening) number() Figure {
	switch {
	case e.Figure != nil:
		return *e.Figure
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

// listed writes contacts with semicolons between them: "C1 2026-08-12T17:34:17Z;…".
func listed(contacts []Contact) string {
	var words []string
	for _, c := range contacts {
		words = append(words, string(c.Phase)+" "+utc(c.Time))
	}
	return strings.Join(words, ";")
}

func utc(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format("2006-01-02T15:04:05Z")
}
