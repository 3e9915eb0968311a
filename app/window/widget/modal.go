package widget

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	fynewidget "fyne.io/fyne/v2/widget"
)

// Modal shows a dialog above the rest of a window, which gets no event
// meanwhile. It exists beside Fyne's own because there a press beside the
// controls takes the keyboard from the dialog, and Return and Escape have no effect
// any more.
type Modal struct {
	fynewidget.BaseWidget
	read
	content fyne.CanvasObject
	canvas  fyne.Canvas
	size    fyne.Size            // asked for
	had     fyne.Focusable       // the keyboard, before the press that may take it
	keys    func(*fyne.KeyEvent) // the window's, which wait meanwhile
	scroll  *container.Scroll    // moved by keys; nil for none

	// OnEscape and OnReturn are called for keys that no control of the dialog has a
	// use for. Nil leaves the keys without effect.
	OnEscape, OnReturn func()
	// Light makes a press outside the dialog an Escape. It is for dialogs in which
	// nothing is lost.
	Light bool
	// Tips shows explanations above the dialog; nil in one without.
	Tips *Explanations
	// Above closes a second dialog above this one; nil while there is none.
	Above func()
}

var (
	_ fyne.Tappable          = (*Modal)(nil)
	_ fyne.SecondaryTappable = (*Modal)(nil)
	_ desktop.Mouseable      = (*Modal)(nil)
	_ desktop.Hoverable      = (*Modal)(nil)
)

// NewModal makes a dialog of a content, not shown yet.
func NewModal(content fyne.CanvasObject, c fyne.Canvas) *Modal {
	m := &Modal{content: content, canvas: c}
	m.ExtendBaseWidget(m)
	m.BaseWidget.Hide()
	return m
}

// Show puts the dialog in the middle of the window.
func (m *Modal) Show() {
	if !m.Visible() {
		m.BaseWidget.Show()
		m.canvas.Overlays().Add(m)
		m.keys = m.canvas.OnTypedKey()
		m.canvas.SetOnTypedKey(m.onKey)
	}
}

// Hide takes the dialog away.
func (m *Modal) Hide() {
	if m.Visible() {
		m.BaseWidget.Hide()
		m.canvas.Overlays().Remove(m)
		m.canvas.SetOnTypedKey(m.keys)
	}
}

// onKey handles keys that no control has a use for.
func (m *Modal) onKey(e *fyne.KeyEvent) {
	call := map[fyne.KeyName]func(){
		fyne.KeyEscape: m.OnEscape, fyne.KeyReturn: m.OnReturn, fyne.KeyEnter: m.OnReturn,
	}[e.Name]
	explained := m.Tips.Leave()
	switch {
	case explained && e.Name == fyne.KeyEscape:
	case m.Above != nil && e.Name == fyne.KeyEscape:
		m.Above()
	case m.Above == nil && call != nil:
		call()
	case m.Above == nil && m.scroll != nil:
		m.turn(e.Name)
	}
}

// turn scrolls by a line or by a page, or to an end.
func (m *Modal) turn(key fyne.KeyName) {
	page := m.scroll.Size().Height
	step := map[fyne.KeyName]float32{
		fyne.KeyUp: -ControlHeight, fyne.KeyDown: ControlHeight, fyne.KeyPageUp: -page, fyne.KeyPageDown: page,
		fyne.KeyHome: -m.scroll.Offset.Y, fyne.KeyEnd: m.scroll.Content.Size().Height,
	}[key]
	m.scroll.ScrollToOffset(m.scroll.Offset.AddXY(0, step))
	if m.scroll.OnScrolled != nil { // Fyne calls it for the pointer alone
		m.scroll.OnScrolled(m.scroll.Offset)
	}
}

// ResizeContent sets the size of the dialog in the window.
func (m *Modal) ResizeContent(s fyne.Size) {
	m.size = s
	m.Refresh()
}

// Relayout makes room after a part of the content changed its height.
func (m *Modal) Relayout() {
	m.content.Refresh()
	if m.scroll != nil {
		m.scroll.Content.Refresh()
		m.scroll.Refresh()
	}
}

// MouseDown remembers which control has the keyboard.
func (m *Modal) MouseDown(*desktop.MouseEvent) { m.had = m.canvas.Focused() }

// MouseUp does nothing: Tapped comes after it.
func (m *Modal) MouseUp(*desktop.MouseEvent) {}

// Tapped is a press beside the controls. It gives the keyboard back.
func (m *Modal) Tapped(e *fyne.PointEvent) {
	at, size := m.content.Position(), m.content.Size()
	inside := e.Position.X >= at.X && e.Position.X < at.X+size.Width && e.Position.Y >= at.Y && e.Position.Y < at.Y+size.Height
	switch {
	case m.Light && !inside && m.OnEscape != nil:
		m.OnEscape()
	case m.had != nil:
		m.canvas.Focus(m.had)
	}
}

// TappedSecondary does the same for the other button.
func (m *Modal) TappedSecondary(e *fyne.PointEvent) { m.Tapped(e) }

// MouseIn, MouseMoved and MouseOut keep the pointer from the widgets below.
func (m *Modal) MouseIn(*desktop.MouseEvent) {}

// MouseMoved does nothing.
func (m *Modal) MouseMoved(*desktop.MouseEvent) {}

// MouseOut does nothing.
func (m *Modal) MouseOut() {}

// CreateRenderer draws the veil over the window, and the dialog on its ground.
func (m *Modal) CreateRenderer() fyne.WidgetRenderer {
	veil, ground := canvas.NewRectangle(color.Transparent), canvas.NewRectangle(color.Transparent)
	ground.CornerRadius, ground.StrokeWidth = 2*radius, 1
	p := &parts{objects: []fyne.CanvasObject{veil, ground, m.content}}
	p.min = func() fyne.Size { return m.content.MinSize() }
	p.place = func(s fyne.Size) {
		veil.Resize(s)
		inner := m.size.Max(m.content.MinSize()).Min(s)
		at := fyne.NewPos((s.Width-inner.Width)/2, (s.Height-inner.Height)/2)
		for _, o := range []fyne.CanvasObject{ground, m.content} {
			o.Move(at)
			o.Resize(inner)
		}
	}
	p.update = func() {
		veil.FillColor = Color(theme.ColorNameShadow)
		ground.FillColor, ground.StrokeColor = Color(theme.ColorNameOverlayBackground), Color(ColorBorder)
		p.place(m.Size())
	}
	return p.ready(m)
}
