package widget

import (
	"image/color"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynewidget "fyne.io/fyne/v2/widget"
)

// Section is the heading of a group of fields, in small spaced capitals, with
// an optional count at its right.
type Section struct {
	fynewidget.BaseWidget
	read
	title, note string
}

// NewSection returns a heading.
func NewSection(title string) *Section {
	s := &Section{title: title}
	s.ExtendBaseWidget(s)
	return s
}

// SetNote writes a few words at the right of the heading, as in "3 of 5".
func (s *Section) SetNote(note string) {
	if s.note != note {
		s.note = note
		s.Refresh()
	}
}

// CreateRenderer draws the heading letter by letter, for the space between.
func (s *Section) CreateRenderer() fyne.WidgetRenderer {
	const spacing, height = 1, 26
	p := &parts{}
	var letters []*canvas.Text
	for _, r := range strings.ToUpper(s.title) {
		t := canvas.NewText(string(r), color.Transparent)
		t.TextSize, t.TextStyle.Bold = SmallSize, true
		letters = append(letters, t)
		p.objects = append(p.objects, t)
	}
	note := newText("", SmallSize)
	note.TextStyle.Bold = true
	p.objects = append(p.objects, note)
	p.min = func() fyne.Size { return fyne.NewSize(10, height) }
	p.place = func(size fyne.Size) {
		x := float32(0)
		for _, t := range letters {
			centred(t, x, 4, size.Height-4)
			x += t.MinSize().Width + spacing
		}
		centred(note, size.Width-note.MinSize().Width, 4, size.Height-4)
	}
	p.update = func() {
		for _, t := range letters {
			t.Color = Color(ColorMuted)
		}
		note.Text, note.Color = s.note, Color(ColorMuted)
		p.place(s.Size())
	}
	return p.ready(s)
}
