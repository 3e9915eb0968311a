package planets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	fynewidget "fyne.io/fyne/v2/widget"

	"perihelion/app/window/widget"
)

// complaint lists the errors of the fields with red frames, in a box at the foot of the
// sidebar, which scrolls above it. So the box covers nothing, no field moves under the
// pointer, and the sky stays in sight.
type complaint struct {
	fynewidget.BaseWidget
	messages []*widget.Message // one for each field that is wrong; the others are empty
	onSize   func()            // the height has changed
}

const (
	complaintPad   float32 = 9
	complaintEdge  float32 = 8 // to its surroundings
	complaintWidth         = widget.SidebarWidth - 1 - 2*complaintEdge
	complaintInner         = complaintWidth - 2*complaintPad
)

func newComplaint(most int) *complaint {
	c := &complaint{}
	for range most {
		c.messages = append(c.messages, widget.NewMessage(complaintInner))
	}
	c.ExtendBaseWidget(c)
	c.Hide()
	return c
}

// show shows errors; without any the box goes away.
func (c *complaint) show(errs []error) {
	for i, m := range c.messages {
		text := ""
		if i < len(errs) {
			text = widget.Sentence(errs[i])
		}
		m.Set(widget.Failure, text)
	}
	c.Hidden = len(errs) == 0
	c.Refresh()
	c.onSize()
}

// newSide puts the sidebar above the box.
func newSide(sidebar fyne.CanvasObject, c *complaint) *fyne.Container {
	side := container.New(sideLayout{}, sidebar, c)
	c.onSize = func() { side.Layout.Layout(side.Objects, side.Size()) }
	return side
}

// sideLayout gives the box its height, if it is shown, and the sidebar the rest.
type sideLayout struct{}

func (sideLayout) Layout(o []fyne.CanvasObject, s fyne.Size) {
	rest := s.Height
	if o[1].Visible() {
		rest -= o[1].MinSize().Height
	}
	o[0].Resize(fyne.NewSize(s.Width, rest))
	o[1].Move(fyne.NewPos(0, rest))
	o[1].Resize(fyne.NewSize(s.Width, o[1].MinSize().Height))
}

func (sideLayout) MinSize(o []fyne.CanvasObject) fyne.Size { return o[0].MinSize() }

// placeIn is where an object stands in another. An object that is hidden, or was until
// now, has no place in the window, and does not know its own.
func placeIn(whole, part fyne.CanvasObject) fyne.Position {
	driver := fyne.CurrentApp().Driver()
	return driver.AbsolutePositionForObject(part).Subtract(driver.AbsolutePositionForObject(whole))
}

// MinSize is that of the box with its surroundings.
func (c *complaint) MinSize() fyne.Size {
	height := complaintPad
	for _, m := range c.messages {
		if h := m.HeightFor(complaintInner); h > 0 {
			height += h + complaintPad
		}
	}
	return fyne.NewSize(widget.SidebarWidth, height+2*complaintEdge)
}

func (c *complaint) CreateRenderer() fyne.WidgetRenderer {
	r := &complaintRenderer{
		box: c, ground: canvas.NewRectangle(color.Transparent),
		around: canvas.NewRectangle(color.Transparent), line: canvas.NewRectangle(color.Transparent),
	}
	r.ground.CornerRadius, r.ground.StrokeWidth = 4, 1
	r.objects = []fyne.CanvasObject{r.around, r.line, r.ground}
	for _, m := range c.messages {
		r.objects = append(r.objects, m)
	}
	r.Refresh()
	return r
}

type complaintRenderer struct {
	box     *complaint
	ground  *canvas.Rectangle
	around  *canvas.Rectangle
	line    *canvas.Rectangle // at the right, as the sidebar's
	objects []fyne.CanvasObject
}

func (r *complaintRenderer) Destroy()                     {}
func (r *complaintRenderer) MinSize() fyne.Size           { return r.box.MinSize() }
func (r *complaintRenderer) Objects() []fyne.CanvasObject { return r.objects }

func (r *complaintRenderer) Layout(s fyne.Size) {
	r.around.Resize(s)
	r.line.Move(fyne.NewPos(s.Width-1, 0))
	r.line.Resize(fyne.NewSize(1, s.Height))
	r.ground.Move(fyne.NewPos(complaintEdge, complaintEdge))
	r.ground.Resize(fyne.NewSize(complaintWidth, s.Height-2*complaintEdge))
	y := complaintEdge + complaintPad
	for _, m := range r.box.messages {
		h := m.HeightFor(complaintInner)
		m.Move(fyne.NewPos(complaintEdge+complaintPad, y))
		m.Resize(fyne.NewSize(complaintInner, h))
		if h > 0 {
			y += h + complaintPad
		}
	}
}

func (r *complaintRenderer) Refresh() {
	p := widget.Palette()
	r.ground.FillColor, r.ground.StrokeColor = p.Background, p.Bad
	r.around.FillColor, r.line.FillColor = widget.Color(widget.ColorSurface), widget.Color(widget.ColorLine)
	r.Layout(r.box.Size())
	for _, o := range r.objects {
		o.Refresh()
	}
}
