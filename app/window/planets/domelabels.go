package planets

import (
	"image/color"
	"math"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"perihelion/app/chart"
	"perihelion/app/window/planets/sky"
	"perihelion/app/window/widget"
)

// The texts of the dome.

// layLetters puts the letters of the compass outside the rim, or on the horizon where that
// is in the picture.
func (r *domeRenderer) layLetters() {
	l := r.dome.look()
	for i, t := range r.letters {
		azimuth := float64(i) * math.Pi / 4
		t.Color, t.TextSize = ink(), widget.TextSize
		var at fyne.Position
		switch {
		case l.horizon:
			const under = -2.5 * math.Pi / 180
			at = l.at(under, azimuth)
			t.Hidden = !l.shows(at.AddXY(9, 7)) || !l.shows(at.AddXY(-9, -7)) || !inFront(azimuth-l.azimuth)
		case l.whole():
			centre, radius := l.disc()
			sin, cos := math.Sincos(azimuth)
			at = centre.AddXY(-(radius+letterRoom)*float32(sin), -(radius+letterRoom)*float32(cos))
			t.Hidden = i%2 == 1
		default:
			const over = 2 * math.Pi / 180
			at = l.at(over, azimuth)
			t.Hidden = !l.shows(at.AddXY(9, 7)) || !l.shows(at.AddXY(-9, -7))
		}
		putText(t, at)
	}
}

// quietInk is the colour of the quiet texts on the sky, which is brighter or darker than the
// ground that second-rank text is made for.
func quietInk() color.NRGBA {
	p := widget.Palette()
	return widget.Mix(p.Muted, p.Foreground, 0.7)
}

// inFront reports whether an azimuth is on the side to which the observer looks.
func inFront(off float64) bool { return math.Cos(off) > 0 }

// placeHeights writes 30° and 60° on their circles where no body covers them.
func (r *domeRenderer) placeHeights(marks []mark) {
	l := r.dome.look()
	for i, t := range r.heights {
		t.Color = quietInk()
		size := t.MinSize()
		best := float32(math.Inf(1))
		for _, off := range [...]float64{0, 180, 90, 270} {
			azimuth := l.azimuth + off*math.Pi/180
			if !l.horizon {
				azimuth = off * math.Pi / 180
			}
			x, y := l.upwards(float64(i+1)*math.Pi/6, azimuth)
			for _, side := range [...]float32{16, -16} {
				at := l.at(float64(i+1)*math.Pi/6, azimuth).AddXY(float32(x)*-9+side*float32(math.Abs(y)), float32(y)*-9+side*0.6*float32(math.Abs(x)))
				b := boxAt(at.SubtractXY(size.Width/2, size.Height/2), size)
				cost := float32(0)
				for _, m := range marks {
					cost += b.overlap(m.box())
				}
				if !l.shows(fyne.NewPos(b.left, b.top)) || !l.shows(fyne.NewPos(b.right, b.bottom)) || l.horizon && off != 0 {
					continue
				}
				if cost < best {
					best = cost
					putText(t, at)
				}
			}
		}
		t.Hidden = math.IsInf(float64(best), 1)
	}
}

// label writes the names where there is room: of the bodies, then the hours of the path,
// then the names of stars. The bodies without room are listed below.
func (r *domeRenderer) label(drawn []sky.Sight, marks []mark) {
	d := r.dome
	keys := make([]string, len(drawn))
	for i, s := range drawn {
		if keys[i] = s.Body.String(); !s.Up { // a label outside the rim has other places
			keys[i] += " below"
		}
	}
	bodies := len(marks)
	for _, f := range r.faintLabels() {
		t := r.faint[len(marks)-bodies]
		t.Text, t.Color = f.text, quietInk()
		m := mark{centre: f.at, radius: f.radius, label: t.MinSize(), close: true}
		if f.radius == 0 {
			m.upon, m.fits = true, d.look().holds
		}
		marks = append(marks, m)
		keys = append(keys, f.text)
	}
	last := make([]int, len(marks))
	for i, key := range keys {
		last[i] = nowhere
		if place, known := d.places[key]; known {
			last[i] = place
		}
	}
	r.layFooter(nil)
	places := r.placed(drawn, marks, last, r.taken())
	names := unnamed(drawn, places)
	if names != nil { // their line takes room, too
		line := box{0, d.Size().Height - r.footer[0].MinSize().Height, d.Size().Width, d.Size().Height}
		places = r.placed(drawn, marks, last, append(r.taken(), line))
		names = unnamed(drawn, places)
	}
	r.layFooter(names)
	for i, place := range places {
		d.places[keys[i]] = place
		if i >= bodies {
			r.put(r.faint[i-bodies], marks[i], place)
			continue
		}
		if place == nowhere {
			continue
		}
		r.put(r.names[i], marks[i], place)
		if leader := r.leaders[i]; apart(place) {
			leader.Hidden, leader.StrokeColor = false, widget.Palette().Muted
			leader.Position1, leader.Position2 = marks[i].leader(marks[i].at(place))
		}
	}
}

