package widget

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"

	"perihelion/app/chart"
)

// readout lies over a chart and shows the reading of the place below the pointer, or the
// one that the keyboard has chosen: a line or a pale area in the chart, and a box beside it.
// The chart is not drawn again for it.
type readout struct {
	control
	view     *ChartView
	readings []chart.Reading // of the chart at the present size
	names    []chart.Area    // in it
	at       int             // the reading that is shown, −1 for none
	place    float64         // that is marked by a line, in numbers of readings, negative for none
	name     string          // of that line
	keyed    bool            // the keyboard chose it, so that the pointer's leaving does not hide it
}

func newReadout(v *ChartView) *readout {
	o := &readout{view: v, at: -1, place: -1}
	o.extend(o, o.key)
	return o
}

// set takes over the readings and names of a chart that was drawn anew. A reading stays on
// screen where there still is one in its place.
func (o *readout) set(notes chart.Notes) {
	o.readings, o.names = notes.Readings, notes.Names
	if o.at >= len(o.readings) {
		o.at = -1
	}
	o.Hidden = len(o.readings) == 0
	o.Refresh()
}

// shown is the reading on screen; false for none.
func (o *readout) shown() (chart.Reading, bool) {
	if o.at < 0 || o.at >= len(o.readings) {
		return chart.Reading{}, false
	}
	return o.readings[o.at], true
}

// show shows a reading, −1 for none.
func (o *readout) show(at int) {
	if at != o.at {
		o.at = at
		o.Refresh()
	}
}

// MouseIn shows the reading below the pointer.
func (o *readout) MouseIn(e *desktop.MouseEvent) { o.MouseMoved(e) }

// MouseMoved does the same.
func (o *readout) MouseMoved(e *desktop.MouseEvent) {
	o.keyed = false
	o.show(chart.ReadingAt(o.readings, float64(e.Position.X), float64(e.Position.Y)))
}

// MouseOut hides it.
func (o *readout) MouseOut() {
	if !o.keyed {
		o.show(-1)
	}
}

// Tapped gives the chart the keyboard, and goes to the place.
func (o *readout) Tapped(e *fyne.PointEvent) {
	o.takeFocus()
	o.view.Tapped(e)
	o.goTo(e.Position)
}

// Dragged goes to the place below the pointer, and reads it.
func (o *readout) Dragged(e *fyne.DragEvent) {
	o.keyed = false
	o.show(chart.ReadingAt(o.readings, float64(e.Position.X), float64(e.Position.Y)))
	o.goTo(e.Position)
}

// DragEnd does nothing more.
func (o *readout) DragEnd() {}

func (o *readout) goTo(p fyne.Position) {
	if o.view.OnPlace == nil || len(o.readings) == 0 {
		return
	}
	if place := chart.PlaceAmong(o.readings, float64(p.X), float64(p.Y)); place >= 0 {
		o.view.OnPlace(place)
	}
}

// mark marks a place.
func (o *readout) mark(place float64, name string) {
	if place != o.place || name != o.name {
		o.place, o.name = place, name
		o.Refresh()
	}
}

// FocusGained shows the first reading, so that the keyboard has a place to start from.
func (o *readout) FocusGained() {
	if o.at < 0 && len(o.readings) > 0 {
		o.at = 0
	}
	o.keyed = true
	o.control.FocusGained()
}

// FocusLost hides the reading.
func (o *readout) FocusLost() {
	o.at, o.keyed = -1, false
	o.control.FocusLost()
}

// key goes from one reading to the next; Escape hides it.
func (o *readout) key(name fyne.KeyName) bool {
	last := len(o.readings) - 1
	var to int
	switch name {
	case fyne.KeyLeft:
		to = max(0, o.at-1)
	case fyne.KeyRight:
		to = min(last, o.at+1)
	case fyne.KeyHome:
		to = 0
	case fyne.KeyEnd:
		to = last
	case fyne.KeyReturn, fyne.KeyEnter:
		if o.at < 0 || o.view.OnPlace == nil {
			return false
		}
		o.view.OnPlace(float64(o.at))
		return true
	case fyne.KeyEscape:
		if o.at < 0 {
			return false
		}
		to = -1
	default:
		return false
	}
	o.keyed = true
	o.show(to)
	return true
}

// AccessibilityLabel is the reading on screen, or the description of the chart.
func (o *readout) AccessibilityLabel() string {
	r, ok := o.shown()
	if !ok {
		return o.view.description()
	}
	parts := []string{r.Title}
	for _, l := range r.Lines {
		parts = append(parts, l.Label+" "+l.Value)
	}
	return spoken(parts...)
}

// CreateRenderer draws the area, the spots and the box. They are made anew for each
// reading. Fyne paints again only for an object that it has painted before, which the
// ground is: it is always there, and nothing can be seen of it.
func (o *readout) CreateRenderer() fyne.WidgetRenderer {
	ring, ground := newRing(), canvas.NewRectangle(color.Transparent)
	p := &parts{min: func() fyne.Size { return fyne.NewSize(0, 0) }}
	p.place = func(s fyne.Size) {
		ground.Resize(s)
		placeRing(ring, fyne.NewPos(0, 0), s)
	}
	p.update = func() {
		updateRing(ring, o.ringed())
		p.objects = append([]fyne.CanvasObject{ground, ring}, o.placeObjects()...)
		if r, ok := o.shown(); ok {
			p.objects = append(p.objects, readingObjects(r, o.Size())...)
		}
	}
	return p.ready(o)
}
