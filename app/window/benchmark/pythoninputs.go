package benchmark

import (
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"perihelion/app/window/benchmark/form"
	"perihelion/app/window/widget"
	"perihelion/bench/server"
	"perihelion/bench/server/python"
)

// pythonInputs are the inputs around the rows of Python's configurations: the
// interpreter that was found, a button to look again, and a choice of interpreter.
type pythonInputs struct {
	head        *fyne.Container
	found       *widget.Message
	again       *widget.Button
	interpreter *widget.Field

	asked  string // the interpreter that was looked for last
	onLook func(configured string)
}

func newPythonInputs(in *inputs) *pythonInputs {
	p := &pythonInputs{found: widget.NewNote(widget.SidebarInner)}
	p.again = widget.NewQuietButton("Look again", func() { p.look() })
	p.head = container.New(headOfPython{}, p.found, p.again)
	p.interpreter = widget.NewField("Python", nil)
	p.interpreter.SetPlaceHolder("found by itself")
	p.interpreter.OnChanged = func(string) { in.changed() }
	p.interpreter.OnSubmitted = func(string) { p.look() }
	p.interpreter.OnLeft = func() {
		if p.interpreter.Text() != p.asked {
			// The rows may grow, and the press that took the keyboard away must not
			// miss its widget.
			in.later(afterPress, p.look)
		}
	}
	return p
}

// afterPress is when a press of the pointer is over.
const afterPress = 400 * time.Millisecond

func (p *pythonInputs) look() {
	p.asked = p.interpreter.Text()
	if p.onLook != nil {
		p.onLook(p.asked)
	}
}

// showLooking shows that a search for Python is going on, and greys its rows until the
// search ends.
func (in *inputs) showLooking() {
	in.python.found.Set(widget.Plain, form.LookingForPython)
	in.python.again.Hide()
	for _, c := range in.configs {
		if c.hangsOnPython() {
			c.bar(form.LookingForPython)
		}
	}
	in.recheck()
}

// showPython greys the rows that cannot run under any of the interpreters found,
// each with its reason.
func (in *inputs) showPython(found []python.Interpreter) {
	var able []server.Config
	var modules []string
	barred := false
	for _, c := range in.configs {
		if !c.hangsOnPython() {
			continue
		}
		config := c.config()
		for _, m := range config.Modules() {
			if !slices.Contains(modules, m) {
				modules = append(modules, m)
			}
		}
		if _, err := config.Interpreter(found); err != nil {
			c.bar("needs " + strings.Join(config.Modules(), ", "))
			barred = true
		} else {
			c.bar("")
			able = append(able, config)
		}
	}
	words := server.Under(able, found)
	if _, err := python.Choose(found, modules); err != nil { // one command for all that is missing
		words = strings.TrimPrefix(words+". ", ". ") + widget.Sentence(err)
	}
	kind := widget.Plain
	if barred {
		kind = widget.Warning
	}
	in.python.found.Set(kind, words)
	in.python.again.Hidden = !barred
	in.recheck()
}

func (r *configRow) isPython() bool { return r.config().IsPython() }

// hangsOnPython reports whether the row can run where the right Python is found.
func (r *configRow) hangsOnPython() bool {
	return r.isPython() && r.config().Unable() == nil
}

// headOfPython sets the button at the right of the words' last line, or below them.
type headOfPython struct{}

func (headOfPython) Layout(o []fyne.CanvasObject, s fyne.Size) {
	found, again := o[0].(*widget.Message), o[1]
	h := found.HeightFor(s.Width)
	place(found, 0, headOfPythonGap, s.Width, h)
	m := again.MinSize()
	place(again, 0, headOfPythonGap+h, m.Width, m.Height)
}

func (headOfPython) MinSize(o []fyne.CanvasObject) fyne.Size {
	h := headOfPythonGap + o[0].(*widget.Message).HeightFor(widget.SidebarInner)
	if o[1].Visible() {
		h += o[1].MinSize().Height
	}
	return fyne.NewSize(widget.SidebarInner, h)
}

const headOfPythonGap float32 = 4
