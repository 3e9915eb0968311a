package benchmark

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"perihelion/app/window/benchmark/form"
	"perihelion/app/window/widget"
	"perihelion/bench"
)

// inputs is the sidebar: every choice and every number of a plan, and the
// buttons that start and stop it.
type inputs struct {
	object fyne.CanvasObject
	side   *widget.Sidebar

	target   *widget.Select
	path     *widget.Message // the request to the built-in servers
	url      *widget.Field
	servers  *serverInputs // of the user's own, to be started
	clients  *clientInputs // in place of all servers
	workload *widget.Select
	labelled *fyne.Container // the workload with its label

	section *widget.Section
	configs []*configRow
	own     *widget.Message // above this program's servers
	procs   *widget.Field   // below them
	python  *pythonInputs   // and Python's

	preset    *widget.Select
	load      map[form.Field]*widget.Field // connections, amount, rate, repeats
	texts     []text                       // all that are a text of the form, in the order of the keyboard
	keepAlive *widget.Check
	ofLoad    []fyne.CanvasObject // all of the load's, with their headings

	foot      *foot
	run, stop *widget.Button
	leaving   fyne.Focusable // loses the keyboard right now
	insisting bool           // Run was pressed: missing input is wrong by now

	known    *form.Checked                  // the inputs when they were read last
	evaluate func(form.Values) form.Checked // form.Check

	filling bool // inputs are being set together: each alone is no change

	later       func(time.Duration, func()) // does something after a while
	onChanged   func()
	onSubmitted func()
}

func newInputs(v form.Values) *inputs {
	in := &inputs{load: make(map[form.Field]*widget.Field), later: func(time.Duration, func()) {}, evaluate: form.Check}
	in.foot = newFoot(func() { in.goTo(in.problems()) })
	in.target = widget.NewSelect(form.Targets(), func(int) { in.insisting = false; in.changed() })
	in.target.Title = "Target"
	in.path = widget.NewNote(widget.SidebarInner)
	in.path.Set(widget.Plain, "GET "+strings.Replace(bench.DefaultPath, "?", "? ", 1))
	in.url = in.field("", form.URL)
	in.url.SetPlaceHolder("http://127.0.0.1:8080/")
	in.url.Entry().Title = "URL"
	in.servers = newServerInputs(in, v.Servers)
	in.clients = newClientInputs(in)
	in.workload = widget.NewSelect(form.Workloads(), func(int) { in.changed() })
	in.labelled = widget.Labelled("Workload", in.workload)

	in.section = widget.NewSection("Configurations")
	for _, c := range v.Configs {
		in.configs = append(in.configs, newConfigRow(in, c))
	}
	in.own = widget.NewNote(widget.SidebarInner)
	in.own.Set(widget.Plain, "Go, built in")
	in.procs = in.field("Processors", form.MaxProcs)
	in.procs.SetPlaceHolder("as Go chooses")
	in.python = newPythonInputs(in)

	names := make([]string, 0, len(form.Presets())+1)
	for _, p := range form.Presets() {
		names = append(names, p.Name)
	}
	in.preset = widget.NewSelect(append(names, form.Custom), in.onPreset)
	in.load[form.Connections] = in.field("Connections", form.Connections)
	in.load[form.Amount] = in.field("Requests", form.Amount)
	in.load[form.Amount].SetPlaceHolder("1000, or a time: 10s")
	in.load[form.Rate] = in.field("Rate", form.Rate)
	in.load[form.Rate].SetPlaceHolder("as fast as possible")
	in.load[form.Repeats] = in.field("Repeats", form.Repeats)
	in.keepAlive = widget.NewCheck("Keep-alive", func(bool) { in.changed() })

	in.run = widget.NewPrimaryButton("Run", nil)
	in.stop = widget.NewButton("Stop", nil)
	in.build()
	in.fill(v)
	return in
}

