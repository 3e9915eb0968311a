package planets

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"perihelion/app/window/planets/sky"
	"perihelion/app/window/widget"
	"perihelion/ephem"
	"perihelion/ephem/almanac"
	"perihelion/ephem/text"
)

// ephemerisExport is the dialog that writes quantities of bodies through a span as CSV.
type ephemerisExport struct {
	*exporting
	inputs             sky.Inputs
	from, to, step, at *widget.Field
	lines              *widget.Segmented // at steps, or at events
	bodies, quantities []*widget.Check   // of ephem.Bodies and almanac.Quantities
	read               struct {
		from, to reading[time.Time]
		step     reading[almanac.Step]
		at       reading[[]almanac.Moment]
	}
}

// ExportEphemeris asks for the span, the bodies and the quantities, and where to write them.
func (t *Tab) ExportEphemeris() {
	if !t.answered {
		return
	}
	x := &ephemerisExport{inputs: t.sky.Inputs}
	x.exporting = newExporting(t, x.onSave)
	instant := func(typed string) (time.Time, error) {
		return x.inputs.Calendar.ParseTime(typed, t.now(), x.inputs.Zone)
	}
	x.from = newReading("From", &x.read.from, instant, nil)
	x.to = newReading("To", &x.read.to, instant, nil)
	x.step = newReading("Step", &x.read.step, almanac.ParseStep, nil)
	x.at = newReading("Events", &x.read.at, almanac.ParseMoments, nil)
	today := sky.DateOf(t.sky.Time.In(t.sky.Zone))
	x.from.SetText(t.sky.Calendar.ISO(today))
	x.to.SetText(t.sky.Calendar.ISO(today.AddDate(0, 0, 30)))
	x.step.SetText("1d")
	x.at.SetText("rise, transit, set")
	for _, f := range []*widget.Field{x.from, x.to, x.step, x.at} {
		f.OnChanged = func(string) { x.estimate() }
		f.OnSubmitted = func(string) { x.onSave() }
		f.Entry().OnEscape = x.onCancel
	}
	// One of both fields is shown in the same room.
	how := container.NewStack(x.step, x.at)
	x.at.Hide()
	x.lines = widget.NewSegmented([]string{"At steps", "At events"}, func(i int) {
		x.step.Hidden, x.at.Hidden = i == 1, i == 0
		how.Refresh()
		x.estimate()
	})
	explained := widget.NewMessage(widget.DialogInner)
	explained.Set(widget.Plain, "The sky of "+sky.PlaceOf(t.sky)+". A step is written as 10m, 1h30m, 1d or 1w; events are rise, transit, set, "+
		"and altitudes of the Sun as in sun=-6. The line of To itself is not written. Times in the file are UTC.")
	body := []fyne.CanvasObject{explained, widget.EvenRow(x.from, x.to), widget.EvenRow(x.lines, how), x.sentence(), widget.NewSection("Bodies")}
	for _, b := range ephem.Bodies() {
		c := widget.NewCheck(b.String(), func(bool) { x.estimate() })
		c.SetChecked(b == t.selected)
		x.bodies = append(x.bodies, c)
	}
	body = append(append(body, inRows(x.bodies, 5)...), widget.NewSection("Quantities"))
	for _, q := range almanac.Quantities() {
		c := widget.NewCheck(q.Title, func(bool) { x.estimate() })
		c.SetChecked(slices.ContainsFunc(almanac.DefaultColumns(), same(q)))
		x.quantities = append(x.quantities, c)
	}
	body = append(body, inRows(x.quantities, 2)...)
	x.show("Export ephemeris", body, x.from.Entry())
	x.estimate()
}

// same returns a function that reports whether a quantity is q.
func same(q almanac.Quantity) func(almanac.Quantity) bool {
	return func(other almanac.Quantity) bool { return other.Key == q.Key }
}

// series is what the fields ask for; false where one is wrong or nothing is ticked.
func (x *ephemerisExport) series() (s almanac.Series, ok bool) {
	s = almanac.Series{Question: x.inputs.Question}
	s.Bodies = nil
	ok = x.from.Check() == nil && x.to.Check() == nil
	s.From, s.To = x.read.from.value, x.read.to.value
	if x.lines.Index() == 0 {
		ok = x.step.Check() == nil && ok
		s.Step = x.read.step.value
	} else {
		ok = x.at.Check() == nil && ok
		s.At = x.read.at.value
	}
	for i, b := range ephem.Bodies() {
		if x.bodies[i].Checked() {
			s.Bodies = append(s.Bodies, b)
		}
	}
	// The usual ones come first, in the order that they have where none are named.
	for _, q := range append(almanac.DefaultColumns(), almanac.Quantities()...) {
		i := slices.IndexFunc(almanac.Quantities(), same(q))
		if x.quantities[i].Checked() && !slices.ContainsFunc(s.Columns, same(q)) {
			s.Columns = append(s.Columns, q)
		}
	}
	return s, ok
}

// estimate writes how large the file will be, or why there can be none.
func (x *ephemerisExport) estimate() {
	if x.modal == nil || x.writing {
		return
	}
	s, ok := x.series()
	x.offer(false)
	switch {
	case !ok:
		x.say(widget.Failure, "A field is wrong: see the sentence below it.")
	case len(s.Bodies) == 0:
		x.say(widget.Plain, "Tick the bodies.")
	case len(s.Columns) == 0:
		x.say(widget.Plain, "Tick the quantities.")
	default:
		lines, size, err := s.Estimate()
		if err != nil {
			x.say(widget.Failure, widget.Sentence(err))
			return
		}
		about := ""
		if len(s.At) > 0 {
			about = "about "
		}
		x.say(widget.Plain, "Lines: "+about+text.Thousands(float64(lines))+", "+bytesInWords(size)+".")
		x.offer(true)
	}
}

// bytesInWords is a size of a file, roughly.
func bytesInWords(n int) string {
	switch {
	case n < 10_000:
		return "less than 10 kB"
	case n < 1_000_000:
		return fmt.Sprintf("about %d kB", (n+5000)/10_000*10)
	}
	return "about " + text.Number(float64(n)/1e6, 1) + " MB"
}

// onSave asks where to write the file.
func (x *ephemerisExport) onSave() {
	s, ok := x.series()
	if !ok || x.save.Disabled() {
		return
	}
	day := func(t time.Time) string { return x.inputs.Calendar.ISO(t.In(x.inputs.Zone)) }
	place, _, _ := strings.Cut(x.inputs.Place, ",")
	widget.ShowSave(x.tab.win, widget.Save{
		Title: "Save the ephemeris", Extension: ".csv",
		FileName: widget.FileName(".csv", "ephemeris", day(s.From), "to", day(s.To), place),
		Write: func(path string) error {
			progress := new(almanac.Progress)
			x.write(path, func(ctx context.Context, w io.Writer) error {
				e, err := s.Ephemeris(ctx, progress)
				if err != nil {
					return err
				}
				return e.WriteCSV(w)
			}, func() string {
				return fmt.Sprintf("The ephemeris is being computed: %.0f %%. Cancel stops it.", 100*progress.Part())
			})
			return nil
		},
	})
}
