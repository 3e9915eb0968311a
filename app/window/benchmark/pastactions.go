package benchmark

import (
	"fmt"
	"path/filepath"
	"slices"

	"fyne.io/fyne/v2"

	"perihelion/app/window/benchmark/history"
	"perihelion/app/window/benchmark/view"
	"perihelion/app/window/widget"
	"perihelion/bench"
	"perihelion/bench/clients"
	"perihelion/bench/store"
)

// OpenHistory shows the kept runs.
func (t *Tab) OpenHistory() {
	if t.closed || t.past.object.Visible() {
		return
	}
	t.past.deleted, t.past.failure = nil, ""
	t.past.object.Show()
	if shown := t.onScreen().keptAs().id; t.past.runs.Index(shown) >= 0 {
		t.past.runs.Select(shown)
	}
	t.past.show()
	t.past.list.Reveal()
	t.refresh()
	t.past.look()
	t.win.Canvas().Focus(t.past.list.FocusTarget())
}

// closeHistory shows the run on screen again.
func (t *Tab) closeHistory() {
	if t.past.object.Visible() {
		t.past.object.Hide()
		t.refresh()
		t.win.Canvas().Focus(t.historyButton())
	}
}

// historyButton is the one that shows the kept runs, beside what is on screen.
func (t *Tab) historyButton() *widget.Button {
	if t.ofClients() {
		return t.clients.past
	}
	return t.servers.past
}

// LookAgain lists the kept runs again, which other programs may have changed. It does
// nothing during a run, from which it would take time.
func (t *Tab) LookAgain() {
	if !t.closed && !t.Running() {
		t.past.look()
	}
}

// onKey handles the keys of the list that stand for an action. The ones for a single run
// are about the selected one, whatever is ticked.
func (p *past) onKey(key fyne.KeyName) (used bool) {
	do := map[fyne.KeyName]func(){
		fyne.KeyDelete: p.deleteRuns, fyne.KeyBackspace: p.deleteRuns,
		fyne.KeyF2: func() { p.describe(p.runs.Selected(), nameInput) }, fyne.KeyN: func() { p.describe(p.runs.Selected(), noteInput) }, fyne.KeyT: p.addTags,
		fyne.KeyS: func() {
			if e, ok := p.runs.Entry(p.runs.Selected()); ok {
				p.star(e)
			}
		},
		fyne.KeyR: p.runSelectedAgain, fyne.KeyC: p.compareTicked, fyne.KeyU: p.undelete, fyne.KeySlash: func() { p.tab.win.Canvas().Focus(p.search) },
	}[key]
	if do == nil {
		return false
	}
	do()
	return true
}

// menu is that of the selected run. Tags and deletion are for all that are ticked.
func (p *past) menu() *fyne.Menu {
	item := func(text string, can bool, do func()) *fyne.MenuItem {
		m := fyne.NewMenuItem(text, do)
		m.Disabled = !can
		return m
	}
	e, _ := p.runs.Entry(p.runs.Selected())
	able := p.openable(e.ID)
	tag, remove := "Tag… (T)", "Delete (Delete)"
	if n := len(p.runs.Ticked()); n > 0 {
		tag, remove = fmt.Sprintf("Tag %d ticked… (T)", n), fmt.Sprintf("Delete %d ticked (Delete)", n)
	}
	tick, star := "Tick (Space)", "Star (S)"
	if p.runs.Row(p.runs.Index(e.ID), e.Started).Ticked {
		tick = "Take the tick away (Space)"
	}
	if e.Starred {
		star = "Take the star away (S)"
	}
	return fyne.NewMenu("",
		item("Open (Return)", able, p.openSelected),
		item("Run again (R)", able, p.runSelectedAgain),
		fyne.NewMenuItemSeparator(),
		item("Rename… (F2)", true, func() { p.describe(e.ID, nameInput) }),
		item("Note… (N)", true, func() { p.describe(e.ID, noteInput) }),
		item(tag, true, p.addTags),
		item(star, true, func() { p.star(e) }),
		item(tick, true, func() { p.tick(e.ID) }),
		fyne.NewMenuItemSeparator(),
		item(remove, true, p.deleteRuns),
	)
}

// work changes the store in the background, and lists it again.
func (p *past) work(change func(*store.Store) error) {
	to := p.tab.runs.store
	if to == nil {
		return
	}
	p.tab.running.Go(func() {
		err := change(to)
		p.tab.host.do(func() {
			if err != nil {
				p.failure = widget.Sentence(err)
			}
			p.look()
		})
	})
}

// load reads a run in the background and shows it, unless a run has begun meanwhile. Then it
// goes on.
func (p *past) load(id int, then func()) {
	from := p.tab.runs.store
	if from == nil {
		return
	}
	e, _ := p.runs.Entry(id)
	p.tab.running.Go(func() {
		var show func()
		var err error
		if e.Kind == store.Clients {
			var r clients.Results
			r, err = from.LoadClients(id)
			show = func() { p.tab.showKeptClients(id, r) }
		} else {
			var r bench.Results
			r, err = from.Load(id)
			show = func() { _ = p.tab.showKept(id, r) } // a run is shown in any case
		}
		p.tab.host.do(func() {
			switch {
			case p.tab.closed || p.tab.Busy():
			case err != nil:
				p.failure = widget.Sentence(err)
				p.show()
			default:
				show()
				p.tab.closeHistory()
				then()
			}
		})
	})
}

