package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Beside puts a small control at the right of a field, as high as its entry.
func Beside(field, small fyne.CanvasObject) *fyne.Container {
	return container.New(beside{}, field, small)
}

type beside struct{}

func (beside) Layout(o []fyne.CanvasObject, s fyne.Size) {
	w := o[1].MinSize().Width
	o[0].Resize(fyne.NewSize(s.Width-w-Gap, s.Height))
	o[1].Move(fyne.NewPos(s.Width-w, 0))
	o[1].Resize(fyne.NewSize(w, ControlHeight))
}

func (beside) MinSize(o []fyne.CanvasObject) fyne.Size {
	m := o[0].MinSize()
	return fyne.NewSize(m.Width+o[1].MinSize().Width+Gap, m.Height)
}
