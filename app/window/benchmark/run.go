package benchmark

import (
	"errors"

	"perihelion/app/window/benchmark/form"
	"perihelion/app/window/widget"
	"perihelion/bench"
	"perihelion/bench/clients"
)

// Run has the effect of the button Run: it starts the run of the inputs, or, where
// some are wrong, puts the keyboard on the first wrong input and returns its sentence. A target that is not on this machine is asked about first; Run
// returns nil and the run starts when the answer is yes.
func (t *Tab) Run() error {
	switch {
	case t.closed:
		return ErrClosed
	case t.Busy():
		return ErrBusy
	}
	v := t.in.afresh()
	if v.Target == form.Clients {
		return t.runClients(v)
	}
	plan, problems := t.plan(v)
	if len(problems) > 0 {
		return t.refuse(problems)
	}
	return t.withConsent(plan, v, func() error { return t.startServers(plan, v) })
}

// withConsent starts what asks the servers of a plan: at once, or after consent where URLs
// lead elsewhere or a file has named what is to be started. The error is that of a start at
// once.
func (t *Tab) withConsent(plan bench.Plan, v form.Values, start func() error) error {
	switch {
	case len(plan.URLs) > 0:
		t.ask(plan, t.in.urls.at, start)
	case t.untrusted.any(v):
		t.askToStart(plan, v, start)
	default:
		return start()
	}
	return nil
}

// refuse points to the first wrong input and returns its sentence.
func (t *Tab) refuse(problems form.Problems) error {
	t.in.goTo(problems)
	t.refresh()
	for _, sentence := range problems {
		if len(problems) == 1 {
			return errors.New(sentence)
		}
	}
	return errors.New("several inputs are wrong. They are marked in red, and the line above Run shows the first of them")
}

// runClients is Run for clients.
func (t *Tab) runClients(v form.Values) error {
	c := t.in.checkedAs(v)
	plan, problems := c.Clients, c.Problems
	if len(problems) > 0 {
		return t.refuse(problems)
	}
	start := func() error { return t.startClients(plan, v) }
	if plan.URL == "" {
		return start()
	}
	const ways = 8
	t.ask(bench.Plan{URLs: []string{plan.URL}, Requests: ways * plan.Requests, Connections: int(plan.Requests), Repeats: plan.Repeats}, func(int) *widget.Field { return t.in.clients.url }, start)
	return nil
}

func (t *Tab) startServers(plan bench.Plan, v form.Values) error {
	rest := t.resting()
	t.closeHistory()
	r, err := t.host.servers(plan)
	t.file.run = false
	if err != nil {
		t.servers.fail(err)
	} else {
		t.keep(r)
		t.servers.start(r, v)
	}
	t.refresh()
	rest()
	return err
}

// resting returns what moves the keyboard from an entry to Stop when a run has begun: a
// cursor blinks, and each time the whole window is painted.
func (t *Tab) resting() (move func()) {
	_, typing := t.win.Canvas().Focused().(*widget.Entry)
	return func() {
		if typing && t.Busy() {
			t.win.Canvas().Focus(t.in.stop)
		}
	}
}

func (t *Tab) startClients(plan clients.Plan, v form.Values) error {
	rest := t.resting()
	t.closeHistory()
	r, err := t.host.clients(plan)
	if err != nil {
		t.clients.fail(err)
	} else {
		t.clients.pane.carried = nil
		t.keepClients(r)
		t.clients.start(r, v)
	}
	t.refresh()
	rest()
	return err
}

// Stop asks the run under way to end. Its processes end at once. Finished repeats
// stay.
func (t *Tab) Stop() {
	t.servers.stop()
	t.clients.stop()
	t.refresh()
}
