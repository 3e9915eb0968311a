package planets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynewidget "fyne.io/fyne/v2/widget"

	"perihelion/app/window/widget"
)

// complaint lists the errors of the fields with red frames, in a box that floats over the
// foot of the sidebar. It covers the section Soon, which is not up to date
// while a field is wrong. So no field moves under the pointer, and the sky stays in
// sight.
type complaint struct {
	fynewidget.BaseWidget
	messages []*widget.Message // one for each field that is wrong; the others are empty
	within   fyne.CanvasObject // the object below it
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
	if !c.Hidden {
		c.place()
	}
	c.Refresh()
}

// place puts the box at the foot of the object below it.
func (c *complaint) place() {
	height := complaintPad
	for _, m := range c.messages {
		if h := m.HeightFor(complaintInner); h > 0 {
			height += h + complaintPad
		}
	}
	c.Resize(fyne.NewSize(complaintWidth, height))
	c.Move(fyne.NewPos(complaintEdge, c.within.Size().Height-widget.BarHeight-height-complaintEdge))
}

// placeIn is where an object stands in another. An object that is hidden, or was until
// now, has no place in the window, and does not know its own.
func placeIn(whole, part fyne.CanvasObject) fyne.Position {
	driver := fyne.CurrentApp().Driver()
	return driver.AbsolutePositionForObject(part).Subtract(driver.AbsolutePositionForObject(whole))
}

func (c *complaint) MinSize() fyne.Size { return fyne.NewSize(complaintWidth, 30) }

func (c *complaint) CreateRenderer() fyne.WidgetRenderer {
	r := &complaintRenderer{box: c, ground: canvas.NewRectangle(color.Transparent)}
	r.ground.CornerRadius, r.ground.StrokeWidth = 4, 1
	r.objects = []fyne.CanvasObject{r.ground}
	for _, m := range c.messages {
		r.objects = append(r.objects, m)
	}
	r.Refresh()
	return r
}

type complaintRenderer struct {
	box     *complaint
	ground  *canvas.Rectangle
	objects []fyne.CanvasObject
}

func (r *complaintRenderer) Destroy()                     {}
func (r *complaintRenderer) MinSize() fyne.Size           { return r.box.MinSize() }
func (r *complaintRenderer) Objects() []fyne.CanvasObject { return r.objects }

func (r *complaintRenderer) Layout(s fyne.Size) {
	r.ground.Resize(s)
	y := complaintPad
	for _, m := range r.box.messages {
		h := m.HeightFor(complaintInner)
		m.Move(fyne.NewPos(complaintPad, y))
		m.Resize(fyne.NewSize(complaintInner, h))
		if h > 0 {
			y += h + complaintPad
		}
	}
}

func (r *complaintRenderer) Refresh() {
	p := widget.Palette()
	r.ground.FillColor, r.ground.StrokeColor = p.Background, p.Bad
	r.Layout(r.box.Size())
	for _, o := range r.objects {
		o.Refresh()
	}
}
