package planets

import (
	"fmt"
	"image"
	"image/color"
	"math"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"perihelion/app/window/planets/sky"
	"perihelion/app/window/widget"
	"perihelion/ephem"
)

// domeRenderer owns the objects of a dome: made once, then moved. The pools are as large
// as the most that is ever shown.
type domeRenderer struct {
	dome    *dome
	raster  *canvas.Raster
	painted backdrop // that the raster shows
	ground  ground   // of the picture that is kept
	kept    *image.NRGBA
	heights [2]*canvas.Text // 30° and 60°
	letters [8]*canvas.Text // of the compass
	chosen  *canvas.Circle
	over    *canvas.Circle
	leaders [ephem.Pluto + 1]*canvas.Line   // from a dot to a label that stands apart
	dots    [ephem.Pluto + 1]*canvas.Circle // the first the lowest
	names   [ephem.Pluto + 1]*canvas.Text
	faint   [44]*canvas.Text // hours of the path, then names of stars and of constellations
	footer  [2]*canvas.Text  // which way one looks, or the bodies without room for a name
	tip     *canvas.Rectangle
	tipText *canvas.Text
	objects []fyne.CanvasObject
	drawn   map[fyne.CanvasObject]string // how each object was painted last
}

func newDomeRenderer(d *dome) *domeRenderer {
	r := &domeRenderer{dome: d, drawn: map[fyne.CanvasObject]string{}}
	add := func(o fyne.CanvasObject) { r.objects = append(r.objects, o) }
	circle := func() *canvas.Circle {
		c := canvas.NewCircle(color.Transparent)
		add(c)
		return c
	}
	text := func(s string, size float32, bold bool) *canvas.Text {
		t := newCaption(size)
		t.Text, t.TextStyle.Bold = s, bold
		add(t)
		return t
	}
	r.raster = canvas.NewRaster(func(w, h int) image.Image { return r.paint(w, h) })
	add(r.raster)
	for i := range r.heights {
		r.heights[i] = text([]string{"30°", "60°"}[i], widget.SmallSize, false)
	}
	for i := range r.letters {
		r.letters[i] = text(compass[i], widget.TextSize, true)
	}
	for i := range r.faint {
		r.faint[i] = text("", widget.SmallSize-0.5, false)
	}
	r.over, r.chosen = circle(), circle()
	for i := range r.leaders {
		r.leaders[i] = canvas.NewLine(color.Transparent)
		r.leaders[i].StrokeWidth = 1
		add(r.leaders[i])
	}
	for i := range r.dots {
		r.dots[i] = circle()
	}
	for i := range r.names {
		r.names[i] = text("", widget.TextSize-1, false)
	}
	for i := range r.footer {
		r.footer[i] = text("", widget.SmallSize, false)
	}
	r.tip = canvas.NewRectangle(color.Transparent)
	r.tip.CornerRadius, r.tip.StrokeWidth = 4, 1
	add(r.tip)
	r.tipText = text("", widget.SmallSize, false)
	r.Refresh()
	return r
}

// compass are the points at which the horizon has letters, from north through east.
var compass = [8]string{"N", "NE", "E", "SE", "S", "SW", "W", "NW"}

func (r *domeRenderer) Destroy()                     {}
func (r *domeRenderer) MinSize() fyne.Size           { return r.dome.MinSize() }
func (r *domeRenderer) Objects() []fyne.CanvasObject { return r.objects }

// Refresh gives everything its place and its colour, and has painted again what looks
// otherwise than before.
func (r *domeRenderer) Refresh() {
	r.Layout(r.dome.Size())
	for _, o := range r.objects {
		if now := appearance(o); o != r.raster && r.drawn[o] != now {
			r.drawn[o] = now
			canvas.Refresh(o)
		}
	}
}

