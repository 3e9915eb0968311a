package benchmark

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"perihelion/app/window/widget"
)

// foot is the line above Run and Stop: the plan in words, or the first error in the
// inputs with a button that leads there. Errors have one place, so that no input
// moves because of another.
type foot struct {
	object    *fyne.Container
	text      *widget.Message
	lead      *widget.Button
	summary   string
	complaint func() complaint
}

func newFoot(lead func()) *foot {
	f := &foot{text: widget.NewNote(widget.SidebarInner), lead: widget.NewQuietButton("Go to it", lead)}
	f.lead.Hide()
	f.object = container.New(footLayout{}, f.text, f.lead)
	return f
}

// show takes over the summary and the source of complaints. It reports whether the
// height changed.
func (f *foot) show(summary string, complaint func() complaint) (grown bool) {
	f.summary, f.complaint = summary, complaint
	return f.update()
}

func (f *foot) update() (grown bool) {
	if f.complaint == nil {
		return false
	}
	before := f.object.MinSize().Height
	kind, text := widget.Plain, f.summary
	wrong := f.complaint()
	if wrong.sentence != "" {
		text = wrong.sentence
		if !wrong.missing {
			kind = widget.Failure
		}
	}
	f.text.Set(kind, text)
	if hidden := wrong.sentence == "" || wrong.here; hidden != f.lead.Hidden {
		f.lead.Hidden = hidden
	}
	f.object.Refresh()
	return f.object.MinSize().Height != before
}

// footLayout gives the message three lines at least, and puts the button behind
// it.
type footLayout struct{}

func (l footLayout) Layout(o []fyne.CanvasObject, s fyne.Size) {
	m := o[1].MinSize()
	place(o[0], 0, 0, l.width(o, s.Width), s.Height)
	place(o[1], s.Width-m.Width, (s.Height-m.Height)/2, m.Width, m.Height)
}

func (footLayout) width(o []fyne.CanvasObject, all float32) float32 {
	if !o[1].Visible() {
		return all
	}
	return all - o[1].MinSize().Width - widget.Gap
}

func (l footLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	const three = 3 * (widget.SmallSize + 5)
	return fyne.NewSize(widget.SidebarInner, max(three, o[0].(*widget.Message).HeightFor(l.width(o, widget.SidebarInner))))
}
