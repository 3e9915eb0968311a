package benchmark

import (
	"errors"
	"slices"
	"strconv"
	"sync/atomic"
	"testing"
	"time"

	"fyne.io/fyne/v2/test"

	"perihelion/app/window/benchmark/form"
	"perihelion/app/window/widget"
)

// However many fields and lines ask, a change is read once.
func TestFormIsReadOnceAChange(t *testing.T) {
	s := newStage(t, 1280, 760, widget.Light)
	in := s.tab.in
	for _, target := range []form.Target{form.BuiltIn, form.Own, form.Started, form.Clients} {
		in.target.SetIndex(int(target))
		in.changed()
		entry := in.load[form.Connections].Entry()
		if target == form.Clients {
			entry = in.clients.requests.Entry()
		}
		var times atomic.Int64
		in.evaluate = func(v form.Values) form.Checked { times.Add(1); return form.Check(v) }
		test.Type(entry, strconv.Itoa(int(target)+1)) // in place of all that was there
		if n := times.Load(); n != 1 {
			t.Errorf("target %v: one letter reads the form %d times, want once", target, n)
		}
		in.evaluate = form.Check
	}
}

// A long search for programs does not hold up typing, and its result is shown when it
// ends.
func TestSlowSearchOfAProgram(t *testing.T) {
	s := newStage(t, 1280, 760, widget.Light)
	in := s.tab.in
	in.patience = time.Millisecond
	in.target.SetIndex(int(form.Started))
	in.changed()
	let := make(chan struct{})
	in.evaluate = func(v form.Values) form.Checked { <-let; return form.Check(v) }
	field := form.OfServer(0, "command")
	at := slices.IndexFunc(in.stops(), func(s stop) bool { return s.field == field })
	began := time.Now()
	test.Type(in.stops()[at].input, "x")
	if took := time.Since(began); took > 2*time.Second {
		t.Errorf("typing took %v, want that it waits for no search", took)
	}
	close(let)
	const want = "there is no program x to start; write its path, or a command that a terminal knows"
	s.until("the search is known", func() bool { return in.checked().Problems[field] == want })
	if got := in.complaint().sentence; got != widget.Sentence(errors.New(want)) {
		t.Errorf("the foot has %q, want %q", got, want)
	}
}

// Run looks again: the program may have been installed meanwhile.
func TestRunReadsTheFormAfresh(t *testing.T) {
	s := newStage(t, 1280, 760, widget.Light)
	times := 0
	s.tab.in.evaluate = func(v form.Values) form.Checked { times++; return form.Check(v) }
	s.tab.in.checked()
	if s.tab.in.afresh(); times != 1 {
		t.Errorf("the form was read %d times, want once more", times)
	}
}
