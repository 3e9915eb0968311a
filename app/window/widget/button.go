package widget

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"

	"perihelion/app/window/crash"
)

// Emphasis is how much a button stands out.
type Emphasis int

// The emphases, from the usual to the least.
const (
	Normal  Emphasis = iota
	Primary          // the main action of the tab
	Quiet            // text only, as in the status bar
)

// Button is a button that Space and Return press, with a visible focus.
type Button struct {
	control
	text     string
	emphasis Emphasis

	Title    string // for assistive technology, of a button whose text is a sign
	OnTapped func()
}

var _ fyne.Tappable = (*Button)(nil)

// NewButton returns a button of the usual emphasis.
func NewButton(text string, tapped func()) *Button {
	return newButton(text, Normal, tapped)
}

// NewPrimaryButton returns the button for the main action of a tab.
func NewPrimaryButton(text string, tapped func()) *Button {
	return newButton(text, Primary, tapped)
}

// NewQuietButton returns a button that looks like its text.
func NewQuietButton(text string, tapped func()) *Button {
	return newButton(text, Quiet, tapped)
}

func newButton(text string, e Emphasis, tapped func()) *Button {
	b := &Button{text: text, emphasis: e, OnTapped: tapped}
	b.extend(b, b.onKey)
	return b
}

// Text is the text of the button.
func (b *Button) Text() string { return b.text }

// SetText changes the text of the button.
func (b *Button) SetText(text string) {
	if b.text != text {
		b.text = text
		b.Refresh()
	}
}

// Tapped presses the button.
func (b *Button) Tapped(*fyne.PointEvent) {
	b.hint.leave()
	if !b.Disabled() && b.OnTapped != nil {
		if b.text != "" {
			crash.Did("button " + b.text)
		}
		b.OnTapped()
	}
}

// onKey presses the button with Space, Return or Enter.
func (b *Button) onKey(key fyne.KeyName) (used bool) {
	switch key {
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		b.Tapped(nil)
		return true
	}
	return false
}

// CreateRenderer draws the button.
func (b *Button) CreateRenderer() fyne.WidgetRenderer {
	ground := canvas.NewRectangle(color.Transparent)
	ground.CornerRadius = radius
	text := newText(b.text, TextSize)
	ring := newRing()
	pad := float32(13)
	if b.emphasis == Quiet {
		text.TextSize, pad = SmallSize+0.5, 6
	}
	p := &parts{objects: []fyne.CanvasObject{ground, text, ring}}
	p.min = func() fyne.Size {
		w := text.MinSize().Width + 2*pad
		if b.emphasis == Quiet {
			return fyne.NewSize(w, 22)
		}
		return fyne.NewSize(w, ControlHeight)
	}
	p.place = func(s fyne.Size) {
		ground.Resize(s)
		w := text.MinSize().Width
		centred(text, (s.Width-w)/2, 0, s.Height)
		placeRing(ring, fyne.NewPos(0, 0), s)
	}
	p.update = func() {
		text.Text = b.text
		text.TextStyle.Bold = b.emphasis == Primary
		b.paint(ground, text)
		updateRing(ring, b.ringed())
		p.place(b.Size())
	}
	return p.ready(b)
}

func (b *Button) paint(ground *canvas.Rectangle, text *canvas.Text) {
	ground.StrokeWidth = 1
	ground.FillColor, ground.StrokeColor = Color(theme.ColorNameButton), Color(ColorBorder)
	text.Color = Color(theme.ColorNameForeground)
	switch {
	case b.emphasis == Quiet:
		ground.FillColor, ground.StrokeWidth = color.Transparent, 0
		text.Color = Color(ColorMuted)
		if b.hot() {
			ground.FillColor, text.Color = Color(theme.ColorNameHover), Color(theme.ColorNameForeground)
		}
	case b.emphasis == Primary && !b.Disabled():
		ground.FillColor, ground.StrokeColor = Color(ColorFill), Color(ColorFillEdge)
		text.Color = Color(ColorOnFill)
	case b.hot():
		ground.FillColor = Color(theme.ColorNameHover)
	}
	if b.Disabled() {
		text.Color = Color(theme.ColorNameDisabled)
	}
}
