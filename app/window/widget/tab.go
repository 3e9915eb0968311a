package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Tab lays out a tab: its sidebar, its centre, its status bar. The keyboard
// goes through them in this order.
func Tab(side *Sidebar, centre fyne.CanvasObject, bar *StatusBar) *fyne.Container {
	return container.New(tabLayout{}, side, centre, bar)
}

type tabLayout struct{}

func (tabLayout) Layout(o []fyne.CanvasObject, s fyne.Size) {
	h := s.Height - BarHeight
	o[0].Resize(fyne.NewSize(SidebarWidth, h))
	o[1].Move(fyne.NewPos(SidebarWidth, 0))
	o[1].Resize(fyne.NewSize(s.Width-SidebarWidth, h))
	o[2].Move(fyne.NewPos(0, h))
	o[2].Resize(fyne.NewSize(s.Width, BarHeight))
}

func (tabLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	c := o[1].MinSize()
	return fyne.NewSize(SidebarWidth+c.Width, max(c.Height, 200)+BarHeight)
}
