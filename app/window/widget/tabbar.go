package widget

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	fynewidget "fyne.io/fyne/v2/widget"
)

// TabBar is the row of tabs at the head of the window, the chosen one
// underlined. Left and Right choose the neighbour.
type TabBar struct {
	fynewidget.BaseWidget
	titles  []string
	index   int
	hovered int
	focused bool

	OnChanged func(index int)
}

var (
	_ fyne.Focusable    = (*TabBar)(nil)
	_ fyne.Tappable     = (*TabBar)(nil)
	_ desktop.Hoverable = (*TabBar)(nil)
)

// NewTabBar returns the row with its first tab chosen.
func NewTabBar(titles []string, changed func(index int)) *TabBar {
	b := &TabBar{titles: titles, hovered: -1, OnChanged: changed}
	b.ExtendBaseWidget(b)
	return b
}

// Index is the number of the chosen tab, from 0.
func (b *TabBar) Index() int { return b.index }

// SetIndex chooses a tab, and tells OnChanged if that is a change.
func (b *TabBar) SetIndex(i int) {
	if i == b.index || i < 0 || i >= len(b.titles) {
		return
	}
	b.index = i
	b.Refresh()
	if b.OnChanged != nil {
		b.OnChanged(i)
	}
}

const tabPadding float32 = 18

// span is where a tab begins and how wide it is.
func (b *TabBar) span(i int) (x, width float32) {
	x = 12
	for j, title := range b.titles {
		width = textWidth(title, TextSize, false) + 2*tabPadding
		if j == i {
			return x, width
		}
		x += width + 4
	}
	return x, 0
}

func (b *TabBar) at(x float32) int {
	for i := range b.titles {
		if from, width := b.span(i); x >= from && x < from+width {
			return i
		}
	}
	return -1
}

// Tapped chooses the tab under the pointer.
func (b *TabBar) Tapped(e *fyne.PointEvent) { b.SetIndex(b.at(e.Position.X)) }

// FocusGained shows the ring.
func (b *TabBar) FocusGained() { b.focused = true; b.Refresh() }

// FocusLost hides the ring.
func (b *TabBar) FocusLost() { b.focused = false; b.Refresh() }

// TypedRune does nothing: TypedKey sees the keys that matter.
func (b *TabBar) TypedRune(rune) {}

// TypedKey chooses the neighbour.
func (b *TabBar) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyLeft:
		b.SetIndex(b.index - 1)
	case fyne.KeyRight:
		b.SetIndex(b.index + 1)
	default:
		PassKey(b, e)
	}
}

// MouseIn shows which tab the pointer is over.
func (b *TabBar) MouseIn(e *desktop.MouseEvent) { b.MouseMoved(e) }

// MouseMoved does the same.
func (b *TabBar) MouseMoved(e *desktop.MouseEvent) { b.hover(b.at(e.Position.X)) }

// MouseOut takes it back.
func (b *TabBar) MouseOut() { b.hover(-1) }

func (b *TabBar) hover(i int) {
	if i != b.hovered {
		b.hovered = i
		b.Refresh()
	}
}

// CreateRenderer draws the titles and the line below the chosen one.
func (b *TabBar) CreateRenderer() fyne.WidgetRenderer {
	under, ring := canvas.NewRectangle(color.Transparent), newRing()
	p := &parts{objects: []fyne.CanvasObject{under, ring}}
	texts := make([]*canvas.Text, len(b.titles))
	for i, title := range b.titles {
		texts[i] = newText(title, TextSize)
		p.objects = append(p.objects, texts[i])
	}
	p.min = func() fyne.Size {
		x, _ := b.span(len(b.titles))
		return fyne.NewSize(x, TopBarHeight)
	}
	p.place = func(s fyne.Size) {
		for i, t := range texts {
			x, _ := b.span(i)
			centred(t, x+tabPadding, 0, s.Height)
		}
		x, width := b.span(b.index)
		under.Move(fyne.NewPos(x, s.Height-3))
		under.Resize(fyne.NewSize(width, 3))
		placeRing(ring, fyne.NewPos(x+6, 9), fyne.NewSize(width-12, s.Height-20))
	}
	p.update = func() {
		under.FillColor = Color(theme.ColorNamePrimary)
		for i, t := range texts {
			t.Color = Color(ColorMuted)
			if i == b.hovered {
				t.Color = Color(theme.ColorNameForeground)
			}
			if i == b.index {
				t.Color = Color(theme.ColorNamePrimary)
			}
		}
		updateRing(ring, b.focused)
		p.place(b.Size())
	}
	return p.ready(b)
}
