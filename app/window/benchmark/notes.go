package benchmark

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"perihelion/app/window/benchmark/view"
	"perihelion/app/window/widget"
)

// notes is the strip between chart and table: the progress of a run under way, or the
// verdict of a run that has ended with the names of its warnings in one line.
type notes struct {
	object *fyne.Container
	first  *widget.Message // the verdict, or the present step
	second *widget.Message // the names of the warnings, or elapsed and remaining time
	know   *widget.Button  // the statistics behind the verdict
	copy   *widget.Button  // copies the verdict
	more   *widget.Button  // the warnings in full
	bar    *bar

	shown    view.Notes
	onCopied func() // the verdict was copied
}

func newNotes(win fyne.Window) *notes {
	n := &notes{first: widget.NewMessage(600), second: widget.NewMessage(600), bar: newBar(), onCopied: func() {}}
	n.more = widget.NewQuietButton("", nil)
	n.more.OnTapped = func() { showSections(win, "Warnings", n.shown.All, n.more) }
	n.know = widget.NewQuietButton("How we know", nil)
	n.know.OnTapped = func() { showNotices(win, "How we know", n.shown.How, n.know) }
	n.copy = widget.NewQuietButton("Copy verdict", func() {
		fyne.CurrentApp().Clipboard().SetContent(n.shown.Copy)
		n.onCopied()
	})
	n.object = container.New(&notesLayout{notes: n}, n.first, n.know, n.copy, n.second, n.more, n.bar)
	n.show(view.Notes{})
	return n
}

// show shows the notes about results.
func (n *notes) show(shown view.Notes) {
	n.shown = shown
	n.bar.Hide()
	n.first.Set(kind(shown.Verdict.Kind), shown.Verdict.Text)
	n.fit()
	n.know.Hidden, n.copy.Hidden, n.more.Hidden = len(shown.How) == 0, shown.Copy == "", shown.Count() == 0
	n.more.SetText(fmt.Sprintf("Show all %d", shown.Count()))
	if shown.Count() == 1 {
		n.more.SetText("Show it")
	}
}

// fit shows as much of the names of the warnings as one line has room for. All of them are
// behind the button beside it.
func (n *notes) fit() {
	d := n.shown.Doubts
	n.second.Set(kind(d.Kind), widget.Elide(d.Text, n.second.Size().Width-markRoom, widget.TextSize, false))
}

// markRoom is that of the mark before a message.
const markRoom float32 = 20

// showNotices shows sentences where there are no results.
func (n *notes) showNotices(all []view.Notice) {
	shown := view.Notes{}
	if len(all) > 0 {
		shown.Verdict = all[0]
		shown = shown.With("File", all[1:])
	}
	n.show(shown)
}

// showProgress shows a run under way.
func (n *notes) showProgress(p view.Progress) {
	n.more.Hide()
	n.know.Hide()
	n.copy.Hide()
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

// notesLayout writes the two messages below each other, each with its buttons at the
// right, and of a run under way one above the bar and one below it. Its height is the
// same for both, so that the chart keeps its own.
type notesLayout struct {
	notes *notes
	width float32
}

const (
	barHeight   float32 = 6
	noteSpacing float32 = 3
	noteLine    float32 = widget.TextSize + 5
)

func (l *notesLayout) Layout(_ []fyne.CanvasObject, s fyne.Size) {
	l.width = s.Width
	n := l.notes
	if n.bar.Visible() {
		place(n.first, 0, 0, s.Width, noteLine)
		place(n.bar, 0, noteLine+widget.Gap, s.Width, barHeight)
		place(n.second, 0, noteLine+2*widget.Gap+barHeight, s.Width, noteLine)
		return
	}
	h := l.verdict()
	place(n.first, 0, 0, l.beside(n.know, n.copy), h)
	x := s.Width
	for _, b := range []*widget.Button{n.copy, n.know} {
		m := b.MinSize()
		if !b.Hidden {
			x -= m.Width
		}
		place(b, x, -2, m.Width, m.Height)
	}
	place(n.second, 0, h+noteSpacing, l.beside(n.more), noteLine)
	n.fit()
	m := n.more.MinSize()
	place(n.more, s.Width-m.Width, h+noteSpacing-2, m.Width, m.Height)
}

// beside is the width of the message beside its buttons.
func (l *notesLayout) beside(buttons ...*widget.Button) float32 {
	width := l.width - widget.Gap
	for _, b := range buttons {
		if !b.Hidden {
			width -= b.MinSize().Width
		}
	}
	return width
}

// verdict is the height of the first message.
func (l *notesLayout) verdict() float32 {
	return l.notes.first.HeightFor(l.beside(l.notes.know, l.notes.copy))
}

func (l *notesLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	n := l.notes
	if !n.bar.Visible() && n.first.Text() == "" {
		return fyne.NewSize(400, 0)
	}
	const usual = 3*noteLine + noteSpacing
	h := l.verdict()
	if n.shown.Doubts.Text != "" {
		h += noteSpacing + noteLine
	}
	return fyne.NewSize(400, max(h, usual))
}
