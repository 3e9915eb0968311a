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

// dome is the sky as it is seen lying on one's back: north above, east at the left, the
// zenith in the middle, the horizon as the rim. Its second form is the sky above the
// horizon in front of the observer. Its objects are made once and then moved; what is
// behind the bodies is one picture, painted again when it looks otherwise.
type dome struct {
	fynewidget.BaseWidget
	shown   domeView
	lens    lens
	show    background
	pointed target // by the pointer
	keyed   int    // the star that the keyboard has chosen, −1 for none
	focused bool
	places  map[string]int // where each label stood last

	onSelected func(ephem.Body)
	onForm     func() // it shows the whole sky after the horizon, or the other way round
}

// domeView is what a dome shows.
type domeView struct {
	sights   []sky.Sight
	selected ephem.Body
	dimmed   bool
	onlyUp   bool
	heavens  *sky.Heavens
	path     *[]sky.Waypoint
	units    sky.Units
	rises    map[ephem.Body]string // "rises 07:21", of those below the horizon
}

// target is something that has a name in the dome: a body, or a star of the catalogue.
type target struct {
	body ephem.Body
	star int // −1 for a body
	some bool
}

var (
	_ fyne.Tappable       = (*dome)(nil)
	_ fyne.DoubleTappable = (*dome)(nil)
	_ fyne.Draggable      = (*dome)(nil)
	_ fyne.Scrollable     = (*dome)(nil)
	_ fyne.Focusable      = (*dome)(nil)
	_ fyne.Shortcutable   = (*dome)(nil)
	_ desktop.Hoverable   = (*dome)(nil)
)

func newDome(selected func(ephem.Body)) *dome {
	d := &dome{keyed: -1, lens: newLens(), places: map[string]int{}, onSelected: selected, onForm: func() {}}
	d.ExtendBaseWidget(d)
	return d
}

// set shows another sky. The renderer paints only what has changed.
func (d *dome) set(v domeView) {
	d.shown = v
	d.Refresh()
}

// Outside the rim: the place of a body below the horizon, and beyond it the letters
// of the compass, which a disc on the rim does not reach. In the view of the horizon, room
// for the buttons above and for the sentence below.
const (
	belowRoom  float32 = 8
	letterRoom float32 = 20
	domeRoom   float32 = 28
	frameTop   float32 = widget.ControlHeight + 6
	frameFoot  float32 = 20
)

// look is the lens at the present size.
func (d *dome) look() lens {
	l := d.lens
	l.size = d.Size()
	return l
}

// change takes another lens.
func (d *dome) change(l lens) {
	l.size = fyne.Size{}
	if l != d.lens {
		d.lens = l
		d.Refresh()
	}
}

// disc is the middle and the radius of the picture.
func (d *dome) disc() (centre fyne.Position, radius float32) { return d.look().disc() }

// spot is where a direction is drawn: a body below the horizon outside the rim, since
// inside it would seem to be in the sky.
func (d *dome) spot(s sky.Sight) fyne.Position {
	l := d.look()
	if s.Up {
		return l.at(s.Seen.Rad(), s.Azimuth.Rad())
	}
	if l.horizon {
		const under = -7.5 * math.Pi / 180
		return l.at(under, s.Azimuth.Rad())
	}
	m, out := l.middle(), float32(l.scale()*math.Pi/2)+belowRoom
	sin, cos := math.Sincos(s.Azimuth.Rad())
	return fyne.NewPos(m.X-out*float32(sin), m.Y-out*float32(cos))
}

// size is the radius of a body's dot: brighter is larger.
func size(s sky.Sight) float32 {
	switch {
	case !s.Up:
		return 4.5
	case s.Body == ephem.Sun || s.Body == ephem.Moon:
		return 8.5
	}
	return min(7, max(3, 5.2-0.45*float32(s.Magnitude)))
}

// caption returns the text beside a dot: the name, and of a body below the horizon
// when it rises, or how deep it is, where that has room.
func (d *dome) caption(s sky.Sight, room bool) string {
	switch {
	case s.Up, !room:
		return s.Body.String()
	case s.Seen > 0:
		return s.Body.String() + ", behind the skyline"
	case d.shown.rises[s.Body] != "":
		return s.Body.String() + " " + d.shown.rises[s.Body]
	}
	return fmt.Sprintf("%v, %.0f° below", s.Body, math.Abs(s.Seen.Deg()))
}

// inSight returns the sights that are drawn, large before small, so that a later one
// hides none wholly: the bodies in the picture, and outside it those below the horizon
// unless they were left out.
func (d *dome) inSight() []sky.Sight {
	var drawn []sky.Sight
	for _, s := range d.shown.sights {
		if d.draws(s) {
			drawn = append(drawn, s)
		}
	}
	slices.SortStableFunc(drawn, func(a, b sky.Sight) int { return cmp.Compare(size(b), size(a)) })
	return drawn
}

func (d *dome) draws(s sky.Sight) bool {
	if !s.Up && d.shown.onlyUp && s.Body != d.shown.selected {
		return false
	}
	l := d.look()
	return !s.Up && l.whole() || l.shows(d.spot(s))
}

// near returns what has its dot under the pointer.
func (d *dome) near(at fyne.Position) target {
	best, least := target{}, 14.0
	for _, s := range d.shown.sights {
		if !d.draws(s) {
			continue
		}
		p := d.spot(s)
		if far := math.Hypot(float64(p.X-at.X), float64(p.Y-at.Y)); far < least {
			best, least = target{body: s.Body, star: -1, some: true}, far
		}
	}
	if !best.some {
		if i := d.backdrop(moon{}).near(at); i >= 0 {
			return target{star: i, some: true}
		}
	}
	return best
}

// backdrop is the picture of the present sky.
func (d *dome) backdrop(m moon) backdrop {
	g := ground{palette: widget.Palette(), focused: d.focused, lens: d.look(), dimmed: d.shown.dimmed, light: light{glow: d.show.glow}}
	for _, s := range d.shown.sights {
		if s.Body == ephem.Sun {
			g.light = light{d.show.glow, int(math.Round(s.Altitude.Deg())), int(math.Round(s.Azimuth.Deg()))}
		}
	}
	if !g.light.glow {
		g.light = light{}
	}
	return backdrop{ground: g, show: d.show, heavens: d.shown.heavens, path: d.shown.path, of: d.shown.selected, moon: m}
}

// sight returns the sight of a body.
func (d *dome) sight(b ephem.Body) (sky.Sight, bool) {
	for _, s := range d.shown.sights {
		if s.Body == b {
			return s, true
		}
	}
	return sky.Sight{}, false
}

func (d *dome) MinSize() fyne.Size { return fyne.NewSize(180, 180) }

func (d *dome) CreateRenderer() fyne.WidgetRenderer { return newDomeRenderer(d) }

// quiet returns a colour, paler while the dome is dimmed.
func (d *dome) quiet(c color.NRGBA) color.NRGBA {
	if d.shown.dimmed {
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
