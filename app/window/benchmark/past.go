package benchmark

import (
	"errors"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"perihelion/app/window/benchmark/history"
	"perihelion/app/window/widget"
	"perihelion/bench/figure"
	"perihelion/bench/store"
)

// past shows the kept runs, in place of the run on screen: a list in which they are found,
// opened, run again, described, deleted and brought back.
type past struct {
	tab    *Tab
	runs   history.List
	object *fyne.Container

	heading *widget.Heading
	count   *widget.Message
	back    *widget.Button
	search  *widget.Entry
	starred *widget.Check
	list    *widget.List
	empty   *widget.Message // in place of the list where nothing is found
	choice  *widget.Message // that the actions are for
	open    *widget.Button
	again   *widget.Button
	edit    *widget.Button
	tag     *widget.Button
	remove  *widget.Button
	compare *widget.Button
	against *compared       // the ticked runs against each other
	news    *widget.Message // of a deletion, or an error
	undo    *widget.Button
	dismiss *widget.Button

	deleted []int // by the last deletion
	failure string
	listed  bool // the store was listed once
	listing bool
	stale   bool // it has to be listed again
	left    int  // runs that were not read yet
	most    int  // that the last list could read
}

func newPast(t *Tab) *past {
	p := &past{tab: t}
	p.heading = widget.NewHeading("History")
	p.count = widget.NewMessage(200)
	p.back = widget.NewButton("Back (Esc)", t.closeHistory)
	p.compare = widget.NewButton("Compare…", p.compareTicked)
	p.against = newCompared(p)
	p.search = widget.NewEntry()
	p.search.Title = "Search"
	p.search.SetPlaceHolder("Search subject, date, name, note, tag")
	p.search.OnChanged = func(string) { p.find() }
	p.search.OnEscape = func() {
		if p.search.Text == "" {
			t.closeHistory()
			return
		}
		p.search.SetText("")
	}
	down := func() { t.win.Canvas().Focus(p.list.FocusTarget()) }
	p.search.OnDown = down
	p.search.OnSubmitted = func(string) { down() }
	p.starred = widget.NewCheck("Starred", func(bool) { p.find() })
	p.list = widget.NewList()
	p.list.Title = "Kept runs"
	p.list.Item = p.item
	p.list.OnSelected = func(i int) { p.runs.Select(p.runs.Found()[i].ID); p.show() }
	p.list.OnOpen = func(int) { p.openSelected() }
	p.list.OnTick = func(i int) { p.tick(p.runs.Found()[i].ID) }
	p.list.OnStar = func(i int) { p.star(p.runs.Found()[i]) }
	p.list.OnNote = func(int) { p.describe(p.runs.Selected(), noteInput) }
	p.list.OnKey = p.onKey
	p.list.Menu = func(int) *fyne.Menu { return p.menu() }
	p.empty = widget.NewMessage(300)
	p.choice, p.news = widget.NewMessage(200), widget.NewMessage(200)
	p.open = widget.NewQuietButton("Open", func() { t.openKept(p.only()) })
	p.again = widget.NewQuietButton("Run again", func() { t.runKeptAgain(p.only()) })
	p.edit = widget.NewQuietButton("Edit…", func() { p.describe(p.only(), nameInput) })
	p.tag = widget.NewQuietButton("Tag…", p.addTags)
	p.remove = widget.NewQuietButton("Delete", p.deleteRuns)
	p.undo = widget.NewQuietButton("Undo", p.undelete)
	p.dismiss = widget.NewQuietButton("Close", p.settle)
	p.object = container.New(pastLayout{p},
		p.heading, p.count, p.compare, p.back, p.search, p.starred, p.list, p.empty,
		p.choice, p.open, p.again, p.edit, p.tag, p.remove, p.news, p.undo, p.dismiss, p.against.object)
	p.object.Hide()
	return p
}

