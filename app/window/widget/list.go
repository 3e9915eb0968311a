package widget

import (
	"fyne.io/fyne/v2"
	fynewidget "fyne.io/fyne/v2/widget"
)

// Item is one item of a List, in three lines. Every text is cut short where it has no
// room.
type Item struct {
	Number  string // bold, at the left of the first line
	Title   string
	When    string // at the right of the first line
	Kind    Kind   // colours the second line
	Text    string // the second line
	Note    string // the third line
	Ticked  bool
	Starred bool
}

// Label is the item as one text.
func (i Item) Label() string {
	ticked, starred := "", ""
	if i.Ticked {
		ticked = "ticked"
	}
	if i.Starred {
		starred = "starred"
	}
	return spoken(i.Number+" "+i.Title, i.When, ticked, starred, i.Kind.spoken()+i.Text, i.Note)
}

// List shows items below each other, of which it reads and draws the ones in sight only:
// there may be many thousands. One is selected, by the pointer or by the arrow keys, and
// any can be ticked and starred.
type List struct {
	fynewidget.BaseWidget
	read
	length   int
	selected int
	body     *listBody
	scroll   *innerScroll

	Title      string           // for assistive technology
	Item       func(i int) Item // reads one item
	OnSelected func(i int)      // by the user
	OnOpen     func(i int)      // a double press, or Return
	OnTick     func(i int)      // a press on the box, or Space
	OnStar     func(i int)      // a press on the star
	OnNote     func(i int)      // a press on the third line
	OnKey      func(fyne.KeyName) (used bool)
	Menu       func(i int) *fyne.Menu // for the other button of the pointer
}

// NewList returns an empty list.
func NewList() *List {
	l := &List{selected: -1}
	l.body = newListBody(l)
	l.scroll = newInnerScroll(l.body)
	l.scroll.OnScrolled = func(fyne.Position) { l.body.Refresh() }
	l.ExtendBaseWidget(l)
	return l
}

// Set changes the number of items, and the one that is selected; −1 for none.
func (l *List) Set(length, selected int) {
	grown := length != l.length
	l.length, l.selected = length, min(selected, length-1)
	if grown {
		l.scroll.Refresh() // which learns the height of the body
		if most := l.body.MinSize().Height - l.scroll.Size().Height; l.scroll.Offset.Y > max(0, most) {
			l.scroll.ScrollToOffset(fyne.NewPos(0, max(0, most)))
		}
	}
	l.body.Refresh()
}

// Length is the number of items.
func (l *List) Length() int { return l.length }

// Selected is the number of the selected item, from 0; −1 for none.
func (l *List) Selected() int { return l.selected }

// Reveal scrolls until the selected item is in sight.
func (l *List) Reveal() {
	if l.selected < 0 {
		return
	}
	top := float32(l.selected) * itemHeight
	switch o := l.scroll.Offset.Y; {
	case top < o:
		l.scroll.ScrollToOffset(fyne.NewPos(0, top))
	case top+itemHeight > o+l.scroll.Size().Height:
		l.scroll.ScrollToOffset(fyne.NewPos(0, top+itemHeight-l.scroll.Size().Height))
	default:
		return
	}
	l.body.Refresh() // Fyne reports a scroll by the wheel alone
}

// FocusTarget is the part that takes the keyboard.
func (l *List) FocusTarget() fyne.Focusable { return l.body }

func (l *List) setOnWheel(pass func(*fyne.ScrollEvent)) { l.scroll.pass = pass }
func (l *List) setOnFocus(call func(fyne.CanvasObject)) { l.body.setOnFocus(call) }

// choose selects an item for the user.
func (l *List) choose(i int) {
	if i = max(0, min(i, l.length-1)); l.length == 0 || i == l.selected {
		return
	}
	l.selected = i
	l.Reveal()
	l.body.Refresh()
	if l.OnSelected != nil {
		l.OnSelected(i)
	}
}

// CreateRenderer shows the items.
func (l *List) CreateRenderer() fyne.WidgetRenderer {
	p := &parts{objects: []fyne.CanvasObject{l.scroll}, place: func(s fyne.Size) {
		l.scroll.Resize(s)
		l.body.Refresh()
	}}
	p.min = func() fyne.Size { return fyne.NewSize(200, 2*itemHeight) }
	p.update = l.scroll.Refresh // Fyne's new renderer has no place for its bars before
	return p.ready(l)
}
