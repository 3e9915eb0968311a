package widget

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
)

// Kind is the kind of a message. Each has a colour and a shape of its own, so that
// nobody has to distinguish colours.
type Kind int

// The kinds of message.
const (
	Plain   Kind = iota // muted, no shape
	Success             // a tick
	Warning             // a triangle
	Failure             // a disc with an exclamation mark
	Live                // a dot: something goes on
)

// Colour returns the name of a kind's colour.
func (k Kind) Colour() fyne.ThemeColorName {
	switch k {
	case Success:
		return theme.ColorNameSuccess
	case Warning:
		return theme.ColorNameWarning
	case Failure:
		return theme.ColorNameError
	}
	return ColorMuted
}

const (
	markSize float32 = 12
	dotSize  float32 = 9
)

// mark is the shape of a kind, drawn in a square of markSize.
type mark struct {
	kind     Kind
	at       fyne.Position
	disc     *canvas.Circle
	triangle *canvas.ArbitraryPolygon
	strokes  [2]*canvas.Line
	sign     *canvas.Text
}

func newMark() *mark {
	m := &mark{
		disc:     canvas.NewCircle(color.Transparent),
		triangle: &canvas.ArbitraryPolygon{NormalizedPoints: true, Points: []fyne.Position{{X: 0.5, Y: 0.04}, {X: 1, Y: 0.96}, {X: 0, Y: 0.96}}},
		sign:     newText("!", 9),
	}
	m.sign.TextStyle.Bold = true
	for i := range m.strokes {
		m.strokes[i] = canvas.NewLine(color.Transparent)
		m.strokes[i].StrokeWidth = 1.6
	}
	return m
}

func (m *mark) objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{m.disc, m.triangle, m.strokes[0], m.strokes[1], m.sign}
}

func (m *mark) place(at fyne.Position) {
	m.at = at
	side := markSize
	if m.kind == Live {
		side = dotSize
	}
	m.disc.Move(at.AddXY((markSize-side)/2, (markSize-side)/2))
	m.disc.Resize(fyne.NewSquareSize(side))
	m.triangle.Move(at.SubtractXY(0.5, 1))
	m.triangle.Resize(fyne.NewSquareSize(markSize + 1))
	p := func(x, y float32) fyne.Position { return at.AddXY(x, y) }
	m.strokes[0].Position1, m.strokes[0].Position2 = p(1.5, 6.5), p(4.5, 9.5)
	m.strokes[1].Position1, m.strokes[1].Position2 = p(4.5, 9.5), p(10.5, 2.5)
	s := m.sign.MinSize()
	m.sign.Resize(s)
	m.sign.Move(at.AddXY((markSize-s.Width)/2, (markSize-s.Height)/2))
}

func (m *mark) show(k Kind) {
	m.kind = k
	m.place(m.at)
	c := Color(k.Colour())
	m.disc.FillColor, m.triangle.FillColor = c, c
	m.strokes[0].StrokeColor, m.strokes[1].StrokeColor = c, c
	m.sign.Color = Color(theme.ColorNameBackground)
	m.disc.Hidden = k != Failure && k != Live
	m.triangle.Hidden = k != Warning
	m.sign.Hidden = k != Failure && k != Warning
	m.strokes[0].Hidden, m.strokes[1].Hidden = k != Success, k != Success
	for _, o := range m.objects() {
		canvas.Refresh(o)
	}
}
