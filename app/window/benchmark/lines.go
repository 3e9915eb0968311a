package benchmark

import (
	"errors"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"perihelion/app/window/benchmark/form"
	"perihelion/app/window/widget"
)

// line is a group of inputs that folds to a line.
type line struct {
	key   string // under which the settings keep that it is unfolded
	fold  *widget.Fold
	of    func(form.Target) bool                    // the targets that it belongs to
	words func(form.Checked) (summary, note string) // folded
	stops func() []stop                             // inputs that something can be wrong with
}

// newLines returns the lines in their order.
func newLines(in *inputs) []*line {
	only := func(t form.Target) func(form.Target) bool {
		return func(chosen form.Target) bool { return chosen == t }
	}
	plain := func(words func(form.Checked) string) func(form.Checked) (string, string) {
		return func(c form.Checked) (string, string) { return words(c), "" }
	}
	loaded := func(t form.Target) bool { return t != form.Clients }
	return []*line{
		{"configurations", widget.NewFold("Configurations", in.configObjects()...), form.Target.Planets, form.Checked.ConfigsLine, in.configStops},
		{"urls", widget.NewFold("URLs", in.urls.objects()...), only(form.Own), plain(form.Checked.URLsLine), in.urls.stops},
		{"servers", widget.NewFold("Servers", in.servers.objects()...), only(form.Started), plain(form.Checked.ServersLine), in.servers.stops},
		{"clients", widget.NewFold("Requests", in.clients.objects()...), only(form.Clients), plain(form.Checked.ClientsLine), in.clients.stops},
		{"request", widget.NewFold("Request", in.request.objects()...), form.Target.Planets, plain(form.Checked.RequestLine), in.request.stops},
		{"ask", widget.NewFold("Request", in.asks.objects()...), form.Target.Asks, plain(form.Checked.AskLine), in.asks.stops},
		{"load", widget.NewFold("Load", in.load[form.Connections], in.load[form.Rate], container.New(indented{}, in.poisson), in.load[form.P99], container.New(indented{}, in.keepAlive)), loaded, plain(form.Checked.LoadLine),
			in.fieldStops(form.Connections, form.Rate, form.P99)},
		{"plan", widget.NewFold("Plan", widget.Labelled("Preset", in.preset), in.purpose, in.load[form.Amount], in.load[form.WarmUp], in.load[form.Repeats]), loaded, plain(form.Checked.PlanLine),
			in.fieldStops(form.Amount, form.WarmUp, form.Repeats)},
		{"limits", widget.NewFold("Limits", in.load[form.Limits]), loaded, plain(form.Checked.LimitsLine), in.fieldStops(form.Limits)},
		{"conditions", widget.NewFold("Conditions", in.procs, in.load[form.Timeout], in.python.interpreter, in.engineRow, in.load[form.Script]), func(form.Target) bool { return true },
			plain(func(c form.Checked) string { return c.ConditionsLine(in.cores) }), func() []stop {
				return append(in.fieldStops(form.MaxProcs, form.Timeout, form.Script)(), stop{field: form.Engine, input: in.engine})
			}},
		{"stop", widget.NewFold("Stop when", in.stopWhen), loaded, plain(form.Checked.StopLine), func() []stop { return []stop{{field: form.StopWhen, input: in.stopWhen}} }},
	}
}

// fieldStops are the stops of fields that hold a text of the form.
func (in *inputs) fieldStops(fields ...form.Field) func() []stop {
	var all []stop
	for _, t := range in.texts {
		if slices.Contains(fields, t.field) {
			all = append(all, stop{field: t.field, input: t.input.Entry()})
		}
	}
	return func() []stop { return all }
}

// configObjects are the rows of the configurations, with this program's first.
func (in *inputs) configObjects() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{in.own}
	for i, c := range in.configs {
		if c.isPython() && (i == 0 || !in.configs[i-1].isPython()) {
			objects = append(objects, in.python.head)
		}
		objects = append(objects, c.object)
	}
	return objects
}

func (in *inputs) configStops() []stop {
	var all []stop
	for _, c := range in.configs {
		if c.workers != nil {
			all = append(all, stop{field: form.Workers(c.name), input: c.workers})
		}
	}
	return append(all, stop{field: form.Configs, input: in.configs[0].check})
}

// showLine shows or hides a line, with its inputs in words or their first problem.
func (in *inputs) showLine(l *line, c form.Checked) {
	if !l.of(c.Values.Target) {
		l.fold.Hide()
		return
	}
	l.fold.Show()
	words, note := l.words(c)
	words, wrong := in.words(l.stops(), c, words)
	l.fold.SetSummary(words, note, wrong)
}

// words are those of a folded line, or in their place the first problem of its inputs.
func (in *inputs) words(stops []stop, c form.Checked, words string) (summary string, wrong bool) {
	for _, s := range stops {
		if p := c.Problems[s.field]; p != "" {
			return widget.Sentence(errors.New(p)), !c.Values.Missing(s.field) || in.insisting
		}
	}
	return words, false
}

// lineOf is the line that holds an input; nil where none does.
func (in *inputs) lineOf(input fyne.Focusable) *line {
	for _, l := range in.lines {
		if slices.ContainsFunc(l.stops(), func(s stop) bool { return s.input == input }) {
			return l
		}
	}
	return nil
}

// unfolded are the keys of the lines that are unfolded.
func (in *inputs) unfolded() []string {
	keys := []string{}
	for _, l := range in.lines {
		if l.fold.Open() {
			keys = append(keys, l.key)
		}
	}
	return keys
}

// unfold unfolds the lines with some keys and folds the others.
func (in *inputs) unfold(keys []string) {
	for _, l := range in.lines {
		l.fold.SetOpen(slices.Contains(keys, l.key))
		l.fold.OnFolded = func(open bool) { in.folded(l, open) }
	}
	in.relayout()
}

// folded shows a line that was folded or unfolded, and reports it.
func (in *inputs) folded(l *line, open bool) {
	in.show(l.fold, open)
	if in.onFolded != nil {
		in.onFolded()
	}
}

// show makes room for a line that was folded or unfolded, and shows as much of its inputs
// as there is room for.
func (in *inputs) show(f *widget.Fold, open bool) {
	in.relayout()
	if open {
		in.side.RevealFold(f)
	}
}

// focus gives the keyboard to an input.
func (in *inputs) focus(o fyne.Focusable) {
	if canvas := fyne.CurrentApp().Driver().CanvasForObject(in.side); canvas != nil {
		canvas.Focus(o)
	}
}
