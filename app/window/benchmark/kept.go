package benchmark

import (
	"encoding/json"
	"fmt"
	"time"

	"perihelion/app/window/benchmark/form"
	"perihelion/app/window/benchmark/history"
	"perihelion/app/window/benchmark/view"
	"perihelion/app/window/widget"
	"perihelion/bench"
	"perihelion/bench/store"
	"perihelion/bench/warning"
)

// runs are the runs on the disk, as the tab uses them.
type runs struct {
	store  *store.Store // nil: nothing is kept
	fault  string       // why there is no store, or ""
	writer *store.Writer
	shown  keptRun
}

// keptRun is the run on screen, as the store has it.
type keptRun struct {
	id      int // 0: the store does not have it
	ended   time.Time
	deleted bool
}

// shownKey is where the run on screen is remembered.
const shownKey = "benchmark.run"

// remembered is the run on screen as preferences keep it, with the baseline that the user
// chose for it.
type rememberedRun struct {
	ID       int    `json:"id"`
	Baseline string `json:"baseline,omitempty"`
}

// KeepIn has runs kept in a store. The error is the reason why there is none.
func (t *Tab) KeepIn(s *store.Store, err error) {
	t.runs.store, t.runs.fault = s, ""
	if err != nil {
		t.runs.store, t.runs.fault = nil, "runs are not kept: "+err.Error()
	}
	t.refresh()
	t.past.look()
}

// keep hands a run that is about to begin over to the store.
func (t *Tab) keep(r serverRunner) {
	t.runs.writer = nil
	if t.runs.store != nil {
		t.runs.writer = t.runs.store.Begin()
		r.Keep(t.runs.writer)
	}
}

// onKept follows the end of a run, when the store has it.
func (t *Tab) onKept(r bench.Results) {
	if done, _ := view.Repeats(r); done == 0 && t.servers.remark != "" {
		return // the results of the run before are on screen
	}
	kept := keptRun{ended: r.Finished}
	if t.runs.writer != nil {
		kept.id = t.runs.writer.ID()
	}
	t.setKept(kept)
	t.past.look()
}

func (t *Tab) setKept(k keptRun) {
	t.runs.shown = k
	t.remember()
	t.refresh()
}

// onListed follows the list of the kept runs.
func (t *Tab) onListed() { t.refresh() }

// remember keeps which run is on screen, with its baseline.
func (t *Tab) remember() {
	if t.runs.store == nil || t.servers.results == nil || t.servers.machine.Busy() {
		return
	}
	text, err := json.Marshal(rememberedRun{t.runs.shown.id, t.servers.results.Plan.Baseline})
	if err == nil {
		t.prefs.SetString(shownKey, string(text))
	}
}

// Resume brings the last run of the store on screen, and the list of the others, in the
// background. It calls then, with whether that run was interrupted.
func (t *Tab) Resume(then func(interrupted bool)) {
	if t.runs.store == nil {
		then(false)
		return
	}
	from := t.runs.store
	t.running.Go(func() {
		interrupted := false
		id, err := from.Last()
		var r bench.Results
		if err == nil {
			r, err = from.Load(id)
		}
		t.host.do(func() {
			if t.closed {
				return
			}
			// Nothing that the user has begun meanwhile is taken from the screen.
			if err == nil && t.servers.results == nil && t.servers.failure == "" && t.file.name == "" && !t.Busy() {
				interrupted = warning.Has(r.Warnings, "interrupted")
				t.resume(id, r)
			}
			then(interrupted)
		})
	})
}

// resume shows the last run. Where it was on screen before, the inputs stay, which may
// have been changed since, and so does its baseline.
func (t *Tab) resume(id int, r bench.Results) {
	var before rememberedRun
	_ = json.Unmarshal([]byte(t.prefs.String(shownKey)), &before) // else it is none
	target := t.in.values().Target
	if before.ID != id {
		if target != form.Clients {
			_ = t.showKept(id, r) // a run is shown in any case
		}
		return
	}
	if before.Baseline != "" && before.Baseline != r.Plan.Baseline && view.CanBeBaseline(r, before.Baseline) {
		r = r.Against(before.Baseline)
	}
	v, without, err := form.Of(r.Plan, t.in.values())
	if err == nil {
		t.file = openedFile{name: history.Number(id), plan: r.Plan, form: v.Unbarred(), without: without, run: true}
	}
	t.bringRun(r, t.file.form)
	t.measured.Learn(r)
	t.setKept(keptRun{id: id, ended: r.Finished})
	t.onInput()
}

// bringRun shows a run that ended elsewhere, or before this start.
func (t *Tab) bringRun(r bench.Results, v form.Values) {
	t.servers.put(r, v)
	if warning.Has(r.Warnings, "interrupted") {
		done, total := view.Repeats(r)
		t.servers.remark = fmt.Sprintf("interrupted: %d of %d repeats are kept", done, total)
	}
}

// showKept brings a run of the store on screen, with its inputs.
func (t *Tab) showKept(id int, r bench.Results) error {
	if err := t.bring(openedFile{name: history.Number(id)}, r.Plan, &r); err != nil {
		return err
	}
	t.setKept(keptRun{id: id, ended: r.Finished})
	return nil
}

// keeping describes where the run on screen is kept, for the status bar.
func (t *Tab) keeping() []widget.Status {
	var all []widget.Status
	results := t.servers.results
	switch shown := t.runs.shown; {
	case results != nil && shown.deleted:
		all = append(all, widget.Status{Text: "run " + history.Number(shown.id) + " was deleted"})
	case results != nil && shown.id > 0:
		all = append(all, widget.Status{Text: "saved " + history.Since(shown.ended, time.Now()) + " as run " + history.Number(shown.id)})
	case t.file.run && t.file.foreign:
		all = append(all, widget.Status{Text: "opened " + t.file.name})
	}
	if results != nil {
		for _, w := range results.Warnings {
			if w.Code == "not-kept" {
				return append(all, widget.Status{Kind: widget.Warning, Text: w.Cause})
			}
		}
	}
	if t.runs.fault != "" {
		all = append(all, widget.Status{Kind: widget.Warning, Text: t.runs.fault})
	}
	return all
}

// note shows a word in the status bar.
func (t *Tab) note(text string) {
	t.servers.note = text
	t.refresh()
}

func (t *Tab) onComparisonSaved(path string) {
	t.servers.saved = path
	t.refresh()
}
