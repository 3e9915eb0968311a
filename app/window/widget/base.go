package widget

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
)

// parts is a renderer made of two functions: one that places the objects, and
// one that gives them the state and the colours of the moment.
//
// A widget keeps values only. CreateRenderer makes the painted objects, each time
// anew: Fyne drops the renderer of a widget that was out of sight for a minute and
// asks for another, which must not share objects with the first.
type parts struct {
	objects []fyne.CanvasObject
	place   func(fyne.Size)
	update  func()
	min     func() fyne.Size
}

// ready gives a new renderer the widget's present state and size: Fyne lays a
// renderer out when the size changes, not when it takes the place of another.
func (p *parts) ready(w fyne.Widget) fyne.WidgetRenderer {
	p.update()
	p.place(w.Size())
	return p
}

func (p *parts) Layout(s fyne.Size)           { p.place(s) }
func (p *parts) MinSize() fyne.Size           { return p.min() }
func (p *parts) Objects() []fyne.CanvasObject { return p.objects }
func (p *parts) Destroy()                     {}
func (p *parts) Refresh() {
	p.update()
	for _, o := range p.objects {
		canvas.Refresh(o)
	}
}

// ring is the mark of the control that has the keyboard: a line outside the
// control with a gap, so that it shows on any ground.
func newRing() *canvas.Rectangle {
	r := canvas.NewRectangle(color.Transparent)
	r.StrokeWidth = ringWidth
	r.CornerRadius = radius + ringWidth + 1
	r.Hide()
	return r
}

func placeRing(r *canvas.Rectangle, at fyne.Position, s fyne.Size) {
	r.Move(at.SubtractXY(ringOut, ringOut))
	r.Resize(s.AddWidthHeight(2*ringOut, 2*ringOut))
}

func updateRing(r *canvas.Rectangle, focused bool) {
	r.StrokeColor = Color(theme.ColorNamePrimary)
	r.FillColor = Hollow(r.StrokeColor)
	r.Hidden = !focused
}

func newText(text string, size float32) *canvas.Text {
	t := canvas.NewText(text, color.Transparent)
	t.TextSize = size
	return t
}

// centred places text with its middle at the middle of a height.
func centred(t *canvas.Text, x, y, height float32) {
	s := t.MinSize()
	t.Resize(s)
	t.Move(fyne.NewPos(x, y+(height-s.Height)/2))
}

func textWidth(text string, size float32, bold bool) float32 {
	return fyne.MeasureText(text, size, fyne.TextStyle{Bold: bold}).Width
}

// focusHook lets a sidebar bring a control into view when it gets the keyboard.
type focusHook struct {
	onFocus func(fyne.CanvasObject)
}

func (h *focusHook) setOnFocus(f func(fyne.CanvasObject)) { h.onFocus = f }

func (h *focusHook) focusGained(o fyne.CanvasObject) {
	if h.onFocus != nil {
		h.onFocus(o)
	}
}
