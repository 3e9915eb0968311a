package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
)

// Starred is a star that can be set, and a text beside it that can be pressed; or a star
// alone, beside a field. The keyboard presses the text; Delete takes the line away.
type Starred struct {
	control
	text, what string // what the star marks
	starred    bool

	OnTapped, OnStar, OnDelete func()
}

var _ fyne.Tappable = (*Starred)(nil)

// NewStarred returns a line without a text; what names for assistive technology what the
// star marks.
func NewStarred(what string) *Starred {
	s := &Starred{what: what}
	s.part = s.partAt
	s.extend(s, s.onKey)
	return s
}

// Set changes the text and the star.
func (s *Starred) Set(text string, starred bool) {
	if s.text != text || s.starred != starred {
		s.text, s.starred = text, starred
		s.Refresh()
	}
}

// Text is the text beside the star.
func (s *Starred) Text() string { return s.text }

// Starred reports whether the star is set.
func (s *Starred) Starred() bool { return s.starred }

const (
	starSize   float32 = 14
	starColumn float32 = 24 // with the room around it
)

// The parts: the star, and the text.
const (
	onStar = iota
	onText
)

func (s *Starred) partAt(at fyne.Position) int {
	if s.text == "" || at.X < starColumn {
		return onStar
	}
	return onText
}

// Tapped presses the star or the text.
func (s *Starred) Tapped(e *fyne.PointEvent) {
	s.press(s.partAt(e.Position))
}

func (s *Starred) press(part int) {
	call := s.OnTapped
	if part == onStar {
		call = s.OnStar
	}
	if call != nil {
		call()
	}
}

func (s *Starred) onKey(key fyne.KeyName) (used bool) {
	switch key {
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		if s.text == "" {
			s.press(onStar)
		} else {
			s.press(onText)
		}
	case fyne.KeyDelete:
		if s.OnDelete != nil {
			s.OnDelete()
		}
	default:
		return false
	}
	return true
}

// AccessibilityLabel is the text, and whether the star is set.
func (s *Starred) AccessibilityLabel() string {
	state := "not ticked"
	if s.starred {
		state = "ticked"
	}
	return spoken(s.text, s.what, state, s.disabled())
}

// CreateRenderer draws the star and the text.
func (s *Starred) CreateRenderer() fyne.WidgetRenderer {
	ground := canvas.NewRectangle(Color(ColorSurface))
	ground.CornerRadius = radius
	star := &canvas.ArbitraryPolygon{NormalizedPoints: true, Points: starPoints()}
	text, ring := newText("", TextSize), newRing()
	p := &parts{objects: []fyne.CanvasObject{ground, star, text, ring}}
	p.min = func() fyne.Size { return fyne.NewSize(starColumn, CheckHeight) }
	p.place = func(size fyne.Size) {
		star.Resize(fyne.NewSize(starSize, starSize))
		star.Move(fyne.NewPos((starColumn-starSize)/2-2, (size.Height-starSize)/2))
		text.Hidden = s.text == ""
		text.Text = Elide(s.text, size.Width-starColumn-2, TextSize, false)
		centred(text, starColumn, 0, size.Height)
		left := float32(0)
		if s.over == onText {
			left = starColumn - 4
		}
		right := size.Width
		if s.over == onStar {
			right = starColumn - 3
		}
		ground.Move(fyne.NewPos(left, 0))
		ground.Resize(fyne.NewSize(right-left, size.Height))
		placeRing(ring, fyne.NewPos(0, 1), fyne.NewSize(size.Width, size.Height-2))
	}
	p.update = func() {
		ground.FillColor, ground.Hidden = Color(theme.ColorNameHover), !s.hot()
		star.FillColor, star.StrokeColor, star.StrokeWidth = Hollow(Color(ColorMuted)), Color(ColorMuted), 1.2
		if s.starred {
			star.FillColor, star.StrokeWidth = Color(theme.ColorNamePrimary), 0
		}
		text.Color = Color(theme.ColorNameForeground)
		updateRing(ring, s.ringed())
		p.place(s.Size())
	}
	return p.ready(s)
}
