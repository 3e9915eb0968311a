package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// NewExplained puts a word in a column of a width, and beside it a sentence as wide
// as a dialog leaves room for, wrapped.
func NewExplained(word, sentence string, column float32) *fyne.Container {
	m := NewMessage(DialogInner - column)
	m.Set(Plain, sentence)
	return container.New(explained{column}, NewLabel(word), m)
}

type explained struct{ column float32 }

func (e explained) Layout(o []fyne.CanvasObject, s fyne.Size) {
	o[0].Resize(fyne.NewSize(e.column, TextSize+5)) // level with the first line
	o[1].Move(fyne.NewPos(e.column, 0))
	o[1].Resize(fyne.NewSize(s.Width-e.column, s.Height))
}

func (e explained) MinSize(o []fyne.CanvasObject) fyne.Size {
	m := o[1].MinSize()
	return fyne.NewSize(e.column+m.Width, m.Height)
}
