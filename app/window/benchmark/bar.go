package benchmark

import (
	"fmt"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynewidget "fyne.io/fyne/v2/widget"

	"perihelion/app/window/widget"
)

// bar shows how much of a run is done.
type bar struct {
	fynewidget.BaseWidget
	fraction float64
}

func newBar() *bar {
	b := &bar{}
	b.ExtendBaseWidget(b)
	return b
}

// AccessibilityLabel is the part that is done.
func (b *bar) AccessibilityLabel() string { return fmt.Sprintf("%.0f %% done", 100*b.fraction) }

// AccessibilityRole is that of a text.
func (b *bar) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// Set shows a fraction of 0 to 1.
func (b *bar) Set(fraction float64) {
	b.fraction = fraction
	b.Refresh()
}

// CreateRenderer draws the track and the part that is done.
func (b *bar) CreateRenderer() fyne.WidgetRenderer {
	r := &barRenderer{bar: b, track: canvas.NewRectangle(color.Transparent), done: canvas.NewRectangle(color.Transparent)}
	r.track.CornerRadius, r.done.CornerRadius = barHeight/2, barHeight/2
	r.Refresh()
	return r
}

type barRenderer struct {
	bar         *bar
	track, done *canvas.Rectangle
}

func (r *barRenderer) Layout(s fyne.Size) {
	r.track.Resize(s)
	r.done.Resize(fyne.NewSize(s.Width*float32(r.bar.fraction), s.Height))
}

func (r *barRenderer) MinSize() fyne.Size           { return fyne.NewSize(40, barHeight) }
func (r *barRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.track, r.done} }
func (r *barRenderer) Destroy()                     {}

func (r *barRenderer) Refresh() {
	r.track.FillColor, r.done.FillColor = widget.Color(widget.ColorLine), widget.Color(widget.ColorFillEdge)
	r.Layout(r.bar.Size())
	canvas.Refresh(r.track)
	canvas.Refresh(r.done)
}
