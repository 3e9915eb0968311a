package benchmark

import (
	"io"

	"perihelion/app/window/benchmark/view"
	"perihelion/app/window/widget"
	"perihelion/bench"
	"perihelion/bench/file"
)

// CanSaveRun reports whether the results of a run that has ended are on screen.
func (t *Tab) CanSaveRun() bool {
	if t.ofClients() {
		return t.clients.results != nil && !t.clients.machine.Busy()
	}
	return t.servers.results != nil && !t.servers.machine.Busy()
}

// SaveRun asks where to save the run on screen.
func (t *Tab) SaveRun() {
	switch {
	case !t.CanSaveRun():
	case t.ofClients():
		results := *t.clients.results
		t.save("Save the run", t.clients.pane.words.fileName(results), results.WriteJSON)
	default:
		results := *t.servers.results
		t.save("Save the run", view.FileWords(results), results.WriteJSON)
	}
}

// CanSavePlan reports whether the inputs ask for a run of servers that can be made.
func (t *Tab) CanSavePlan() bool {
	plan, problems := t.plan(t.in.values())
	return len(problems) == 0 && len(plan.Labels()) > 0 && !t.ofClients()
}

// SavePlan asks where to save the plan of the inputs.
func (t *Tab) SavePlan() {
	if t.CanSavePlan() {
		plan, _ := t.plan(t.in.values())
		t.save("Save the plan", []string{"plan"}, func(w io.Writer) error { return bench.WritePlan(w, plan) })
	}
}

func (t *Tab) save(title string, words []string, write func(io.Writer) error) {
	widget.ShowSave(t.win, widget.Save{
		Title: title, FileName: widget.FileName(bench.Suffix, words...), Extension: bench.Suffix,
		Write: func(path string) error { return file.Replace(path, 0o666, write) },
	})
}