// appearance is all of an object that can be seen.
func appearance(o fyne.CanvasObject) string {
	if !o.Visible() {
		return ""
	}
	where := fmt.Sprint(o.Position(), o.Size())
	switch o := o.(type) {
	case *canvas.Text:
		return fmt.Sprint(where, o.Text, o.Color, o.TextStyle.Bold)
	case *canvas.Circle:
		return fmt.Sprint(where, o.FillColor, o.StrokeColor, o.StrokeWidth)
	case *canvas.Line:
		return fmt.Sprint(where, o.Position1, o.Position2, o.StrokeColor)
	case *canvas.Rectangle:
		return fmt.Sprint(where, o.FillColor, o.StrokeColor)
	}
	return where
}

// paint draws the picture of the sky. Its ground, which is the slow part, is kept.
func (r *domeRenderer) paint(w, h int) image.Image {
	if w <= 0 || h <= 0 || r.painted.lens.size.Width == 0 {
		return image.NewNRGBA(image.Rect(0, 0, max(1, w), max(1, h)))
	}
	if r.kept == nil || r.ground != r.painted.ground || r.kept.Rect.Dx() != w || r.kept.Rect.Dy() != h {
		r.ground, r.kept = r.painted.ground, r.painted.ground.paint(w, h)
	}
	picture := image.NewNRGBA(r.kept.Rect)
	copy(picture.Pix, r.kept.Pix)
	r.painted.draw(picture)
	return picture
}

// Layout places everything.
func (r *domeRenderer) Layout(room fyne.Size) {
	d, p := r.dome, widget.Palette()
	for i := range r.dots {
		r.dots[i].Hidden, r.names[i].Hidden, r.leaders[i].Hidden = true, true, true
	}
	for i := range r.faint {
		r.faint[i].Hidden = true
	}
	r.chosen.Hidden, r.over.Hidden = true, true
	r.tip.Hidden, r.tipText.Hidden = true, true
	r.layLetters()
	drawn := d.inSight()
	marks := make([]mark, len(drawn))
	for i, s := range drawn {
		marks[i] = mark{centre: still(d.spot(s)), radius: size(s), keeps: s.Body == d.shown.selected, close: !s.Up && d.lens.horizon}
		if centre, radius := d.disc(); !s.Up {
			marks[i].out = marks[i].centre.Subtract(centre)
			if !d.lens.horizon {
				marks[i].off = disc{centre, radius}
			}
		}
	}
	spread(marks)
	var phase moon
	for i, s := range drawn {
		if s.Body == ephem.Moon && s.Up {
			phase = newMoon(s, d.look(), marks[i], d.shown.dimmed)
		}
		r.dot(i, s, marks[i])
		name := r.names[i]
		name.Text, name.TextStyle.Bold = d.caption(s, true), s.Body == d.shown.selected
		name.Color, name.TextSize = ink(), widget.TextSize-1
		if d.shown.dimmed || !s.Up {
			name.Color, name.TextSize = quietInk(), widget.SmallSize
		}
		marks[i].label = name.MinSize()
		switch {
		case s.Body == d.shown.selected:
			marks[i].radius += 5
			ringAround(r.chosen, marks[i].centre, marks[i].radius, p.Accent)
		case d.pointed == target{body: s.Body, star: -1, some: true}:
			ringAround(r.over, marks[i].centre, marks[i].radius+5, p.Muted)
		}
	}
	r.layRaster(d.backdrop(phase), room)
	r.placeHeights(marks)
	r.label(drawn, marks)
	r.layTip()
}

// still is a place in quarters of a unit: what moves by less is not painted again.
func still(p fyne.Position) fyne.Position {
	quarter := func(x float32) float32 { return float32(math.Round(float64(x)*4) / 4) }
	return fyne.NewPos(quarter(p.X), quarter(p.Y))
}

// layRaster has the picture painted again where it looks otherwise.
func (r *domeRenderer) layRaster(now backdrop, size fyne.Size) {
	r.raster.Resize(size)
	if now != r.painted {
		r.painted = now
		r.raster.Refresh()
	}
}

func putCircle(c *canvas.Circle, centre fyne.Position, radius float32) {
	c.Resize(fyne.NewSquareSize(2 * radius))
	c.Move(centre.SubtractXY(radius, radius))
}

func putText(t *canvas.Text, centre fyne.Position) {
	s := t.MinSize()
	t.Resize(s)
	t.Move(centre.SubtractXY(s.Width/2, s.Height/2))
}

