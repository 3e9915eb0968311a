package planets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynewidget "fyne.io/fyne/v2/widget"

	"perihelion/app/window/widget"
)

// complaint says what is wrong with a field: in a box that floats beside the
// field, over the sidebar's edge, so that no field moves under the pointer that
// goes for it.
type complaint struct {
	fynewidget.BaseWidget
	message *widget.Message
	within  fyne.CanvasObject // what it floats over
}

const (
	complaintWidth float32 = 300
	complaintPad   float32 = 9
)

func newComplaint() *complaint {
	c := &complaint{message: widget.NewMessage(complaintWidth - 2*complaintPad)}
	c.ExtendBaseWidget(c)
	c.Hide()
	return c
}

// say shows an error beside an object; without an error the box goes away.
func (c *complaint) say(err error, beside fyne.CanvasObject) {
	if err == nil {
		c.Hide()
		return
	}
	c.message.Set(widget.Failure, widget.Sentence(err))
	size := fyne.NewSize(complaintWidth, c.message.HeightFor(complaintWidth-2*complaintPad)+2*complaintPad)
	c.Resize(size)
	at := placeIn(c.within, beside).AddXY(beside.Size().Width+widget.Gap, 0)
	// A field that is scrolled out of sight keeps its complaint in sight.
	at.Y = max(widget.Gap, min(at.Y, c.within.Size().Height-widget.BarHeight-size.Height))
	c.Move(at)
	c.Show()
	c.Refresh()
}

// placeIn is where an object stands in another. What is hidden, or was until now,
// has no place in the window, so it cannot be asked for its own.
func placeIn(whole, part fyne.CanvasObject) fyne.Position {
	driver := fyne.CurrentApp().Driver()
	return driver.AbsolutePositionForObject(part).Subtract(driver.AbsolutePositionForObject(whole))
}

func (c *complaint) MinSize() fyne.Size { return fyne.NewSize(complaintWidth, 30) }

func (c *complaint) CreateRenderer() fyne.WidgetRenderer {
	r := &complaintRenderer{box: c, ground: canvas.NewRectangle(color.Transparent)}
	r.ground.CornerRadius, r.ground.StrokeWidth = 4, 1
	r.Refresh()
	return r
}

type complaintRenderer struct {
	box    *complaint
	ground *canvas.Rectangle
}

func (r *complaintRenderer) Destroy()           {}
func (r *complaintRenderer) MinSize() fyne.Size { return r.box.MinSize() }

func (r *complaintRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground, r.box.message}
}

func (r *complaintRenderer) Layout(s fyne.Size) {
	r.ground.Resize(s)
	r.box.message.Move(fyne.NewSquareOffsetPos(complaintPad))
	r.box.message.Resize(s.SubtractWidthHeight(2*complaintPad, 2*complaintPad))
}

func (r *complaintRenderer) Refresh() {
	p := widget.Palette()
	r.ground.FillColor, r.ground.StrokeColor = p.Background, p.Bad
	r.Layout(r.box.Size())
	canvas.Refresh(r.ground)
	r.box.message.Refresh()
}
