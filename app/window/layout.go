package window

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"perihelion/app/window/widget"
)

// shellLayout puts the head above the pages, which lie on each other and scroll
// where they have less room than they want.
type shellLayout struct {
	least  fyne.Size       // of the window
	onSize func(fyne.Size) // nil before the window is shown

	onLeast func() // before the least size is read; nil: nothing
}

func (l *shellLayout) Layout(o []fyne.CanvasObject, s fyne.Size) {
	o[0].Resize(fyne.NewSize(s.Width, widget.TopBarHeight))
	for _, page := range o[1:] {
		page.Move(fyne.NewPos(0, widget.TopBarHeight))
		page.Resize(s.SubtractWidthHeight(0, widget.TopBarHeight))
	}
	if l.onSize != nil {
		l.onSize(s)
	}
}

func (l *shellLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	if l.onLeast != nil {
		l.onLeast()
	}
	return l.least
}

// newHead lays out the tabs at the left, the menu's button at the right and the
// line below them.
func newHead(tabs, menu fyne.CanvasObject) *fyne.Container {
	return container.New(headLayout{}, widget.NewRule(), tabs, menu)
}

type headLayout struct{}

func (headLayout) Layout(o []fyne.CanvasObject, s fyne.Size) {
	rule, tabs, menu := o[0], o[1], o[2]
	rule.Move(fyne.NewPos(0, s.Height-1))
	rule.Resize(fyne.NewSize(s.Width, 1))
	m := menu.MinSize()
	tabs.Resize(fyne.NewSize(tabs.MinSize().Width, s.Height))
	menu.Move(fyne.NewPos(s.Width-m.Width-5, (s.Height-m.Height)/2))
	menu.Resize(m)
}

func (headLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(300, widget.TopBarHeight)
}
