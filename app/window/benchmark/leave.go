package benchmark

import (
	"perihelion/app/window/benchmark/view"
)

// Running reports whether a run is under way.
func (t *Tab) Running() bool { return t.servers.run != nil || t.clients.run != nil }

// Leave calls quit: at once where no run is under way, and else after the user has agreed
// to end it.
func (t *Tab) Leave(quit func()) {
	var done int
	switch {
	case t.leaving != nil:
		return
	case t.servers.run != nil:
		done = t.servers.run.done
	case t.clients.run != nil:
		done = t.clients.run.done
	default:
		quit()
		return
	}
	back := t.win.Canvas().Focused()
	t.leaving = showConsent(t.win, view.Quit(max(0, done), t.servers.runningAs() > 0 || t.clients.runningAs() > 0), func(yes bool) {
		t.leaving = nil
		if yes {
			quit()
			return
		}
		t.win.Canvas().Focus(back)
	})
}
