package benchmark

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"perihelion/app/window/benchmark/view"
	"perihelion/app/window/widget"
)

// notes is the strip between chart and table: the progress of a run under way, or the
// verdict and the first warning of a run that has ended, with a button for the others.
type notes struct {
	object *fyne.Container
	first  *widget.Message // the verdict, or the present step
	second *widget.Message // the first warning, or elapsed and remaining time
	more   *widget.Button
	know   *widget.Button // the statistics behind the verdict
	bar    *bar

	notices, how []view.Notice
}

func newNotes(win fyne.Window) *notes {
	n := &notes{first: widget.NewMessage(600), second: widget.NewMessage(600), bar: newBar()}
	n.more = widget.NewQuietButton("", nil)
	n.more.OnTapped = func() { showNotices(win, "Result and warnings", n.notices, n.more) }
	n.know = widget.NewQuietButton("How we know", nil)
	n.know.OnTapped = func() { showNotices(win, "How we know", n.how, n.know) }
	n.object = container.New(&notesLayout{notes: n}, n.first, n.know, n.second, n.more, n.bar)
	n.showNothing()
	return n
}

func (n *notes) showNothing() { n.showNotices(nil, nil) }

// showNotices shows the first notices, and offers the others and the statistics behind
// them.
func (n *notes) showNotices(all, how []view.Notice) {
	n.notices, n.how = all, how
	n.know.Hidden = len(how) == 0
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
	n.know.Hide()
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
	h := n.first.HeightFor(l.beside(n.know))
	place(n.first, 0, 0, l.beside(n.know), h)
	k := n.know.MinSize()
	place(n.know, s.Width-k.Width, -2, k.Width, k.Height)
	place(n.second, 0, h+noteSpacing, l.beside(n.more), n.second.HeightFor(l.beside(n.more)))
	m := n.more.MinSize()
	place(n.more, s.Width-m.Width, h+noteSpacing-2, m.Width, m.Height)
}

// beside is the width of the message beside a button.
func (l *notesLayout) beside(b *widget.Button) float32 {
	if b.Hidden {
		return l.width
	}
	return l.width - b.MinSize().Width - widget.Gap
}

func (l *notesLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	n := l.notes
	if !n.bar.Visible() && n.first.Text() == "" {
		return fyne.NewSize(400, 0)
	}
	const usual = 3*(widget.TextSize+5) + noteSpacing // while a run goes on too, so that the chart keeps its height
	h := n.first.HeightFor(l.beside(n.know))
	if n.second.Text() != "" {
		h += noteSpacing + n.second.HeightFor(l.beside(n.more))
	}
	return fyne.NewSize(400, max(h, usual))
}
