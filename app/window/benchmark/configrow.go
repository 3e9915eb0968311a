package benchmark

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"perihelion/app/window/benchmark/form"
	"perihelion/app/window/benchmark/view"
	"perihelion/app/window/widget"
	"perihelion/bench"
	"perihelion/bench/server"
)

// configRow is one built-in configuration in the sidebar: whether it takes part
// and, where that can be chosen, with how many workers.
type configRow struct {
	name    string
	check   *widget.Check
	workers *widget.Entry // nil where there is nothing to count
	about   *widget.Message
	object  *fyne.Container
}

func newConfigRow(in *inputs, c form.Choice) *configRow {
	r := &configRow{name: c.Name, about: widget.NewNote(aboutWidth)}
	words := view.Label(bench.Plan{}, c.Name)
	r.check = widget.NewCheck(words, func(bool) { in.changed() })
	objects := []fyne.CanvasObject{r.check, r.about}
	if c.Workers != "" {
		r.check.SetText(words + ",")
		r.workers = widget.NewEntry()
		r.workers.OnChanged = func(string) { in.changed() }
		r.workers.OnSubmitted = func(string) { in.submitted() }
		r.workers.OnEscape = in.escape
		objects = append(objects, r.workers, widget.NewLabel(view.Units(c.Name)))
	}
	r.object = container.New(configLayout{}, objects...)
	return r
}

func (r *configRow) choice() form.Choice {
	c := form.Choice{Name: r.name, On: r.check.Checked()}
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

// show shows the row or not, and below it what it is or what is wrong with it.
func (r *configRow) show(shown bool, problem string) {
	r.object.Hidden = !shown
	if problem != "" {
		setProblem(r.about, problem)
		return
	}
	r.about.Set(widget.Plain, describe(r.name))
}

// describe says in one short line what sets an architecture apart.
func describe(name string) string {
	switch name {
	case server.OneAtATime:
		return "one connection, one request, then the next"
	case server.Threads:
		return "a pool, each taken for one request at a time"
	case server.Goroutines:
		return "Go's net/http, one for each connection"
	case server.Prefork:
		return "one processor each, sharing the port"
	case server.FastHTTP:
		return "a library that uses its buffers again"
	}
	return server.Config{Name: name}.Description()
}

// Where the parts of a configuration's row stand.
const (
	afterBox     float32 = 23 // where the text of a check begins
	workersWidth float32 = 40
	aboutWidth           = widget.SidebarInner - afterBox
)

// configLayout sets the number of workers and its unit right behind the name,
// and the note below, under the name.
type configLayout struct{}

func (configLayout) Layout(o []fyne.CanvasObject, s fyne.Size) {
	check, about := o[0], o[1].(*widget.Message)
	w := check.MinSize().Width
	place(check, 0, 0, w, widget.CheckHeight)
	if len(o) > 2 {
		place(o[2], w+widget.Gap, 0, workersWidth, widget.CheckHeight)
		place(o[3], w+workersWidth+2*widget.Gap, 0, o[3].MinSize().Width, widget.CheckHeight)
	}
	width := s.Width - afterBox
	place(about, afterBox, widget.CheckHeight-1, width, about.HeightFor(width))
}

func (configLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(aboutWidth, widget.CheckHeight-1+o[1].(*widget.Message).HeightFor(aboutWidth))
}
