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

// pane is the right of the tab: charts of results, of which one is shown, the notes
// about it, and its table.
type pane[R any] struct {
	object  *fyne.Container
	heading *widget.Heading
	which   *widget.Segmented // in the heading's place where there are several charts
	remark  *widget.Message   // which load, or that the results are of another one
	save    *widget.Button
	chart   *widget.ChartView
	notes   *notes

	entries []chartEntry[R]
	offered []*chartEntry[R] // that the results on screen have, in the order of which
	chosen  string           // the key of the chart that the user chose
	current *chartEntry[R]   // in sight

	running bool          // a run is under way
	shown   *R            // in the chart, or nil
	stale   bool          // they belong to inputs of before
	carried []view.Notice // about the file that the inputs came from

	words   paneWords[R]
	onSaved func(path string) // the chart was saved
	onShown func()            // other results are on screen, or none
}

// paneWords puts results into words.
type paneWords[R any] struct {
	load     func(R) string                // under which they were measured
	fileName func(R) []string              // of a picture of the chart
	note     func(R) (picture.Note, error) // that a picture carries; nil: none
}

// staleSentence marks results that no longer belong to the inputs beside them.
const staleSentence = "Results of the run before. Inputs have changed"

// newPane makes a pane of at least one chart. The actions stand beside the button
// that saves the chart.
func newPane[R any](win fyne.Window, words paneWords[R], entries []chartEntry[R], actions ...fyne.CanvasObject) *pane[R] {
	p := &pane[R]{notes: newNotes(win), entries: entries, words: words, onShown: func() {}}
	p.chosen, p.current = entries[0].key, &p.entries[0]
	p.chart = widget.NewChartView(func() string { return widget.FileName(".png", words.fileName(*p.shown)...) },
		p.drawn(func(e *chartEntry[R]) drawing[R] { return e.draw }),
		p.drawn(func(e *chartEntry[R]) drawing[R] { return e.saved }))
	p.chart.Describe = p.describe
	if words.note != nil {
		p.chart.Note = func() (picture.Note, error) { return words.note(*p.shown) }
	}
	p.chart.OnSaved = func(path string) { p.onSaved(path) }
	p.save = p.chart.NewSaveButton(win)
	p.remark = widget.NewMessage(320)
	p.heading = widget.NewHeading("")
	p.which = widget.NewSegmented(nil, p.onWhich)
	p.which.Title = "Chart"
	head := newHead(head{left: []fyne.CanvasObject{p.heading, p.which}, remark: p.remark, right: append(actions, p.save)})
	objects := []fyne.CanvasObject{head, p.chart, p.notes.object}
	for _, e := range entries {
		if !slices.Contains(objects, fyne.CanvasObject(e.table)) { // charts may share one
			objects = append(objects, e.table)
		}
	}
	p.object = container.New(paneLayout{}, objects...)
	return p
}

// drawn draws the results on screen in the chart in sight.
func (p *pane[R]) drawn(of func(*chartEntry[R]) drawing[R]) widget.Draw {
	return func(palette chart.Palette) (chart.Figure, error) {
		if p.shown == nil {
			return chart.Figure{}, nil
		}
		return of(p.current)(*p.shown, chart.Selection{}, palette)
	}
}

// describe is the heading of the chart in sight with the headline figure of each row:
// the bold one.
func (p *pane[R]) describe() string {
	if p.shown == nil {
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

// onWhich shows the chart that was chosen.
func (p *pane[R]) onWhich(i int) {
	if e := p.offered[i]; e != p.current {
		p.chosen = e.key
		p.showResults(*p.shown, p.stale)
	}
}

// showEmpty invites to the first run.
func (p *pane[R]) showEmpty(invitation string) {
	p.chart.SetInvitation(invitation)
	p.showNothing(p.carried)
}

// showFailure shows why a run has no results.
func (p *pane[R]) showFailure(sentence string) {
	p.chart.SetInvitation("")
	p.showNothing([]view.Notice{{Kind: view.Bad, Text: sentence}})
}

func (p *pane[R]) showNothing(notices []view.Notice) {
	p.shown, p.stale, p.running, p.offered = nil, false, false, nil
	p.see(&p.entries[0])
	for _, e := range p.entries {
		e.table.SetLines(nil)
		e.table.Hide()
	}
	p.remark.Set(widget.Plain, "")
	p.save.Disable()
	p.notes.showNotices(notices, nil)
	p.shownAnew()
}

// showResults shows results in the chosen chart where they have it, and else in the
// first that they have.
func (p *pane[R]) showResults(r R, stale bool) {
	p.shown, p.stale, p.running, p.offered = &r, stale, false, nil
	var first sheet
	for i := range p.entries {
		e := &p.entries[i]
		s, ok := e.read(r, stale)
		if !ok {
			continue
		}
		if len(p.offered) == 0 || e.key == p.chosen {
			first, p.current = s, e
		}
		p.offered = append(p.offered, e)
	}
	p.see(p.current)
	p.current.table.SetLines(first.lines)
	p.current.table.Hidden = len(first.lines) == 0
	if stale {
		p.remark.Set(widget.Warning, staleSentence)
	} else {
		p.remark.Set(widget.Plain, p.words.load(r))
	}
	p.save.Enable()
	p.notes.showNotices(append(first.notices, p.carried...), first.how)
	p.shownAnew()
}

// showProgress shows a run under way in the first chart, which is drawn again only
// where a unit was added.
func (p *pane[R]) showProgress(now progress[R], added bool) {
	if !p.running {
		p.running, p.stale, p.offered = true, false, nil
		p.see(&p.entries[0])
		p.current.table.Show()
		p.save.Disable()
		added = true
	}
	p.current.table.SetLines(now.lines)
	p.notes.showProgress(now.now)
	if added {
		p.shown = &now.partial
		p.remark.Set(widget.Plain, p.words.load(now.partial))
		p.shownAnew()
	}
}

// see brings the chart of an entry into sight, with its table.
func (p *pane[R]) see(e *chartEntry[R]) {
	p.current = e
	e.table.Title = e.heading
	titles, at := []string{}, 0
	for i, o := range p.offered {
		if o == e {
			at = i
		}
		titles = append(titles, o.title)
	}
	p.heading.SetText(e.heading)
	p.which.SetOptions(titles)
	p.which.SetIndex(at)
	p.which.Hidden = len(p.offered) < 2
	p.heading.Hidden = !p.which.Hidden
	for i := range p.entries {
		if other := p.entries[i]; other.table != e.table {
			other.table.Hide()
		}
	}
}

// shownAnew draws everything again after other results came on screen.
func (p *pane[R]) shownAnew() {
	p.chart.SetDimmed(p.stale)
	p.chart.Redraw()
	p.onShown()
	p.layout()
}

// layout places everything anew, after a height or the number of rows changed.
func (p *pane[R]) layout() { p.object.Refresh() }
