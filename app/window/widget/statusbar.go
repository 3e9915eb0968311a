package widget

import (
	"image/color"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynewidget "fyne.io/fyne/v2/widget"
)

// Status is one remark at the left of a status bar.
type Status struct {
	Kind Kind
	Text string
	File string // the path of a file that was written: buttons open it and its folder
}

// StatusBar is the line at the foot of a tab: the state at the left, actions at the
// right.
type StatusBar struct {
	fynewidget.BaseWidget
	read
	items   []Status
	actions *fyne.Container
	file    *fileButtons
}

// NewStatusBar returns a bar with quiet buttons, or other objects, at its right.
func NewStatusBar(actions ...fyne.CanvasObject) *StatusBar {
	b := &StatusBar{actions: Row(actions...)}
	b.file = newFileButtons(func(err error) { b.Set(Status{Kind: Failure, Text: Sentence(err)}) })
	b.ExtendBaseWidget(b)
	return b
}

// Set changes the remarks at the left.
func (b *StatusBar) Set(items ...Status) {
	if slices.Equal(items, b.items) {
		return
	}
	b.items = slices.Clone(items)
	path := ""
	for _, item := range items {
		if item.File != "" {
			path = item.File
		}
	}
	b.file.set(path)
	b.Refresh()
}

// Items are the remarks at the left.
func (b *StatusBar) Items() []Status { return b.items }

// remark are the objects of one item.
type remark struct {
	mark *mark
	text *canvas.Text
}

// CreateRenderer draws the line above, the remarks and the actions.
func (b *StatusBar) CreateRenderer() fyne.WidgetRenderer {
	line := canvas.NewRectangle(color.Transparent)
	var remarks []remark
	p := &parts{objects: []fyne.CanvasObject{line, b.file.row, b.actions}}
	p.min = func() fyne.Size {
		return fyne.NewSize(b.actions.MinSize().Width+2*Gutter, BarHeight)
	}
	p.place = func(s fyne.Size) {
		line.Resize(fyne.NewSize(s.Width, 1))
		m := b.actions.MinSize()
		b.actions.Move(fyne.NewPos(s.Width-m.Width-8, (s.Height-m.Height)/2))
		b.actions.Resize(m)
		b.placeRemarks(remarks, s.Height, s.Width-m.Width-24)
	}
	p.update = func() {
		line.FillColor = Color(ColorLine)
		for len(remarks) < len(b.items) {
			r := remark{newMark(), newText("", SmallSize+0.5)}
			remarks = append(remarks, r)
			p.objects = append(append(p.objects, r.text), r.mark.objects()...)
		}
		p.place(b.Size())
	}
	return p.ready(b)
}

// placeRemarks writes the items from the left and elides text that passes the edge.
// The buttons of a file stand behind its remark.
func (b *StatusBar) placeRemarks(remarks []remark, height, edge float32) {
	x := Gutter - 2
	for i, r := range remarks {
		shown := i < len(b.items) && x < edge-20
		r.text.Hidden = !shown
		if !shown {
			r.mark.show(Plain)
			continue
		}
		item, room := b.items[i], edge-x
		buttons := b.file.row.MinSize()
		if item.File != "" {
			room -= buttons.Width + Gap
		}
		r.mark.show(item.Kind)
		if item.Kind != Plain {
			r.mark.place(fyne.NewPos(x, (height-markSize)/2))
			x += markSize + 4
			room -= markSize + 4
		}
		r.text.Text, r.text.Color = Elide(item.Text, room, r.text.TextSize, false), Color(item.Kind.Colour())
		centred(r.text, x, 0, height)
		x += r.text.MinSize().Width
		if item.File != "" {
			b.file.row.Move(fyne.NewPos(x+Gap, (height-buttons.Height)/2))
			b.file.row.Resize(buttons)
			x += buttons.Width + Gap
		}
		x += Gutter
	}
}
