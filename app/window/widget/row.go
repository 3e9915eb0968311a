package widget

import (
	"cmp"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	fynewidget "fyne.io/fyne/v2/widget"
	"image/color"
)

// Labelled puts a label in the label column and an object in the column of the
// entries, so that selects align with fields.
func Labelled(label string, object fyne.CanvasObject) *fyne.Container {
	if c, ok := object.(interface{ setTitle(string) }); ok {
		c.setTitle(label)
	}
	return container.New(labelled{column: LabelWidth}, NewLabel(label), object)
}

// labelled is a label in a column, and an object in the rest of the width.
type labelled struct {
	column float32
	line   float32 // the label's height, at the top; 0: that of the object
}

func (l labelled) Layout(o []fyne.CanvasObject, s fyne.Size) {
	o[0].Resize(fyne.NewSize(l.column, cmp.Or(l.line, s.Height)))
	o[1].Move(fyne.NewPos(l.column, 0))
	o[1].Resize(fyne.NewSize(s.Width-l.column, s.Height))
}

func (l labelled) MinSize(o []fyne.CanvasObject) fyne.Size {
	m := o[1].MinSize()
	return fyne.NewSize(l.column+m.Width, m.Height)
}

// NewExplained puts a word in a column of a width, and beside it a sentence as wide
// as a dialog leaves room for, wrapped.
func NewExplained(word, sentence string, column float32) *fyne.Container {
	m := NewMessage(DialogInner - column)
	m.Set(Plain, sentence)
	return container.New(labelled{column: column, line: m.pitch()}, NewLabel(word), m)
}

// Row puts objects side by side at their own widths.
func Row(objects ...fyne.CanvasObject) *fyne.Container { return container.New(row{}, objects...) }

// EvenRow is a Row that shares its width evenly among its objects.
func EvenRow(objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(row{even: true}, objects...)
}

type row struct{ even bool }

func (r row) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	x := float32(0)
	n := float32(len(objects))
	for _, o := range objects {
		w := o.MinSize().Width
		if r.even {
			w = (s.Width - Gap*(n-1)) / n
		}
		o.Move(fyne.NewPos(x, 0))
		o.Resize(fyne.NewSize(w, s.Height))
		x += w + Gap
	}
}

func (r row) MinSize(objects []fyne.CanvasObject) (s fyne.Size) {
	for i, o := range objects {
		m := o.MinSize()
		if i > 0 {
			s.Width += Gap
		}
		s.Width += m.Width
		s.Height = max(s.Height, m.Height)
	}
	return s
}

// Label is a muted word in the label column.
type Label struct {
	fynewidget.BaseWidget
	read
	hint
	text string
}

// NewLabel returns a label.
func NewLabel(text string) *Label {
	l := &Label{text: text}
	l.ExtendBaseWidget(l)
	return l
}

// CreateRenderer draws the word.
func (l *Label) CreateRenderer() fyne.WidgetRenderer {
	t := canvas.NewText(l.text, color.Transparent)
	t.TextSize = TextSize
	p := &parts{objects: []fyne.CanvasObject{t}}
	p.min = t.MinSize
	p.place = func(s fyne.Size) { centred(t, 0, 0, s.Height) }
	p.update = func() { t.Color = Color(ColorMuted) }
	return p.ready(l)
}
