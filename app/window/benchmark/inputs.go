package benchmark

import (
	"errors"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"perihelion/app/window/benchmark/form"
	"perihelion/app/window/widget"
)

// inputs is the sidebar: the cards of what is measured, below them lines that unfold
// with every choice and every number of a plan, and the buttons that start and stop it.
type inputs struct {
	object fyne.CanvasObject
	side   *widget.Sidebar

	target *widget.Cards
	card   form.Target // whose setup the inputs show
	lines  []*line     // in the order of the sidebar

	urls    *urlInputs
	servers *serverInputs // of the user's own, to be started
	clients *clientInputs // in place of all servers
	request *requestInputs
	asks    *askInputs

	configs []*configRow
	own     *widget.Message // above this program's servers
	procs   *widget.Field   // GOMAXPROCS of them
	python  *pythonInputs

	poisson   *widget.Check  // requests fall due at random instants
	engine    *widget.Select // that generates the load
	engineRow *fyne.Container
	preset    *widget.Select
	purpose   *widget.Message // of the preset
	stopWhen  *widget.Select
	load      map[form.Field]*widget.Field // connections, rate, p99, timeout, amount, repeats
	texts     []text                       // all that are a text of the form
	keepAlive *widget.Check
	kept      map[form.Target]form.Setup // of the cards that are not chosen

	foot      *foot
	run, stop *widget.Button
	leaving   fyne.Focusable // loses the keyboard right now
	insisting bool           // Run was pressed: missing input is wrong by now

	known    *form.Checked                  // the inputs when they were read last
	evaluate func(form.Values) form.Checked // form.Check
	patience time.Duration                  // with it, before the problems of before are shown
	measured form.Measured                  // for the times of the cards
	cores    int

	filling bool // inputs are being set together: each alone is no change

	later       func(time.Duration, func()) // does something after a while
	onChanged   func()
	onSubmitted func()
	onFolded    func()
}

// newInputs makes the sidebar with values, on a machine with so many cores.
func newInputs(v form.Values, cores int, measured form.Measured) *inputs {
	in := &inputs{load: make(map[form.Field]*widget.Field), later: func(time.Duration, func()) {}, evaluate: form.Check, patience: usualPatience, measured: measured, cores: cores}
	in.foot = newFoot(func() { in.goTo(in.problems()) })
	in.target = newCards(in)
	in.urls = newURLInputs(in)
	in.servers = newServerInputs(in)
	in.clients = newClientInputs(in)
	in.request = newRequestInputs(in)
	in.asks = newAskInputs(in)

	for _, c := range v.Configs {
		in.configs = append(in.configs, newConfigRow(in, c))
	}
	in.own = widget.NewNote(widget.SidebarInner)
	in.own.Set(widget.Plain, "Go, built in")
	in.procs = in.field("Processors", form.MaxProcs)
	in.procs.SetPlaceHolder("as Go chooses")
	in.python = newPythonInputs(in)

	in.preset = widget.NewSelect(append(form.Presets(), form.Custom), in.onPreset)
	in.purpose = widget.NewNote(widget.SidebarInner)
	in.stopWhen = widget.NewSelect(form.StopLines(), func(int) { in.changed() })
	in.stopWhen.Title = "Stop when"
	in.load[form.Connections] = in.field("Connections", form.Connections)
	in.load[form.Rate] = in.field("Rate", form.Rate)
	in.load[form.Rate].SetPlaceHolder("as fast as possible")
	in.poisson = widget.NewCheck("At random instants", func(bool) { in.changed() })
	in.load[form.P99] = in.field("p99 below", form.P99)
	in.load[form.P99].SetPlaceHolder("no search")
	in.load[form.Timeout] = in.field("Timeout", form.Timeout)
	in.load[form.Timeout].SetPlaceHolder("30 s")
	in.load[form.Amount] = in.field("Each repeat", form.Amount)
	in.load[form.Amount].SetPlaceHolder("1000, or a time: 10s")
	in.load[form.WarmUp] = in.field("Warm-up", form.WarmUp)
	in.load[form.WarmUp].SetPlaceHolder("as much as suits it")
	in.load[form.Repeats] = in.field("Repeats", form.Repeats)
	in.load[form.Limits] = in.field("Keep to", form.Limits)
	in.load[form.Limits].SetPlaceHolder("p95<300ms, failed<1%")
	in.engine = widget.NewSelect(form.Engines(), func(int) { in.changed() })
	in.engineRow = widget.Labelled("Load by", in.engine)
	in.load[form.Script] = in.field("Script", form.Script)
	in.load[form.Script].SetPlaceHolder("that of the load")
	in.keepAlive = widget.NewCheck("Keep-alive", func(bool) { in.changed() })

	in.run = widget.NewPrimaryButton("Run", nil)
	in.stop = widget.NewButton("Stop", nil)
	in.lines = newLines(in)
	in.build()
	in.fill(v)
	return in
}

