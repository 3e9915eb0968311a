package widget

import (
	"image/color"
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	fynewidget "fyne.io/fyne/v2/widget"
)

// longText shows the lines of a text of any length. In a scroll of its own it draws
// only the lines in sight: Fyne's own label would make an object of each of thousands.
type longText struct {
	fynewidget.BaseWidget
	read
	lines  []string
	scroll *container.Scroll // nil: all lines are drawn
}

const (
	longTextColumns = 84 // a longer line is broken
	longTextPitch   = SmallSize + 4
)

func newLongText(text string, columns int) *longText {
	l := &longText{}
	for line := range strings.Lines(text) {
		l.lines = append(l.lines, folded(strings.TrimRight(line, "\n"), columns)...)
	}
	l.ExtendBaseWidget(l)
	return l
}

// NewLines shows a text line by line in the body of a dialog.
func NewLines(text string) fyne.CanvasObject {
	return newLongText(text, int(DialogInner/textWidthOf(1)))
}

// scrolled puts the text into a scroll.
func (l *longText) scrolled() *container.Scroll {
	l.scroll = container.NewVScroll(l)
	l.scroll.OnScrolled = func(fyne.Position) { l.Refresh() }
	return l.scroll
}

// sight is the part of the lines to draw.
func (l *longText) sight() (first, count int) {
	if l.scroll == nil {
		return 0, len(l.lines)
	}
	first = max(int(l.scroll.Offset.Y/longTextPitch), 0)
	return first, min(int(l.scroll.Size().Height/longTextPitch)+2, len(l.lines)-first)
}

// folded breaks a line at blanks so that no part is longer than a number of columns,
// and keeps its indentation.
func folded(line string, columns int) []string {
	line = strings.ReplaceAll(line, "\t", "    ")
	indent := line[:min(len(line)-len(strings.TrimLeft(line, " ")), columns/2)]
	var all []string
	for utf8.RuneCountInString(line) > columns {
		runes := []rune(line)
		at := strings.LastIndex(string(runes[:columns+1]), " ")
		if at <= len(indent) {
			at = len(string(runes[:columns]))
		}
		all = append(all, strings.TrimRight(line[:at], " "))
		line = indent + strings.TrimLeft(line[at:], " ")
	}
	return append(all, line)
}

// CreateRenderer draws the lines that the scroll shows.
func (l *longText) CreateRenderer() fyne.WidgetRenderer {
	var texts []*canvas.Text
	p := &parts{}
	p.min = func() fyne.Size { return fyne.NewSize(100, float32(len(l.lines))*longTextPitch) }
	p.place = func(fyne.Size) { p.update() }
	p.update = func() {
		first, shown := l.sight()
		for len(texts) < shown {
			t := canvas.NewText("", color.Transparent)
			t.TextSize, t.TextStyle.Monospace = SmallSize, true
			texts = append(texts, t)
			p.objects = append(p.objects, t)
		}
		for i, t := range texts {
			if t.Hidden = i >= shown; t.Hidden {
				continue
			}
			t.Text, t.Color = l.lines[first+i], Color(theme.ColorNameForeground)
			t.Move(fyne.NewPos(0, float32(first+i)*longTextPitch))
			t.Resize(t.MinSize())
			t.Refresh()
		}
	}
	return p.ready(l)
}

// ShowText shows a long text in a dialog, with a button that copies all of it.
func ShowText(c fyne.Canvas, title, text string) *Modal {
	long := newLongText(text, longTextColumns).scrolled()
	var m *Modal
	end := func() { m.Hide() }
	copied := NewButton("Copy all", nil)
	copied.OnTapped = func() {
		fyne.CurrentApp().Clipboard().SetContent(text)
		copied.SetText("Copied")
	}
	m = showDialog(c, title, long, 0, textWidthOf(longTextColumns)+2*Gutter+12, c.Size().Height-2*Gutter, NewButton("Close", end), copied)
	m.OnEscape, m.OnReturn, m.Light = end, end, true
	return m
}

func textWidthOf(columns int) float32 {
	return fyne.MeasureText(strings.Repeat("m", columns), SmallSize, fyne.TextStyle{Monospace: true}).Width
}