// openSelected opens the selected run.
func (p *past) openSelected() {
	if id := p.runs.Selected(); p.openable(id) {
		p.tab.openKept(id)
	}
}

// runSelectedAgain carries out the plan of the selected run.
func (p *past) runSelectedAgain() {
	if id := p.runs.Selected(); p.openable(id) {
		p.tab.runKeptAgain(id)
	}
}

// openKept brings a run of the store on screen.
func (t *Tab) openKept(id int) { t.past.load(id, func() {}) }

// runKeptAgain brings a run of the store on screen and carries out its plan.
func (t *Tab) runKeptAgain(id int) {
	t.past.load(id, func() {
		if command := t.onlyInTerminal(id); command != "" {
			showNotices(t.win, "The run cannot be made again here", []view.Notice{{Kind: view.Bad, Text: fmt.Sprintf(
				"The window has no inputs for the plan of run %s. Make it in a terminal: %s", history.Number(id), command)}}, t.in.run)
			return
		}
		_ = t.Run() // the error is shown beside its input
	})
}

// onlyInTerminal is the command that makes the run on screen again, where the inputs cannot; else
// "".
func (t *Tab) onlyInTerminal(id int) string {
	switch {
	case !t.ofClients() && !t.file.asked(t.in.values()):
		return "perihelion bench --plan " + filepath.Join(t.runs.store.RunFolder(id), "run.json")
	case t.ofClients() && t.clients.results.Plan.Timeout > 0:
		return view.ClientCommand(t.clients.results.Plan)
	}
	return ""
}

// tick ticks a run, or takes its tick away. A comparison on screen follows.
func (p *past) tick(id int) {
	p.runs.Tick(id)
	switch ticked := p.runs.Ticked(); {
	case !p.against.object.Visible():
	case len(ticked) < 2:
		p.against.object.Hide()
	default:
		p.against.set(ticked)
	}
	p.show()
}

// compareTicked shows the ticked runs against each other.
func (p *past) compareTicked() {
	if ticked := p.runs.Ticked(); len(ticked) > 1 {
		p.against.object.Show()
		p.against.set(ticked)
		p.show()
		if !p.list.Visible() {
			p.tab.win.Canvas().Focus(p.against.leave)
		}
	}
}

// endComparison shows the list alone.
func (p *past) endComparison() {
	p.against.object.Hide()
	p.show()
	p.list.Reveal()
	p.tab.win.Canvas().Focus(p.list.FocusTarget())
}

// compareOnScreen shows the list with the run on screen ticked, where another one is ticked to be
// compared with it.
func (t *Tab) compareOnScreen() {
	t.OpenHistory()
	if shown := t.onScreen().keptAs(); shown.id > 0 && !shown.deleted && !slices.Contains(t.past.runs.Ticked(), shown.id) {
		t.past.tick(shown.id)
	}
}

// star stars a run, or takes its star away.
func (p *past) star(e store.Entry) {
	about := e.About
	about.Starred = !about.Starred
	p.work(func(s *store.Store) error { return s.Edit(e.ID, about) })
}

// deleteRuns deletes the runs that are chosen, until Undo.
func (p *past) deleteRuns() {
	chosen := p.runs.Chosen()
	if len(chosen) == 0 {
		return
	}
	p.failure = ""
	p.work(func(s *store.Store) error {
		var gone []int
		var err error
		for _, id := range chosen {
			if err = s.Delete(id); err != nil {
				break
			}
			gone = append(gone, id)
		}
		p.tab.host.do(func() { p.onDeleted(gone, true) })
		return err
	})
}

// onDeleted follows a deletion, or its end by Undo.
func (p *past) onDeleted(gone []int, deleted bool) {
	if deleted {
		p.deleted = gone
	} else {
		p.deleted = nil
	}
	for _, id := range gone {
		for _, shown := range []*keptRun{p.tab.servers.keptAs(), p.tab.clients.keptAs()} {
			if id == shown.id {
				shown.deleted = deleted
			}
		}
	}
}

// settle takes the news away, and gives the keyboard to the list.
func (p *past) settle() {
	p.deleted, p.failure = nil, ""
	p.show()
	p.tab.win.Canvas().Focus(p.list.FocusTarget())
}

// undelete brings the runs back that were deleted last.
func (p *past) undelete() {
	back := p.deleted
	if len(back) == 0 {
		return
	}
	p.settle()
	p.work(func(s *store.Store) error {
		var err error
		for _, id := range back {
			if err = s.Restore(id); err != nil {
				break
			}
		}
		p.tab.host.do(func() {
			p.onDeleted(back, false)
			p.runs.Select(back[0])
		})
		return err
	})
}