// icons are those of the cards, in their order.
func icons() []widget.Icon {
	return []widget.Icon{
		form.BuiltIn: widget.IconBars, form.Experiment: widget.IconFlask, form.Own: widget.IconGlobe, form.Started: widget.IconTerminal, form.Clients: "",
	}
}

func newCards(in *inputs) *widget.Cards {
	var cards []widget.Card
	for i, c := range form.Cards() {
		cards = append(cards, widget.Card{Title: c.Title, Sentence: c.Sentence, Icon: icons()[i], Quiet: form.Target(i) == form.Clients})
	}
	c := widget.NewCards(cards, in.onCard)
	c.Title = "What to measure"
	return c
}

// build puts the inputs into the sidebar, in the order of the keyboard.
func (in *inputs) build() {
	objects := []fyne.CanvasObject{widget.NewSection("What to measure"), in.target, widget.NewSection("How")}
	for _, l := range in.lines {
		objects = append(objects, l.fold, l.fold.Body)
	}
	in.side = widget.NewSidebar(objects...)
	below := widget.NewFoot(in.side, in.foot.object, container.New(buttons{}, in.run, in.stop))
	in.object = container.New(sideLayout{
		foot: func() float32 { return in.foot.object.MinSize().Height + widget.ControlHeight + 3*widget.Gap + 8 },
		fit:  in.fit,
	}, in.side, below)
}

// adopt takes part in what a list that has grown does.
func (in *inputs) adopt(list *fyne.Container) {
	if in.side != nil {
		in.side.Adopt(list)
	}
}

// fit leaves words out where the folded lines would not have room in a height.
func (in *inputs) fit(height float32) {
	const roomy = 600
	dense := height < roomy
	changed := in.target.SetDense(dense)
	for _, l := range in.lines {
		changed = l.fold.SetDense(dense) || changed
	}
	if changed {
		in.side.Relayout()
	}
}

// fields returns every text field of the sidebar: each is checked as a part of the whole
// form.
func (in *inputs) fields() []*widget.Field {
	all := slices.Concat(in.urls.fields(), in.servers.fields(), in.clients.fields())
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
	in.procs.Hidden = !v.Target.Planets()
	in.python.interpreter.Hidden = !v.Target.Planets() && v.Target != form.Clients
	in.load[form.Timeout].Hidden = v.Target == form.Clients
	in.engineRow.Hidden = v.Target == form.Clients
	in.load[form.Script].Hidden = v.Target == form.Clients || !v.K6
	in.load[form.Amount].Hidden = len(c.Plan.Stages) > 0 // which decide
	in.poisson.Hidden = c.Plan.MeanRate() == 0 && c.Plan.P99Below == 0
	in.clients.show()
	for _, row := range in.configs {
		row.show(problems[form.Workers(row.name)] != "")
	}
	for _, f := range in.fields() {
		_ = f.Check()
	}
	in.request.show(c)
	in.asks.show(c)
	in.servers.show(c)
	in.filling = true
	in.preset.SetIndex(c.Preset())
	in.purpose.Set(widget.Plain, c.Sentence())
	in.filling = false
	for _, l := range in.lines {
		in.showLine(l, c)
	}
	for i := range form.Cards() {
		in.target.SetNote(i, v.Time(form.Target(i), in.measured))
	}
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
	v := in.values()
	v.Setup = v.Preset(i)
	in.refill(v)
}

// onCard shows the inputs of another card, as they were left.
func (in *inputs) onCard(i int) {
	if in.filling {
		return
	}
	v := in.values()
	v.Target = in.card
	in.insisting = false
	in.refill(v.Choose(form.Target(i)))
}

// refill writes values into the inputs, as if they had been typed.
func (in *inputs) refill(v form.Values) {
	in.fill(v)
	if in.onChanged != nil {
		in.onChanged()
	}
}
