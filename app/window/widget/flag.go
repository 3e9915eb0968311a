package widget

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
)

// Flag is the flag of a table's line. One line of a table has it.
type Flag int

// The states.
const (
	NoFlag      Flag = iota // the line cannot have it
	FlagOffered             // the user can move it here
	FlagSet                 // it is here
)

// flagRoom is the width that a flag takes at the end of the first column.
const flagRoom float32 = 22

// flag is drawn, because the font has no such sign: full where it is set, and in outline
// where it is offered to the pointer or the keyboard.
type flag struct {
	pole  *canvas.Rectangle
	cloth *canvas.ArbitraryPolygon
}

func newFlag() *flag {
	return &flag{
		pole:  canvas.NewRectangle(color.Transparent),
		cloth: &canvas.ArbitraryPolygon{NormalizedPoints: true, Points: []fyne.Position{{X: 0, Y: 0}, {X: 1, Y: 0.5}, {X: 0, Y: 1}}},
	}
}

func (f *flag) objects() []fyne.CanvasObject { return []fyne.CanvasObject{f.pole, f.cloth} }

// place puts the flag with its pole at x and its middle at y.
func (f *flag) place(x, y float32) {
	f.pole.Move(fyne.NewPos(x, y-6))
	f.pole.Resize(fyne.NewSize(1.5, 12))
	f.cloth.Move(fyne.NewPos(x+1.5, y-6))
	f.cloth.Resize(fyne.NewSize(8, 7))
}

// show draws a state.
func (f *flag) show(state Flag, hot bool) {
	f.pole.Hidden = state == NoFlag || state == FlagOffered && !hot
	f.cloth.Hidden = f.pole.Hidden
	f.pole.FillColor, f.cloth.FillColor = Color(theme.ColorNamePrimary), Color(theme.ColorNamePrimary)
	f.cloth.StrokeWidth = 0
	if state == FlagOffered {
		f.pole.FillColor = Color(ColorMuted)
		f.cloth.FillColor, f.cloth.StrokeColor, f.cloth.StrokeWidth = Hollow(Color(ColorMuted)), Color(ColorMuted), 1
	}
}

// moveFlag moves the flag to a line, and reports whether that offers it.
func (t *Table) moveFlag(line int) (moved bool) {
	if t.OnFlag == nil || line < 0 || t.lines[line].Flag != FlagOffered {
		return false
	}
	t.OnFlag(line)
	return true
}
