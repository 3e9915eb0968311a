package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Tab lays out a tab: its sidebar, its centre, which scrolls where it has too little
// room, its status bar. The keyboard goes through them in this order.
func Tab(side fyne.CanvasObject, centre *fyne.Container, bar *StatusBar) *fyne.Container {
	return container.New(tabLayout{}, side, NewPane(centre), bar)
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

func (tabLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(SidebarWidth+100, 100+BarHeight)
}
