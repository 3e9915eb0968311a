package benchmark

import (
	"path/filepath"

	"perihelion/app/window/benchmark/form"
	"perihelion/app/window/benchmark/view"
	"perihelion/app/window/widget"
	"perihelion/bench"
)

// ask finds out whether the URL of a plan, typed into a field, is on this machine,
// and asks for consent where it is not, unless it was given for that host in this
// session. Nothing is sent meanwhile. The run starts when the answer is yes.
func (t *Tab) ask(plan bench.Plan, typed *widget.Field, start func() error) {
	t.asking = true
	t.refresh()
	t.running.Go(func() {
		local, err := t.host.isLocal(plan.URL)
		t.host.do(func() { t.onLocated(plan, typed, start, local, err) })
	})
}

// onLocated goes on when it is known where a URL leads.
func (t *Tab) onLocated(plan bench.Plan, typed *widget.Field, start func() error, local bool, err error) {
	question := view.Consent(plan)
	switch {
	case t.closed:
	case err != nil:
		t.asking = false
		typed.SetError(err)
		t.win.Canvas().Focus(typed.Entry())
		t.refresh()
	case local || t.agreed[question.Host]:
		t.asking = false
		_ = start() // shows its own error
	default:
		t.put(question, func() {
			t.agreed[question.Host] = true
			_ = start() // shows its own error
		})
	}
}

// askToStart asks before programs are started that a file has named.
func (t *Tab) askToStart(plan bench.Plan, v form.Values, start func() error) {
	t.asking = true
	t.refresh()
	t.put(view.Start(filepath.Base(t.file.path), plan.Programs()), func() {
		t.untrusted.trust(v)
		t.onInput() // they are remembered from now on
		_ = start() // shows its own error
	})
}

// put asks a question, and goes on if the answer is yes.
func (t *Tab) put(question view.Question, yes func()) {
	t.question = showConsent(t.win, question, func(agreed bool) {
		t.question, t.asking = nil, false
		t.win.Canvas().Focus(t.in.run)
		if agreed {
			yes()
		} else {
			t.refresh()
		}
	})
	t.refresh()
}
