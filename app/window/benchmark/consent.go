package benchmark

import (
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
		_ = start() // says itself what went wrong
	default:
		t.question = showConsent(t.win, question, func(yes bool) {
			t.question, t.asking = nil, false
			t.win.Canvas().Focus(t.in.run)
			if !yes {
				t.refresh()
				return
			}
			t.agreed[question.Host] = true
			_ = start() // says itself what went wrong
		})
	}
}
