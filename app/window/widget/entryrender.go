package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
)

// entryRenderer is Fyne's between a ground and a frame, which covers that of Fyne,
// with the wheel above all.
type entryRenderer struct {
	fyne.WidgetRenderer
	entry         *Entry
	wheel         *wheel
	ground, frame *canvas.Rectangle
}

func (r *entryRenderer) Layout(s fyne.Size) {
	r.WidgetRenderer.Layout(s)
	r.ground.Resize(s)
	r.frame.Resize(s)
	r.wheel.Resize(s)
}

func (r *entryRenderer) Objects() []fyne.CanvasObject {
	objects := append([]fyne.CanvasObject{r.ground}, r.WidgetRenderer.Objects()...)
	return append(objects, r.frame, r.wheel)
}

func (r *entryRenderer) Refresh() {
	r.WidgetRenderer.Refresh()
	r.paint()
	canvas.Refresh(r.ground)
	canvas.Refresh(r.frame)
}

// paint gives the frame the colour of the state: wrong before focused.
func (r *entryRenderer) paint() {
	r.ground.FillColor = Color(ColorInput)
	r.frame.StrokeColor, r.frame.StrokeWidth = Color(ColorBorder), 1
	switch {
	case r.entry.wrong:
		r.frame.StrokeColor, r.frame.StrokeWidth = Color(theme.ColorNameError), ringWidth
	case r.entry.focused:
		r.frame.StrokeColor, r.frame.StrokeWidth = Color(theme.ColorNamePrimary), ringWidth
	}
	r.frame.FillColor = Hollow(r.frame.StrokeColor)
}
