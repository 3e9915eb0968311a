package benchmark

import (
	"perihelion/app/window/benchmark/view"
)

// Running reports whether a run is under way.
func (t *Tab) Running() bool { return t.servers.run != nil || t.clients.run != nil }

// underWay is the run under way, or nil.
func (t *Tab) underWay() *run {
	if t.servers.run != nil {
		return t.servers.run
	}
	return t.clients.run
}

// Leave calls quit: at once where no run is under way, or only one that the user has stopped
// already, and else after the user has agreed to end it.
func (t *Tab) Leave(quit func()) {
	r := t.underWay()
	switch {
	case t.leaving != nil:
		return
	case r == nil, t.servers.machine.Phase == view.Stopping, t.clients.machine.Phase == view.Stopping:
		quit()
		return
	}
	r.watched.Store(true)
	back := t.win.Canvas().Focused()
	t.leaving = showConsent(t.win, t.quitQuestion(r), func(yes bool) {
		t.leaving = nil
		r.watched.Store(false)
		if yes {
			quit()
			return
		}
		t.win.Canvas().Focus(back)
	})
}

// quitQuestion is the question before the window closes during a run, as far as it has come.
func (t *Tab) quitQuestion(r *run) view.Question {
	return view.Quit(max(0, r.done), t.servers.runningAs() > 0 || t.clients.runningAs() > 0)
}

// followLeaving keeps the question before the window closes true. When the run is over there is
// nothing to ask any more, and the window stays: its results are new, and who has not answered may
// have been about to keep the run. Another Ctrl+Q closes the window at once. The keyboard goes to
// no control: a Return meant for the question would press Run.
func (t *Tab) followLeaving() {
	if t.leaving == nil {
		return
	}
	if r := t.underWay(); r != nil {
		t.leaving.set(t.quitQuestion(r))
		return
	}
	t.leaving.popup.Hide()
	t.leaving = nil
	t.win.Canvas().Unfocus()
}