// build puts the inputs into the sidebar, in the order of the keyboard.
func (in *inputs) build() {
	objects := []fyne.CanvasObject{
		widget.NewSection("Target"), in.target, in.path, in.url,
		in.clients.about, in.clients.url, in.clients.delay, in.clients.requests, in.clients.repeats,
	}
	objects = append(objects, in.servers.objects()...)
	objects = append(objects, in.labelled, in.section, in.own)
	for i, c := range in.configs {
		if c.isPython() && (i == 0 || !in.configs[i-1].isPython()) {
			objects = append(objects, in.procs, in.python.head)
		}
		objects = append(objects, c.object)
	}
	objects = append(objects, in.python.interpreter)
	last := container.New(indented{}, in.keepAlive)
	in.ofLoad = []fyne.CanvasObject{
		widget.NewSection("Load"), widget.Labelled("Preset", in.preset),
		in.load[form.Connections], in.load[form.Amount], in.load[form.Rate], in.load[form.Repeats], last,
	}
	objects = append(objects, in.ofLoad...)
	in.side = widget.NewSidebar(objects...)
	below := widget.NewSidebar(in.foot.object, container.New(buttons{}, in.run, in.stop))
	in.object = container.New(sideLayout{foot: func() float32 {
		return in.foot.object.MinSize().Height + widget.ControlHeight + 3*widget.Gap + 8
	}}, in.side, below)
}

// fields returns every text field of the sidebar: each is checked as a part of the whole
// form.
func (in *inputs) fields() []*widget.Field {
	all := append(in.servers.fields(), in.clients.fields()...)
	for _, t := range in.texts {
		all = append(all, t.input)
	}
	return all
}

// text is a field that holds one of the form's texts.
type text struct {
	field form.Field
	input *widget.Field
}

// field makes a text field that is checked as a part of the whole form.
func (in *inputs) field(label string, f form.Field) *widget.Field {
	w := widget.NewField(label, func(text string) (string, error) { return in.check(f, text) })
	if new(form.Values).Text(f) != nil {
		in.texts = append(in.texts, text{f, w})
	}
	w.OnChanged = func(string) { in.changed() }
	w.OnSubmitted = func(string) { in.submitted() }
	w.Patient(func() { in.foot.update() }) // the problem stands in the foot, so that no row moves
	w.OnLeft = func() {
		in.leaving = w.Entry()
		in.foot.update()
		in.leaving = nil
	}
	return w
}

// check is the hint or the problem of one field. Text of a field that is not
// part of the form, because of another choice, is always right.
func (in *inputs) check(f form.Field, text string) (hint string, err error) {
	if in.filling {
		return "", nil
	}
	c := in.checked()
	if p := c.Problems[f]; p != "" && (in.insisting || !c.Values.Missing(f)) {
		return "", errors.New(p)
	}
	switch {
	case f == form.Amount:
		return form.Understood(text), nil
	case f == form.MaxProcs && text != "":
		return "GOMAXPROCS of each process above", nil
	}
	return "", nil
}

func (in *inputs) changed() {
	if in.filling {
		return
	}
	in.recheck()
	if in.onChanged != nil {
		in.onChanged()
	}
	in.reveal()
}

// recheck brings everything that follows from the values up to date: a change
// in one field can put another right.
func (in *inputs) recheck() {
	c := in.checked()
	v, problems := c.Values, c.Problems
	planets, clients := v.Target == form.BuiltIn, v.Target == form.Clients
	in.url.Hidden = v.Target != form.Own
	in.path.Hidden, in.labelled.Hidden = !planets, !planets
	in.servers.show(v.Target == form.Started)
	in.section.Hidden, in.own.Hidden = !planets, !planets
	in.procs.Hidden = !planets
	in.python.show(planets, planets || clients)
	in.clients.show(clients)
	for _, o := range in.ofLoad {
		if clients {
			o.Hide()
		} else {
			o.Show()
		}
	}
	for _, row := range in.configs {
		row.show(planets, problems[form.Workers(row.name)] != "")
	}
	in.section.SetNote(fmt.Sprintf("%d of %d", v.Chosen(), len(v.Configs)))
	for _, f := range in.fields() {
		_ = f.Check()
	}
	in.filling = true
	in.preset.SetIndex(presetIndex(v))
	in.filling = false
	in.relayout()
}

func (in *inputs) relayout() {
	in.side.Relayout()
	in.object.Refresh()
}

func (in *inputs) submitted() {
	if in.onSubmitted != nil {
		in.onSubmitted()
	}
}

func (in *inputs) onPreset(i int) {
	if in.filling || i >= len(form.Presets()) {
		return
	}
	in.fill(form.Presets()[i].Apply(in.values()))
	if in.onChanged != nil {
		in.onChanged()
	}
}
