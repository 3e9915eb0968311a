package planets

import (
	"cmp"
	"fmt"
	"image/color"
	"math"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	fynewidget "fyne.io/fyne/v2/widget"

	"perihelion/app/window/planets/sky"
	"perihelion/app/window/widget"
	"perihelion/ephem"
)

// dome is the sky as seen lying on one's back: north above, east at the left,
// the zenith in the middle, the horizon as the rim. Its objects are made once
// and then moved.
type dome struct {
	fynewidget.BaseWidget
	sights   []sky.Sight
	selected ephem.Body
	hovered  int // a number of a body, −1 for none
	focused  bool
	dimmed   bool
	places   map[ephem.Body]int // where each label stood last

	onSelected func(ephem.Body)
}

var (
	_ fyne.Tappable     = (*dome)(nil)
	_ fyne.Focusable    = (*dome)(nil)
	_ fyne.Shortcutable = (*dome)(nil)
	_ desktop.Hoverable = (*dome)(nil)
)

func newDome(selected func(ephem.Body)) *dome {
	d := &dome{hovered: -1, places: map[ephem.Body]int{}, onSelected: selected}
	d.ExtendBaseWidget(d)
	return d
}

// set shows bodies, one of them selected.
func (d *dome) set(sights []sky.Sight, selected ephem.Body, dimmed bool) {
	d.sights, d.selected, d.dimmed = sights, selected, dimmed
	d.Refresh()
}

// Outside the rim: the place of a body below the horizon, and beyond it the letters
// of the compass, which a disc on the rim does not reach.
const (
	belowRoom  float32 = 10
	letterRoom float32 = 23
	domeRoom   float32 = 31
)

// disc is the middle and the radius of the horizon.
func (d *dome) disc() (centre fyne.Position, radius float32) {
	s := d.Size()
	return fyne.NewPos(s.Width/2, s.Height/2), max(10, min(s.Width, s.Height)/2-domeRoom)
}

// spot is where a direction is drawn: a body below the horizon outside the rim, since
// inside it would seem to be in the sky.
func (d *dome) spot(s sky.Sight) fyne.Position {
	centre, radius := d.disc()
	out := radius * float32(90-s.Seen.Deg()) / 90
	if !s.Up {
		out = radius + belowRoom
	}
	sin, cos := math.Sincos(s.Azimuth.Rad())
	return fyne.NewPos(centre.X-out*float32(sin), centre.Y-out*float32(cos))
}

// size is the radius of a body's dot: brighter is larger.
func size(s sky.Sight) float32 {
	switch {
	case !s.Up:
		return 4.5
	case s.Body == ephem.Sun || s.Body == ephem.Moon:
		return 8.5
	case s.Magnitude < 0:
		return 6.5
	case s.Magnitude < 2:
		return 5.5
	}
	return 4
}

// caption returns the text beside a dot: the name, and the depth of a body below the
// horizon.
func caption(s sky.Sight) string {
	if s.Up {
		return s.Body.String()
	}
	if s.Seen > 0 {
		return s.Body.String() + ", behind the skyline"
	}
	return fmt.Sprintf("%v, %.0f° below", s.Body, math.Abs(s.Seen.Deg()))
}

// inSight returns the sights that are drawn, large before small, so that a later one
// hides none wholly: the bodies above the horizon, and the selected one.
func (d *dome) inSight() []sky.Sight {
	var drawn []sky.Sight
	for _, s := range d.sights {
		if s.Up || s.Body == d.selected {
			drawn = append(drawn, s)
		}
	}
	slices.SortStableFunc(drawn, func(a, b sky.Sight) int { return cmp.Compare(size(b), size(a)) })
	return drawn
}

// near returns the index of the sight with its dot under the pointer, or −1.
func (d *dome) near(at fyne.Position) int {
	best, least := -1, float64(14)
	for i, s := range d.sights {
		if !s.Up && s.Body != d.selected {
			continue
		}
		p := d.spot(s)
		if far := math.Hypot(float64(p.X-at.X), float64(p.Y-at.Y)); far < least {
			best, least = i, far
		}
	}
	return best
}

func (d *dome) Tapped(e *fyne.PointEvent) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(d); c != nil {
		c.Focus(d)
	}
	if i := d.near(e.Position); i >= 0 {
		d.onSelected(d.sights[i].Body)
	}
}

func (d *dome) FocusGained()                  { d.focused = true; d.Refresh() }
func (d *dome) FocusLost()                    { d.focused = false; d.Refresh() }
func (d *dome) TypedRune(rune)                {}
func (d *dome) TypedShortcut(s fyne.Shortcut) { widget.PassShortcut(d, s) }

// TypedKey walks through the bodies above the horizon.
func (d *dome) TypedKey(e *fyne.KeyEvent) {
	step := map[fyne.KeyName]int{fyne.KeyRight: 1, fyne.KeyDown: 1, fyne.KeyLeft: -1, fyne.KeyUp: -1}[e.Name]
	if step == 0 {
		widget.PassKey(d, e)
		return
	}
	var up []ephem.Body
	at := -1
	for _, s := range d.sights {
		if s.Body == d.selected {
			at = len(up)
			if !s.Up && step > 0 {
				at--
			}
		}
		if s.Up {
			up = append(up, s.Body)
		}
	}
	if n := len(up); n > 0 {
		d.onSelected(up[((at+step)%n+n)%n])
	}
}

func (d *dome) MouseIn(e *desktop.MouseEvent) { d.MouseMoved(e) }
func (d *dome) MouseOut()                     { d.hover(-1) }

func (d *dome) MouseMoved(e *desktop.MouseEvent) {
	if i := d.near(e.Position); i >= 0 {
		d.hover(int(d.sights[i].Body))
	} else {
		d.hover(-1)
	}
}

func (d *dome) hover(body int) {
	if body != d.hovered {
		d.hovered = body
		d.Refresh()
	}
}

func (d *dome) MinSize() fyne.Size { return fyne.NewSize(180, 180) }

func (d *dome) CreateRenderer() fyne.WidgetRenderer { return newDomeRenderer(d) }

// quiet returns a colour, paler while the dome is dimmed.
func (d *dome) quiet(c color.NRGBA) color.NRGBA {
	if d.dimmed {
		c.A = 0x70
	}
	return c
}

// ink is the theme's colour of text.
func ink() color.Color { return widget.Color(theme.ColorNameForeground) }

func newCaption(size float32) *canvas.Text {
	t := canvas.NewText("", color.Transparent)
	t.TextSize = size
	return t
}
