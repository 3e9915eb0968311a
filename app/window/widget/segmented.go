package widget

import (
	"image/color"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	fynewidget "fyne.io/fyne/v2/widget"
)

// Segmented is a row of a few options, one of which is chosen. Left and Right
// choose the neighbour.
type Segmented struct {
	fynewidget.BaseWidget
	focusHook
	options []string
	index   int
	focused bool

	OnChanged func(index int)
}

var (
	_ fyne.Focusable = (*Segmented)(nil)
	_ fyne.Tappable  = (*Segmented)(nil)
)

// NewSegmented returns the row with its first option chosen.
func NewSegmented(options []string, changed func(index int)) *Segmented {
	s := &Segmented{options: options, OnChanged: changed}
	s.ExtendBaseWidget(s)
	return s
}

// Index is the number of the chosen option, from 0.
func (s *Segmented) Index() int { return s.index }

// SetIndex chooses an option, and tells OnChanged if that is a change.
func (s *Segmented) SetIndex(i int) {
	if i == s.index || i < 0 || i >= len(s.options) {
		return
	}
	s.index = i
	s.Refresh()
	if s.OnChanged != nil {
		s.OnChanged(i)
	}
}

// SetOptions changes the options and the chosen one, without calling OnChanged.
func (s *Segmented) SetOptions(options []string, index int) {
	if slices.Equal(options, s.options) && index == s.index {
		return
	}
	s.options, s.index = slices.Clone(options), index
	s.Refresh()
}

// Tapped chooses the option under the pointer.
func (s *Segmented) Tapped(e *fyne.PointEvent) {
	takeFocus(s)
	s.SetIndex(min(int(e.Position.X/s.Size().Width*float32(len(s.options))), len(s.options)-1))
}

// FocusGained shows the ring.
func (s *Segmented) FocusGained() { s.focused = true; s.Refresh(); s.focusGained(s) }

// FocusLost hides the ring.
func (s *Segmented) FocusLost() { s.focused = false; s.Refresh() }

// TypedRune does nothing: TypedKey sees the keys that matter.
func (s *Segmented) TypedRune(rune) {}

// TypedKey chooses the neighbour; Space the next, round the end.
func (s *Segmented) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyLeft, fyne.KeyUp:
		s.SetIndex(s.index - 1)
	case fyne.KeyRight, fyne.KeyDown:
		s.SetIndex(s.index + 1)
	case fyne.KeySpace:
		s.SetIndex((s.index + 1) % max(len(s.options), 1))
	default:
		PassKey(s, e)
	}
}

// CreateRenderer draws the frame, the chosen option's ground and the texts.
func (s *Segmented) CreateRenderer() fyne.WidgetRenderer {
	frame, chosen := canvas.NewRectangle(color.Transparent), canvas.NewRectangle(color.Transparent)
	frame.CornerRadius, frame.StrokeWidth = radius, 1
	ring := newRing()
	var texts []*canvas.Text
	p := &parts{}
	p.min = func() fyne.Size {
		widest := float32(0)
		for _, t := range texts {
			widest = max(widest, t.MinSize().Width)
		}
		return fyne.NewSize((widest+28)*float32(len(texts)), ControlHeight)
	}
	p.place = func(size fyne.Size) {
		cell := size.Width / float32(max(len(texts), 1))
		frame.Resize(size)
		chosen.Move(fyne.NewPos(cell*float32(s.index), 0))
		chosen.Resize(fyne.NewSize(cell, size.Height))
		for i, t := range texts {
			centred(t, cell*float32(i)+(cell-t.MinSize().Width)/2, 0, size.Height)
		}
		placeRing(ring, fyne.NewPos(0, 0), size)
	}
	p.update = func() {
		if len(texts) != len(s.options) {
			p.objects, texts = []fyne.CanvasObject{frame, chosen, ring}, nil
			for range s.options {
				t := newText("", TextSize)
				texts = append(texts, t)
				p.objects = append(p.objects, t)
			}
		}
		frame.FillColor, frame.StrokeColor = Color(theme.ColorNameBackground), Color(ColorBorder)
		chosen.FillColor = Color(ColorFill)
		s.roundEnds(chosen)
		for i, t := range texts {
			t.Text, t.Color = s.options[i], Color(ColorMuted)
			if i == s.index {
				t.Color = Color(ColorOnFill)
			}
		}
		updateRing(ring, s.focused)
		p.place(s.Size())
	}
	return p.ready(s)
}

// roundEnds rounds the corners of the chosen ground only where the frame does.
func (s *Segmented) roundEnds(r *canvas.Rectangle) {
	left, right := float32(0), float32(0)
	if s.index == 0 {
		left = radius
	}
	if s.index == len(s.options)-1 {
		right = radius
	}
	r.TopLeftCornerRadius, r.BottomLeftCornerRadius = left, left
	r.TopRightCornerRadius, r.BottomRightCornerRadius = right, right
}
