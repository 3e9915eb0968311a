package benchmark

import (
	"io"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"perihelion/app/chart"
	"perihelion/app/window/benchmark/history"
	"perihelion/app/window/widget"
	"perihelion/bench/compare"
	"perihelion/bench/file"
	"perihelion/bench/store"
)

// compared shows kept runs against each other: what changed, what is not the same about
// them, and a chart of each configuration. Of three runs or more it also shows the course
// of one configuration.
type compared struct {
	past   *past
	object *fyne.Container
	body   *fyne.Container // that scrolls
	scroll *container.Scroll

	title   *widget.Heading
	dates   *widget.Message
	swap    *widget.Button
	leave   *widget.Button
	verdict *widget.Message
	know    *widget.Button
	facts   [3]*widget.Message
	views   *widget.Segmented
	of      *widget.Select // the configuration of the trend
	chart   *widget.ChartView
	export  *widget.MenuButton
	save    *widget.Button

	ids     []int         // of the runs on screen, or to come
	runs    []compare.Run // in the order of the comparison; nil while they are read
	c       compare.Comparison
	swapped bool   // the newest run is the first
	label   string // of the configuration of the trend
}

// The views of a comparison.
const (
	changesView = iota
	trendView
)

func newCompared(p *past) *compared {
	v := &compared{past: p}
	win := p.tab.win
	v.title = widget.NewHeading("")
	v.dates, v.verdict = widget.NewMessage(300), widget.NewMessage(300)
	v.swap = widget.NewQuietButton("Swap", func() {
		v.swapped = !v.swapped
		v.compare()
	})
	v.leave = widget.NewQuietButton("Close", p.endComparison)
	v.know = widget.NewQuietButton("How we know", func() { showNotices(win, "How we know", history.How(v.c), v.know) })
	v.export = widget.NewMenuButton("Export", v.menu)
	v.views = widget.NewSegmented([]string{"Changes", "Trend"}, func(int) { v.show() })
	v.views.Title = "View of the comparison"
	v.of = widget.NewSelect(nil, func(i int) {
		labels, _ := history.Trended(v.c)
		v.label = labels[i]
		v.show()
	})
	v.of.Title = "Configuration of the trend"
	v.chart = widget.NewChartView(func() string { return widget.FileName(".png", strings.Fields(history.Heading(v.c))...) }, v.draw, v.drawSaved)
	v.chart.Describe = func() string { return v.verdict.Text() }
	v.chart.OnSaved = p.tab.onComparisonSaved
	v.save = v.chart.NewSaveButton(win)
	body := []fyne.CanvasObject{v.verdict, v.know}
	for i := range v.facts {
		v.facts[i] = widget.NewMessage(300)
		body = append(body, v.facts[i])
	}
	v.body = container.New(comparedBody{v}, append(body, v.views, v.of, v.chart)...)
	v.scroll = container.NewVScroll(v.body)
	v.object = container.New(comparedLayout{v}, v.title, v.swap, v.leave, v.dates, v.scroll, v.export, v.save)
	v.object.Hide()
	return v
}

// set compares runs, which it reads in the background.
func (v *compared) set(ids []int) {
	v.ids, v.runs = ids, nil
	v.title.SetText("Comparison")
	v.dates.Set(widget.Plain, "The runs are read…")
	v.show()
	from, tab := v.past.tab.runs.store, v.past.tab
	tab.running.Go(func() {
		var runs []compare.Run
		for i := len(ids) - 1; i >= 0; i-- { // the oldest first
			r, err := read(from, ids[i])
			if err != nil {
				tab.host.do(func() {
					v.past.failure = widget.Sentence(err)
					v.past.endComparison()
				})
				return
			}
			runs = append(runs, r)
		}
		tab.host.do(func() {
			if tab.closed || !v.object.Visible() || !slices.Equal(ids, v.ids) {
				return
			}
			v.runs = runs
			v.views.SetIndex(changesView)
			if len(runs) > 2 {
				v.views.SetIndex(trendView)
			}
			v.compare()
		})
	})
}

// read is a run of the store for a comparison.
func read(from *store.Store, id int) (compare.Run, error) {
	e, err := from.Entry(id)
	if err == nil && e.Kind == store.Clients {
		r, err := from.LoadClients(id)
		return r.Compared(history.Number(id)), err
	}
	r, err := from.Load(id)
	return compare.Run{Name: history.Number(id), Results: r}, err
}

