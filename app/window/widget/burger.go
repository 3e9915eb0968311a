package widget

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"

	"perihelion/app/window/crash"
)

// Burger is the button of three lines that drops the program's menu.
type Burger struct {
	Button
}

// NewBurger returns the button; items makes its menu anew each time.
func NewBurger(items func() *fyne.Menu) *Burger {
	b := &Burger{}
	b.extend(b, b.onKey)
	b.OnTapped = func() {
		crash.Did("menu")
		DropMenu(b, items())
	}
	return b
}

// CreateRenderer draws the three lines.
func (b *Burger) CreateRenderer() fyne.WidgetRenderer {
	const width, apart = 12, 4
	ground, ring := canvas.NewRectangle(color.Transparent), newRing()
	ground.CornerRadius = radius
	p := &parts{objects: []fyne.CanvasObject{ground, ring}}
	var lines [3]*canvas.Rectangle
	for i := range lines {
		lines[i] = canvas.NewRectangle(color.Transparent)
		p.objects = append(p.objects, lines[i])
	}
	p.min = func() fyne.Size { return fyne.NewSquareSize(ControlHeight - 2) }
	p.place = func(s fyne.Size) {
		ground.Resize(s)
		for i, l := range lines {
			l.Resize(fyne.NewSize(width, 1))
			l.Move(fyne.NewPos((s.Width-width)/2, s.Height/2-0.5+apart*float32(i-1)))
		}
		placeRing(ring, fyne.NewPos(0, 0), s)
	}
	p.update = func() {
		ground.FillColor = color.Transparent
		if b.hot() {
			ground.FillColor = Color(theme.ColorNameHover)
		}
		for _, l := range lines {
			l.FillColor = Color(theme.ColorNameForeground)
		}
		updateRing(ring, b.ringed())
		p.place(b.Size())
	}
	return p.ready(b)
}
