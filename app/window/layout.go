package window

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"perihelion/app/window/widget"
)

// shellLayout puts the head above the pages, which lie on each other, and keeps
// the window from getting too small for them.
type shellLayout struct{}

func (shellLayout) Layout(o []fyne.CanvasObject, s fyne.Size) {
	o[0].Resize(fyne.NewSize(s.Width, widget.TopBarHeight))
	for _, page := range o[1:] {
		page.Move(fyne.NewPos(0, widget.TopBarHeight))
		page.Resize(s.SubtractWidthHeight(0, widget.TopBarHeight))
	}
}

func (shellLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	least := fyne.NewSize(leastWidth, leastHeight-widget.TopBarHeight)
	for _, page := range o[1:] {
		least = least.Max(page.MinSize())
	}
	return least.AddWidthHeight(0, widget.TopBarHeight)
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
	return fyne.NewSize(leastWidth, widget.TopBarHeight)
}
