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
		Target:  form.Target(in.target.Index()),
		URLs:    in.urls.values(),
		Servers: in.servers.values(),
		Client:  in.clients.values(),
		Python:  in.python.interpreter.Text(),
		Kept:    in.kept,
	}
	v.Request.Follow, v.Request.Body = in.request.follow.Checked(), in.request.body.Text()
	in.asks.values(&v.Ask)
	v.Poisson, v.K6 = in.poisson.Checked(), in.engine.Index() == 1
	v.KeepAlive, v.UntilDecided = in.keepAlive.Checked(), in.stopWhen.Index() == 1
	for _, t := range in.texts {
		*v.Text(t.field) = t.input.Text()
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
	in.card, in.kept = v.Target, v.Kept
	in.urls.fill(v.URLs)
	in.servers.fill(v.Servers)
	in.clients.fill(v.Client)
	in.python.interpreter.SetText(v.Python)
	in.request.fill(v)
	in.asks.fill(v)
	for i, c := range v.Configs {
		in.configs[i].fill(c)
	}
	for _, t := range in.texts {
		t.input.SetText(*v.Text(t.field))
	}
	in.keepAlive.SetChecked(v.KeepAlive)
	in.poisson.SetChecked(v.Poisson)
	in.engine.SetIndex(0)
	if v.K6 {
		in.engine.SetIndex(1)
	}
	in.stopWhen.SetIndex(0)
	if v.UntilDecided {
		in.stopWhen.SetIndex(1)
	}
	in.filling = false
	in.recheck()
}

// showState brings the buttons and the line above them up to date.
func (in *inputs) showState(m view.Machine, asking bool, summary string) {
	in.run.SetText(m.RunLabel())
	enable(in.run, !m.Busy() && !asking) // it names the problem where there is one
	enable(in.stop, m.CanStop())
	in.asks.busy = m.Busy() || asking
	in.asks.show(in.checked())
	if in.foot.show(summary, in.complaint) {
		in.relayout()
	}
}

// problems are the problems of the inputs as they stand.
func (in *inputs) problems() form.Problems { return in.checked().Problems }

// complaint returns the problem of the input that is typed into, or else of the
// first that is wrong.
func (in *inputs) complaint() complaint {
	c := in.checked()
	v, problems := c.Values, c.Problems
	var focused fyne.Focusable
	if canvas := fyne.CurrentApp().Driver().CanvasForObject(in.side); canvas != nil {
		focused = canvas.Focused()
	}
	if focused == in.leaving {
		focused = nil
	}
	var first stop
	for _, s := range in.stops() {
		if problems[s.field] != "" && (first.field == "" || s.input == focused) {
			first = s
		}
	}
	if first.field == "" {
		return complaint{}
	}
	return complaint{
		sentence: widget.Sentence(errors.New(problems[first.field])),
		missing:  v.Missing(first.field) && !in.insisting, here: first.input == focused,
	}
}

// complaint is the problem of an input. The zero value: none.
type complaint struct {
	sentence string
	missing  bool // nothing was typed yet: the sentence is an invitation
	here     bool // the keyboard is on that input
}

// stop is an input that something can be wrong with, in the order of the keyboard.
type stop struct {
	field form.Field
	input fyne.Focusable
	fold  *widget.Fold // around it, inside its line; nil: none
}

func (in *inputs) stops() []stop {
	var all []stop
	for _, l := range in.lines {
		all = append(all, l.stops()...)
	}
	return all
}

// goTo puts the keyboard on the first input with a problem, and unfolds its line. Missing input is
// wrong from now on.
func (in *inputs) goTo(p form.Problems) {
	in.insisting = true
	in.recheck()
	for _, s := range in.stops() {
		canvas := fyne.CurrentApp().Driver().CanvasForObject(in.side)
		if p[s.field] != "" && canvas != nil {
			if s.fold != nil && s.fold.SetOpen(true) {
				in.show(s.fold, true)
			}
			if l := in.lineOf(s.input); l.fold.SetOpen(true) {
				in.folded(l, true)
			}
			canvas.Focus(s.input)
			break
		}
	}
	in.foot.update()
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
