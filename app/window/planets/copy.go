package planets

import (
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"perihelion/app/window/planets/sky"
	"perihelion/app/window/widget"
)

// onCopy puts the table on the clipboard.
func (t *Tab) onCopy() {
	fyne.CurrentApp().Clipboard().SetContent(tabbed(t.sky, t.day))
	t.note(widget.Status{Kind: widget.Success, Text: "table copied"}, glance)
}

// tabbed is the table as spreadsheets read it: columns parted by tabs, units in the
// heads, numbers with a point and a hyphen for minus, times with their day.
func tabbed(s sky.Sky, d sky.Day) string {
	var b strings.Builder
	line := func(cells ...string) { b.WriteString(strings.Join(cells, "\t") + "\n") }
	zone := " (" + strings.ReplaceAll(sky.Offset(s.Zone, s.Time), "−", "-") + ")"
	line("Body", "Altitude (deg)", "Azimuth (deg)", "RA (h)", "Dec (deg)", "Distance (au)", "Magnitude", "Lit (%)", "Constellation",
		"Next rise"+zone, "Next transit"+zone, "Next set"+zone)
	number := func(x float64, decimals int) string { return strconv.FormatFloat(x, 'f', decimals, 64) }
	for _, sight := range s.Sights {
		cells := []string{
			sight.Body.String(), number(sight.Seen.Deg(), 4), number(sight.Azimuth.Deg(), 4), number(sight.RA.Hour(), 5),
			number(sight.Dec.Deg(), 4), number(sight.Distance, 6), number(sight.Magnitude, 2), number(100*sight.Illuminated, 1), sight.Constellation,
		}
		for _, next := range d.Next(s, sight) {
			when := next.Clock
			if next.Event != nil {
				when = next.Event.Time.Round(time.Minute).In(s.Zone).Format("2006-01-02 15:04")
			}
			cells = append(cells, when)
		}
		line(cells...)
	}
	return strings.ReplaceAll(b.String(), "NaN", "")
}
