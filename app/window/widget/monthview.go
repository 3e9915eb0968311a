package widget

import (
	"image"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"

	"perihelion/app/chart"
)

// MonthView shows the page of a calendar. One day is selected. The keyboard and the pointer
// choose others; which days there are is the caller's to decide, since an arrow may lead into
// another month.
type MonthView struct {
	control
	draw     Draw
	least    fyne.Size
	selected int // −1 for none
	readings []chart.Reading
	measured fyne.Size // for which the readings were asked; zero: they are to be asked again
	picture  monthPicture

	Title   string                 // for assistive technology
	OnMove  func(days, months int) // an arrow or a page key
	OnEnd   func(last bool)        // Home or End: to the first or the last day of the month
	OnDay   func(day int)          // a press on a day
	OnEvent func(day, event int)   // a press on an event of a day
	OnOpen  func()                 // Return or Space
	OnRune  func(r rune)           // a letter was typed
}

// monthPicture is the picture that was drawn last, and all that it depends on.
type monthPicture struct {
	palette       chart.Palette
	width, height int
	image         image.Image
}

// NewMonthView returns a view of a chart.Month, at least so large.
func NewMonthView(draw Draw, least fyne.Size) *MonthView {
	v := &MonthView{draw: draw, least: least, selected: -1}
	v.extend(v, v.onKey)
	v.part = func(at fyne.Position) int { day, _ := v.find(at); return day }
	return v
}

// Redraw draws the page again, after its data has changed, with a day selected.
func (v *MonthView) Redraw(selected int) {
	v.picture, v.measured, v.selected = monthPicture{}, fyne.Size{}, selected
	v.Refresh()
}

// Select selects a day.
func (v *MonthView) Select(day int) {
	if v.selected != day {
		v.selected = day
		v.Refresh()
	}
}

// Selected is the number of the selected day, −1 for none.
func (v *MonthView) Selected() int { return v.selected }

// Area is the place of a day in the view.
func (v *MonthView) Area(day int) chart.Area { return v.readings[day].Area }

// Events are the events of a day that the page has room for, with their places in the view.
func (v *MonthView) Events(day int) []chart.ReadingLine { return v.readings[day].Lines }

// find returns the day and the event at a place, −1 for none.
func (v *MonthView) find(at fyne.Position) (day, event int) {
	x, y := float64(at.X), float64(at.Y)
	for i, r := range v.readings {
		if !r.Area.Has(x, y) {
			continue
		}
		for j, line := range r.Lines {
			if line.Area.Has(x, y) {
				return i, j
			}
		}
		return i, -1
	}
	return -1, -1
}

// Tapped chooses the day or the event at the place.
func (v *MonthView) Tapped(e *fyne.PointEvent) {
	v.takeFocus()
	switch day, event := v.find(e.Position); {
	case event >= 0 && v.OnEvent != nil:
		v.OnEvent(day, event)
	case day >= 0 && v.OnDay != nil:
		v.OnDay(day)
	}
}

// TypedRune passes a letter on.
func (v *MonthView) TypedRune(r rune) {
	if v.OnRune != nil {
		v.OnRune(r)
	}
}

func (v *MonthView) onKey(key fyne.KeyName) (used bool) {
	switch key {
	case fyne.KeyLeft:
		v.OnMove(-1, 0)
	case fyne.KeyRight:
		v.OnMove(1, 0)
	case fyne.KeyUp:
		v.OnMove(-7, 0)
	case fyne.KeyDown:
		v.OnMove(7, 0)
	case fyne.KeyPageUp:
		v.OnMove(0, -1)
	case fyne.KeyPageDown:
		v.OnMove(0, 1)
	case fyne.KeyHome:
		v.OnEnd(false)
	case fyne.KeyEnd:
		v.OnEnd(true)
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		v.OnOpen()
	default:
		return false
	}
	return true
}

// AccessibilityLabel is the selected day with its events.
func (v *MonthView) AccessibilityLabel() string {
	parts := []string{v.Title}
	if v.selected >= 0 && v.selected < len(v.readings) {
		r := v.readings[v.selected]
		parts = append(parts, r.Title)
		for _, l := range r.Lines {
			parts = append(parts, l.Label)
		}
	}
	return spoken(parts...)
}

// paint returns the picture on w by h pixels.
func (v *MonthView) paint(w, h int) image.Image {
	palette, size := Palette(), v.Size()
	if w <= 1 || h <= 1 || size.Width < 1 {
		return image.NewUniform(palette.Background)
	}
	if p := v.picture; p.image != nil && p.palette == palette && p.width == w && p.height == h {
		return p.image
	}
	f, err := v.draw(palette)
	if err != nil || !f.Drawn() {
		return image.NewUniform(palette.Background)
	}
	v.picture = monthPicture{palette, w, h, chart.Image(f, w, h, 72*float64(w)/float64(size.Width))}
	return v.picture.image
}

// measure finds the places of the days.
func (v *MonthView) measure() {
	if v.measured == v.Size() {
		return
	}
	v.readings, v.measured = nil, v.Size()
	if f, err := v.draw(Palette()); err == nil {
		v.readings = f.Readings(float64(v.Size().Width), float64(v.Size().Height))
	}
}

// CreateRenderer draws the page and the frames of the selected day and of the one below the
// pointer.
func (v *MonthView) CreateRenderer() fyne.WidgetRenderer {
	raster := canvas.NewRaster(v.paint)
	chosen, hovered, ring := canvas.NewRectangle(color.Transparent), canvas.NewRectangle(color.Transparent), newRing()
	chosen.StrokeWidth, hovered.StrokeWidth = 2, 1
	p := &parts{objects: []fyne.CanvasObject{raster, hovered, chosen, ring}}
	p.min = func() fyne.Size { return v.least }
	frame := func(r *canvas.Rectangle, day int) {
		if r.Hidden = day < 0 || day >= len(v.readings); !r.Hidden {
			a := v.readings[day].Area
			r.Move(fyne.NewPos(float32(a.Left), float32(a.Top)))
			r.Resize(fyne.NewSize(float32(a.Right-a.Left), float32(a.Bottom-a.Top)))
		}
	}
	p.place = func(s fyne.Size) {
		raster.Resize(s)
		placeRing(ring, fyne.NewPos(0, 0), s)
		v.measure()
		frame(chosen, v.selected)
		frame(hovered, v.over)
	}
	p.update = func() {
		chosen.StrokeColor = Color(theme.ColorNamePrimary)
		chosen.FillColor = Hollow(chosen.StrokeColor)
		hovered.StrokeColor = Color(ColorMuted)
		hovered.FillColor = Hollow(hovered.StrokeColor)
		updateRing(ring, v.ringed())
		p.place(v.Size())
	}
	return p.ready(v)
}