// placed finds places for the labels of marks beside what is taken, with shorter captions of
// the bodies below the horizon where they need them.
func (r *domeRenderer) placed(drawn []sky.Sight, marks []mark, last []int, taken []box) []int {
	frame := boxAt(fyne.Position{}, r.dome.Size())
	places := placeLabels(marks, last, frame, taken)
	for _, others := range [...]bool{false, true} {
		if !r.shorten(drawn, marks, places, others) {
			break
		}
		places = placeLabels(marks, last, frame, taken)
	}
	return places
}

// unnamed returns the bodies whose names have no place.
func unnamed(drawn []sky.Sight, places []int) (names []string) {
	for i, s := range drawn {
		if places[i] == nowhere {
			names = append(names, s.Body.String())
		}
	}
	return names
}

// shorten leaves only the names in the captions of the bodies below the horizon that have no
// room beside their dots, or, where one has no room at all, in those of the others, too. It
// reports whether there are any without that room.
func (r *domeRenderer) shorten(drawn []sky.Sight, marks []mark, places []int, others bool) bool {
	some := false
	lacks := func(i int) bool { return places[i] == nowhere || !others && apart(places[i]) }
	for i, s := range drawn {
		some = some || !s.Up && lacks(i)
	}
	for i, s := range drawn {
		if !s.Up && some && (others || lacks(i)) {
			r.names[i].Text = r.dome.caption(s, false)
			marks[i].label = r.names[i].MinSize()
		}
	}
	return some
}

func (r *domeRenderer) put(t *canvas.Text, m mark, place int) {
	if t.Hidden = place == nowhere; t.Hidden {
		return
	}
	at := m.at(place)
	t.Resize(m.label)
	t.Move(fyne.NewPos(at.left, at.top))
}

// taken are the boxes of the letters, of the heights, of the sentence below, and of the
// buttons in the corners, which no name may cover.
func (r *domeRenderer) taken() []box {
	size := r.dome.Size()
	t := []box{{0, 0, menuRoom, widget.ControlHeight}, {size.Width - zoomRoom, 0, size.Width, widget.ControlHeight}}
	for _, o := range append(append(r.letters[:], r.heights[:]...), r.footer[:]...) {
		if o.Visible() {
			t = append(t, boxAt(o.Position(), o.Size()))
		}
	}
	return t
}

// faintLabel is a text that is left out where it has no room.
type faintLabel struct {
	text   string
	at     fyne.Position
	radius float32 // 0: it stands at its place, not beside it
}

// The most hours, and the most hours and stars, that have a text.
const (
	mostHours     = 10
	mostWithStars = 20
)

// faintLabels returns the hours of the path, the names of the brightest stars, and those of
// the constellations with the brightest ones, as many as there are texts for.
func (r *domeRenderer) faintLabels() (all []faintLabel) {
	d := r.dome
	l := d.look()
	b := d.backdrop(moon{})
	if b.show.path && b.path != nil {
		every := 2 // hours
		if l.room() < -0.3 {
			every = 4
		}
		for _, w := range *b.path {
			at := l.at(w.Altitude.Rad(), w.Azimuth.Rad())
			if w.Hour < 0 || w.Hour%every != 0 || w.Altitude < 0 || !l.shows(at) || len(all) == mostHours {
				continue
			}
			all = append(all, faintLabel{d.shown.units.Hour(w.Hour), at, 2})
		}
	}
	if b.heavens == nil {
		return all
	}
	add := func(text string, d chart.Direction, radius float32) {
		if at := l.at(d.Altitude.Rad(), d.Azimuth.Rad()); d.Altitude >= 0 && l.shows(at) {
			all = append(all, faintLabel{text, at, radius})
		}
	}
	if b.show.stars {
		faintest := min(b.faintest(), 1.3+1.5*l.room())
		for i, s := range sky.Catalogue() {
			if s.Magnitude > faintest || len(all) == mostWithStars {
				break
			}
			place := b.heavens.Stars[i]
			add(s.Name, chart.Direction{Altitude: place.Altitude, Azimuth: place.Azimuth}, 2)
		}
	}
	if b.show.names {
		faintest := min(b.faintest(), 2.1+1.5*l.room())
		for _, c := range b.heavens.Constellations() {
			if c.Brightest > faintest || len(all) == len(r.faint) {
				break
			}
			add(strings.ToUpper(c.Name), c.Middle, 0)
		}
	}
	return all
}
