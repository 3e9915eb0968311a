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

// Between puts an object between two small controls, with all the rest of the width.
func Between(left, middle, right fyne.CanvasObject) *fyne.Container {
	return container.New(between{}, left, middle, right)
}

type between struct{}

func (between) Layout(o []fyne.CanvasObject, s fyne.Size) {
	left, right := o[0].MinSize().Width, o[2].MinSize().Width
	o[0].Resize(fyne.NewSize(left, s.Height))
	o[1].Move(fyne.NewPos(left+Gap, 0))
	o[1].Resize(fyne.NewSize(s.Width-left-right-2*Gap, s.Height))
	o[2].Move(fyne.NewPos(s.Width-right, 0))
	o[2].Resize(fyne.NewSize(right, s.Height))
}

func (between) MinSize(o []fyne.CanvasObject) (s fyne.Size) {
	for _, c := range o {
		m := c.MinSize()
		s.Width += m.Width
		s.Height = max(s.Height, m.Height)
	}
	return s.AddWidthHeight(2*Gap, 0)
}
