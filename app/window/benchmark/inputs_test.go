package benchmark

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"perihelion/app/window/benchmark/form"
	"perihelion/app/window/benchmark/view"
	"perihelion/app/window/widget"
)

func TestWrongInputIsNamedBesideItsField(t *testing.T) {
	s := newStage(t, 1280, 760, widget.Light)
	s.finish(15)
	connections := s.tab.in.load[form.Connections]
	connections.Entry().SetText("")
	test.Type(connections.Entry(), "2x")
	if err := connections.Err(); err == nil || !strings.Contains(err.Error(), "“2x”") {
		t.Errorf("error of connections = %v, want a sentence about “2x”", err)
	}
	if s.tab.in.run.Disabled() {
		t.Error("Run cannot be pressed to hear what is wrong")
	}
	s.win.Canvas().Focus(s.tab.in.target)
	if err := s.tab.Run(); err == nil || !strings.Contains(err.Error(), "“2x”") {
		t.Errorf("Run() = %v, want the sentence about “2x”", err)
	}
	if s.win.Canvas().Focused() != fyne.Focusable(connections.Entry()) {
		t.Error("Run with wrong input does not put the keyboard on it")
	}
	if len(s.plans) != 1 {
		t.Errorf("%d runs were started, want only the one before", len(s.plans))
	}
	if _, ok := s.tab.Results(); !ok || s.tab.servers.pane.remark.Text() != staleSentence {
		t.Errorf("remark = %q, want the last results marked %q", s.tab.servers.pane.remark.Text(), staleSentence)
	}
	connections.Entry().SetText("20")
	if got := s.tab.servers.pane.remark.Text(); got == staleSentence {
		t.Errorf("remark = %q after the change was taken back", got)
	}
}

// Problems are shown in the foot, where they can always be read, and no input moves.
func TestSentenceOfWhatIsTypedCanBeRead(t *testing.T) {
	s := newStage(t, 960, 596, widget.Light)
	f := s.tab.in.load[form.Connections]
	s.win.Canvas().Focus(f.Entry())
	place := func(o fyne.CanvasObject) fyne.Position { return s.app.Driver().AbsolutePositionForObject(o) }
	field, next, run := place(f), place(s.tab.in.load[form.Amount]), place(s.tab.in.run)
	f.Entry().SetText("many")
	if got := s.tab.in.foot.text; got.Kind() != widget.Failure || !strings.HasPrefix(got.Text(), "“many” is not a whole number.") {
		t.Errorf("the foot says %q, want what is wrong", got.Text())
	}
	if place(f) != field || place(s.tab.in.load[form.Amount]) != next || place(s.tab.in.run) != run {
		t.Errorf("a complaint moves an input: %v, %v and Run %v became %v, %v and %v", field, next, run, place(f), place(s.tab.in.load[form.Amount]), place(s.tab.in.run))
	}
	if bottom := field.Y + f.Size().Height; bottom > place(s.tab.in.foot.object).Y {
		t.Errorf("the field ends at %v, below the foot of the sidebar", bottom)
	}
	s.win.Canvas().Focus(s.tab.in.keepAlive)
	if s.tab.in.foot.lead.Hidden {
		t.Fatal("there is no button to the field")
	}
	test.Tap(s.tab.in.foot.lead)
	if s.win.Canvas().Focused() != fyne.Focusable(f.Entry()) {
		t.Error("the button does not lead to the field")
	}
}

func TestEveryWrongFieldSaysSo(t *testing.T) {
	s := newStage(t, 1280, 760, widget.Light)
	for f, w := range s.tab.in.load {
		if f == form.Script { // which counts with k6 alone
			continue
		}
		was := w.Text()
		w.Entry().SetText("nonsense")
		if w.Err() == nil {
			t.Errorf("%s: no error for nonsense", f)
		}
		right := "30"
		if f == form.P99 || f == form.Timeout {
			right = "30 ms"
		}
		if f == form.Limits {
			right = "p95<30ms"
		}
		w.Entry().SetText(right)
		if w.Err() != nil {
			t.Errorf("%s: %v for %s", f, w.Err(), right)
		}
		w.Entry().SetText(was)
	}
	prefork := s.tab.in.configs[3]
	prefork.workers.SetText("none")
	if got := s.tab.in.foot.text.Text(); !strings.Contains(got, "“none”") || !strings.HasSuffix(prefork.workers.AccessibilityLabel(), "wrong") {
		t.Errorf("the foot says %q, want a sentence about “none”", got)
	}
	prefork.workers.SetText("3")
	for _, c := range s.tab.in.configs {
		c.check.SetChecked(false)
	}
	if got := s.tab.in.foot.text.Text(); !strings.Contains(got, "tick at least one") {
		t.Errorf("the foot says %q, want the advice to tick one", got)
	}
}

