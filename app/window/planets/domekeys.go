package planets

import (
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"perihelion/app/window/planets/sky"
	"perihelion/app/window/widget"
	"perihelion/ephem"
)

// Pointer and keyboard of the dome.

// Tapped selects the body under the pointer and takes the keyboard.
func (d *dome) Tapped(e *fyne.PointEvent) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(d); c != nil {
		c.Focus(d)
	}
	switch t := d.near(e.Position); {
	case t.some && t.star < 0:
		d.keyed = -1
		d.onSelected(t.body)
	case t.some:
		d.keyed = t.star
		d.Refresh()
	}
}

// DoubleTapped enlarges, and shows all again where that was done.
func (d *dome) DoubleTapped(e *fyne.PointEvent) {
	if d.lens.zoom > 1 {
		d.change(d.whole())
		return
	}
	const twice = 2.5
	d.change(d.look().enlarged(twice, e.Position))
}

// whole is the lens that shows all.
func (d *dome) whole() lens {
	l := newLens()
	l.horizon, l.azimuth = d.lens.horizon, d.lens.azimuth
	return l
}

// Scrolled enlarges what is under the pointer.
func (d *dome) Scrolled(e *fyne.ScrollEvent) {
	const notch = 1.0 / 80 // of a power of two, for a unit of the wheel
	d.change(d.look().enlarged(math.Exp2(float64(e.Scrolled.DY)*notch), e.Position))
}

// Dragged moves the picture: in the view of the horizon it turns the observer.
func (d *dome) Dragged(e *fyne.DragEvent) { d.change(d.look().moved(e.Dragged.DX, e.Dragged.DY)) }

// DragEnd has nothing to do.
func (d *dome) DragEnd() {}

func (d *dome) FocusGained()                  { d.focused = true; d.Refresh() }
func (d *dome) FocusLost()                    { d.focused, d.keyed = false, -1; d.Refresh() }
func (d *dome) TypedShortcut(s fyne.Shortcut) { widget.PassShortcut(d, s) }

// TypedRune enlarges with + and −, shows all with 0, and changes the view with h.
func (d *dome) TypedRune(r rune) {
	switch r {
	case '+', '=':
		d.enlarge(step)
	case '-', '−':
		d.enlarge(1 / step)
	case '0':
		d.change(d.whole())
	case 'h', 'H':
		d.turnForm()
	}
}

// step is the factor of a press on + or −.
const step = 1.5

func (d *dome) enlarge(by float64) { d.change(d.look().enlarged(by, d.pivot())) }

// pivot is the place that + and − leave where it is: that of the star or the body that is
// chosen, or the middle where neither is in the picture.
func (d *dome) pivot() fyne.Position {
	l := d.look()
	if _, at, ok := d.reading(target{star: d.keyed, some: d.keyed >= 0}); ok {
		return at
	}
	if s, ok := d.sight(d.shown.selected); ok && s.Up && l.shows(d.spot(s)) {
		return d.spot(s)
	}
	if l.horizon {
		return l.middle()
	}
	centre, _ := l.disc()
	return centre
}

// turnForm changes between the whole sky and the horizon, in front of the selected body.
func (d *dome) turnForm() {
	l := newLens()
	l.horizon, l.azimuth = !d.lens.horizon, d.lens.azimuth
	if s, ok := d.sight(d.shown.selected); ok && l.horizon {
		l.azimuth = s.Azimuth.Rad()
	}
	d.change(l)
	d.onForm()
}

// TypedKey walks through the bodies with left and right, through the named stars with up
// and down, and moves the picture with Shift. Escape leaves a star, then shows all again.
func (d *dome) TypedKey(e *fyne.KeyEvent) {
	arrow := map[fyne.KeyName]fyne.Delta{
		fyne.KeyRight: {DX: 1}, fyne.KeyLeft: {DX: -1}, fyne.KeyDown: {DY: 1}, fyne.KeyUp: {DY: -1},
	}[e.Name]
	switch {
	case e.Name == fyne.KeyEscape && d.keyed >= 0:
		d.keyed = -1
		d.Refresh()
	case e.Name == fyne.KeyEscape && d.lens.zoom > 1:
		d.change(d.whole())
	case arrow == fyne.Delta{}:
		widget.PassKey(d, e)
	case shifted():
		const far = 30
		d.change(d.look().moved(-far*arrow.DX, -far*arrow.DY))
	case arrow.DX != 0:
		d.keyed = -1
		d.walk(int(arrow.DX))
	default:
		d.walkStars(int(arrow.DY))
	}
}

func shifted() bool {
	driver, ok := fyne.CurrentApp().Driver().(desktop.Driver)
	return ok && driver.CurrentKeyModifiers()&fyne.KeyModifierShift != 0
}

// walk selects the next body above the horizon.
func (d *dome) walk(by int) {
	var up []ephem.Body
	at := -1
	for _, s := range d.shown.sights {
		if s.Body == d.shown.selected {
			at = len(up)
			if !s.Up && by > 0 {
				at--
			}
		}
		if s.Up {
			up = append(up, s.Body)
		}
	}
	if n := len(up); n > 0 {
		d.onSelected(up[((at+by)%n+n)%n])
		d.Refresh()
	}
}

// walkStars goes to the next star with a proper name in the picture, the brightest first.
func (d *dome) walkStars(by int) {
	b := d.backdrop(moon{})
	if b.heavens == nil || !b.show.stars {
		return
	}
	var list []int
	at := -1
	for i, s := range sky.Catalogue() {
		if s.Magnitude > b.faintest() {
			break
		}
		place := b.heavens.Stars[i]
		if s.Proper == "" || place.Altitude < 0 || !b.lens.shows(b.lens.at(place.Altitude.Rad(), place.Azimuth.Rad())) {
			continue
		}
		if i == d.keyed {
			at = len(list)
		}
		list = append(list, i)
	}
	if n := len(list); n > 0 {
		if at < 0 && by < 0 {
			at = 0
		}
		d.keyed = list[((at+by)%n+n)%n]
		d.Refresh()
	}
}

func (d *dome) MouseIn(e *desktop.MouseEvent) { d.MouseMoved(e) }
func (d *dome) MouseOut()                     { d.point(target{}) }

// MouseMoved names what is under the pointer.
func (d *dome) MouseMoved(e *desktop.MouseEvent) { d.point(d.near(e.Position)) }

func (d *dome) point(t target) {
	if t != d.pointed {
		d.pointed = t
		d.Refresh()
	}
}

// named is what the dome names in a box: what is under the pointer, or what the keyboard
// is at.
func (d *dome) named() target {
	switch {
	case d.pointed.some:
		return d.pointed
	case d.keyed >= 0:
		return target{star: d.keyed, some: true}
	case d.focused:
		return target{body: d.shown.selected, star: -1, some: true}
	}
	return target{}
}

// reading is the text of the box of a target, and where it stands.
func (d *dome) reading(t target) (text string, at fyne.Position, ok bool) {
	if !t.some {
		return "", at, false
	}
	if t.star < 0 {
		s, ok := d.sight(t.body)
		return d.shown.units.Reading(s), d.spot(s), ok && d.draws(s)
	}
	if d.shown.heavens == nil {
		return "", at, false
	}
	place := d.shown.heavens.Stars[t.star]
	l := d.look()
	at = l.at(place.Altitude.Rad(), place.Azimuth.Rad())
	return d.shown.units.StarReading(sky.Catalogue()[t.star], place), at, place.Altitude >= 0 && l.shows(at)
}
