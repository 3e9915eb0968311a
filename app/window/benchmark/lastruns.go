package benchmark

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"perihelion/app/window/benchmark/history"
	"perihelion/app/window/widget"
	"perihelion/bench/store"
)

// lastRuns are the newest kept runs, each on a card, below the invitation to the next run.
type lastRuns struct {
	tab     *Tab
	start   *fyne.Container // the pane with them below
	object  *fyne.Container
	heading *widget.Section
	all     *widget.Button
	cards   [3]runCard
	shown   int // cards in sight
}

// runCard is one of them.
type runCard struct {
	object      *fyne.Container
	preview     *widget.Preview
	open, again *widget.Button
	id          int
}

func newLastRuns(t *Tab, pane fyne.CanvasObject) *lastRuns {
	l := &lastRuns{tab: t, heading: widget.NewSection("Last runs")}
	l.all = widget.NewQuietButton("", t.OpenHistory)
	objects := []fyne.CanvasObject{l.heading, l.all}
	for i := range l.cards {
		c := &l.cards[i]
		c.preview = widget.NewPreview()
		c.open = widget.NewButton("Open", func() { t.openKept(c.id) })
		c.again = widget.NewButton("Run again", func() { t.runKeptAgain(c.id) })
		c.object = container.New(cardLayout{}, c.preview, c.open, c.again)
		objects = append(objects, c.object)
	}
	l.object = container.New(lastRunsLayout{l}, objects...)
	l.object.Hide()
	l.start = container.New(startLayout{}, pane, l.object)
	return l
}

// show shows the newest of the kept runs that can be opened, where nothing else is on
// screen.
func (l *lastRuns) show(wanted bool, runs *history.List) {
	l.shown = 0
	now := time.Now()
	for _, e := range runs.All() {
		if l.shown == len(l.cards) {
			break
		}
		if !history.Openable(e) || e.State == store.Running {
			continue
		}
		c := &l.cards[l.shown]
		l.shown++
		c.id = e.ID
		outcome, text := history.Outcome(e)
		c.preview.Set(widget.Item{
			Number: e.Number(), Title: history.Title(e), When: history.Weekday(e.Started, now),
			Kind: kind(outcome), Text: text, Note: history.Quoted(e), Starred: e.Starred,
		}, history.Extent(e), bars(e))
	}
	for i := range l.cards {
		setHidden(l.cards[i].object, i >= l.shown)
	}
	l.all.SetText("All " + runs.Whole() + " in History")
	if hidden := !wanted || l.shown == 0; hidden == l.object.Visible() {
		setHidden(l.object, hidden)
		l.start.Refresh()
	}
}

// bars are the figures of a run in the colours of its servers.
func bars(e store.Entry) []widget.Bar {
	var all []widget.Bar
	palette := widget.Palette()
	for _, f := range e.Figures {
		all = append(all, widget.Bar{Value: f.RPS.Median, Colour: palette.Family(history.Family(f.Config))})
	}
	return all
}

// lastRunsLayout sets the cards side by side below the heading.
type lastRunsLayout struct{ l *lastRuns }

const cardGap float32 = 12

func (l lastRunsLayout) Layout(o []fyne.CanvasObject, s fyne.Size) {
	width := s.Width - 2*sideMargin
	all := o[1].MinSize()
	place(o[0], sideMargin, 0, width-all.Width, all.Height)
	place(o[1], sideMargin+width-all.Width, 0, all.Width, all.Height)
	each := (width - 2*cardGap) / 3
	for i, card := range o[2:] {
		place(card, sideMargin+float32(i)*(each+cardGap), all.Height+widget.Gap, each, card.MinSize().Height)
	}
}

func (l lastRunsLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(3*o[2].MinSize().Width+2*cardGap+2*sideMargin, o[1].MinSize().Height+widget.Gap+o[2].MinSize().Height+topMargin)
}

// cardLayout sets the buttons at the foot of a card.
type cardLayout struct{}

func (cardLayout) Layout(o []fyne.CanvasObject, s fyne.Size) {
	place(o[0], 0, 0, s.Width, s.Height)
	x := widget.Gutter - 2
	for _, b := range o[1:] {
		place(b, x, widget.PreviewFoot+widget.Gap, b.MinSize().Width, widget.ControlHeight)
		x += b.MinSize().Width + widget.Gap
	}
}

func (cardLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	width := 2 * widget.Gutter
	for _, b := range o[1:] {
		width += b.MinSize().Width + widget.Gap
	}
	return fyne.NewSize(width, widget.PreviewFoot+widget.Gap+widget.ControlHeight+topMargin)
}

// startLayout sets the last runs below the pane, which has the rest.
type startLayout struct{}

func (startLayout) Layout(o []fyne.CanvasObject, s fyne.Size) {
	below := lastHeight(o[1])
	place(o[0], 0, 0, s.Width, s.Height-below)
	place(o[1], 0, s.Height-below, s.Width, below)
}

// MinSize is that of what is in sight. The list of all runs and the clients stand in the place of
// both, and need not be as high as a chart that is hidden.
func (startLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	var m fyne.Size
	if o[0].Visible() {
		m = o[0].MinSize()
	}
	return fyne.NewSize(max(m.Width, o[1].MinSize().Width), m.Height+lastHeight(o[1]))
}

func lastHeight(o fyne.CanvasObject) float32 {
	if !o.Visible() {
		return 0
	}
	return o.MinSize().Height
}
