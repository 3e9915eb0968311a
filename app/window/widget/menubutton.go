package widget

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// MenuButton is a button with a caret that drops a menu.
type MenuButton struct {
	Button
}

// NewMenuButton returns the button; items makes its menu anew each time.
func NewMenuButton(text string, items func() *fyne.Menu) *MenuButton {
	b := &MenuButton{Button{text: text}}
	b.extend(b, b.onKey)
	b.OnTapped = func() { DropMenu(b, items()) }
	return b
}

// onKey drops the menu with the keys of a button, and with Down.
func (b *MenuButton) onKey(key fyne.KeyName) (used bool) {
	if key == fyne.KeyDown {
		b.Tapped(nil)
		return true
	}
	return b.Button.onKey(key)
}

// CreateRenderer draws the text and the caret.
func (b *MenuButton) CreateRenderer() fyne.WidgetRenderer {
	const pad = 10
	ground := canvas.NewRectangle(color.Transparent)
	ground.CornerRadius = radius
	text, caret, ring := newText(b.text, TextSize), newCaret(), newRing()
	p := &parts{objects: append([]fyne.CanvasObject{ground, text, ring}, caret.objects()...)}
	p.min = func() fyne.Size {
		return fyne.NewSize(text.MinSize().Width+2*pad+Gap+caretWidth, ControlHeight)
	}
	p.place = func(s fyne.Size) {
		ground.Resize(s)
		centred(text, pad, 0, s.Height)
		caret.place(s.Width-pad-caretWidth, s.Height/2)
		placeRing(ring, fyne.NewPos(0, 0), s)
	}
	p.update = func() {
		b.paint(ground, text)
		caret.paint(text.Color)
		updateRing(ring, b.ringed())
		p.place(b.Size())
	}
	return p.ready(b)
}
