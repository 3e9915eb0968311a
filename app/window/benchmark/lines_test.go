package benchmark

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"perihelion/app/window/benchmark/form"
	"perihelion/app/window/widget"
	"perihelion/bench/server"
)

// Each card has a setup of its own, and has it again after another was looked at and
// after the next start.
func TestCardsKeepTheirSetups(t *testing.T) {
	s := newStage(t, 1280, 760, widget.Light)
	s.tab.in.load[form.Connections].Entry().SetText("7")
	s.tab.in.configs[1].check.SetChecked(true)
	s.tab.in.target.SetIndex(int(form.Experiment))
	if got := s.tab.in.load[form.Connections].Text(); got != "20" || !s.row(server.FlaskDev).check.Checked() {
		t.Errorf("the experiment has %s connections, and Flask ticked: %t", got, s.row(server.FlaskDev).check.Checked())
	}
	s.tab.in.target.SetIndex(int(form.Own))
	s.tab.in.load[form.Amount].Entry().SetText("3 s")
	s.open(1280, 760)
	if got := s.tab.in.load[form.Amount].Text(); got != "3 s" || s.tab.in.target.Index() != int(form.Own) {
		t.Errorf("the next start has %q of each repeat", got)
	}
	s.tab.in.target.SetIndex(int(form.BuiltIn))
	v := s.tab.in.values()
	if v.Connections != "7" || v.Amount != "500 ms" || v.Chosen() != 4 || s.row(server.FlaskDev).check.Checked() {
		t.Errorf("the quick comparison has %s connections, %s each and %d servers", v.Connections, v.Amount, v.Chosen())
	}
}

// Folded lines are everything that the sidebar shows, in view in the smallest usual window.
func TestFoldedFormIsInView(t *testing.T) {
	for _, size := range []fyne.Size{{Width: 960, Height: 568}, {Width: 1280, Height: 728}} { // of the tab, in windows of 640 and 800
		s := newStage(t, size.Width, size.Height, widget.Light)
		for card := form.BuiltIn; card <= form.Clients; card++ {
			s.tab.in.target.SetIndex(int(card))
			s.tab.in.unfold(nil)
			last := s.tab.in.lines[len(s.tab.in.lines)-1].fold
			for _, l := range s.tab.in.lines {
				if l.fold.Visible() {
					last = l.fold
				}
			}
			if bottom, foot := at(last).Y+last.Size().Height, at(s.tab.in.foot.object).Y; bottom > foot {
				t.Errorf("%v, card %d: the last line ends at %v, below the foot at %v", size, card, bottom, foot)
			}
		}
	}
}

func TestUnfoldedLinesAreRemembered(t *testing.T) {
	s := newStage(t, 1280, 760, widget.Light)
	load := s.tab.in.line("load").fold
	test.Tap(load)
	if !s.tab.in.keepAlive.Visible() || !load.Body.Visible() {
		t.Fatal("a pressed line shows no inputs")
	}
	s.open(1280, 760)
	if !s.tab.in.line("load").fold.Open() || s.tab.in.line("plan").fold.Open() {
		t.Error("the next start has other lines unfolded")
	}
}

// A wrong input in a folded line is named there, and the button beside its sentence
// unfolds the line.
func TestWrongInputUnfoldsItsLine(t *testing.T) {
	s := newStage(t, 1280, 760, widget.Light)
	f := s.tab.in.load[form.Connections]
	f.Entry().SetText("2x")
	line := s.tab.in.line("load").fold
	if got := line.AccessibilityLabel(); !strings.Contains(got, "wrong") || !strings.Contains(got, "“2x”") {
		t.Errorf("the folded line reads %q", got)
	}
	test.Tap(s.tab.in.foot.lead)
	if !line.Open() || s.win.Canvas().Focused() != fyne.Focusable(f.Entry()) {
		t.Error("the button does not lead to the input")
	}
}

func TestRequestFollowsThePlanets(t *testing.T) {
	s := newStage(t, 1280, 760, widget.Light)
	place := form.Place{Body: "Jupiter", Latitude: 48.1374, Longitude: -11.5755, Elevation: 519}
	s.tab.Follow(func() (form.Place, bool) { return place, true })
	s.tab.in.request.follow.SetChecked(true)
	want := "/planets/jupiter?lon=-11.5755&lat=48.1374&elevation=519"
	if plan, problems := s.tab.in.values().Plan(); plan.Path != want || len(problems) > 0 {
		t.Errorf("the path is %q, %v; want %q", plan.Path, problems, want)
	}
	if !s.tab.in.request.latitude.Entry().Disabled() {
		t.Error("a latitude can be typed that does not count")
	}
	place.Body = "Venus"
	s.tab.Start() // the tab comes into sight again
	if got := s.tab.in.line("request").fold.Summary(); !strings.HasPrefix(got, "Venus from 48.1374° N, 11.5755° W") {
		t.Errorf("the line reads %q", got)
	}
}

func TestWorkloadsAreQuickPicks(t *testing.T) {
	s := newStage(t, 1280, 760, widget.Light)
	r := s.tab.in.request
	r.workload.SetIndex(2)
	if r.delay.Text() != "2 ms" || r.work.Text() != "" {
		t.Errorf("waiting %q, computing %q", r.delay.Text(), r.work.Text())
	}
	if got := r.expected.Text(); !strings.Contains(got, "one at a time 500 requests/s (1 at a time / 2 ms)") || !strings.Contains(got, "10,000 requests/s (20 connections / 2 ms)") {
		t.Errorf("expected: %q", got)
	}
	r.delay.Entry().SetText("3 ms")
	if r.workload.Text() != form.Custom {
		t.Errorf("workload %q", r.workload.Text())
	}
	r.delay.Entry().SetText("soon")
	if r.delay.Err() == nil || r.expected.Text() != "" {
		t.Errorf("error %v, expected %q", r.delay.Err(), r.expected.Text())
	}
}

// The inputs of a line that was unfolded come into sight.
func TestUnfoldedInputsAreInView(t *testing.T) {
	s := newStage(t, 960, 568, widget.Light)
	for _, l := range s.tab.in.lines {
		if !l.fold.Visible() {
			continue
		}
		test.Tap(l.fold)
		foot, room := at(s.tab.in.foot.object).Y, s.tab.in.side.Size().Height
		top := at(l.fold).Y
		bottom := top + l.fold.Size().Height + l.fold.Body.MinSize().Height
		if top < 0 || top > foot-60 || bottom > foot && l.fold.Body.MinSize().Height < room-60 {
			t.Errorf("%s: its line begins at %v and its inputs end at %v, the foot begins at %v", l.key, top, bottom, foot)
		}
	}
}
