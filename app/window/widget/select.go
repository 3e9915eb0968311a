package widget

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	fynewidget "fyne.io/fyne/v2/widget"
)

// Select shows one of a few options and drops a menu of all of them.
type Select struct {
	fynewidget.DisableableWidget
	focusHook
	options          []string
	index            int
	hovered, focused bool

	OnChanged func(index int)
}

var (
	_ fyne.Focusable    = (*Select)(nil)
	_ fyne.Tappable     = (*Select)(nil)
	_ desktop.Hoverable = (*Select)(nil)
)

// NewSelect returns a select with its first option chosen.
func NewSelect(options []string, changed func(index int)) *Select {
	s := &Select{options: options, OnChanged: changed}
	s.ExtendBaseWidget(s)
	return s
}

// Index is the number of the chosen option, from 0.
func (s *Select) Index() int { return s.index }

// Text is the chosen option.
func (s *Select) Text() string {
	if s.index < 0 || s.index >= len(s.options) {
		return ""
	}
	return s.options[s.index]
}

// SetIndex chooses an option, and tells OnChanged if that is a change.
func (s *Select) SetIndex(i int) {
	if i == s.index || i < 0 || i >= len(s.options) {
		return
	}
	s.index = i
	s.Refresh()
	if s.OnChanged != nil {
		s.OnChanged(i)
	}
}

// SetOptions changes what the options say; the chosen number stays if it exists.
func (s *Select) SetOptions(options []string) {
	s.options = options
	s.index = max(0, min(s.index, len(options)-1))
	s.Refresh()
}

// Tapped drops the menu, in which the chosen option has a tick.
func (s *Select) Tapped(*fyne.PointEvent) {
	if s.Disabled() {
		return
	}
	takeFocus(s)
	items := make([]*fyne.MenuItem, len(s.options))
	for i, text := range s.options {
		items[i] = fyne.NewMenuItem(text, func() { s.SetIndex(i) })
		items[i].Checked = i == s.index
	}
	DropMenu(s, fyne.NewMenu("", items...))
}

// FocusGained shows the ring.
func (s *Select) FocusGained() { s.focused = true; s.Refresh(); s.focusGained(s) }

// FocusLost hides the ring.
func (s *Select) FocusLost() { s.focused = false; s.Refresh() }

// TypedRune does nothing: TypedKey sees the keys that matter.
func (s *Select) TypedRune(rune) {}

// TypedKey drops the menu with Space, Return or Down; Left and Right choose
// the neighbour at once.
func (s *Select) TypedKey(e *fyne.KeyEvent) {
	if s.Disabled() {
		return
	}
	switch e.Name {
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter, fyne.KeyDown, fyne.KeyUp:
		s.Tapped(nil)
	case fyne.KeyLeft:
		s.SetIndex(s.index - 1)
	case fyne.KeyRight:
		s.SetIndex(s.index + 1)
	default:
		PassKey(s, e)
	}
}

// MouseIn shows that the pointer is over the select.
func (s *Select) MouseIn(*desktop.MouseEvent) { s.hovered = true; s.Refresh() }

// MouseMoved does nothing.
func (s *Select) MouseMoved(*desktop.MouseEvent) {}

// MouseOut takes back what MouseIn showed.
func (s *Select) MouseOut() { s.hovered = false; s.Refresh() }

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
		if s.hovered && !s.Disabled() {
			ground.FillColor = Color(theme.ColorNameHover)
		}
		if s.Disabled() {
			text.Color = Color(theme.ColorNameDisabled)
		}
		caret.paint(text.Color)
		updateRing(ring, s.focused && !s.Disabled())
		p.place(s.Size())
	}
	return p.ready(s)
}
