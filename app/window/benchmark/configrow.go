package benchmark

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"perihelion/app/window/benchmark/form"
	"perihelion/app/window/widget"
	"perihelion/bench/server"
)

// configRow is one configuration in the sidebar: whether it takes part and, where
// that can be chosen, with how many workers.
type configRow struct {
	name    string
	barred  string // why it cannot run here, or ""
	check   *widget.Check
	workers *widget.Entry // nil where there is nothing to count
	about   *widget.Message
	object  *fyne.Container
}

func newConfigRow(in *inputs, c form.Choice) *configRow {
	r := &configRow{name: c.Name, about: widget.NewNote(aboutWidth)}
	r.check = widget.NewCheck(r.config().Title(), func(bool) { in.changed() })
	objects := []fyne.CanvasObject{r.check, r.about}
	if c.Workers != "" {
		r.check.SetText(r.config().Prompt())
		r.workers = widget.NewEntry()
		r.workers.OnChanged = func(string) { in.changed() }
		r.workers.OnSubmitted = func(string) { in.submitted() }
		r.workers.Title = r.config().Title() + " workers"
		objects = append(objects, r.workers, widget.NewLabel(r.config().Remark()))
	}
	r.object = container.New(configLayout{}, objects...)
	if err := r.config().Unable(); err != nil {
		r.bar(widget.Sentence(err))
	}
	return r
}

// config is the configuration with its default number of workers.
func (r *configRow) config() server.Config { return server.Config{Name: r.name} }

func (r *configRow) choice() form.Choice {
	c := form.Choice{Name: r.name, On: r.check.Checked(), Barred: r.barred}
	if r.workers != nil {
		c.Workers = r.workers.Text
	}
	return c
}

func (r *configRow) fill(c form.Choice) {
	r.check.SetChecked(c.On)
	if r.workers != nil {
		r.workers.SetText(c.Workers)
	}
}

// bar greys the row where it cannot run, for a reason.
func (r *configRow) bar(reason string) {
	r.barred = reason
	able := func(w fyne.Disableable) {
		if reason == "" {
			w.Enable()
		} else {
			w.Disable()
		}
	}
	able(r.check)
	if r.workers != nil {
		able(r.workers)
	}
}

// show brings the words of the row up to date, and marks it where it is wrong.
func (r *configRow) show(wrong bool) {
	switch {
	case r.barred != "":
		r.about.Set(widget.Plain, r.barred)
	case r.workers != nil:
		r.about.Set(widget.Plain, "")
	default:
		r.about.Set(widget.Plain, r.config().Remark())
	}
	if r.workers != nil {
		r.workers.SetWrong(wrong)
	}
}

// Where the parts of a configuration's row stand.
const (
	afterBox     float32 = 23 // where the text of a check begins
	workersWidth float32 = 40 // at least; at most room for a list

	mostWorkersWidth float32 = 72
	aboutWidth               = widget.SidebarInner - afterBox
)

// configLayout sets the number of workers and its unit right behind the name,
// and the note below, under the name.
type configLayout struct{}

func (configLayout) Layout(o []fyne.CanvasObject, s fyne.Size) {
	check, about := o[0], o[1].(*widget.Message)
	w, h := check.MinSize().Width, rowHeight(o)
	place(check, 0, 0, w, h)
	if len(o) > 2 {
		rest := o[3].MinSize().Width
		room := max(workersWidth, min(mostWorkersWidth, s.Width-w-rest-3*widget.Gap))
		place(o[2], w+widget.Gap, 0, room, h)
		place(o[3], w+room+2*widget.Gap, 0, rest, h)
	}
	width := s.Width - afterBox
	place(about, afterBox, h-2, width, about.HeightFor(width))
}

func (configLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	h := o[1].(*widget.Message).HeightFor(aboutWidth)
	if len(o) == 2 {
		h -= 4 // closer to the next line than to a control
	}
	return fyne.NewSize(aboutWidth, rowHeight(o)+h)
}

// rowHeight is the height of the line with the check: that of an entry where
// there is one.
func rowHeight(o []fyne.CanvasObject) float32 {
	if len(o) > 2 {
		return widget.ControlHeight
	}
	return widget.CheckHeight
}