// dot draws a body, with a rim of the sky where it lies on another. The Moon is part of
// the picture below.
func (r *domeRenderer) dot(i int, s sky.Sight, m mark) {
	p, c := widget.Palette(), r.dots[i]
	c.Hidden = false
	c.FillColor, c.StrokeColor, c.StrokeWidth = r.dome.quiet(p.Body(s.Body)), p.Sky, 1
	switch {
	case !s.Up: // hollow, outside the rim
		c.FillColor, c.StrokeColor, c.StrokeWidth = p.Background, r.dome.quiet(p.Body(s.Body)), 2
	case s.Body == ephem.Moon:
		c.FillColor, c.StrokeColor = color.Transparent, color.Transparent
	}
	putCircle(c, m.centre, m.radius)
}

// layTip names what is pointed at, above or below it.
func (r *domeRenderer) layTip() {
	d, p := r.dome, widget.Palette()
	text, at, ok := d.reading(d.named())
	if !ok {
		return
	}
	const pad, away = 5, 16
	r.tipText.Text, r.tipText.Color = text, p.Foreground
	size := r.tipText.MinSize()
	box := fyne.NewSize(size.Width+2*pad, size.Height+pad)
	x := min(max(0, at.X-box.Width/2), max(0, d.Size().Width-box.Width))
	y := at.Y - away - box.Height
	if y < 0 {
		y = at.Y + away
	}
	r.tip.Hidden, r.tipText.Hidden = false, false
	r.tip.FillColor, r.tip.StrokeColor = widget.Mix(p.Background, p.Field, 0.7), p.Muted
	r.tip.Move(fyne.NewPos(x, y))
	r.tip.Resize(box)
	r.tipText.Move(fyne.NewPos(x+pad, y+pad/2))
	r.tipText.Resize(size)
	if d.keyed >= 0 || d.pointed.star >= 0 && d.pointed.some {
		ringAround(r.over, at, 7, p.Accent)
	}
}

func ringAround(c *canvas.Circle, at fyne.Position, radius float32, stroke color.Color) {
	c.Hidden = false
	c.StrokeColor, c.StrokeWidth, c.FillColor = stroke, 2, widget.Hollow(stroke)
	putCircle(c, at, radius)
}

// layFooter writes which way one looks, or the bodies that have no room for a name.
func (r *domeRenderer) layFooter(unnamed []string) {
	d := r.dome
	left, right := "Looking up: east is left.", ""
	if d.lens.horizon {
		left = "Drag to turn."
	}
	if d.lens.zoom > 1 {
		left += fmt.Sprintf(" Enlarged %.1f times.", d.lens.zoom)
	}
	if len(unnamed) > 0 {
		left, right = r.also(unnamed)
	}
	x := float32(0)
	for i, t := range r.footer {
		t.Text, t.Color = [...]string{left, right}[i], widget.Palette().Muted
		t.Hidden = t.Text == ""
		t.Resize(t.MinSize())
		t.Move(fyne.NewPos(x, d.Size().Height-t.MinSize().Height))
		x = d.Size().Width/2 + besideLetter
	}
}

// besideLetter is half of the room of a letter of the compass in the line below the sky.
const besideLetter = 12

// also names bodies in the line below the sky, at the left and at the right of the letter that
// is in it, or counts them where that has no room.
func (r *domeRenderer) also(names []string) (left, right string) {
	room := r.dome.Size().Width
	letter := r.dome.look().whole()
	if letter {
		room = room/2 - besideLetter
	}
	width := func(s string) float32 { return fyne.MeasureText(s, r.footer[0].TextSize, r.footer[0].TextStyle).Width }
	for n := len(names); n > 0 && (letter || n == len(names)); n-- {
		left, right = "also: "+strings.Join(names[:n], ", "), strings.Join(names[n:], ", ")
		if right != "" {
			left += ","
		}
		if width(left) <= room && width(right) <= room {
			return left, right
		}
	}
	return fmt.Sprintf("also: %d bodies", len(names)), ""
}
