package widget

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	fynewidget "fyne.io/fyne/v2/widget"
)

// Foot is the part below a sidebar that does not scroll. The wheel over it scrolls the
// sidebar.
type Foot struct {
	fynewidget.BaseWidget
	read
	content *fyne.Container
	side    *Sidebar
}

var _ fyne.Scrollable = (*Foot)(nil)

// NewFoot stacks objects below a sidebar.
func NewFoot(side *Sidebar, objects ...fyne.CanvasObject) *Foot {
	f := &Foot{content: container.New(stack{}, objects...), side: side}
	f.ExtendBaseWidget(f)
	return f
}

// Scrolled scrolls the sidebar.
func (f *Foot) Scrolled(e *fyne.ScrollEvent) { f.side.scroll.Scrolled(e) }

// CreateRenderer draws the surface, the lines above and at the right, and the contents.
func (f *Foot) CreateRenderer() fyne.WidgetRenderer {
	ground, right, above := canvas.NewRectangle(color.Transparent), canvas.NewRectangle(color.Transparent), canvas.NewRectangle(color.Transparent)
	p := &parts{objects: []fyne.CanvasObject{ground, right, above, f.content}, min: f.content.MinSize}
	p.place = func(s fyne.Size) {
		ground.Resize(s)
		right.Move(fyne.NewPos(s.Width-1, 0))
		right.Resize(fyne.NewSize(1, s.Height))
		above.Resize(fyne.NewSize(s.Width, 1))
		f.content.Resize(fyne.NewSize(s.Width-1, s.Height))
	}
	p.update = func() {
		ground.FillColor, right.FillColor, above.FillColor = Color(ColorSurface), Color(ColorLine), Color(ColorLine)
	}
	return p.ready(f)
}
