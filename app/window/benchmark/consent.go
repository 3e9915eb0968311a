package benchmark

import (
	"perihelion/app/window/benchmark/form"
	"perihelion/app/window/benchmark/view"
	"perihelion/app/window/widget"
	"perihelion/bench"
)

// ask finds out whether the URLs of a plan, typed into fields, are on this machine,
// and asks for consent for hosts that are not, unless it was given for them in this
// session. Nothing is sent meanwhile. The run starts when the answer is yes.
func (t *Tab) ask(plan bench.Plan, typed func(place int) *widget.Field, start func() error) {
	t.asking = true
	t.refresh()
	t.running.Go(func() {
		var elsewhere []string
		for i, u := range plan.Destinations() {
			local, err := t.host.isLocal(u)
			if err != nil {
				t.host.do(func() { t.onWrong(typed(i), err) })
				return
			}
			if !local {
				elsewhere = append(elsewhere, u)
			}
		}
		t.host.do(func() { t.onLocated(plan, elsewhere, start) })
	})
}

// onWrong shows that a URL cannot be loaded.
func (t *Tab) onWrong(typed *widget.Field, err error) {
	if t.closed {
		return
	}
	t.asking = false
	typed.SetError(err)
	t.win.Canvas().Focus(typed.Entry())
	t.refresh()
}

// onLocated goes on when it is known which URLs lead elsewhere.
func (t *Tab) onLocated(plan bench.Plan, elsewhere []string, start func() error) {
	if t.closed {
		return
	}
	var hosts []string
	for _, host := range view.Hosts(elsewhere) {
		if !t.agreed[host] {
			hosts = append(hosts, host)
		}
	}
	if len(hosts) == 0 {
		t.asking = false
		_ = start() // shows its own error
		return
	}
	t.put(view.Consent(plan, hosts), func() {
		for _, host := range hosts {
			t.agreed[host] = true
		}
		_ = start() // shows its own error
	})
}

// askToStart asks before programs are started that a file has named.
func (t *Tab) askToStart(plan bench.Plan, v form.Values, start func() error) {
	t.asking = true
	t.refresh()
	t.put(view.Start(t.file.name, plan.Programs()), func() {
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
