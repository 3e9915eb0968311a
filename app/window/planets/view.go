package planets

import (
	"time"

	"perihelion/app/chart"
	"perihelion/app/skychart"
	"perihelion/app/window/planets/sky"
	"perihelion/app/window/widget"
	"perihelion/ephem"
	"perihelion/ephem/text"
)

// show draws the last good answer in every view. While the day of another place or
// date is computed there are no rises and sets, and the chart of before is dimmed; while the
// time is moved by hand those of before stay.
func (t *Tab) show() {
	s, day := t.sky, t.shownDay()
	if t.answered && s.Refraction != t.refracted {
		t.setColumns()
	}
	dim, late := !t.valid, t.late()
	t.showDome(day)
	lines := make([]widget.Line, len(s.Sights))
	at := -1
	for i, sight := range s.Sights {
		lines[i] = t.line(s, day, sight)
		lines[i].Muted = lines[i].Muted || dim
		if sight.Body == t.selected {
			at = i
		}
	}
	if t.answered {
		t.nameZone(s.Time.In(s.Zone))
	}
	t.table.SetLines(lines)
	t.table.Select(at)
	sight, some := s.Sight(t.selected)
	var facts []sky.Fact
	if some {
		facts = day.Facts(s, sight)
	}
	t.card.set(sight, facts, some, dim)
	t.showSoon()
	t.showTonight(late || dim)
	if t.answered {
		t.form.showHere(t.sky)
		t.form.showTimeline(t.sky, t.day)
	}
	t.showStatus()
	t.showChart(dim, late)
}

// late reports whether the day of the sky shown is still being computed.
func (t *Tab) late() bool { return t.answered && t.day.Key != t.sky.Key() && !t.scrubbed.on }

// shownDay is the day of the sky shown; an empty one while it is computed.
func (t *Tab) shownDay() sky.Day {
	if t.late() {
		return sky.Day{}
	}
	return t.day
}

func (t *Tab) showSoon() {
	if !t.answered || t.day.Zone == nil {
		return
	}
	grown := false
	fill := func(messages []*widget.Message, texts []string) {
		for i, m := range messages {
			line := ""
			if i < len(texts) {
				line = texts[i]
			}
			grown = m.Set(widget.Plain, line) || grown
		}
	}
	f, soon := t.form, t.day.Soon(t.sky)
	grown = f.edge.Set(widget.Warning, t.day.Edge) || grown
	fill(f.soon[:], soon)
	if none := len(soon) == 0; f.next.Hidden != none {
		f.next.Hidden, f.addSoon.Hidden, grown = none, none, true
	}
	f.showZones(t.sky.Time)
	if grown {
		f.sidebar.Relayout()
	}
}

// chartState is all that the picture of the chart depends on; the line of now lies over it.
type chartState struct {
	day      sky.Key
	from     time.Time
	bodies   int // how many: the planets or all
	selected ephem.Body
	air      bool // refraction
	calendar text.Calendar
	units    sky.Units

	other skychart.Key // of another chart than that of the night, where it has one
	has   bool
}

func (t *Tab) redrawChart() {
	state := chartState{
		day: t.day.Key, from: t.day.From, selected: t.selected, air: t.sky.Refraction, bodies: len(t.sky.Asked()),
		calendar: t.sky.Calendar, units: t.units,
	}
	if state != t.drawn {
		t.drawn = state
		t.chart.Redraw()
	}
	t.chart.SetPlace(float64(t.sky.Time.Truncate(time.Minute).Sub(t.day.From))/float64(sky.Step), t.placeName())
}

// pane is the chart as the window shows it, saved as a file holds it.
func (t *Tab) pane(p chart.Palette) (chart.Figure, error) {
	if !t.charts.night() {
		return t.drawnPane(p)
	}
	d := t.altitudes()
	d.Now = time.Time{}
	if t.day.From.IsZero() || len(d.Curves) == 0 {
		return chart.Figure{}, nil
	}
	return chart.Altitudes(d, p)
}

