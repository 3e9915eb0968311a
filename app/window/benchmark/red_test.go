package benchmark

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"perihelion/app/window/benchmark/form"
	"perihelion/app/window/rendertest"
	"perihelion/app/window/widget"
)

// red puts the red theme on, and returns the check that there is no green and no blue.
func (s *stage) red(t *testing.T) func(when string) {
	s.app.Settings().SetTheme(widget.NewTheme(widget.Red))
	return func(when string) {
		t.Helper()
		rendertest.Red(t, s.win, when)
	}
}

func (s *stage) closeOverlays() {
	for _, o := range s.win.Canvas().Overlays().List() {
		s.win.Canvas().Overlays().Remove(o)
	}
}

func TestTabIsRed(t *testing.T) {
	s := newStage(t, 1280, 760, widget.Light)
	red := s.red(t)
	red("empty")
	for i := range 4 {
		s.tab.in.target.SetIndex(i)
		red("with another target")
	}
	s.tab.in.target.SetIndex(int(form.Own))
	s.tab.in.urls.rows[0].field.Entry().SetText("no url")
	red("with a wrong field")
	s.tab.in.target.SetIndex(0)
	test.Tap(s.tab.in.run)
	s.fake.at(7)
	s.until("a snapshot is on screen", func() bool { return s.tab.servers.run.done == 7 })
	red("running")
	s.fake.finish <- evaluated(s.fake.plan, 15)
	s.until("the run has ended", func() bool { return !s.tab.Busy() })
	p := s.tab.servers.pane
	for i := range p.offered {
		p.views.SetIndex(i)
		red("with the view " + p.current.key)
		s.win.Canvas().Focus(p.chart.FocusTarget())
		red("with a reading of it")
	}
	p.onSaved("/a/chart.png")
	s.win.Canvas().Focus(p.current.table.FocusTarget())
	red("with the table in focus")
	test.Tap(p.notes.more)
	red("with the warnings")
	s.closeOverlays()
	test.Tap(s.tab.servers.export.button)
	red("with a menu")
	s.closeOverlays()
	s.tab.SavePlan()
	red("with a dialog")
}

func TestHistoryIsRed(t *testing.T) {
	s := listing(t, 3, 1280, 800)
	red := s.red(t)
	s.key(fyne.KeySpace, fyne.KeyS)
	s.settled("the star is there", func() bool { return s.tab.past.list.Item(0).Starred })
	red("with kept runs")
	s.key(fyne.KeyDown, fyne.KeySpace, fyne.KeyC)
	s.until("two runs are compared", func() bool { return len(s.tab.past.against.runs) == 2 })
	red("with two runs compared")
}
