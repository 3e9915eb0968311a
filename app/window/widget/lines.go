package widget

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// NewLines shows a text in the small size line by line, each wrapped at the width of
// a dialog. Empty lines become one gap.
func NewLines(text string) fyne.CanvasObject {
	lines := container.New(lineByLine{})
	gap := false
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if line == "" && gap {
			continue
		}
		gap = line == ""
		m := NewNote(DialogInner)
		m.Set(Plain, line)
		lines.Add(m)
	}
	return lines
}

// lineByLine sets notes below each other without a gap but for empty ones.
type lineByLine struct{}

func noteHeight(o fyne.CanvasObject) float32 {
	return max(o.(*Message).HeightFor(DialogInner), SmallSize/2)
}

func (lineByLine) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	y := float32(0)
	for _, o := range objects {
		h := noteHeight(o)
		o.Move(fyne.NewPos(0, y))
		o.Resize(fyne.NewSize(min(s.Width, DialogInner), h))
		y += h
	}
}

func (lineByLine) MinSize(objects []fyne.CanvasObject) fyne.Size {
	h := float32(0)
	for _, o := range objects {
		h += noteHeight(o)
	}
	return fyne.NewSize(200, h)
}
