package benchmark

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"perihelion/app/chart"
	"perihelion/app/window/benchmark/view"
	"perihelion/app/window/widget"
	"perihelion/bench/picture"
)

// pane is the right of the tab: views of results, each with a chart and its table, and
// the notes about them.
type pane[R any] struct {
	object  *fyne.Container
	views   *widget.Segmented
	remark  *widget.Message // which load, or that the results are of another one
	of      *widget.Select  // the configuration of a view of one
	shown   *widget.Button  // which configurations are drawn
	heading *widget.Heading // in the place of the views, where there are no results
	again   *widget.Button  // clears the pane for another run
	save    *widget.Button
	chart   *widget.ChartView
	below   *widget.ChartView // a second chart, of a run of one configuration
	notes   *notes
	tips    *widget.Explanations

	entries []chartEntry[R]
	chosen  map[bool]string  // the key of the view that the user chose, for runs of one configuration (true) and of several
	offered []*chartEntry[R] // in the order of the choice of views
	current *chartEntry[R]   // in sight

	running bool              // a run is under way
	results *R                // in the chart, or nil
	inTime  *R                // the same with the load under way, for views in time; nil: it has no second yet
	seconds int               // of that load
	states  map[string]string // of the contestants of a run under way
	stale   bool              // they belong to inputs of before
	carried []view.Notice     // about the file that the inputs came from
	drawn   chart.Selection   // what the charts show
	offers  []configuration   // that can be drawn
	labels  []string          // of the lines of the table in sight
	explain func(line, column int) widget.Explanation

	words   paneWords[R]
	onSaved func(path string) // the chart was saved
	onShown func()            // other results are on screen, or none
	onNew   func()            // another run is wanted in the place of the results
	onNote  func(text string) // something was done that deserves a word
}

// paneWords puts results into words.
type paneWords[R any] struct {
	load     func(R) string                // under which they were measured
	fileName func(R) []string              // of a picture of the chart
	note     func(R) (picture.Note, error) // that a picture carries; nil: none
	choices  func(R) []configuration       // that charts can show; nil: they show all
}

// staleSentence marks results that no longer belong to the inputs beside them.
const staleSentence = "Results of the run before. Inputs have changed"

// The view that runs of one configuration open on, and the one below it there.
const (
	firstOfOne  = "latency"
	secondOfOne = "timeline"
)

// newPane makes a pane of at least one view. Actions stand beside the choice of views, with
// the button that saves the chart, and quiet buttons beside the tools of a view.
func newPane[R any](win fyne.Window, words paneWords[R], entries []chartEntry[R], actions, quiet []fyne.CanvasObject) *pane[R] {
	p := &pane[R]{
		notes: newNotes(win), tips: widget.NewExplanations(), entries: entries, words: words,
		chosen:  map[bool]string{true: firstOfOne, false: entries[0].key},
		onShown: func() {}, onNote: func(string) {}, onNew: func() {},
	}
	p.current = &p.entries[0]
	name := func() string { return widget.FileName(".png", words.fileName(*p.results)...) }
	p.chart = widget.NewChartView(name,
		p.draws(p.entry, func(e *chartEntry[R]) drawing[R] { return e.draw }),
		p.draws(p.entry, func(e *chartEntry[R]) drawing[R] { return e.picture }))
	p.chart.Describe = p.describe
	if words.note != nil {
		p.chart.Note = func() (picture.Note, error) { return words.note(*p.results) }
	}
	p.chart.OnSaved = func(path string) { p.onSaved(path) }
	p.below = widget.NewChartView(name, p.draws(p.second, func(e *chartEntry[R]) drawing[R] { return e.draw }), nil)
	p.below.Describe = func() string {
		if e := p.second(); e != nil {
			return e.heading
		}
		return ""
	}
	p.save = p.chart.NewSaveButton(win)
	p.again = widget.NewQuietButton("New run", func() { p.onNew() })
	p.heading = widget.NewHeading("")
	actions, quiet = append(actions, p.save), append(quiet, p.again)
	p.remark = widget.NewMessage(320)
	p.views = widget.NewSegmented(nil, p.onView)
	p.views.Title, p.views.Natural, p.views.Explanations = "View", true, p.tips
	p.of = widget.NewSelect(nil, p.onOf)
	p.of.Title = "Configuration of the view"
	p.shown = widget.NewButton("", func() { p.choose(win) })
	p.notes.onCopied = func() { p.onNote("verdict copied") }
	objects := []fyne.CanvasObject{newHead(head{
		heading: p.heading, views: p.views, actions: actions, remark: p.remark,
		tools: []fyne.CanvasObject{p.of, p.shown}, quiet: quiet,
	}), p.chart, p.below, p.notes.object}
	for _, t := range p.tables() {
		t.Explanations = p.tips
		t.Explain = func(line, column int) widget.Explanation {
			if p.explain == nil {
				return widget.Explanation{}
			}
			return p.explain(line, column)
		}
		t.OnCopied = func(part widget.Part) { p.onNote(part.String() + " copied") }
		t.OnSelected = p.onSelected
		objects = append(objects, t)
	}
	p.object = container.New(&paneLayout{rows: p.rows, bars: p.bars}, objects...)
	return p
}

