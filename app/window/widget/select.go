package widget

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
)

// Select shows the chosen option and drops a menu of all of them. Left and Right
// choose the neighbour at once.
type Select struct {
	choice
}

var _ fyne.Tappable = (*Select)(nil)

// NewSelect returns a select with its first option chosen.
func NewSelect(options []string, changed func(index int)) *Select {
	s := &Select{choice{options: options, OnChanged: changed}}
	s.extend(s, s.onKey)
	return s
}

// Tapped drops the menu, in which the chosen option has a tick.
func (s *Select) Tapped(*fyne.PointEvent) {
	if s.Disabled() {
		return
	}
	s.takeFocus()
	items := make([]*fyne.MenuItem, len(s.options))
	for i, text := range s.options {
		items[i] = fyne.NewMenuItem(text, func() { s.SetIndex(i) })
		items[i].Checked = i == s.index
	}
	DropMenu(s, fyne.NewMenu("", items...))
}

// onKey drops the menu with Space, Return, Up or Down.
func (s *Select) onKey(key fyne.KeyName) (used bool) {
	switch key {
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter, fyne.KeyDown, fyne.KeyUp:
		s.Tapped(nil)
		return true
	}
	return s.turn(key)
}

// CreateRenderer draws the box, the chosen option and the caret.
func (s *Select) CreateRenderer() fyne.WidgetRenderer {
	const pad = 7 // as Fyne's entry has it
	ground := canvas.NewRectangle(color.Transparent)
	ground.CornerRadius, ground.StrokeWidth = radius, 1
	text, caret, ring := newText("", TextSize), newCaret(), newRing()
	p := &parts{objects: append([]fyne.CanvasObject{ground, text, ring}, caret.objects()...)}
	p.min = func() fyne.Size { return fyne.NewSize(2*pad+caretWidth+40, ControlHeight) }
	p.place = func(size fyne.Size) {
		ground.Resize(size)
		text.Text = Elide(s.Text(), size.Width-2*pad-caretWidth-Gap, TextSize, false)
		centred(text, pad, 0, size.Height)
		caret.place(size.Width-pad-caretWidth, size.Height/2)
		placeRing(ring, fyne.NewPos(0, 0), size)
	}
	p.update = func() {
		ground.FillColor, ground.StrokeColor = Color(ColorInput), Color(ColorBorder)
		text.Color = Color(theme.ColorNameForeground)
		if s.hot() {
			ground.FillColor = Color(theme.ColorNameHover)
		}
		if s.Disabled() {
			text.Color = Color(theme.ColorNameDisabled)
		}
		caret.paint(text.Color)
		updateRing(ring, s.ringed())
		p.place(s.Size())
	}
	return p.ready(s)
}
