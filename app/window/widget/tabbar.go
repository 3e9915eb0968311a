package widget

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
)

// TabBar is the row of tabs at the head of the window, the chosen one
// underlined. Left and Right choose the neighbour. A tab in which something goes on has a
// dot, and out of sight a line that grows.
type TabBar struct {
	choice
	busy     int // the tab in which something goes on, −1 for none
	fraction float64
}

var _ fyne.Tappable = (*TabBar)(nil)

// NewTabBar returns the row with its first tab chosen.
func NewTabBar(titles []string, changed func(index int)) *TabBar {
	b := &TabBar{choice: choice{options: titles, OnChanged: changed, Title: "Tabs"}, busy: -1}
	b.extend(b, b.turn)
	b.part = func(at fyne.Position) int { return b.at(at.X) }
	return b
}

// SetBusy shows that something goes on in a tab, and how much of it is done, 0 to 1; −1
// for none.
func (b *TabBar) SetBusy(tab int, fraction float64) {
	if b.busy != tab || b.fraction != fraction {
		b.busy, b.fraction = tab, fraction
		b.Refresh()
	}
}

const (
	tabPadding float32 = 18
	busyDot    float32 = 7
)

// span is where a tab begins and how wide it is.
func (b *TabBar) span(i int) (x, width float32) {
	x = 12
	for j, title := range b.options {
		width = textWidth(title, TextSize, false) + 2*tabPadding
		if j == i {
			return x, width
		}
		x += width + 4
	}
	return x, 0
}

func (b *TabBar) at(x float32) int {
	for i := range b.options {
		if from, width := b.span(i); x >= from && x < from+width {
			return i
		}
	}
	return -1
}

// Tapped chooses the tab under the pointer.
func (b *TabBar) Tapped(e *fyne.PointEvent) { b.SetIndex(b.at(e.Position.X)) }

// CreateRenderer draws the titles and the line below the chosen one.
func (b *TabBar) CreateRenderer() fyne.WidgetRenderer {
	under, ring := canvas.NewRectangle(color.Transparent), newRing()
	dot, done := canvas.NewCircle(color.Transparent), canvas.NewRectangle(color.Transparent)
	p := &parts{objects: []fyne.CanvasObject{under, done, dot, ring}}
	texts := make([]*canvas.Text, len(b.options))
	for i, title := range b.options {
		texts[i] = newText(title, TextSize)
		p.objects = append(p.objects, texts[i])
	}
	p.min = func() fyne.Size {
		x, _ := b.span(len(b.options))
		return fyne.NewSize(x, TopBarHeight)
	}
	p.place = func(s fyne.Size) {
		for i, t := range texts {
			x, _ := b.span(i)
			centred(t, x+tabPadding, 0, s.Height)
		}
		if b.busy >= 0 {
			x, width := b.span(b.busy)
			dot.Move(fyne.NewPos(x+width-tabPadding+5, (s.Height-busyDot)/2))
			dot.Resize(fyne.NewSquareSize(busyDot))
			done.Move(fyne.NewPos(x, s.Height-3))
			done.Resize(fyne.NewSize(width*float32(b.fraction), 3))
		}
		x, width := b.span(b.index)
		under.Move(fyne.NewPos(x, s.Height-3))
		under.Resize(fyne.NewSize(width, 3))
		placeRing(ring, fyne.NewPos(x+6, 9), fyne.NewSize(width-12, s.Height-20))
	}
	p.update = func() {
		under.FillColor = Color(theme.ColorNamePrimary)
		dot.FillColor, done.FillColor = Color(theme.ColorNamePrimary), Color(ColorMuted)
		dot.Hidden, done.Hidden = b.busy < 0, b.busy < 0 || b.busy == b.index
		for i, t := range texts {
			t.Color = Color(ColorMuted)
			if i == b.over {
				t.Color = Color(theme.ColorNameForeground)
			}
			if i == b.index {
				t.Color = Color(theme.ColorNamePrimary)
			}
		}
		updateRing(ring, b.ringed())
		p.place(b.Size())
	}
	return p.ready(b)
}
