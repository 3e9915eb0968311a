package benchmark

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"perihelion/app/window/benchmark/view"
	"perihelion/app/window/widget"
)

// notes is the strip between chart and table: while a run goes on what happens
// now, afterwards the verdict and the first doubt, with a button for the others.
type notes struct {
	object *fyne.Container
	first  *widget.Message // the verdict, or what happens now
	second *widget.Message // the first doubt, or elapsed and remaining time
	more   *widget.Button
	bar    *bar

	notices []view.Notice
}

func newNotes(win fyne.Window) *notes {
	n := &notes{first: widget.NewMessage(600), second: widget.NewMessage(600), bar: newBar()}
	n.more = widget.NewQuietButton("", nil)
	n.more.OnTapped = func() { showNotices(win, n.notices, n.more) }
	n.object = container.New(&notesLayout{notes: n}, n.first, n.second, n.more, n.bar)
	n.showNothing()
	return n
}

func (n *notes) showNothing() { n.showNotices(nil) }

// showNotices shows the first of them, and offers the others.
func (n *notes) showNotices(all []view.Notice) {
	n.notices = all
	n.bar.Hide()
	shown := min(len(all), 2)
	for i, m := range []*widget.Message{n.first, n.second} {
		if i < shown {
			m.Set(kind(all[i].Kind), all[i].Text)
		} else {
			m.Set(widget.Plain, "")
		}
	}
	n.more.Hidden = len(all) <= shown
	n.more.SetText(fmt.Sprintf("and %d more", len(all)-shown))
}

// showProgress shows a run under way.
func (n *notes) showProgress(p view.Progress) {
	n.more.Hide()
	n.bar.Show()
	n.first.Set(widget.Live, p.Now)
	n.second.Set(widget.Plain, p.Time)
	n.bar.Set(p.Fraction)
}

func kind(k view.Kind) widget.Kind {
	switch k {
	case view.Good:
		return widget.Success
	case view.Caution:
		return widget.Warning
	case view.Bad:
		return widget.Failure
	}
	return widget.Plain
}

// notesLayout writes the two messages below each other, the button behind the
// second, and of a run under way one above the bar and one below it.
type notesLayout struct {
	notes *notes
	width float32
}

const (
	barHeight   float32 = 6
	noteSpacing float32 = 3
)

func (l *notesLayout) Layout(_ []fyne.CanvasObject, s fyne.Size) {
	l.width = s.Width
	n := l.notes
	if n.bar.Visible() {
		line := widget.TextSize + 5
		place(n.first, 0, 0, s.Width, line)
		place(n.bar, 0, line+widget.Gap, s.Width, barHeight)
		place(n.second, 0, line+2*widget.Gap+barHeight, s.Width, line)
		return
	}
	h := n.first.HeightFor(s.Width)
	place(n.first, 0, 0, s.Width, h)
	place(n.second, 0, h+noteSpacing, l.second(), n.second.HeightFor(l.second()))
	m := n.more.MinSize()
	place(n.more, s.Width-m.Width, h+noteSpacing-2, m.Width, m.Height)
}

// second is the width of the second message, beside the button.
func (l *notesLayout) second() float32 {
	if l.notes.more.Hidden {
		return l.width
	}
	return l.width - l.notes.more.MinSize().Width - widget.Gap
}

func (l *notesLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	n := l.notes
	if n.bar.Visible() {
		return fyne.NewSize(400, 2*(widget.TextSize+5+widget.Gap)+barHeight)
	}
	h := n.first.HeightFor(l.width)
	if n.second.Text() != "" {
		h += noteSpacing + n.second.HeightFor(l.second())
	}
	return fyne.NewSize(400, h)
}
