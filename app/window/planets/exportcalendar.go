package planets

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"perihelion/app/window/planets/sky"
	"perihelion/app/window/widget"
	"perihelion/bench/ics"
	"perihelion/ephem/almanac"
	"perihelion/ephem/text"
)

// calendarExport is the dialog that writes the events of a span into a file for calendar
// programs. It counts those of each kind as soon as the span is right.
type calendarExport struct {
	*exporting
	inputs      sky.Inputs
	first, last *widget.Field
	read        struct{ first, last reading[civilDate] }
	checks      []*widget.Check   // of almanac.Kinds
	within      []almanac.Kind    // for which the span is short enough
	found       *almanac.Calendar // of those; nil while it is computed
	progress    *almanac.Progress
}

// ExportCalendar asks for the kinds of events and the span, and where to write them.
func (t *Tab) ExportCalendar() {
	if !t.answered {
		return
	}
	x := &calendarExport{inputs: t.sky.Inputs}
	x.exporting = newExporting(t, x.onSave)
	x.first = newReading("First day", &x.read.first, t.form.readDate, nil)
	x.last = newReading("Last day", &x.read.last, t.form.readDate, nil)
	today := sky.DateOf(t.sky.Time.In(t.sky.Zone))
	x.first.SetText(t.sky.Calendar.ISO(today))
	x.last.SetText(t.sky.Calendar.ISO(lastOfYear(today)))
	for _, f := range []*widget.Field{x.first, x.last} {
		f.OnChanged = func(string) { x.count() }
		f.OnSubmitted = func(string) { x.onSave() }
		f.Entry().OnEscape = x.onCancel
	}
	place := widget.NewMessage(widget.DialogInner)
	place.Set(widget.Plain, "The events in the sky of "+sky.PlaceOf(t.sky)+", for a calendar program. Eclipses, transits, showers and phenomena that cannot be seen from there are left out.")
	body := []fyne.CanvasObject{place, widget.EvenRow(x.first, x.last), x.sentence(), widget.NewSection("Kinds of events")}
	for _, k := range almanac.Kinds() {
		c := widget.NewCheck(kindNames[k], func(bool) { x.sum() })
		c.SetChecked(slices.Contains(usualKinds, k))
		x.checks = append(x.checks, c)
	}
	body = append(body, inRows(x.checks, 2)...)
	x.show("Export calendar", body, x.first.Entry())
	x.count()
}

// lastOfYear is the last day of the year that begins with a day, or of the years with positions.
func lastOfYear(day time.Time) time.Time {
	last := day.AddDate(1, 0, -1)
	for !sky.Known(last) && last.After(day) {
		last = last.AddDate(0, 0, -1)
	}
	return last
}

// usualKinds are ticked at first: what is worth a place in the calendar of a household.
var usualKinds = []almanac.Kind{almanac.Phases, almanac.Seasons, almanac.Planets, almanac.Eclipses, almanac.Meetings, almanac.Transits, almanac.Meteors}

// kindNames are the words beside the boxes.
var kindNames = map[almanac.Kind]string{
	almanac.Rises: "Rises, transits, sets", almanac.Twilights: "Dawns and dusks", almanac.Hours: "Golden and blue hours",
	almanac.Phases: "Phases of the Moon", almanac.Seasons: "Equinoxes, solstices", almanac.Planets: "Oppositions, stations …",
	almanac.Apsides: "Perihelia, perigees …", almanac.Nodes: "Nodes of the Moon", almanac.Eclipses: "Eclipses",
	almanac.Meetings: "Meetings", almanac.Occultations: "Occultations", almanac.Transits: "Transits over the Sun",
	almanac.Meteors: "Meteor showers", almanac.JupiterMoons: "Jupiter's moons", almanac.RedSpot: "Great Red Spot",
}

// span is the one of the fields. The error is that of the last day where it is before the first.
func (x *calendarExport) span() (s almanac.Span, ok bool) {
	if x.first.Check() != nil || x.last.Check() != nil {
		return s, false
	}
	begin := func(d civilDate, days int) time.Time {
		return almanac.DayBegins(d.year, time.Month(d.month), d.day+days, x.inputs.Zone)
	}
	return x.inputs.Span(begin(x.read.first.value, 0), begin(x.read.last.value, 1)), true
}

