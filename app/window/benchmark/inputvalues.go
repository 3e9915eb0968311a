package benchmark

import (
	"errors"

	"fyne.io/fyne/v2"

	"perihelion/app/window/benchmark/form"
	"perihelion/app/window/benchmark/view"
	"perihelion/app/window/widget"
)

// values are the inputs as they stand.
func (in *inputs) values() form.Values {
	v := form.Values{
		Target: form.Target(in.target.Index()), URL: in.url.Text(),
		Workload:    form.Workload(in.workload.Index()),
		Connections: in.load[form.Connections].Text(), Amount: in.load[form.Amount].Text(),
		Rate: in.load[form.Rate].Text(), Repeats: in.load[form.Repeats].Text(),
		KeepAlive: in.keepAlive.Checked(),
		Servers:   in.servers.values(), Ready: in.servers.ready.Text(), Path: in.servers.path.Text(),
		Client: in.clients.values(),
		Python: in.python.interpreter.Text(), MaxProcs: in.procs.Text(),
	}
	for _, c := range in.configs {
		v.Configs = append(v.Configs, c.choice())
	}
	return v
}

// fill writes values into the inputs.
func (in *inputs) fill(v form.Values) {
	in.filling = true
	in.target.SetIndex(int(v.Target))
	in.url.SetText(v.URL)
	in.servers.fill(v)
	in.clients.fill(v.Client)
	in.python.interpreter.SetText(v.Python)
	in.procs.SetText(v.MaxProcs)
	in.workload.SetIndex(int(v.Workload))
	for i, c := range v.Configs {
		in.configs[i].fill(c)
	}
	in.load[form.Connections].SetText(v.Connections)
	in.load[form.Amount].SetText(v.Amount)
	in.load[form.Rate].SetText(v.Rate)
	in.load[form.Repeats].SetText(v.Repeats)
	in.keepAlive.SetChecked(v.KeepAlive)
	in.filling = false
	in.recheck()
}

// show brings the buttons and the line above them up to date.
func (in *inputs) show(m view.Machine, asking bool, summary string) {
	in.run.SetText(m.RunLabel())
	enable(in.run, m.CanRun() && !asking)
	enable(in.stop, m.CanStop())
	kind := widget.Plain
	if !m.Valid {
		kind, summary = widget.Failure, wrongInput
	}
	if in.summary.Text() != summary {
		in.summary.Set(kind, summary)
		in.relayout()
	}
}

// firstProblem is what to put the keyboard on for the first problem.
func (in *inputs) firstProblem(p form.Problems) fyne.Focusable {
	if p[form.URL] != "" {
		return in.url.Entry()
	}
	if entry := in.servers.firstProblem(p); entry != nil {
		return entry
	}
	if entry := in.clients.firstProblem(p); entry != nil {
		return entry
	}
	for _, c := range in.configs {
		if p[form.Workers(c.name)] != "" {
			return c.workers
		}
	}
	if p[form.MaxProcs] != "" {
		return in.procs.Entry()
	}
	if p[form.Configs] != "" {
		return in.configs[0].check
	}
	for _, f := range []form.Field{form.Connections, form.Amount, form.Rate, form.Repeats} {
		if p[f] != "" {
			return in.load[f].Entry()
		}
	}
	return nil
}

func presetIndex(v form.Values) int {
	name := form.PresetOf(v)
	for i, p := range form.Presets() {
		if p.Name == name {
			return i
		}
	}
	return len(form.Presets())
}

func setProblem(m *widget.Message, sentence string) {
	if sentence == "" {
		m.Set(widget.Plain, "")
		return
	}
	m.Set(widget.Failure, widget.Sentence(errors.New(sentence)))
}

func enable(b *widget.Button, on bool) {
	if on == b.Disabled() {
		if on {
			b.Enable()
		} else {
			b.Disable()
		}
	}
}

// reveal scrolls until the sentence below the input that is typed into can be
// read: it may have grown out of sight.
func (in *inputs) reveal() {
	canvas := fyne.CurrentApp().Driver().CanvasForObject(in.side)
	if canvas == nil || canvas.Focused() == nil {
		return
	}
	focused := canvas.Focused()
	for _, f := range in.fields() {
		if fyne.Focusable(f.Entry()) == focused {
			in.side.Reveal(f)
		}
	}
	for _, c := range in.configs {
		if c.workers != nil && fyne.Focusable(c.workers) == focused {
			in.side.Reveal(c.object)
		}
	}
}
