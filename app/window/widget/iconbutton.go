package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"image/color"
)

// IconButton is a square button with a drawing in place of a text.
type IconButton struct {
	Button
	icon Icon
}

// NewIconButton returns the button; the title is for assistive technology.
func NewIconButton(icon Icon, title string, tapped func()) *IconButton {
	b := &IconButton{Button: Button{Title: title, OnTapped: tapped}, icon: icon}
	b.extend(b, b.Button.onKey)
	return b
}

// CreateRenderer draws the icon in the colour of a text.
func (b *IconButton) CreateRenderer() fyne.WidgetRenderer {
	const side = 18
	ground := canvas.NewRectangle(color.Transparent)
	ground.CornerRadius = radius
	icon, ring, ink := &canvas.Image{FillMode: canvas.ImageFillContain}, newRing(), newText("", TextSize)
	p := &parts{objects: []fyne.CanvasObject{ground, icon, ring}}
	p.min = func() fyne.Size { return fyne.NewSquareSize(ControlHeight) }
	p.place = func(s fyne.Size) {
		ground.Resize(s)
		icon.Move(fyne.NewPos((s.Width-side)/2, (s.Height-side)/2))
		icon.Resize(fyne.NewSquareSize(side))
		placeRing(ring, fyne.NewPos(0, 0), s)
	}
	p.update = func() {
		b.paint(ground, ink)
		b.icon.draw(icon, ink.Color)
		updateRing(ring, b.ringed())
		p.place(b.Size())
	}
	return p.ready(b)
}
