package benchmark

import (
	"testing"

	"fyne.io/fyne/v2/test"

	"perihelion/app/window/benchmark/form"
	"perihelion/app/window/rendertest"
	"perihelion/app/window/widget"
)

// The tab looks the same when Fyne has dropped its renderers: before a run, in
// it, after it, with a dialog, and with clients.
func TestTabSurvivesItsRenderers(t *testing.T) {
	s := newStage(t, 1280, 760, widget.Light)
	survives := func(when string) {
		t.Run(when, func(t *testing.T) {
			s.win.Canvas().Unfocus() // a cursor blinks
			rendertest.Survives(t, s.win)
		})
	}
	survives("empty")
	test.Tap(s.tab.in.run)
	s.fake.at(7)
	s.until("a snapshot is on screen", func() bool { return s.tab.servers.run.done == 7 })
	survives("running")
	s.fake.finish <- evaluated(s.fake.plan, 15)
	s.until("the run has ended", func() bool { return !s.tab.Busy() })
	s.tab.servers.pane.onSaved("/a/chart.png")
	survives("results")
	test.Tap(s.tab.servers.pane.notes.more)
	survives("list")
	s.win.Canvas().Overlays().Top().Hide()
	s.tab.in.target.SetIndex(int(form.Clients))
	survives("clients")
}

// The keyboard goes to the first input when the tab comes back after its renderers were
// dropped, too.
func TestTabComesBackWithTheKeyboard(t *testing.T) {
	s := newStage(t, 1280, 760, widget.Light)
	s.win.Canvas().Unfocus()
	rendertest.Drop(t, s.win)
	s.tab.Focus()
	if got := s.win.Canvas().Focused(); got != s.tab.in.target {
		t.Errorf("%T has the keyboard, want the cards", got)
	}
}
