package benchmark

import (
	"context"
	"errors"
	"time"

	"perihelion/app/window/benchmark/form"
	"perihelion/app/window/benchmark/view"
	"perihelion/app/window/crash"
	"perihelion/app/window/widget"
	"perihelion/bench"
)

// tick is how often a run under way is looked at.
const tick = 250 * time.Millisecond

// run is a run under way.
type run struct {
	plan   bench.Plan
	form   form.Values
	cancel context.CancelFunc
	done   int // repeats in the chart on screen
}

// Run does what pressing Run does: it starts the run that the inputs ask for,
// or, where they are wrong, puts the keyboard on the first that is and returns
// its sentence. A target that is not on this machine is asked about first; Run
// returns nil and the run starts when the answer is yes.
func (t *Tab) Run() error {
	switch {
	case t.closed:
		return ErrClosed
	case t.Busy():
		return ErrBusy
	}
	v := t.in.values()
	if v.Target == form.Clients {
		return t.runClients(v)
	}
	plan, problems := t.plan(v)
	if len(problems) > 0 {
		return t.refuse(problems)
	}
	start := func() error { return t.start(plan, v) }
	switch {
	case plan.URL != "":
		t.ask(plan, t.in.url, start)
	case t.strange.any(v):
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
	return errors.New("several inputs are wrong. They are marked, and the line above Run says what to write")
}

// start begins a run.
func (t *Tab) start(plan bench.Plan, v form.Values) error {
	r, err := t.host.runner(plan)
	if err != nil {
		t.failure, t.results = widget.Sentence(err), nil
		t.refresh()
		return err
	}
	crash.Did("run started")
	r = &kept{runner: r, plan: plan, in: t.journal}
	ctx, cancel := context.WithCancel(context.Background())
	t.run = &run{plan: plan, form: v, cancel: cancel, done: -1}
	t.machine = t.machine.Start()
	t.failure, t.file.run = "", false
	t.centre.showRunning(plan)
	t.onSnapshot(t.run, r.Snapshot())
	t.refresh()
	started := t.run
	t.running.Go(func() {
		defer cancel()
		follow(ctx, t.host, r, func(s bench.Snapshot) { t.onSnapshot(started, s) },
			func(results bench.Results, err error) { t.onEnded(started, results, err) })
	})
	return nil
}

// Stop asks the run under way to end. What it started ends at once; the repeats
// that are finished stay.
func (t *Tab) Stop() {
	t.clients.stop()
	if t.run == nil || !t.machine.CanStop() {
		return
	}
	t.machine = t.machine.Stop()
	t.run.cancel()
	t.refresh()
}

// follow carries out a run and hands snapshots of it, and at last its end, to
// the goroutine of the user interface. It ends when the run has.
func follow[R, S any](ctx context.Context, h host, r interface {
	Run(context.Context) (R, error)
	Snapshot() S
}, onSnapshot func(S), onEnded func(R, error)) {
	type outcome struct {
		results R
		err     error
	}
	ended := make(chan outcome, 1)
	go func() {
		results, err := r.Run(ctx)
		ended <- outcome{results, err}
	}()
	ticker := time.NewTicker(tick)
	defer ticker.Stop()
	for {
		select {
		case <-ticker.C:
			s := r.Snapshot()
			h.do(func() { onSnapshot(s) })
		case o := <-ended:
			h.do(func() { onEnded(o.results, o.err) })
			return
		}
	}
}

// onSnapshot shows how far a run has come.
func (t *Tab) onSnapshot(r *run, s bench.Snapshot) {
	if t.closed || t.run != r {
		return
	}
	t.centre.showSnapshot(r.plan, s, s.Done != r.done)
	r.done = s.Done
}

// onEnded shows what came of a run.
func (t *Tab) onEnded(r *run, results bench.Results, err error) {
	if t.closed || t.run != r {
		return
	}
	t.run = nil
	crash.Did("run ended")
	done, _ := view.Repeats(results)
	t.machine = t.machine.End(err != nil, results.Stopped)
	t.failure, t.remark, t.saved = "", "", ""
	switch {
	case err != nil && len(results.Results) == 0:
		t.failure, t.results = widget.Sentence(err), nil
	case done == 0 && results.Stopped && t.results != nil:
		t.remark = "stopped before the first repeat: these are the results of the run before"
	default:
		t.results, t.ran = &results, r.form
	}
	t.measured.Learn(results)
	t.onInput()
}
