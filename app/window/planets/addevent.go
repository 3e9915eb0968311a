package planets

import (
	"io"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"perihelion/app/chart"
	"perihelion/app/window/widget"
	"perihelion/bench/file"
	"perihelion/bench/ics"
	"perihelion/ephem/almanac"
)

// saveEvent asks where to save one event of a calendar as a file that calendar programs read.
func (t *Tab) saveEvent(c almanac.Calendar, e almanac.Happening) {
	c.Events = []almanac.Happening{e}
	place, _, _ := strings.Cut(c.Observer.Place, ",")
	widget.ShowSave(t.win, widget.Save{
		Title: "Add to calendar", Extension: ".ics",
		FileName: widget.FileName(".ics", t.sky.Calendar.ISO(e.Time.In(t.sky.Zone)), e.Short(), place),
		Write: func(path string) error {
			return file.Replace(path, 0o666, func(w io.Writer) error {
				_, err := ics.Write(w, c, ics.Options{Made: time.Now()})
				return err
			})
		},
		OnSaved: t.onSaved,
	})
}

// visitMenu is the menu of a row of the list of the night.
func (t *Tab) visitMenu(line int) []*fyne.MenuItem {
	if line >= len(t.tonight.visits) {
		return nil
	}
	return []*fyne.MenuItem{
		fyne.NewMenuItem("Go to its best time", func() { t.onVisit(line) }),
		fyne.NewMenuItem(addToCalendar, func() {
			c, err := t.tonight.visits[line].Happening(t.sky)
			if err != nil {
				t.Warn(err)
				return
			}
			t.saveEvent(c, c.Events[0])
		}),
	}
}

// onAddSoon offers the events that come soon, to save one of them.
func (t *Tab) onAddSoon() {
	c, err := t.day.SoonEvents(t.sky)
	if err != nil {
		t.Warn(err)
		return
	}
	var items []*fyne.MenuItem
	for _, e := range c.Events {
		items = append(items, fyne.NewMenuItem(e.Summary+", "+minuteOf(t.sky, e.Time.In(t.sky.Zone)), func() { t.saveEvent(c, e) }))
	}
	widget.DropMenu(t.form.addSoon, fyne.NewMenu("", items...))
}

// formatName is as in "PDF".
func formatName(f chart.Format) string { return strings.ToUpper(string(f)) }
