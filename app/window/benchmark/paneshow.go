package benchmark

import (
	"slices"

	"perihelion/app/chart"
	"perihelion/app/window/benchmark/view"
	"perihelion/app/window/widget"
)

// showEmpty invites to the first run.
func (p *pane[R]) showEmpty(invitation chart.Invitation) {
	p.heading.SetText("New run")
	p.chart.Invite(invitation)
	p.showNothing(p.carried)
}

// showFailure shows why a run has no results.
func (p *pane[R]) showFailure(sentence string) {
	p.heading.SetText("The run has no results")
	p.chart.SetInvitation("")
	p.showNothing([]view.Notice{{Kind: view.Bad, Text: sentence}})
}

func (p *pane[R]) showNothing(notices []view.Notice) {
	p.results, p.inTime, p.seconds, p.states, p.stale, p.running = nil, nil, 0, nil, false, false
	p.current = &p.entries[0]
	for _, t := range p.tables() {
		t.SetLines(nil)
		t.Hide()
	}
	p.remark.Set(widget.Plain, "")
	p.offer()
	p.notes.showNotices(notices)
	p.shownAnew()
}

// showResults shows results of a run that has ended.
func (p *pane[R]) showResults(r R, stale bool) {
	p.results, p.inTime, p.seconds, p.states, p.stale, p.running = &r, nil, 0, nil, stale, false
	p.showAgain()
	p.shownAnew()
}

// showProgress shows a run under way. The charts are drawn again only where a unit was
// added, and views in time where a second was.
func (p *pane[R]) showProgress(now progress[R], added bool) {
	first := !p.running || now.inTime != nil && !p.has(secondOfOne)
	second := now.seconds != p.seconds
	p.inTime, p.seconds = now.inTime, now.seconds
	if first || added {
		p.results = &now.partial
	}
	p.running, p.stale, p.states = true, false, now.states
	p.notes.showProgress(now.now)
	if first || added {
		p.showAgain()
	} else {
		p.fill()
	}
	switch {
	case first || added:
		p.shownAnew()
	case second && p.current.choice == chart.Subject:
		p.chart.Redraw()
	case second && p.second() != nil:
		p.below.Redraw()
	}
}

// showAgain shows the results on screen in the chosen view where they have it, and else in
// the first that they have.
func (p *pane[R]) showAgain() {
	if p.results == nil {
		return
	}
	r := *p.results
	if p.words.choices != nil {
		if offers := p.words.choices(r); !slices.Equal(offers, p.offers) {
			p.offers, p.drawn = offers, chart.Selection{}
		}
	}
	key := p.chosen[p.ofOne()]
	if p.ofOne() && !p.has(key) { // a first load under way has seconds before it has percentiles
		key = secondOfOne
	}
	p.current = nil
	for i := range p.entries {
		e := &p.entries[i]
		if p.lack(e) == "" && (p.current == nil || e.key == key) {
			p.current = e
		}
	}
	if p.current == nil {
		p.current = &p.entries[0]
	}
	p.offer()
	notes := p.fill()
	if !p.running {
		p.notes.show(notes().With("File", p.carried))
	}
	switch {
	case p.stale:
		p.remark.Set(widget.Warning, staleSentence)
	default:
		p.remark.Set(widget.Plain, p.words.load(r))
	}
	enable(p.save, !p.running)
	p.redraw()
	p.layout()
}

// fill writes the lines of the table in sight, and returns what writes the notes beside
// them.
func (p *pane[R]) fill() (notes func() view.Notes) {
	s := p.current.read(*p.results, reading{p.states, p.stale})
	p.labels, p.explain = s.labels, s.explain
	t := p.current.table
	t.Title = p.current.heading
	t.SetSteady(p.running)
	t.SetLines(s.lines)
	p.selectMarked()
	for _, other := range p.tables() {
		if hidden := other != t || len(s.lines) == 0; hidden != other.Hidden {
			other.Hidden = hidden
			other.Refresh()
		}
	}
	if main := &p.entries[0]; main.table != t {
		main.table.SetLines(main.read(*p.results, reading{p.states, p.stale}).lines) // it sets the height of all tables
	}
	return s.notes
}

// offer shows which views the results on screen have, and what can be chosen in the one in
// sight.
func (p *pane[R]) offer() {
	none := p.results == nil
	p.heading.Hidden, p.views.Hidden, p.save.Hidden, p.again.Hidden = !none, none, none, none || p.running
	var off []widget.Explanation
	var titles []string
	p.offered = nil
	for i := range p.entries {
		e, why := &p.entries[i], widget.Explanation{}
		switch {
		case none:
			continue
		default:
			lack := p.lack(e)
			if lack != "" && e.extra {
				continue
			}
			if lack != "" {
				why = widget.Explanation{Title: e.heading, Text: []string{lack}}
			}
		}
		p.offered, titles, off = append(p.offered, e), append(titles, e.title), append(off, why)
	}
	p.views.SetOptions(titles)
	p.views.SetOff(off)
	p.views.SetIndex(slices.Index(p.offered, p.current))
	several := !none && len(p.offers) > 1
	p.of.Hidden = !several || p.current.choice != chart.Subject
	p.shown.Hidden = !several || p.current.choice == chart.Subject
	var names []string
	for _, c := range p.offers {
		names = append(names, c.name)
	}
	p.of.SetOptions(names)
	if !p.of.Hidden {
		own := p.ownChoice()
		p.of.SetIndex(max(0, slices.IndexFunc(p.offers, func(c configuration) bool { return slices.Contains(own, c.label) })))
	}
	p.shown.SetText(shownText(p.offers, p.inSight()))
}

// redraw draws the charts again.
func (p *pane[R]) redraw() {
	p.chart.SetDimmed(p.stale)
	p.chart.Redraw()
	if hidden := p.second() == nil; hidden != p.below.Hidden {
		p.below.Hidden = hidden
		p.layout()
	}
	p.below.SetDimmed(p.stale)
	p.below.Redraw()
}

// shownAnew follows other results on screen.
func (p *pane[R]) shownAnew() {
	p.redraw()
	p.onShown()
	p.layout()
}

// layout places everything anew, after a height or the number of rows changed.
func (p *pane[R]) layout() { p.object.Refresh() }
