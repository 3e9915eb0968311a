package widget

import (
	"image/color"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
)

// Segmented is a row of a few options, one of which is chosen. Left and Right
// choose the neighbour. Options that cannot be chosen are grey, and explain themselves to
// a pointer that rests on them, or all of them with a question mark.
type Segmented struct {
	choice
	off []Explanation // by option, why it cannot be chosen; without a title: it can

	Natural      bool // each option is as wide as its text
	Explanations *Explanations
}

var (
	_ fyne.Tappable     = (*Segmented)(nil)
	_ desktop.Hoverable = (*Segmented)(nil)
)

// NewSegmented returns the row with its first option chosen.
func NewSegmented(options []string, changed func(index int)) *Segmented {
	s := &Segmented{choice: choice{options: options, OnChanged: changed}}
	s.extend(s, s.onKey)
	return s
}

// SetOff makes options grey, each with the reason; one without a title can be chosen.
func (s *Segmented) SetOff(off []Explanation) {
	if !slices.EqualFunc(off, s.off, func(a, b Explanation) bool { return a.Title == b.Title }) {
		s.off = off
		s.Refresh()
	}
}

// Off reports whether an option cannot be chosen.
func (s *Segmented) Off(i int) bool { return i >= 0 && i < len(s.off) && s.off[i].Title != "" }

// Tapped chooses the option under the pointer.
func (s *Segmented) Tapped(e *fyne.PointEvent) {
	s.takeFocus()
	if i := s.at(e.Position.X); !s.Off(i) {
		s.SetIndex(i)
	}
}

// span is where an option begins and how wide it is.
func (s *Segmented) span(i int) (x, width float32) {
	if !s.Natural {
		width = s.Size().Width / float32(max(len(s.options), 1))
		return width * float32(i), width
	}
	pad := s.pad(s.Size().Width)
	for j, text := range s.options {
		width = textWidth(text, TextSize, false) + 2*pad
		if j == i {
			break
		}
		x += width
	}
	return x, width
}

// The room at both sides of the text of an option that is as wide as its text.
const (
	leastPad float32 = 5
	usualPad float32 = 11
)

// pad is that room in a width.
func (s *Segmented) pad(width float32) float32 {
	n := float32(max(len(s.options), 1))
	return max(leastPad, min(usualPad, (width-s.texts())/(2*n)))
}

// texts is the width of all texts together.
func (s *Segmented) texts() (width float32) {
	for _, text := range s.options {
		width += textWidth(text, TextSize, false)
	}
	return width
}

// NaturalWidth is the width in which each option has its usual room.
func (s *Segmented) NaturalWidth() float32 {
	return s.texts() + 2*usualPad*float32(len(s.options))
}

// at is the option at a place.
func (s *Segmented) at(x float32) int {
	for i := range s.options {
		if from, width := s.span(i); x < from+width {
			return i
		}
	}
	return len(s.options) - 1
}

// onKey chooses the neighbour that can be chosen with the arrows; Space the next, round
// the end.
func (s *Segmented) onKey(key fyne.KeyName) (used bool) {
	s.Explanations.Leave()
	n := len(s.options)
	step := func(from, by int) {
		for i := from; i >= 0 && i < n; i += by {
			if !s.Off(i) {
				s.SetIndex(i)
				return
			}
		}
	}
	switch key {
	case fyne.KeyUp, fyne.KeyLeft:
		step(s.index-1, -1)
	case fyne.KeyDown, fyne.KeyRight:
		step(s.index+1, 1)
	case fyne.KeySpace:
		for i := 1; i <= n; i++ {
			if next := (s.index + i) % n; !s.Off(next) {
				s.SetIndex(next)
				break
			}
		}
	default:
		return false
	}
	return true
}

// MouseIn marks the option under the pointer.
func (s *Segmented) MouseIn(e *desktop.MouseEvent) { s.MouseMoved(e) }

// MouseMoved explains a grey option on which the pointer rests.
func (s *Segmented) MouseMoved(e *desktop.MouseEvent) {
	s.control.MouseMoved(e)
	i := s.at(e.Position.X)
	if !s.Off(i) {
		s.Explanations.Leave()
		return
	}
	x, width := s.span(i)
	s.Explanations.Rest(s, fyne.NewPos(x, 0), fyne.NewSize(width, s.Size().Height), func() Explanation { return s.off[i] })
}

// MouseOut takes it back.
func (s *Segmented) MouseOut() {
	s.control.MouseOut()
	s.Explanations.Leave()
}

// TypedRune explains all grey options with a question mark.
func (s *Segmented) TypedRune(r rune) {
	var text []string
	for i := range s.options {
		if s.Off(i) {
			text = append(text, s.off[i].Title+" "+strings.Join(s.off[i].Text, " "))
		}
	}
	if r == '?' && len(text) > 0 {
		s.Explanations.ShowAt(s, fyne.Position{}, s.Size(), Explanation{Title: "Not in this run", Text: text})
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
		if s.Natural {
			return fyne.NewSize(s.texts()+2*leastPad*float32(len(texts)), ControlHeight)
		}
		widest := float32(0)
		for _, t := range texts {
			widest = max(widest, t.MinSize().Width)
		}
		return fyne.NewSize((widest+28)*float32(len(texts)), ControlHeight)
	}
	p.place = func(size fyne.Size) {
		frame.Resize(size)
		x, cell := s.span(s.index)
		chosen.Move(fyne.NewPos(x, 0))
		chosen.Resize(fyne.NewSize(cell, size.Height))
		for i, t := range texts {
			x, cell := s.span(i)
			centred(t, x+(cell-t.MinSize().Width)/2, 0, size.Height)
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
		chosen.FillColor, chosen.StrokeColor, chosen.StrokeWidth = Color(ColorFill), Color(ColorFillEdge), 1
		s.roundEnds(chosen)
		for i, t := range texts {
			t.Text, t.Color = s.options[i], Color(ColorMuted)
			switch {
			case i == s.index:
				t.Color = Color(ColorOnFill)
			case s.Off(i):
				t.Color = Color(theme.ColorNameDisabled)
			case s.Natural:
				t.Color = Color(theme.ColorNameForeground)
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
