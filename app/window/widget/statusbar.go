package widget

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	fynewidget "fyne.io/fyne/v2/widget"
)

// Status is one remark at the left of a status bar.
type Status struct {
	Kind Kind
	Text string
}

// StatusBar is the line at the foot of a tab: what goes on at the left, what
// can be done with it at the right.
type StatusBar struct {
	fynewidget.BaseWidget
	items   []Status
	actions *fyne.Container
	marks   []*mark
	texts   []*canvas.Text
}

// NewStatusBar returns a bar with quiet buttons, or other objects, at its right.
func NewStatusBar(actions ...fyne.CanvasObject) *StatusBar {
	b := &StatusBar{actions: Row(actions...)}
	b.ExtendBaseWidget(b)
	return b
}

// Set changes the remarks at the left.
func (b *StatusBar) Set(items ...Status) {
	if len(items) == len(b.items) {
		same := true
		for i := range items {
			same = same && items[i] == b.items[i]
		}
		if same {
			return
		}
	}
	b.items = append([]Status(nil), items...)
	b.Refresh()
}

// Items are the remarks at the left.
func (b *StatusBar) Items() []Status { return b.items }

// CreateRenderer draws a ground, the line above, the remarks and the actions.
func (b *StatusBar) CreateRenderer() fyne.WidgetRenderer {
	line, ground := canvas.NewRectangle(color.Transparent), canvas.NewRectangle(color.Transparent)
	p := &parts{objects: []fyne.CanvasObject{ground, line, b.actions}}
	p.min = func() fyne.Size {
		return fyne.NewSize(b.actions.MinSize().Width+2*Gutter, BarHeight)
	}
	p.place = func(s fyne.Size) {
		ground.Resize(s)
		line.Resize(fyne.NewSize(s.Width, 1))
		m := b.actions.MinSize()
		b.actions.Move(fyne.NewPos(s.Width-m.Width-8, (s.Height-m.Height)/2))
		b.actions.Resize(m)
		b.placeItems(s.Height, s.Width-m.Width-24)
	}
	p.update = func() {
		line.FillColor, ground.FillColor = Color(ColorLine), Color(theme.ColorNameBackground)
		for len(b.texts) < len(b.items) {
			t, m := newText("", SmallSize+0.5), newMark()
			b.texts, b.marks = append(b.texts, t), append(b.marks, m)
			p.objects = append(append(p.objects, t), m.objects()...)
		}
		p.place(b.Size())
	}
	p.update()
	return p
}

// placeItems writes the remarks from the left, eliding what passes the edge.
func (b *StatusBar) placeItems(height, edge float32) {
	x := Gutter - 2
	for i, t := range b.texts {
		shown := i < len(b.items) && x < edge-20
		t.Hidden = !shown
		if !shown {
			b.marks[i].show(Plain)
			continue
		}
		item := b.items[i]
		b.marks[i].show(item.Kind)
		if item.Kind != Plain {
			b.marks[i].place(fyne.NewPos(x, (height-markSize)/2))
			x += markSize + 4
		}
		t.Text, t.Color = Elide(item.Text, edge-x, t.TextSize, false), Color(item.Kind.Colour())
		centred(t, x, 0, height)
		x += t.MinSize().Width + Gutter
	}
}
