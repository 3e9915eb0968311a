package widget

import (
	"image/color"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	fynewidget "fyne.io/fyne/v2/widget"

	"perihelion/app/window/loop"
)

// Explanation explains a figure or a control: a title and a few paragraphs. The zero
// Explanation is none.
type Explanation struct {
	Title string
	Text  []string
}

// Explanations is a layer above a tab that shows one explanation at a time: after the
// pointer has rested on something, or at once by a key. The layer takes no event, so that
// everything below it goes on working.
type Explanations struct {
	fynewidget.BaseWidget
	read
	shown  Explanation
	anchor area   // in the layer, that it explains
	rested area   // under the pointer
	cancel func() // of the wait

	after func(time.Duration, func()) (cancel func())
}

// area is a rectangle in an object.
type area struct {
	on   fyne.CanvasObject
	at   fyne.Position
	size fyne.Size
}

// restTime is how long the pointer has to rest.
const restTime = 500 * time.Millisecond

// NewExplanations returns a layer that shows nothing.
func NewExplanations() *Explanations {
	e := &Explanations{cancel: func() {}, after: afterwards}
	e.ExtendBaseWidget(e)
	return e
}

// afterwards calls f on the goroutine of the user interface, later.
func afterwards(d time.Duration, f func()) (cancel func()) {
	timer := time.AfterFunc(d, func() { loop.Do(f) })
	return func() { timer.Stop() }
}

// Rest explains a part of an object after the pointer has rested on it. It is called for
// each movement of the pointer.
func (e *Explanations) Rest(on fyne.CanvasObject, at fyne.Position, size fyne.Size, of func() Explanation) {
	if e == nil {
		return
	}
	part := area{on, at, size}
	if part == e.rested {
		return
	}
	e.Leave()
	e.rested = part
	e.cancel = e.after(restTime, func() {
		if e.rested == part {
			e.show(part, of())
		}
	})
}

// ShowAt explains a part of an object at once.
func (e *Explanations) ShowAt(on fyne.CanvasObject, at fyne.Position, size fyne.Size, what Explanation) {
	if e == nil {
		return
	}
	e.Leave()
	e.show(area{on, at, size}, what)
}

// Leave takes the explanation away. It reports whether there was one.
func (e *Explanations) Leave() (left bool) {
	if e == nil {
		return false
	}
	e.cancel()
	e.cancel, e.rested = func() {}, area{}
	left = e.shown.Title != ""
	e.show(area{}, Explanation{})
	return left
}

func (e *Explanations) show(on area, what Explanation) {
	if what.Title == "" && e.shown.Title == "" {
		return
	}
	e.anchor = e.inLayer(on)
	e.shown = what
	e.Refresh()
	canvas.Refresh(e) // its parts, hidden until now, are unknown to the window
}

// Shown is the explanation in sight.
func (e *Explanations) Shown() Explanation { return e.shown }

// AccessibilityLabel is the explanation in sight.
func (e *Explanations) AccessibilityLabel() string {
	return sentences(append([]string{e.shown.Title}, e.shown.Text...)...)
}

const (
	explanationWidth float32 = 330
	explanationPad   float32 = 10
)

// CreateRenderer draws the card.
func (e *Explanations) CreateRenderer() fyne.WidgetRenderer {
	ground := canvas.NewRectangle(color.Transparent)
	ground.CornerRadius, ground.StrokeWidth = radius, 1
	title := newText("", TextSize)
	title.TextStyle.Bold = true
	var lines []*canvas.Text
	p := &parts{objects: []fyne.CanvasObject{ground, title}}
	p.min = func() fyne.Size { return fyne.Size{} }
	p.place = func(s fyne.Size) {
		const pitch = SmallSize + 5
		size := fyne.NewSize(explanationWidth, 2*explanationPad+title.MinSize().Height)
		var y []float32
		for _, paragraph := range e.shown.Text {
			size.Height += Gap
			for range wrap(paragraph, explanationWidth-2*explanationPad, SmallSize+0.5) {
				y = append(y, size.Height-explanationPad)
				size.Height += pitch
			}
		}
		at := e.place(s, size)
		ground.Move(at)
		ground.Resize(size)
		title.Move(at.AddXY(explanationPad, explanationPad))
		title.Resize(title.MinSize())
		for i, line := range lines {
			if line.Hidden = i >= len(y); !line.Hidden {
				centred(line, at.X+explanationPad, at.Y+y[i], pitch)
			}
		}
	}
	p.update = func() {
		var texts []string
		for _, paragraph := range e.shown.Text {
			texts = append(texts, wrap(paragraph, explanationWidth-2*explanationPad, SmallSize+0.5)...)
		}
		for len(lines) < len(texts) {
			lines = append(lines, newText("", SmallSize+0.5))
			p.objects = append(p.objects, lines[len(lines)-1])
		}
		hidden := e.shown.Title == ""
		ground.Hidden, title.Hidden = hidden, hidden
		ground.FillColor, ground.StrokeColor = Color(theme.ColorNameOverlayBackground), Color(ColorBorder)
		title.Text = Elide(e.shown.Title, explanationWidth-2*explanationPad, TextSize, true)
		title.Color = Color(theme.ColorNameForeground)
		for i, text := range texts {
			lines[i].Text, lines[i].Color = text, Color(ColorMuted)
		}
		p.place(e.Size())
	}
	return p.ready(e)
}

// Resize takes the explanation away with the arrangement in which it was asked for.
func (e *Explanations) Resize(s fyne.Size) {
	if s != e.Size() {
		e.Leave()
	}
	e.BaseWidget.Resize(s)
}

// inLayer is an area as a part of the layer. A renderer cannot ask for it: Fyne looks for a
// place in all that is in the window, and makes the renderers that are missing, that of
// the layer too.
func (e *Explanations) inLayer(a area) area {
	if a.on == nil {
		return area{}
	}
	driver := fyne.CurrentApp().Driver()
	at := driver.AbsolutePositionForObject(a.on).Add(a.at).Subtract(driver.AbsolutePositionForObject(e))
	return area{at: at, size: a.size}
}

// place puts a card of a size below what it explains, or above it where there is no room,
// and inside the layer.
func (e *Explanations) place(s, card fyne.Size) fyne.Position {
	x := min(e.anchor.at.X, s.Width-card.Width-Gap)
	y := e.anchor.at.Y + e.anchor.size.Height + Gap
	if y+card.Height > s.Height {
		y = e.anchor.at.Y - card.Height - Gap
	}
	return fyne.NewPos(max(x, Gap), max(y, Gap))
}
