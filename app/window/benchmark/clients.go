package benchmark

import (
	"context"
	"path/filepath"

	"perihelion/app/window/benchmark/form"
	"perihelion/app/window/benchmark/view"
	"perihelion/app/window/crash"
	"perihelion/app/window/widget"
	"perihelion/bench"
)

// clients is the part of the tab that compares those who ask instead of those who
// answer: its own results, beside those of the servers.
type clients struct {
	pane    *clientPane
	machine view.Machine
	run     *clientRun           // under way, or nil
	results *bench.ClientResults // on screen, or nil
	ran     form.Values          // the form that the results came from
	failure string               // why the last run has no results, or ""
	saved   string               // the file that the chart was saved as last, or ""
}

// clientRun is a run under way.
type clientRun struct {
	form   form.Values
	cancel context.CancelFunc
	done   int // turns in the chart on screen
}

// runClients starts the comparison that the inputs ask for, as Run does.
func (t *Tab) runClients(v form.Values) error {
	plan, problems := v.ClientPlan()
	if len(problems) > 0 {
		return t.refuse(problems)
	}
	start := func() error { return t.startClients(plan, v) }
	if plan.URL == "" {
		return start()
	}
	const ways = 8
	t.ask(bench.Plan{URL: plan.URL, Requests: ways * plan.Requests, Connections: int(plan.Requests), Repeats: plan.Repeats}, t.in.clients.url, start)
	return nil
}

func (t *Tab) startClients(plan bench.ClientPlan, v form.Values) error {
	c := &t.clients
	r, err := t.host.clients(plan)
	if err != nil {
		c.failure, c.results = widget.Sentence(err), nil
		t.refresh()
		return err
	}
	crash.Did("run of clients started")
	ctx, cancel := context.WithCancel(context.Background())
	c.run = &clientRun{form: v, cancel: cancel, done: -1}
	c.machine = c.machine.Start()
	c.failure = ""
	t.onClientSnapshot(c.run, r.Snapshot())
	t.refresh()
	started := c.run
	t.running.Go(func() {
		defer cancel()
		follow(ctx, t.host, r, func(s bench.ClientSnapshot) { t.onClientSnapshot(started, s) },
			func(results bench.ClientResults, err error) { t.onClientsEnded(started, results, err) })
	})
	return nil
}

// stop asks the run under way to end.
func (c *clients) stop() {
	if c.run != nil && c.machine.CanStop() {
		c.machine = c.machine.Stop()
		c.run.cancel()
	}
}

func (t *Tab) onClientSnapshot(r *clientRun, s bench.ClientSnapshot) {
	if t.closed || t.clients.run != r {
		return
	}
	t.clients.pane.showSnapshot(s, s.Done != r.done)
	r.done = s.Done
}

func (t *Tab) onClientsEnded(r *clientRun, results bench.ClientResults, err error) {
	c := &t.clients
	if t.closed || c.run != r {
		return
	}
	c.run = nil
	crash.Did("run of clients ended")
	done, _ := view.ClientTurns(results)
	c.machine = c.machine.End(err != nil, results.Stopped)
	c.failure, c.saved = "", ""
	switch {
	case err != nil && done == 0:
		c.failure, c.results = widget.Sentence(err), nil
	case done == 0 && results.Stopped && c.results != nil: // those of the run before stay
	default:
		c.results, c.ran = &results, r.form
	}
	t.onInput()
}

// refresh shows the state of the pane, but for what a snapshot brings.
func (c *clients) refresh(plan bench.ClientPlan, wrong string) {
	switch {
	case c.machine.Busy():
	case c.results != nil:
		c.pane.showResults(*c.results, c.machine.Stale)
	case c.failure != "":
		c.pane.showFailure(c.failure)
	case wrong != "":
		c.pane.showEmpty(wrong)
	default:
		c.pane.showEmpty(form.ClientInvitation(plan, form.ClientEstimate(plan)))
	}
}

// status is what came of the last run.
func (c *clients) status() []widget.Status {
	switch {
	case c.failure != "":
		return []widget.Status{{Kind: widget.Failure, Text: "failed"}}
	case c.results == nil:
		return []widget.Status{{Kind: widget.Plain, Text: "ready"}}
	}
	kind := widget.Success
	if c.results.Stopped {
		kind = widget.Warning
	}
	items := []widget.Status{{Kind: kind, Text: view.ClientsEnded(*c.results)}}
	if c.saved != "" {
		items = append(items, widget.Status{Text: "chart saved as " + filepath.Base(c.saved), File: c.saved})
	}
	return items
}

func (t *Tab) onClientsSaved(path string) {
	t.clients.saved = path
	t.refresh()
}
