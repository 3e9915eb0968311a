package benchmark

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"

	"perihelion/app/window/benchmark/form"
	"perihelion/app/window/rendertest"
	"perihelion/app/window/widget"
)

// Every widget that the pointer or the keyboard reaches has a label in every state of
// the tab, and the label follows the state.
func TestTabIsReadAloud(t *testing.T) {
	s := newStage(t, 1280, 760, widget.Light)
	read := func(when string, parts ...string) {
		t.Helper()
		labels := strings.Join(rendertest.Labelled(t, s.win), "\n")
		for _, part := range parts {
			if !strings.Contains(labels, part) {
				t.Errorf("%s: no label has %q:\n%s", when, part, labels)
			}
		}
	}
	read("folded", "Load, folded, 20 connections", "Configurations, folded, 3 of 11")
	for _, l := range s.tab.in.lines {
		if l.fold.Visible() {
			test.Tap(l.fold)
		}
	}
	read("before a run", "What to measure, Quick comparison, 1 of 5", "Request, unfolded", "Connections, 20", "Keep-alive, ticked", "Stop, disabled", "Open…", "Empty chart, ", "prefork workers, 2")
	if err := s.tab.Run(); err != nil {
		t.Fatal(err)
	}
	s.fake.at(7)
	s.until("a snapshot is on screen", func() bool { return s.tab.servers.run.done == 7 })
	read("under way", "Run, disabled", "Chart: Requests per second: ", "its turn…")
	s.fake.finish <- evaluated(s.fake.plan, 30)
	s.until("the run has ended", func() bool { return !s.tab.Busy() })
	s.tab.servers.table().Select(1)
	read("finished", "Run again", "Row 2 of 3: goroutines, Requests/s ", "goroutines 30,")
	s.tab.in.load[form.Connections].Entry().SetText("2x")
	read("wrong", "Connections, 2x, wrong")
	if got := widget.Read(s.tab.servers.object()); !strings.Contains(got, staleSentence) || !strings.Contains(got, "rows: 3") {
		t.Errorf("the pane reads %q", got)
	}
	test.Tap(s.tab.servers.pane.notes.more)
	read("with the list of notices", "Warnings. ")
	s.win.Canvas().Overlays().Top().Hide()
	s.tab.in.target.SetIndex(int(form.Clients))
	read("clients", "What to measure, Compare HTTP clients", "Delay, ")
}