// All that is wrong is marked, and not only the first of it.
func TestAllWrongFieldsAreMarked(t *testing.T) {
	s := newStage(t, 1280, 760, widget.Light)
	s.tab.in.target.SetIndex(int(form.Own))
	s.tab.in.urls.rows[0].field.Entry().SetText("http:// /")
	s.tab.in.load[form.Amount].Entry().SetText("999h")
	s.tab.in.load[form.Repeats].Entry().SetText("5000")
	for name, f := range map[string]*widget.Field{"URL": s.tab.in.urls.rows[0].field, "duration": s.tab.in.load[form.Amount], "repeats": s.tab.in.load[form.Repeats]} {
		if f.Err() == nil {
			t.Errorf("the %s is not marked", name)
		}
	}
}

// An address that nobody has typed yet is no error: the tab invites to write one, and
// explains more when Run is pressed.
func TestEmptyTargetInvites(t *testing.T) {
	s := newStage(t, 1280, 760, widget.Light)
	for target, f := range map[form.Target]*widget.Field{form.Own: s.tab.in.urls.rows[0].field, form.Started: s.tab.in.servers.blocks[0].command} {
		s.tab.in.target.SetIndex(int(target))
		f.Entry().SetText("")
		if f.Err() != nil || s.tab.in.foot.text.Kind() != widget.Plain || !strings.HasPrefix(s.tab.in.foot.text.Text(), "Write the ") || s.tab.in.run.Disabled() {
			t.Errorf("untouched: error %v, the foot says %q; want an invitation, and Run to be pressed", f.Err(), s.tab.in.foot.text.Text())
		}
		if got := s.tab.bar.Items()[0]; got.Kind == widget.Failure {
			t.Errorf("untouched: the status is %q", got.Text)
		}
		test.Tap(s.tab.in.run)
		if f.Err() == nil || s.tab.in.foot.text.Kind() != widget.Failure || s.win.Canvas().Focused() != fyne.Focusable(f.Entry()) || s.tab.Busy() {
			t.Errorf("after Run: error %v, the foot says %q; want it said in red, and the keyboard there", f.Err(), s.tab.in.foot.text.Text())
		}
		f.Entry().SetText("x")
	}
}

func TestFewerRequestsThanConnectionsNamesTheRequests(t *testing.T) {
	s := newStage(t, 1280, 760, widget.Light)
	s.tab.in.load[form.Amount].Entry().SetText("25")
	s.tab.in.load[form.Connections].Entry().SetText("50")
	if s.tab.in.load[form.Amount].Err() == nil {
		t.Error("25 requests over 50 connections: no error beside the requests")
	}
	s.tab.in.load[form.Connections].Entry().SetText("25")
	if err := s.tab.in.load[form.Amount].Err(); err != nil {
		t.Errorf("25 requests over 25 connections: %v", err)
	}
}

func TestPresetFillsTheLoad(t *testing.T) {
	s := newStage(t, 1280, 760, widget.Light)
	for i := range form.Presets() {
		s.tab.in.preset.SetIndex(i)
		if got := s.tab.in.preset.Index(); got != i || s.tab.in.purpose.Text() == "" || len(s.tab.in.problems()) > 0 {
			t.Errorf("preset %d is shown as %d, with the purpose %q and the problems %v", i, got, s.tab.in.purpose.Text(), s.tab.in.problems())
		}
	}
	if got := s.tab.in.line("stop").fold.Summary(); got != "it is decided, or after 50 repeats" {
		t.Errorf("the run stops when %s", got)
	}
	s.tab.in.load[form.Connections].Entry().SetText("64")
	if got := s.tab.in.preset.Text(); got != form.Custom {
		t.Errorf("preset = %q after a change, want %q", got, form.Custom)
	}
}