// item is a run of the list.
func (p *past) item(i int) widget.Item {
	r := p.runs.Row(i, time.Now())
	return widget.Item{
		Number: r.Number, Title: r.Title, When: r.When, Kind: kind(r.Kind), Text: r.Text, Note: r.Note,
		Ticked: r.Ticked, Starred: r.Starred,
	}
}

// find follows the search and its filter.
func (p *past) find() {
	p.runs.Find(store.Filter{Text: p.search.Text, Starred: p.starred.Checked(), Now: time.Now()})
	p.show()
	p.list.Reveal()
}

// mostRead is the number of runs that are read before the list is shown first, where the index of
// the store does not have them. It doubles each time: damaged runs are read again.
const mostRead = 300

// look lists the store again, in the background: other programs may have changed it.
func (p *past) look() {
	from := p.tab.runs.store
	switch {
	case from == nil:
		return
	case p.listing:
		p.stale = true
		return
	}
	p.listing = true
	most := mostRead
	if p.left > 0 {
		most = 2 * p.most
	}
	p.most = most
	p.tab.running.Go(func() {
		all, left, err := from.Part(most)
		p.tab.host.do(func() { p.onListed(all, left, err) })
	})
}

func (p *past) onListed(all []store.Entry, left int, err error) {
	if p.tab.closed {
		return
	}
	p.listing, p.listed = false, true
	if err != nil {
		p.failure = widget.Sentence(err)
	} else {
		p.runs.Set(all)
		p.left = left
	}
	p.show()
	p.tab.onListed()
	if p.stale || p.left > 0 && !p.tab.Running() { // the end of a run lists again
		p.stale = false
		p.look()
	}
}

// show shows the list as it stands, and what can be done with the runs that are chosen.
func (p *past) show() {
	p.count.Set(widget.Plain, p.runs.Count()+unread(p.left))
	p.list.Set(len(p.runs.Found()), p.runs.Index(p.runs.Selected()))
	p.empty.Set(widget.Plain, p.emptiness())
	p.choice.Set(widget.Plain, p.runs.Choice())
	chosen := p.runs.Chosen()
	enable(p.open, p.openable(p.only()))
	enable(p.again, p.openable(p.only()))
	enable(p.edit, p.only() > 0)
	enable(p.compare, len(p.runs.Ticked()) > 1)
	enable(p.tag, len(chosen) > 0)
	enable(p.remove, len(chosen) > 0)
	switch {
	case p.failure != "":
		p.news.Set(widget.Failure, p.failure)
	case len(p.deleted) > 0:
		p.news.Set(widget.Plain, history.Deleted(p.deleted))
	default:
		p.news.Set(widget.Plain, "")
	}
	p.undo.Hidden = len(p.deleted) == 0 || p.failure != ""
	p.dismiss.Hidden = p.news.Text() == ""
	p.object.Refresh()
}

// only is the run that the buttons for a single one are for; 0 where several are ticked.
func (p *past) only() int {
	if chosen := p.runs.Chosen(); len(chosen) == 1 {
		return chosen[0]
	}
	return 0
}

// unread are the words for runs that were not read yet.
func unread(left int) string {
	if left == 0 {
		return ""
	}
	return ", and " + figure.Plural(left, "older run") + " being read"
}

// openable reports whether a run can be brought on screen now.
func (p *past) openable(id int) bool {
	e, there := p.runs.Entry(id)
	return there && history.Openable(e) && !p.tab.Busy()
}

// emptiness is the sentence in place of a list without a run.
func (p *past) emptiness() string {
	switch {
	case len(p.runs.Found()) > 0, p.failure != "":
		return ""
	case p.tab.runs.store == nil:
		return widget.Sentence(errors.New(p.tab.runs.fault))
	case !p.listed:
		return "The runs are read…"
	case len(p.runs.All()) > 0:
		return "No run matches the search."
	}
	return "No run is kept yet. Each run of this window, and of perihelion bench, is kept here."
}