// count searches for the events of every kind, and writes their numbers beside the boxes.
func (x *calendarExport) count() {
	x.stop()
	x.found = nil
	x.offer(false)
	span, ok := x.span()
	if !ok {
		x.say(widget.Failure, "Write the first and the last day, as in 2026-12-31, 31.12. or tomorrow.")
		return
	}
	x.within = almanac.KindsWithin(span.To.Sub(span.From))
	for i, k := range almanac.Kinds() {
		x.checks[i].SetText(kindNames[k])
		if slices.Contains(x.within, k) {
			x.checks[i].Enable()
		} else {
			x.checks[i].Disable()
		}
	}
	span.Kinds, span.Progress = x.within, new(almanac.Progress)
	x.progress = span.Progress
	x.say(widget.Live, "The events are searched for.")
	var found almanac.Calendar
	x.stop = x.tab.errands.begin(func(ctx context.Context) (err error) {
		found, err = span.Calendar(ctx)
		return err
	}, func() {
		x.say(widget.Live, fmt.Sprintf("The events are searched for: %.0f %%.", 100*x.progress.Part()))
	}, func(err error) {
		if err != nil {
			x.say(widget.Failure, widget.Sentence(err))
			return
		}
		x.found = &found
		for i, k := range almanac.Kinds() {
			if slices.Contains(x.within, k) {
				x.checks[i].SetText(fmt.Sprintf("%s (%s)", kindNames[k], text.Thousands(float64(seenOf(found, []almanac.Kind{k})))))
			}
		}
		x.sum()
	})
}

// seenOf counts the events of some kinds that a file has.
func seenOf(c almanac.Calendar, kinds []almanac.Kind) (n int) {
	for i := range c.Events {
		if e := &c.Events[i]; slices.Contains(kinds, e.Kind) && !e.Unseen() {
			n++
		}
	}
	return n
}

// chosen are the kinds that are ticked.
func (x *calendarExport) chosen() (kinds []almanac.Kind) {
	for i, k := range almanac.Kinds() {
		if i < len(x.checks) && x.checks[i].Checked() && slices.Contains(x.within, k) {
			kinds = append(kinds, k)
		}
	}
	return kinds
}

// sum writes how many events the file will have.
func (x *calendarExport) sum() {
	if x.found == nil || x.writing {
		return
	}
	kinds := x.chosen()
	n := seenOf(*x.found, kinds)
	x.offer(n > 0)
	switch {
	case len(kinds) == 0:
		x.say(widget.Plain, "Tick the kinds of events that the file shall have.")
	case n == 0:
		x.say(widget.Plain, "Nothing of these kinds happens there in this span.")
	case len(x.within) < len(almanac.Kinds()):
		x.say(widget.Plain, "Events: "+text.Thousands(float64(n))+". What happens every day can be written for up to 400 days.")
	default:
		x.say(widget.Plain, "Events: "+text.Thousands(float64(n))+".")
	}
}

// onSave asks where to write the file.
func (x *calendarExport) onSave() {
	if x.found == nil || x.save.Disabled() {
		return
	}
	calendar := x.found.Of(x.chosen())
	iso := func(d civilDate) string {
		return x.inputs.Calendar.ISO(time.Date(d.year, time.Month(d.month), d.day, 0, 0, 0, 0, time.UTC))
	}
	place, _, _ := strings.Cut(x.inputs.Place, ",")
	widget.ShowSave(x.tab.win, widget.Save{
		Title: "Save the calendar", Extension: ".ics",
		FileName: widget.FileName(".ics", "events", iso(x.read.first.value), "to", iso(x.read.last.value), place),
		Write: func(path string) error {
			x.write(path, func(_ context.Context, w io.Writer) error {
				_, err := ics.Write(w, calendar, ics.Options{Made: time.Now()})
				return err
			}, func() string { return "The calendar is being written." })
			return nil
		},
	})
}
