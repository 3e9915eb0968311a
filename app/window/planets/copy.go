package planets

import (
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"perihelion/app/window/planets/sky"
	"perihelion/app/window/widget"
	"perihelion/ephem/text"
)

// onCopy puts the table on the clipboard.
func (t *Tab) onCopy() {
	fyne.CurrentApp().Clipboard().SetContent(tabbed(t.sky, t.day))
	t.note(widget.Status{Kind: widget.Success, Text: "table copied"}, glance)
}

// tabbed is the table as spreadsheets read it: columns separated by tabs, units in the
// headings, numbers with a point and a hyphen for minus, times with their day.
func tabbed(s sky.Sky, d sky.Day) string {
	var b strings.Builder
	line := func(cells ...string) { b.WriteString(strings.Join(cells, "\t") + "\n") }
	zone := " (" + strings.ReplaceAll(text.Offset(s.Zone, s.Time), "−", "-") + ")"
	heads := []string{"Body"}
	for _, c := range sky.Columns() {
		heads = append(heads, c.Copied)
	}
	line(append(heads, "Next rise"+zone, "Next transit"+zone, "Next set"+zone)...)
	for _, sight := range s.Sights {
		cells := []string{sight.Body.String()}
		for _, c := range sky.Columns() {
			cells = append(cells, c.Copy(sight))
		}
		for _, next := range d.Next(s, sight) {
			cells = append(cells, dated(s, next))
		}
		line(cells...)
	}
	return b.String()
}

// dated is an event with its day, as spreadsheets read it and tables sort it, or the word
// in its place.
func dated(s sky.Sky, next sky.Next) string {
	if next.Event == nil {
		return next.Clock
	}
	return minuteOf(next.Event.Time.In(s.Zone))
}

// minuteOf writes a time to the minute, with its date in the calendar of the window.
func minuteOf(t time.Time) string {
	return text.Historic.ISO(t) + " " + text.Clock(t)
}