// copyTable puts the table in sight on the clipboard.
func (p *pane[R]) copyTable() { p.current.table.Copy(widget.AllRows) }

// tables are the tables of the views; several views may share one.
func (p *pane[R]) tables() []*widget.Table {
	var all []*widget.Table
	for _, e := range p.entries {
		if !slices.Contains(all, e.table) {
			all = append(all, e.table)
		}
	}
	return all
}

// entry is the view in sight, second the one below its chart, or nil.
func (p *pane[R]) entry() *chartEntry[R] { return p.current }

func (p *pane[R]) second() *chartEntry[R] {
	if p.results == nil || !p.ofOne() || p.current.key != firstOfOne {
		return nil
	}
	for i := range p.entries {
		if e := &p.entries[i]; e.key == secondOfOne && p.lack(e) == "" {
			return e
		}
	}
	return nil
}

// rows is the number of contestants.
func (p *pane[R]) rows() int { return len(p.entries[0].table.Lines()) }

// bars is the number of rows, or of names beside curves, that the chart in sight may have.
func (p *pane[R]) bars() int {
	switch p.current.choice {
	case chart.Curves:
		return len(p.inSight())
	case chart.Subject:
		return 0
	}
	if p.current.rows != nil && p.results != nil {
		return p.current.rows(*p.results)
	}
	return p.rows()
}

// ofOne reports whether the results on screen are those of a single configuration.
func (p *pane[R]) ofOne() bool { return len(p.offers) == 1 }

// draws draws the results on screen in a view.
func (p *pane[R]) draws(in func() *chartEntry[R], of func(*chartEntry[R]) drawing[R]) widget.Draw {
	return func(palette chart.Palette) (chart.Figure, error) {
		e := in()
		if p.results == nil || e == nil {
			return chart.Figure{}, nil
		}
		return of(e)(*p.resultsIn(e), p.drawn, palette)
	}
}

// resultsIn are the results that a view shows: a view in time has the load under way, too.
func (p *pane[R]) resultsIn(e *chartEntry[R]) *R {
	if e.choice == chart.Subject && p.inTime != nil {
		return p.inTime
	}
	return p.results
}

// lack is why the results on screen have no such view, "" where they have.
func (p *pane[R]) lack(e *chartEntry[R]) string { return e.lacks(*p.resultsIn(e), p.running) }

// describe is the heading of the view in sight with the headline figure of each row:
// the bold one.
func (p *pane[R]) describe() string {
	if p.results == nil {
		return ""
	}
	var rows []string
	for _, line := range p.current.table.Lines() {
		row := line.Cells[0].Text
		for _, c := range line.Cells[1:] {
			if c.Bold {
				row += " " + c.Text
			}
		}
		rows = append(rows, row)
	}
	return p.current.heading + ": " + strings.Join(rows, ", ")
}

// onView shows the view that was chosen.
func (p *pane[R]) onView(i int) {
	if e := p.offered[i]; e != p.current && p.results != nil {
		p.chosen[p.ofOne()] = e.key
		p.showAgain()
	}
}

// onOf shows the configuration that was chosen for a view of one.
func (p *pane[R]) onOf(i int) { p.mark(p.offers[i].label) }

// onSelected shows the configuration of a row in the charts.
func (p *pane[R]) onSelected(line int) { p.mark(p.labels[line]) }

// mark highlights a configuration in the charts, and shows it in views of one. It changes
// nothing else.
func (p *pane[R]) mark(label string) {
	p.drawn.Marked = label
	p.selectMarked()
	p.offer()
	p.redraw()
}

func (p *pane[R]) selectMarked() {
	line := -1
	if p.drawn.Marked != "" {
		line = slices.Index(p.labels, p.drawn.Marked)
	}
	p.current.table.Select(line)
}

// has reports whether the results on screen have a view.
func (p *pane[R]) has(key string) bool {
	return p.results != nil && slices.ContainsFunc(p.entries, func(e chartEntry[R]) bool { return e.key == key && p.lack(&e) == "" })
}

// showTimeline shows the view of one configuration.
func (p *pane[R]) showTimeline(label string) {
	p.drawn.Marked = label
	p.chosen[p.ofOne()] = secondOfOne
	p.showAgain()
}

// choose asks which configurations the charts show.
func (p *pane[R]) choose(win fyne.Window) {
	showChoice(win, p.offers, p.drawn.Shown, p.ownChoice(), func(shown []string) {
		p.drawn.Shown = shown
		p.showAgain()
	}, p.shown)
}

// ownChoice are the labels that the chart in sight shows by itself, nil where those are all.
func (p *pane[R]) ownChoice() []string {
	if p.results == nil || p.current.own == nil {
		return nil
	}
	return p.current.own(*p.results, p.drawn)
}

// inSight are the labels that the chart in sight shows, nil where those are all.
func (p *pane[R]) inSight() []string {
	if p.drawn.Shown != nil {
		return p.drawn.Shown
	}
	return p.ownChoice()
}