// altitudes returns the data of the chart. A time that was chosen is not called now.
func (t *Tab) altitudes() chart.AltitudeData {
	d := t.day.Altitudes(t.sky, t.selected, t.sky.Time)
	if !t.form.live() {
		d.Mark = t.mark()
	}
	return d
}

// mark is the minute of the time shown, as the clock in the form has it, which
// does not round.
func (t *Tab) mark() string { return t.units.Minute(t.sky.Time.In(t.sky.Zone)) }

func (t *Tab) saved(p chart.Palette) (chart.Figure, error) {
	if !t.charts.night() {
		return t.drawnSaved(p)
	}
	d := t.picture()
	if t.day.From.IsZero() || len(d.Curves) == 0 {
		return chart.Figure{}, nil
	}
	return chart.Altitudes(d, p)
}

// picture is the chart as a file holds it: it is looked at later, when now is
// another time.
func (t *Tab) picture() chart.AltitudeData {
	d := t.altitudes()
	d.Title, d.Subtitle, d.Mark = t.chartTitle(), sky.Whereabouts(t.sky), t.mark()
	air := "without refraction"
	if pressure, temperature := t.sky.Observer.Air(); t.sky.Refraction && t.sky.Observer.Pressure != 0 {
		air = "as refraction in air of " + text.Number(pressure, 0) + " hPa and " + text.Number(temperature, 0) + " °C shows them"
	} else if t.sky.Refraction && !t.sky.Observer.Airless {
		air = "as refraction in standard air shows them"
	}
	d.Caption = "Perihelion. Altitudes of the bodies' centres, " + air + "; " + d.Zone.String() + " time."
	return d
}

// chartTitle names the span of the chart: a night where there is one.
func (t *Tab) chartTitle() string {
	switch d := t.day; {
	case d.Tonight.Sun.State == ephem.AlwaysUp || len(d.Bands) > 0 && !d.Shaded:
		return "Altitude through the polar day"
	case d.Tonight.Sun.State == ephem.NeverUp:
		return "Altitude through the polar night"
	case d.Morning:
		return "Altitude through the day and the night"
	}
	return "Altitude through the night"
}

func (t *Tab) build() {
	t.dome = newDome(t.onSelected)
	t.charts = newCharts(t)
	t.chart = widget.NewChartView(func() string { return t.fileName(".png", "") }, t.pane, t.saved)
	t.chart.Note = t.Note
	t.chart.OnTapped, t.chart.OnPlace, t.chart.OnSaved = t.onChart, t.onChartPlace, t.onSaved
	t.card = newCard()
	t.table = widget.NewTable()
	t.table.OnSelected = t.onLine
	t.table.OnCopied, t.table.OnSorted = t.onCopied, t.onSorted
	t.tonight = newTonight()
	t.tonight.table.OnSelected, t.tonight.table.OnOpen = t.onVisitor, t.onVisit
	t.tonight.table.Menu = t.visitMenu
	t.complaint = newComplaint(len(t.form.fields()))
	t.form.onComplaint = t.onComplaint
	t.unitsButton = widget.NewQuietButton("Units…", func() { widget.DropMenu(t.unitsButton, t.unitsMenu()) })
	t.columnsButton = widget.NewQuietButton("Columns…", t.showColumns)
	t.bar = widget.NewStatusBar(
		widget.NewQuietButton("Calendar…", t.ShowCalendar),
		t.columnsButton,
		t.unitsButton,
		widget.NewQuietButton("Copy table", t.onCopy),
		widget.NewQuietButton("Export CSV…", t.onExport),
	)
	t.all = widget.NewQuietButton("All…", t.showAll)
	t.all.Title = "All figures of the selected body"
	t.heading = widget.NewHeading(t.chartTitle())
	t.controls = newDomeControls(t.dome, t.storeDome)
	above, head := newChartHead(t.charts, t.heading, t.onSavePicture)
	t.centre = newCentre(t.dome, t.controls, t.card, above, head, t.chart, t.tonight.box, t.table, t.all)
	side := newSide(t.form.sidebar, t.complaint)
	tab := widget.Tab(side, t.centre, t.bar)
	t.form.place.list.within = tab
	t.explainViews()
	t.body = newBody(tab, t.form.place.list, t.form.tips)
}
