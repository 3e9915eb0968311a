package widget

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	fynewidget "fyne.io/fyne/v2/widget"
)

// Modal shows a dialog above the rest of a window, which hears nothing
// meanwhile. It exists beside Fyne's own because there a press beside the
// controls takes the keyboard from the dialog, and Return and Escape are heard no
// more.
type Modal struct {
	fynewidget.BaseWidget
	content fyne.CanvasObject
	canvas  fyne.Canvas
	size    fyne.Size      // asked for
	had     fyne.Focusable // the keyboard, before the press that may take it
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
	}
}

// Hide takes the dialog away.
func (m *Modal) Hide() {
	if m.Visible() {
		m.BaseWidget.Hide()
		m.canvas.Overlays().Remove(m)
	}
}

// ResizeContent sets the size of the dialog in the window.
func (m *Modal) ResizeContent(s fyne.Size) {
	m.size = s
	m.Refresh()
}

// MouseDown remembers who has the keyboard.
func (m *Modal) MouseDown(*desktop.MouseEvent) { m.had = m.canvas.Focused() }

// MouseUp does nothing: Tapped comes after it.
func (m *Modal) MouseUp(*desktop.MouseEvent) {}

// Tapped hears a press beside the controls, and gives the keyboard back.
func (m *Modal) Tapped(*fyne.PointEvent) {
	if m.had != nil {
		m.canvas.Focus(m.had)
	}
}

// TappedSecondary does the same for the other button.
func (m *Modal) TappedSecondary(e *fyne.PointEvent) { m.Tapped(e) }

// MouseIn, MouseMoved and MouseOut keep the pointer from what lies below.
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
	p.update()
	return p
}
