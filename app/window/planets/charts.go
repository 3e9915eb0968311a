package planets

import (
	"slices"

	"fyne.io/fyne/v2"

	"perihelion/app/chart"
	"perihelion/app/skychart"
	"perihelion/app/window/widget"
	"perihelion/ephem"
	"perihelion/ephem/diagram"
)

// prefChart is the name under which the choice of the chart is kept.
const prefChart = "planets.chart"

// charts are the choice of the chart, and the values of the chosen one where it is not that
// of the night.
type charts struct {
	choice   skychart.Choice
	kinds    *widget.Segmented
	quantity *widget.Select
	length   *widget.Select
	bodies   *widget.MenuButton
	form     *widget.Select // of the analemma
	compute  *diagrams
	drawn    skychart.Drawn
	has      bool // drawn is there
	err      error
	settling bool // the program changes the controls, not the user
}

func newCharts(t *Tab) *charts {
	c := &charts{choice: skychart.Usual(), compute: &diagrams{done: t.onDrawn}}
	var kinds, quantities, lengths []string
	for _, k := range skychart.Kinds() {
		kinds = append(kinds, k.Title())
	}
	for _, q := range diagram.Quantities() {
		quantities = append(quantities, q.Short())
	}
	for _, l := range skychart.Lengths() {
		lengths = append(lengths, l.String())
	}
	change := func(f func(i int)) func(int) {
		return func(i int) {
			if !c.settling {
				f(i)
				t.onChoice()
			}
		}
	}
	c.kinds = widget.NewSegmented(kinds, change(func(i int) { c.choice.Kind = skychart.Kinds()[i] }))
	c.kinds.Natural, c.kinds.Title = true, "Chart"
	c.quantity = widget.NewSelect(quantities, change(func(i int) { c.choice.Quantity = diagram.Quantities()[i] }))
	c.quantity.Title = "Quantity"
	c.length = widget.NewSelect(lengths, change(func(i int) { c.choice.Length = skychart.Lengths()[i] }))
	c.length.Title = "Span"
	c.form = widget.NewSelect([]string{"By the clock", "In the sky"}, change(func(i int) { c.choice.InSky = i == 1 }))
	c.form.Title = "Analemma"
	c.bodies = widget.NewMenuButton("Bodies", func() *fyne.Menu { return c.menu(t.onChoice) })
	return c
}

// menu lists the bodies of the chart of a span; the last one stays.
func (c *charts) menu(changed func()) *fyne.Menu {
	menu := fyne.NewMenu("")
	for _, b := range ephem.Bodies() {
		item := fyne.NewMenuItem(b.String(), func() {
			if with := c.choice.Curves.With(b, !c.choice.Curves.Has(b)); with != 0 {
				c.choice.Curves = with
				changed()
			}
		})
		item.Checked = c.choice.Curves.Has(b)
		item.Disabled = b == ephem.Sun && c.choice.Quantity == diagram.Elongation
		menu.Items = append(menu.Items, item)
	}
	return menu
}

// settle shows a choice in the controls.
func (c *charts) settle(choice skychart.Choice) {
	c.settling = true
	c.kinds.SetIndex(slices.Index(skychart.Kinds(), choice.Kind))
	c.quantity.SetIndex(slices.Index(diagram.Quantities(), choice.Quantity))
	c.length.SetIndex(slices.Index(skychart.Lengths(), choice.Length))
	form := 0
	if choice.InSky {
		form = 1
	}
	c.form.SetIndex(form)
	c.choice, c.settling = choice, false
}

// tools are the controls of the chosen chart.
func (c *charts) tools() []fyne.CanvasObject {
	switch c.choice.Kind {
	case skychart.Span:
		return []fyne.CanvasObject{c.quantity, c.length, c.bodies}
	case skychart.Analemma:
		return []fyne.CanvasObject{c.form}
	}
	return nil
}

