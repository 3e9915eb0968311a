package benchmark

import (
	"fmt"
	"path/filepath"
	"strconv"
	"strings"

	"perihelion/app/window/benchmark/form"
	"perihelion/app/window/benchmark/view"
	"perihelion/app/window/widget"
	"perihelion/bench"
	"perihelion/bench/clients"
)

// openedFile is a file, or a kept run, that filled the inputs. While they stay as the file filled them,
// Run carries out its plan, with all settings that have no input.
type openedFile struct {
	name    string // in sentences: "week.perihelion", "run #24"; "": nothing was opened
	plan    bench.Plan
	form    form.Values // as filled, nothing barred
	without []string    // settings of the plan, in words, that have no input
	apart   error       // why the inputs cannot have the plan, and are not filled; nil: they have it
	python  string      // the interpreter that the plan names, which is not used
	run     bool        // the results on screen are the file's
	foreign bool        // it may come from anybody
}

// asked reports whether the inputs are as the file filled them.
func (b openedFile) asked(v form.Values) bool { return b.name != "" && b.form.Equal(v.Unbarred()) }

// notices name the settings of the plan that the inputs do not show.
func (b openedFile) notices(v form.Values) []view.Notice {
	if b.run && b.apart != nil {
		return []view.Notice{{Kind: view.Plain, Text: fmt.Sprintf("The inputs are not those of %s: %s.", b.name, b.apart)}}
	}
	if !b.asked(v) {
		return nil
	}
	var all []view.Notice
	if len(b.without) > 0 {
		all = append(all, view.Notice{Kind: view.Caution, Text: fmt.Sprintf("%s also sets %s, which has no input here. It applies until an input is changed.",
			b.name, strings.Join(b.without, ", "))})
	}
	if b.python != "" {
		all = append(all, view.Notice{Kind: view.Caution, Text: fmt.Sprintf("%s names the Python %s. It is not used, because files may come from anybody. Write it into the input Python to use it.",
			b.name, strconv.Quote(b.python))})
	}
	return all
}

// Open shows a file: a plan in the inputs, a run with its results too. Nothing is
// started. The error is the reason why the file cannot be shown.
func (t *Tab) Open(path string, d bench.Document) error {
	switch {
	case t.closed:
		return ErrClosed
	case t.Busy():
		return ErrBusy
	}
	file := openedFile{name: filepath.Base(path), foreign: true}
	if err := t.bring(file, d.Plan, d.Run); err != nil {
		return fmt.Errorf("%s cannot be shown: %w. Run it with perihelion bench --plan", path, err)
	}
	t.setKept(keptRun{})
	return nil
}

// OpenClients shows a run of clients that a file holds, with its inputs. Nothing is started. The
// error is the reason why it cannot be shown.
func (t *Tab) OpenClients(path string, r clients.Results) error {
	switch {
	case t.closed:
		return ErrClosed
	case t.Busy():
		return ErrBusy
	}
	t.fillClients(keptRun{}, filepath.Base(path), r)
	t.clients.note = "opened " + filepath.Base(path)
	t.refresh()
	return nil
}

// New shows the inputs without results, for another run. They stay as they are.
func (t *Tab) New() {
	if t.closed || t.Busy() {
		return
	}
	if t.ofClients() {
		t.clients.clear()
		t.clients.kept = keptRun{}
	} else {
		t.servers.clear()
		t.file.run = false
		t.servers.kept = keptRun{}
	}
	t.closeHistory()
	t.onInput()
	t.win.Canvas().Focus(t.in.run)
}

// bring fills the inputs with a plan and shows the results of its run, if there is one. The
// error is the reason why a plan alone cannot be shown. The inputs have no place for some
// runs: they stay then, and the results belong to others.
func (t *Tab) bring(file openedFile, plan bench.Plan, run *bench.Results) error {
	file.run = run != nil
	if file.foreign {
		file.python, plan.Python = plan.Python, "" // to look for it would be to start it
	}
	var v form.Values
	var without []string
	var err error
	if file.foreign {
		err = form.Reads(plan)
	}
	if err == nil {
		v, without, err = form.Of(plan, t.in.values())
	}
	if err != nil && run == nil {
		return err
	}
	t.servers.clear()
	file.apart = err
	if err != nil {
		if v = t.in.values(); v.Target == form.Clients {
			t.in.fill(v.Choose(form.BuiltIn)) // where results of servers are shown
		}
	} else {
		if file.foreign {
			t.untrusted.add(v)
		}
		t.in.fill(v)
		file.plan, file.form, file.without = plan, v.Unbarred(), without
	}
	t.file = file
	t.closeHistory()
	if run != nil {
		t.bringRun(*run, file)
		t.measured.Learn(*run)
	}
	t.onInput()
	return nil
}

// plan returns the plan of the inputs: the plan of a file while they are as it filled
// them, so that settings without an input count.
func (t *Tab) plan(v form.Values) (bench.Plan, form.Problems) {
	c := t.in.checkedAs(v)
	plan, problems := c.Plan, c.Problems
	if len(problems) == 0 && t.file.asked(v) {
		python := plan.Python
		plan = form.Within(t.file.plan, plan)
		plan.Python = python
	}
	return plan, problems
}

// Complain shows in a dialog why a file cannot be opened.
func (t *Tab) Complain(err error) {
	showNotices(t.win, "The file cannot be opened", []view.Notice{{Kind: view.Bad, Text: widget.Sentence(err)}}, t.in.target)
}
