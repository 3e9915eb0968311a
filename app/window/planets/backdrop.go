package planets

import (
	"image"
	"image/color"
	"math"

	"fyne.io/fyne/v2"

	"perihelion/app/chart"
	"perihelion/app/window/planets/sky"
	"perihelion/app/window/widget"
	"perihelion/ephem"
	"perihelion/ephem/stars"
)

// background chooses what is drawn behind the bodies.
type background struct{ stars, figures, names, ecliptic, path, glow bool }

// backdrop is all that the picture of the sky depends on besides its ground. It is
// compared by its parts: equal pointers are equal heavens.
type backdrop struct {
	ground
	show    background
	heavens *sky.Heavens
	path    *[]sky.Waypoint
	of      ephem.Body // whose path it is
	moon    moon
}

// sheet is the picture that is drawn on, with the size of a unit in pixels.
type sheet struct {
	*image.NRGBA
	lens  lens
	scale float64
}

// line draws what is above the horizon of the line between two directions, if it is in
// the picture and not around it.
func (s sheet) line(a, b ephem.StarPlace, width float64, c color.NRGBA, part float64) {
	if a.Altitude < 0 && b.Altitude < 0 {
		return
	}
	p, q := s.lens.at(a.Altitude.Rad(), a.Azimuth.Rad()), s.lens.at(b.Altitude.Rad(), b.Azimuth.Rad())
	between := func(p, q fyne.Position) fyne.Position { // on the horizon
		t := float32(a.Altitude / (a.Altitude - b.Altitude))
		return fyne.NewPos(p.X+t*(q.X-p.X), p.Y+t*(q.Y-p.Y))
	}
	switch {
	case a.Altitude < 0:
		p = between(p, q)
	case b.Altitude < 0:
		q = between(p, q)
	}
	far := math.Hypot(float64(p.X-q.X), float64(p.Y-q.Y))
	if far > s.lens.scale() || !s.lens.shows(p) && !s.lens.shows(q) { // behind the observer it goes around
		return
	}
	segment(s.NRGBA, float64(p.X)*s.scale, float64(p.Y)*s.scale, float64(q.X)*s.scale, float64(q.Y)*s.scale, width*s.scale, c, part)
}

// draw draws what is behind the bodies on its ground.
func (b backdrop) draw(picture *image.NRGBA) {
	s := sheet{picture, b.lens, float64(picture.Rect.Dx()) / float64(max(1, b.lens.size.Width))}
	fade := 1.0
	if b.dimmed {
		fade = 0.45
	}
	p := b.palette
	if b.heavens != nil {
		if b.show.figures {
			s.figures(b.heavens, widget.Mix(p.Muted, p.Accent, 0.3), 0.42*fade*b.dark())
		}
		if b.show.ecliptic {
			c := widget.Mix(p.Body(ephem.Sun), p.Muted, 0.3)
			for i := range len(b.heavens.Ecliptic) - 1 {
				if i%2 == 0 { // dashes of 2° with as long gaps
					s.line(b.heavens.Ecliptic[i], b.heavens.Ecliptic[i+1], 1, c, 0.8*fade)
				}
			}
		}
		if b.show.stars {
			s.stars(b.heavens, b.faintest(), p.Foreground, fade)
		}
	}
	if b.show.path && b.path != nil {
		s.path(*b.path, p, p.Body(b.of), fade)
	}
	b.moon.draw(s, p)
}

// dark is how much of the lines of the night is drawn: by day the stars do not show.
func (b backdrop) dark() float64 { return 1 - 0.75*b.light.strength() }

// faintest is the magnitude of the faintest star that is drawn: by the zoom, and by the
// light of the sky where that is shown.
func (b backdrop) faintest() float64 {
	const usual = 4.6
	faintest := usual + 1.2*b.lens.room()
	if b.light.glow {
		// The brightest show from a Sun 3° below the horizon on, all when it is dark.
		faintest = min(faintest, -1.5+float64(-3-b.light.altitude)*0.6)
	}
	return faintest
}

// figures draws the lines of the constellations.
func (s sheet) figures(h *sky.Heavens, c color.NRGBA, part float64) {
	for _, f := range figures() {
		for _, line := range f.Lines {
			for i := range len(line) - 1 {
				s.line(h.Stars[line[i]], h.Stars[line[i+1]], 1, c, part)
			}
		}
	}
}

func figures() []stars.Figure { return stars.Figures() }

// stars draws the stars down to a magnitude, the brighter the larger.
func (s sheet) stars(h *sky.Heavens, faintest float64, c color.NRGBA, fade float64) {
	for i, star := range sky.Catalogue() {
		if star.Magnitude > faintest {
			return
		}
		place := h.Stars[i]
		if place.Altitude < 0 {
			continue
		}
		if at := s.lens.at(place.Altitude.Rad(), place.Azimuth.Rad()); s.lens.shows(at) {
			brightness := max(0, 6.3-star.Magnitude)
			spot(s.NRGBA, float64(at.X)*s.scale, float64(at.Y)*s.scale, (0.42+0.042*brightness*brightness)*max(0.7, 1+0.2*s.lens.room())*s.scale, c, fade*min(1, 0.4+0.13*brightness))
		}
	}
}

// path draws the way of a body as dots, with larger ones at the full hours.
func (s sheet) path(path []sky.Waypoint, p chart.Palette, c color.NRGBA, fade float64) {
	for i, w := range path {
		if w.Altitude < 0 {
			continue
		}
		at := s.lens.at(w.Altitude.Rad(), w.Azimuth.Rad())
		if !s.lens.shows(at) {
			continue
		}
		radius, part := 0.8, 0.85*fade
		if w.Hour >= 0 {
			radius = 1.9
		} else if i%2 == 1 && s.lens.room() < 1 {
			continue
		}
		spot(s.NRGBA, float64(at.X)*s.scale, float64(at.Y)*s.scale, radius*s.scale, c, part)
	}
}

// near returns the index of the star that is drawn nearest to a place, or −1.
func (b backdrop) near(at fyne.Position) int {
	if b.heavens == nil || !b.show.stars {
		return -1
	}
	best, least := -1, 9.0
	faintest := b.faintest()
	for i, star := range sky.Catalogue() {
		if star.Magnitude > faintest {
			break
		}
		place := b.heavens.Stars[i]
		if place.Altitude < 0 {
			continue
		}
		p := b.lens.at(place.Altitude.Rad(), place.Azimuth.Rad())
		if far := math.Hypot(float64(p.X-at.X), float64(p.Y-at.Y)); far < least && b.lens.shows(p) {
			best, least = i, far
		}
	}
	return best
}