// night reports whether the chart is that of the night.
func (c *charts) night() bool { return c.choice.Kind == skychart.Night }

// onChoice shows the chosen chart, and remembers it.
func (t *Tab) onChoice() {
	t.prefs.SetString(prefChart, t.charts.choice.Text())
	t.show()
	t.centre.Refresh()
}

// onDrawn takes over the values of a chart.
func (t *Tab) onDrawn(d skychart.Drawn, err error) {
	t.charts.drawn, t.charts.has, t.charts.err = d, err == nil, err
	if !t.charts.night() && t.charts.compute.background {
		t.showChart(!t.valid, false)
	}
}

// ask is the chosen chart of the sky shown.
func (t *Tab) ask() skychart.Ask {
	return skychart.Ask{Question: t.sky.Question, Choice: t.charts.choice, Selected: t.selected}
}

// showChart draws the chosen chart: paler where the answer is not of the present input, or
// where it belongs to another day.
func (t *Tab) showChart(dim, late bool) {
	c := t.charts
	for _, o := range []fyne.CanvasObject{c.quantity, c.length, c.bodies, c.form} {
		o.Hide()
	}
	for _, o := range c.tools() {
		o.Show()
	}
	if c.night() {
		t.heading.SetText(t.chartTitle())
		t.heading.SetShort("Altitude")
		t.chart.SetInvitation(t.day.Edge)
		t.chart.SetDimmed(dim || late)
		t.redrawChart()
		return
	}
	if !t.answered {
		return
	}
	a := t.ask()
	c.compute.request(a)
	waits := !c.has || c.drawn.Key != a.Key()
	if waits && c.has && c.drawn.Kind != a.Kind {
		c.has = false
	}
	words := "Computing…"
	switch {
	case c.err != nil:
		words = widget.Sentence(c.err)
	case c.has:
		t.heading.SetText(c.drawn.Title())
		t.heading.SetShort(c.drawn.Short())
	}
	t.chart.SetInvitation(words)
	t.chart.SetDimmed(dim || c.has && waits)
	state := chartState{other: c.drawn.Key, has: c.has}
	if state != t.drawn {
		t.drawn = state
		t.chart.Redraw()
	}
	place := -1.0
	if c.has {
		place = c.drawn.Place(t.sky.Time)
	}
	t.chart.SetPlace(place, t.placeName())
}

// placeName names the marked time on the chosen chart.
func (t *Tab) placeName() string {
	switch {
	case t.charts.choice.Kind == skychart.Analemma: // it would cover the figure
		return ""
	case t.form.live():
		return "now"
	case t.charts.night() || t.charts.choice.Kind == skychart.Moons:
		return t.mark()
	case t.charts.choice.Kind == skychart.Span:
		return t.sky.Calendar.Short(t.sky.Time.In(t.sky.Zone))
	}
	return t.sky.Calendar.DayMonth(t.sky.Time.In(t.sky.Zone))
}

// drawnPane is the chosen chart as the window shows it, where it is not the night's.
func (t *Tab) drawnPane(p chart.Palette) (chart.Figure, error) {
	if !t.charts.has {
		return chart.Figure{}, nil
	}
	return t.charts.drawn.Pane(p)
}

// drawnSaved is the same as a file holds it.
func (t *Tab) drawnSaved(p chart.Palette) (chart.Figure, error) {
	if !t.charts.has {
		return chart.Figure{}, nil
	}
	name := t.placeName()
	if t.form.live() {
		name = t.sky.Calendar.DayMonth(t.sky.Time.In(t.sky.Zone))
		if t.charts.choice.Kind == skychart.Moons {
			name = t.mark()
		}
	}
	return t.charts.drawn.Saved(p, skychart.Marked{At: t.sky.Time, Name: name})
}

// suffix names the chosen chart in the name of a file, where it is not the night's.
func (c *charts) suffix() string {
	if c.night() {
		return ""
	}
	return " " + string(c.choice.Kind)
}
