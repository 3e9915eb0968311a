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
	"perihelion/bench/clients"
	"perihelion/bench/figure"
	"perihelion/bench/store"
	"perihelion/bench/warning"
)

// runs are the runs on the disk, as the tab uses them.
type runs struct {
	store *store.Store // nil: nothing is kept
	fault string       // why there is no store, or ""
}

// keptRun is a run on screen, as the store has it.
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

// keep hands a run of servers that is about to begin over to the store.
func (t *Tab) keep(r serverRunner) {
	t.servers.number = nil
	if t.runs.store != nil {
		w := t.runs.store.Begin()
		r.Keep(w)
		t.servers.number = w.ID
	}
}

// keepClients hands a run of clients over.
func (t *Tab) keepClients(r clientRunner) {
	t.clients.number = nil
	if t.runs.store != nil {
		w := t.runs.store.BeginClients()
		r.Keep(w)
		t.clients.number = w.ID
	}
}

// onKept follows the end of a run, when the store has it.
func onKept[R, S any](t *Tab, s *session[R, S], r R, finished time.Time) {
	if done, _ := s.count(r); done == 0 && s.remark != "" {
		return // the results of the run before are on screen
	}
	s.kept = keptRun{ended: finished}
	if s.number != nil {
		s.kept.id = s.number()
	}
	t.remember()
	t.refresh()
	t.past.look()
}

// setKept takes over the number of the run of servers on screen.
func (t *Tab) setKept(k keptRun) {
	t.servers.kept = k
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
	text, err := json.Marshal(rememberedRun{t.servers.kept.id, t.servers.results.Plan.Baseline})
	if err == nil {
		t.prefs.SetString(shownKey, string(text))
	}
}

// Resume brings the last runs of the store on screen, of servers and of clients, and the list of
// the others, in the background. It calls then, with whether the run of servers was interrupted.
func (t *Tab) Resume(then func(interrupted bool)) {
	if t.runs.store == nil {
		then(false)
		return
	}
	from := t.runs.store
	t.running.Go(func() {
		var r bench.Results
		var c clients.Results
		id, err := from.Last(store.Servers)
		if err == nil {
			r, err = from.Load(id)
		}
		clientsID, clientsErr := from.Last(store.Clients)
		if clientsErr == nil {
			c, clientsErr = from.LoadClients(clientsID)
		}
		t.host.do(func() {
			if t.closed {
				return
			}
			// Nothing that the user has begun meanwhile is taken from the screen.
			interrupted := false
			if err == nil && t.servers.results == nil && t.servers.failure == "" && t.file.name == "" && !t.Busy() {
				interrupted = warning.Has(r.Warnings, "interrupted")
				t.resume(id, r)
			}
			if clientsErr == nil && t.clients.results == nil && t.clients.failure == "" && !t.Busy() {
				v := t.in.values().Choose(form.Clients)
				v.Client = form.ClientOf(c.Plan)
				t.bringClients(keptRun{id: clientsID, ended: c.Finished}, history.Number(clientsID), c, v)
				t.onInput()
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
	} else {
		t.file = openedFile{name: history.Number(id), apart: err, run: true}
	}
	t.bringRun(r, t.file)
	t.measured.Learn(r)
	t.setKept(keptRun{id: id, ended: r.Finished})
	t.onInput()
}

// bringRun shows a run that ended elsewhere, or before this start.
func (t *Tab) bringRun(r bench.Results, of openedFile) {
	t.servers.put(r, of.form)
	t.servers.apart = of.apart != nil
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

// bringClients shows a run of clients that ended elsewhere, or before this start. Its name is
// that of a file or the number of a kept run.
func (t *Tab) bringClients(kept keptRun, name string, r clients.Results, v form.Values) {
	t.clients.put(r, v)
	t.clients.kept = kept
	if r.Interrupted {
		done, total := r.Turns()
		t.clients.remark = fmt.Sprintf("interrupted: %d of %d turns are kept", done, total)
	}
	t.clients.pane.carried = nil
	if r.Plan.Timeout > 0 {
		t.clients.pane.carried = []view.Notice{{Kind: view.Caution, Text: fmt.Sprintf("%s was made with a timeout of %s, which has no input here. Another run has the usual one.",
			name, figure.Duration(r.Plan.Timeout))}}
	}
}

// showKeptClients brings a run of clients of the store on screen, with its inputs.
func (t *Tab) showKeptClients(id int, r clients.Results) {
	t.fillClients(keptRun{id: id, ended: r.Finished}, history.Number(id), r)
}

// fillClients shows a run of clients with its inputs.
func (t *Tab) fillClients(kept keptRun, name string, r clients.Results) {
	v := t.in.values().Choose(form.Clients)
	v.Client = form.ClientOf(r.Plan)
	t.in.fill(v)
	t.closeHistory()
	t.bringClients(kept, name, r, v)
	t.onInput()
}

// keeping describes where the run on screen is kept, for the status bar.
func (t *Tab) keeping() []widget.Status {
	var all []widget.Status
	on := t.onScreen()
	switch shown := *on.keptAs(); {
	case on.shows() && shown.deleted:
		all = append(all, widget.Status{Text: "run " + history.Number(shown.id) + " was deleted"})
	case on.shows() && shown.id > 0:
		all = append(all, widget.Status{Text: "saved " + history.Since(shown.ended, time.Now()) + " as run " + history.Number(shown.id)})
	case !t.ofClients() && t.file.run && t.file.foreign:
		all = append(all, widget.Status{Text: "opened " + t.file.name})
	}
	for _, w := range on.doubts() {
		if w.Code == "not-kept" {
			return append(all, widget.Status{Kind: widget.Warning, Text: w.Cause})
		}
	}
	if t.runs.fault != "" {
		all = append(all, widget.Status{Kind: widget.Warning, Text: t.runs.fault})
	}
	return all
}

// note shows a word in the status bar.
func (t *Tab) note(text string) {
	t.onScreen().noted(text)
	t.refresh()
}

func (t *Tab) onComparisonSaved(path string) {
	t.onScreen().savedAs(path)
	t.refresh()
}
