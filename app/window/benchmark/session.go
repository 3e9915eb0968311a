package benchmark

import (
	"context"
	"fmt"
	"path/filepath"
	"sync"
	"time"

	"fyne.io/fyne/v2"

	"perihelion/app/chart"
	"perihelion/app/window/benchmark/form"
	"perihelion/app/window/benchmark/view"
	"perihelion/app/window/crash"
	"perihelion/app/window/widget"
	"perihelion/bench/warning"
)

// session is one kind of comparison, of servers or of clients: the run under way, the
// results on screen, and the pane that shows them. R are its results, S its snapshots.
type session[R, S any] struct {
	comparison[R, S]
	pane    *pane[R]
	machine view.Machine
	run     *run        // under way, or nil
	results *R          // on screen, or nil
	ran     form.Values // the form that the results came from
	apart   bool        // no form can have the plan of the results
	failure string      // why the last run has no results, or ""
	remark  string      // about the results on screen, in place of how their run ended
	saved   string      // the file that the chart or the run was saved as last, or ""
	note    string      // what was copied last, or ""
	kept    keptRun     // the run on screen, as the store has it
	number  func() int  // of the run under way, or of the last one, once it has one; nil: it is not kept

	running *sync.WaitGroup               // counts the goroutines of the tab
	do      func(func())                  // on the goroutine of the user interface, without waiting
	paint   func(context.Context, func()) // the same, until the window has been painted
	hold    func() (end func())           // keeps the window's memory from being collected
	calm    time.Duration                 // from one picture to the next while a server is under load
	onEnded func(R)                       // after a run has ended
	onRun   func()                        // how far the run under way has come has changed
	onOver  func(took time.Duration, outcome string)
}

// comparison describes results and snapshots to a session.
type comparison[R, S any] struct {
	name     string // of a run, for a report of a crash
	unit     string // of a run's work, in the singular
	count    func(R) (done, total int)
	empty    func(R) bool              // there is nothing to show but the error of the run
	stopped  func(R) bool              // before the last unit
	warnings func(R) []warning.Warning // of the run as a whole
	ended    func(R) string            // how the run ended, for the status bar
	progress func(S) progress[R]
	loading  func(S) bool // a server is under load
}

// progress is a snapshot of a run under way, as a pane shows it.
type progress[R any] struct {
	done    int // units
	partial R   // their results
	states  map[string]string
	now     view.Progress
	inTime  *R  // the results with the load under way, for views in time; nil: it has no second yet
	seconds int // of the load under way
}

// stop asks the run under way to end. Its processes end at once. Finished units stay.
func (s *session[R, S]) stop() {
	if s.run != nil && s.machine.CanStop() {
		s.machine = s.machine.Stop()
		s.run.cancel()
	}
}

// end takes over the results of a run. Earlier results stay where this run was stopped
// before it had any.
func (s *session[R, S]) end(r *run, results R, err error) {
	if s.run != r {
		return
	}
	s.run = nil
	crash.Did(s.name + " ended")
	done, _ := s.count(results)
	s.machine = s.machine.End(err != nil, s.stopped(results))
	s.failure, s.remark, s.saved, s.note = "", "", "", ""
	switch {
	case err != nil && s.empty(results):
		s.fail(err)
	case done == 0 && s.stopped(results) && s.results != nil:
		s.remark = fmt.Sprintf("stopped before the first %s: these are the results of the run before", s.unit)
	default:
		s.results, s.ran, s.apart = &results, r.form, false
	}
	s.onEnded(results)
	s.onRun()
	s.onOver(time.Since(r.begun), s.outcome().Text)
}

// fail shows an error in place of results.
func (s *session[R, S]) fail(err error) { s.failure, s.results = widget.Sentence(err), nil }

// clear forgets the results on screen, and how their run ended.
func (s *session[R, S]) clear() {
	s.results, s.apart, s.failure, s.remark, s.saved, s.note = nil, false, "", "", "", ""
	s.machine = view.Machine{}
}

// put shows the results of a run that ended elsewhere, and the form that they belong to.
func (s *session[R, S]) put(results R, v form.Values) {
	s.clear()
	s.results, s.ran = &results, v
	s.machine.Phase = view.Finished
	if s.stopped(results) {
		s.machine.Phase = view.Stopped
	}
}

// input takes over a change of the form. The results stay up to date where the form
// is the one that they came from.
func (s *session[R, S]) input(v form.Values, valid bool) {
	s.machine = s.machine.Input(valid, s.results == nil || s.ran.Equal(v))
}

// refresh shows the state of the session in its pane. Snapshots are shown by
// onSnapshot. The invitation is shown where there is nothing else. Results that no form can
// have never were those of the inputs, so that no change of these makes them old.
func (s *session[R, S]) refresh(invitation chart.Invitation) {
	switch {
	case s.machine.Busy():
	case s.results != nil:
		s.pane.showResults(*s.results, s.machine.Stale && !s.apart)
	case s.failure != "":
		s.pane.showFailure(s.failure)
	default:
		s.pane.showEmpty(invitation)
	}
}

// done is how much of the run under way is done, 0 to 1, or −1 where there is none.
func (s *session[R, S]) done() float64 {
	if s.run == nil {
		return -1
	}
	return s.run.fraction
}

// close cancels the run under way. Its snapshots and its end have no effect afterwards.
func (s *session[R, S]) close() {
	if s.run != nil {
		s.run.cancel()
		s.run = nil
	}
}

// runningAs is the number of the run under way; 0: none is, or nothing of it is kept yet.
func (s *session[R, S]) runningAs() int {
	if s.run == nil || s.number == nil {
		return 0
	}
	return s.number()
}

// keptAs is the run on screen, as the store has it.
func (s *session[R, S]) keptAs() *keptRun { return &s.kept }

// doubts are the warnings of the run on screen.
func (s *session[R, S]) doubts() []warning.Warning {
	if s.results == nil {
		return nil
	}
	return s.warnings(*s.results)
}

// noted and savedAs take over what was done with what is on screen.
func (s *session[R, S]) noted(text string)   { s.note = text }
func (s *session[R, S]) savedAs(path string) { s.saved = path }

// shows reports whether results are on screen.
func (s *session[R, S]) shows() bool { return s.results != nil }

func (s *session[R, S]) state() view.Machine         { return s.machine }
func (s *session[R, S]) object() *fyne.Container     { return s.pane.object }
func (s *session[R, S]) saveChart(path string) error { return s.pane.chart.SaveTo(path) }

// taken is what was saved and copied of the results, for the status bar.
func (s *session[R, S]) taken() []widget.Status {
	var all []widget.Status
	if s.saved != "" {
		all = append(all, widget.Status{Text: "saved as " + filepath.Base(s.saved), File: s.saved})
	}
	if s.note != "" {
		all = append(all, widget.Status{Text: s.note})
	}
	return all
}

// outcome is how the last run ended, for the status bar.
func (s *session[R, S]) outcome() widget.Status {
	switch {
	case s.failure != "":
		return widget.Status{Kind: widget.Failure, Text: "failed"}
	case s.results == nil:
		return widget.Status{Kind: widget.Plain, Text: "ready"}
	case s.remark != "":
		return widget.Status{Kind: widget.Warning, Text: s.remark}
	}
	kind := widget.Success
	switch done, _ := s.count(*s.results); {
	case done == 0:
		kind = widget.Failure
	case s.stopped(*s.results):
		kind = widget.Warning
	}
	return widget.Status{Kind: kind, Text: s.ended(*s.results)}
}