func TestInputsAreRemembered(t *testing.T) {
	s := newStage(t, 1280, 760, widget.Light)
	s.tab.in.load[form.Connections].Entry().SetText("64")
	s.tab.in.configs[4].check.SetChecked(true)
	s.tab.in.request.workload.SetIndex(2)
	s.tab.agreed["example.org"] = true
	s.open(1280, 760)
	v := s.tab.in.values()
	if v.Connections != "64" || !v.Configs[4].On || v.Delay != "2 ms" {
		t.Errorf("the next start has %+v, want what was typed", v)
	}
	if len(s.tab.agreed) != 0 {
		t.Error("consent outlives the session")
	}
	s.app.Preferences().SetString(prefsKey, "{{{")
	s.open(1280, 760)
	if got, want := s.tab.in.load[form.Connections].Text(), "20"; got != want {
		t.Errorf("connections = %q after damaged preferences, want %q", got, want)
	}
}

func TestKeyboardGoesFromTopToBottom(t *testing.T) {
	s := newStage(t, 1280, 760, widget.Light)
	s.finish(15)
	in := s.tab.in
	folded := []fyne.Focusable{in.target}
	unfolded := []fyne.Focusable{in.target}
	inner := map[string][]fyne.Focusable{
		"request": {in.request.body, in.request.latitude.Entry(), in.request.longitude.Entry(), in.request.elevation.Entry(), in.request.path.Entry(),
			in.request.workload, in.request.work.Entry(), in.request.delay.Entry()},
		"load":       {in.load[form.Connections].Entry(), in.load[form.Rate].Entry(), in.load[form.P99].Entry(), in.keepAlive},
		"limits":     {in.load[form.Limits].Entry()},
		"plan":       {in.preset, in.load[form.Amount].Entry(), in.load[form.WarmUp].Entry(), in.load[form.Repeats].Entry()},
		"stop":       {in.stopWhen},
		"conditions": {in.procs.Entry(), in.load[form.Timeout].Entry(), in.python.interpreter.Entry(), in.engine},
	}
	for _, c := range in.configs {
		inner["configurations"] = append(inner["configurations"], c.check)
		if c.workers != nil {
			inner["configurations"] = append(inner["configurations"], c.workers)
		}
	}
	for _, l := range in.lines {
		if l.fold.Visible() {
			folded, unfolded = append(folded, l.fold), append(append(unfolded, l.fold), inner[l.key]...)
		}
	}
	if len(folded) != 8 {
		t.Errorf("%d lines and the cards are stops, want 8", len(folded))
	}
	pane := s.tab.servers.pane
	after := []fyne.Focusable{
		in.run, pane.views, s.tab.servers.past, s.tab.servers.compare, s.tab.servers.export.button, pane.save, pane.shown, pane.again, pane.chart.FocusTarget(), pane.notes.know, pane.notes.copy, pane.notes.more, s.tab.servers.table().FocusTarget(),
	}
	reach := func(want []fyne.Focusable) {
		t.Helper()
		s.tab.Focus()
		for i, w := range append(want, after...) {
			if got := s.win.Canvas().Focused(); got != w {
				t.Fatalf("stop %d of the keyboard is %T %v, want %T", i, got, got, w)
			}
			s.win.Canvas().FocusNext()
		}
	}
	reach(folded)
	for _, l := range in.lines {
		if l.fold.Visible() {
			test.Tap(l.fold)
		}
	}
	reach(unfolded)
}

func TestKeysRunAndStop(t *testing.T) {
	s := newStage(t, 1280, 760, widget.Light)
	entry := s.tab.in.load[form.Repeats].Entry()
	for _, w := range []fyne.Focusable{s.tab.in.target, s.tab.in.keepAlive, s.tab.in.run, entry, s.tab.in.configs[3].workers} {
		s.win.Canvas().Focus(w)
		w.TypedKey(&fyne.KeyEvent{Name: fyne.KeyF5})
		if !s.tab.Busy() {
			t.Fatalf("F5 in a %T did not run", w)
		}
		w.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
		if s.tab.servers.machine.Phase != view.Stopping {
			t.Fatalf("Escape in a %T did not stop", w)
		}
		s.until("the run has ended", func() bool { return !s.tab.Busy() })
	}
	s.tab.Content().Hide()
	s.win.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyF5})
	if s.tab.Busy() {
		t.Error("F5 ran while another tab was shown")
	}
}

func TestReturnInAFieldRuns(t *testing.T) {
	s := newStage(t, 1280, 760, widget.Light)
	entry := s.tab.in.load[form.Repeats].Entry()
	s.win.Canvas().Focus(entry)
	entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if !s.tab.Busy() {
		t.Fatal("Return in a field did not run")
	}
	entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if s.tab.servers.machine.Phase != view.Stopping {
		t.Error("Escape in a field did not stop")
	}
}
