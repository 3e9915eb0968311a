package planets

import (
	"image/color"
	"time"

	"gonum.org/v1/plot"

	"perihelion/app/chart"
	"perihelion/app/window/planets/sky"
	"perihelion/app/window/widget"
	"perihelion/ephem"
)

// columns of the table; where there is no room for all, the highest ranks go.
func columns() []widget.Column {
	return []widget.Column{
		{Title: "Body", Sample: "Neptune"},
		{Title: "Altitude", Numeric: true, Sample: "+00.00°"},
		{Title: "Azimuth", Numeric: true, Sample: "000.00° WNW"},
		{Title: "RA", Numeric: true, Sample: "00h 00.0m"},
		{Title: "Dec", Numeric: true, Sample: "+00° 00′"},
		{Title: "Dist (au)", Numeric: true, Sample: "0.00000", Rank: 1},
		{Title: "Mag", Numeric: true, Sample: "−00.0", Rank: 5},
		{Title: "Lit", Numeric: true, Sample: "100%", Rank: 6},
		{Title: "In", Sample: "Ophiuchus", Rank: 4},
		{Title: "Rise", Numeric: true, Sample: "00:00", Rank: 2},
		{Title: "Transit", Numeric: true, Sample: "00:00", Rank: 3},
		{Title: "Set", Numeric: true, Sample: "00:00", Rank: 2},
	}
}

// line is a sight as a line of the table. Events are those of the day shown;
// they are left out while that of the sight is being computed.
func line(s sky.Sight, d sky.Day, zone *time.Location, dot color.Color) widget.Line {
	texts := []string{
		s.Body.String(), sky.Altitude(s.Seen), sky.Azimuth(s.Azimuth), sky.RA(s.RA), sky.Dec(s.Dec),
		sky.Distance(s.Distance), sky.Magnitude(s.Magnitude), sky.Lit(s.Illuminated), s.Constellation,
	}
	if e := d.Events[s.Body]; e != nil {
		texts = append(texts, sky.Clock(e.Rises, zone), sky.Clock(e.Transits, zone), sky.Clock(e.Sets, zone))
	}
	l := widget.Line{Dot: dot, Muted: !s.Up}
	for _, text := range texts {
		l.Cells = append(l.Cells, widget.Cell{Text: text})
	}
	return l
}

// show draws the last good answer in every view.
func (t *Tab) show() {
	s := t.sky
	dim := !t.valid
	t.dome.set(s.Sights, t.selected, dim)
	p := widget.Palette()
	lines := make([]widget.Line, len(s.Sights))
	at := -1
	for i, sight := range s.Sights {
		lines[i] = line(sight, t.day, s.Zone, p.Body(sight.Body))
		lines[i].Muted = lines[i].Muted || dim
		if sight.Body == t.selected {
			at = i
		}
	}
	t.table.SetLines(lines)
	t.table.Select(at)
	sight, some := s.Sight(t.selected)
	t.card.set(sight, some, dim)
	t.showTonight()
	t.showStatus()
	t.showBanner()
	t.chart.SetDimmed(dim)
	t.redrawChart()
}

func (t *Tab) showTonight() {
	grown := false
	for i, m := range t.form.tonight {
		text := ""
		if i < len(t.day.Tonight) {
			text = t.day.Tonight[i]
		}
		grown = m.Set(widget.Plain, text) || grown
	}
	grown = t.form.best.Set(widget.Success, t.day.Best) || grown
	t.form.showZones(t.sky.Time)
	if grown {
		t.form.sidebar.Relayout()
	}
}

// chartState is all that the picture of the chart depends on; the line of now
// moves by the minute.
type chartState struct {
	day      sky.Key
	from     time.Time
	now      int64
	bodies   [ephem.Pluto + 1]bool
	selected ephem.Body
	live     bool
}

func (t *Tab) redrawChart() {
	state := chartState{day: t.day.Key, from: t.day.From, now: t.sky.Time.Unix() / 60, selected: t.selected, live: t.form.live()}
	for _, s := range t.sky.Sights {
		state.bodies[s.Body] = true
	}
	if state != t.drawn {
		t.drawn = state
		t.chart.Redraw()
	}
}

// pane is the chart as the window shows it, saved as a file holds it.
func (t *Tab) pane(p chart.Palette) (*plot.Plot, error) {
	if t.day.From.IsZero() {
		return nil, nil
	}
	return chart.Altitudes(t.altitudes(), p)
}

// altitudes is what the chart shows. A time that was chosen is not called now; its
// minute is that of the clock in the form, which does not round.
func (t *Tab) altitudes() chart.AltitudeData {
	d := t.day.Altitudes(t.sky, t.selected, t.sky.Time)
	if !t.form.live() {
		d.Mark = t.sky.Time.In(t.sky.Zone).Format("15:04")
	}
	return d
}

func (t *Tab) saved(p chart.Palette) (*plot.Plot, error) {
	if t.day.From.IsZero() {
		return nil, nil
	}
	d := t.altitudes()
	d.Title = chartTitle
	d.Subtitle = sky.Whereabouts(t.sky)
	d.Caption = "Perihelion. Airless altitudes of the bodies' centres; " + d.Zone.String() + " time."
	return chart.Altitudes(d, p)
}

const chartTitle = "Altitude through the night"

func (t *Tab) build() {
	t.dome = newDome(t.onSelected)
	t.chart = widget.NewChartView("perihelion-planets.png", t.pane, t.saved)
	t.chart.OnTapped = t.onChart
	t.card = newCard()
	t.table = widget.NewTable(columns()...)
	t.table.OnSelected = t.onLine
	t.table.OnCopy = t.onCopy
	t.banner = widget.NewMessage(600)
	t.bar = widget.NewStatusBar(
		widget.NewQuietButton("Copy table", t.onCopy),
		widget.NewQuietButton("Export CSV…", t.onExport),
	)
	t.centre = newCentre(t.banner, t.dome, widget.NewHeading(chartTitle), t.chart.NewSaveButton(t.win), t.chart, t.card, t.table)
	t.body = newBody(widget.Tab(t.form.sidebar, t.centre, t.bar), t.form.place.list)
}
