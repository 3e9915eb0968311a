package widget

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
)

// Segmented is a row of a few options, one of which is chosen. Left and Right
// choose the neighbour.
type Segmented struct {
	choice
}

var _ fyne.Tappable = (*Segmented)(nil)

// NewSegmented returns the row with its first option chosen.
func NewSegmented(options []string, changed func(index int)) *Segmented {
	s := &Segmented{choice{options: options, OnChanged: changed}}
	s.extend(s, s.onKey)
	return s
}

// Tapped chooses the option under the pointer.
func (s *Segmented) Tapped(e *fyne.PointEvent) {
	s.takeFocus()
	s.SetIndex(min(int(e.Position.X/s.Size().Width*float32(len(s.options))), len(s.options)-1))
}

// onKey chooses the neighbour with the arrows; Space the next, round the end.
func (s *Segmented) onKey(key fyne.KeyName) (used bool) {
	switch key {
	case fyne.KeyUp:
		return s.turn(fyne.KeyLeft)
	case fyne.KeyDown:
		return s.turn(fyne.KeyRight)
	case fyne.KeySpace:
		s.SetIndex((s.index + 1) % max(len(s.options), 1))
		return true
	}
	return s.turn(key)
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
		updateRing(ring, s.ringed())
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