// compare evaluates the runs in their present order.
func (v *compared) compare() {
	if len(v.runs) < 2 {
		return
	}
	order := make([]compare.Run, len(v.runs))
	for i, r := range v.runs {
		if v.swapped {
			i = len(v.runs) - 1 - i
		}
		order[i] = r
	}
	v.c = compare.Compare(order[0], order[1:]...)
	labels, titles := history.Trended(v.c)
	at := 0
	for i, label := range labels {
		if label == v.label {
			at = i
		}
	}
	if len(labels) > 0 {
		v.label = labels[at]
	}
	v.of.SetOptions(titles)
	v.of.SetIndex(at)
	v.title.SetText(history.Heading(v.c))
	v.dates.Set(widget.Plain, history.Dates(v.c, time.Now()))
	v.show()
	v.scroll.ScrollToTop()
}

// trend reports whether the course of a configuration is shown.
func (v *compared) trend() bool { return len(v.runs) > 2 && v.views.Index() == trendView }

func (v *compared) show() {
	there := len(v.runs) > 0
	notice, facts := history.Verdict(v.c), history.Facts(v.c)
	v.verdict.Hidden, v.know.Hidden = !there, !there
	if there {
		v.verdict.Set(kind(notice.Kind), notice.Text)
	}
	for i, m := range v.facts {
		m.Hidden = !there || i >= len(facts)
		if !m.Hidden {
			m.Set(kind(facts[i].Kind), facts[i].Text)
		}
	}
	drawn := there && len(v.c.Rows) > 0
	v.views.Hidden = !drawn || len(v.runs) < 3
	v.of.Hidden = !drawn || !v.trend()
	v.chart.Hidden = !drawn
	enable(&v.export.Button, there)
	enable(v.save, drawn)
	enable(v.swap, there)
	v.chart.Redraw()
	v.body.Refresh()
	v.scroll.Refresh()
	v.object.Refresh()
}

func (v *compared) draw(p chart.Palette) (chart.Figure, error) {
	switch {
	case len(v.runs) == 0 || len(v.c.Rows) == 0:
		return chart.Figure{}, nil
	case v.trend():
		return chart.TrendPane(v.trendOf(), p)
	}
	return chart.ComparisonPane(v.c, chart.Selection{}, p)
}

func (v *compared) drawSaved(p chart.Palette) (chart.Figure, error) {
	switch {
	case len(v.runs) == 0 || len(v.c.Rows) == 0:
		return chart.Figure{}, nil
	case v.trend():
		return chart.Trend(v.trendOf(), p)
	}
	return chart.Comparison(v.c, chart.Selection{}, p)
}

func (v *compared) trendOf() compare.Trend {
	for _, row := range v.c.Rows {
		if row.Config == v.label {
			return compare.TrendOf(row.Subject, v.runs)
		}
	}
	return compare.TrendOf(v.c.Rows[0].Subject, v.runs)
}

// menu has the forms of the comparison, as the command line has them.
func (v *compared) menu() *fyne.Menu {
	items := []*fyne.MenuItem{
		fyne.NewMenuItem("Copy as text", func() { v.copy(compare.Text) }),
		fyne.NewMenuItem("Copy as Markdown", func() { v.copy(compare.Markdown) }),
		fyne.NewMenuItemSeparator(),
	}
	for _, f := range compare.Forms() {
		items = append(items, fyne.NewMenuItem(f.Title+"…", func() { v.saveAs(f) }))
	}
	return fyne.NewMenu("", items...)
}

// saveAs asks where to save the comparison in a form.
func (v *compared) saveAs(f compare.Form) {
	c := v.c
	widget.ShowSave(v.past.tab.win, widget.Save{
		Title: "Export as " + f.Title, FileName: widget.FileName(f.Ending, strings.Fields(history.Heading(c))...), Extension: f.Ending,
		Write: func(path string) error {
			return file.Replace(path, 0o666, func(w io.Writer) error { return f.Write(w, c) })
		},
		OnSaved: v.past.tab.onComparisonSaved,
	})
}

// copy puts the comparison into the clipboard.
func (v *compared) copy(write func(io.Writer, compare.Comparison) error) {
	var text strings.Builder
	if write(&text, v.c) == nil {
		fyne.CurrentApp().Clipboard().SetContent(text.String())
		v.past.tab.note("comparison copied")
	}
}
