package planets

import (
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

// domeRenderer owns the objects of a dome: made once, then moved.
type domeRenderer struct {
	dome    *dome
	ground  *canvas.Raster
	painted ground // the ground that the raster shows
	axes    [2]*canvas.Line
	heights [2]*canvas.Text // 30° and 60°
	letters [4]*canvas.Text // N E S W
	chosen  *canvas.Circle
	over    *canvas.Circle
	leaders [ephem.Pluto + 1]*canvas.Line   // from a dot to a label that stands apart
	dots    [ephem.Pluto + 1]*canvas.Circle // the first the lowest
	names   [ephem.Pluto + 1]*canvas.Text
	unnamed *canvas.Text // the bodies without room for a name
	objects []fyne.CanvasObject
}

func newDomeRenderer(d *dome) *domeRenderer {
	r := &domeRenderer{dome: d}
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
	r.ground = canvas.NewRaster(func(w, h int) image.Image { return r.painted.paint(min(w, h)) })
	add(r.ground)
	for i := range r.axes {
		r.axes[i] = canvas.NewLine(color.Transparent)
		add(r.axes[i])
		r.heights[i] = text([]string{"30°", "60°"}[i], widget.SmallSize, false)
	}
	for i := range r.letters {
		r.letters[i] = text("NESW"[i:i+1], widget.TextSize, true)
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
	r.unnamed = text("", widget.SmallSize, false)
	r.Refresh()
	return r
}

func (r *domeRenderer) Destroy()                     {}
func (r *domeRenderer) MinSize() fyne.Size           { return r.dome.MinSize() }
func (r *domeRenderer) Objects() []fyne.CanvasObject { return r.objects }

// Refresh gives everything its place and its colour.
func (r *domeRenderer) Refresh() {
	r.Layout(r.dome.Size())
	for _, o := range r.objects {
		if o != r.ground {
			canvas.Refresh(o)
		}
	}
}

// Layout places the ground and, upon it, the bodies.
func (r *domeRenderer) Layout(fyne.Size) {
	r.layGround()
	r.bodies()
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

// layGround places the ground, which is painted again when it looks otherwise, the
// axes and the letters.
func (r *domeRenderer) layGround() {
	centre, radius := r.dome.disc()
	p := widget.Palette()
	const edge = 3 // room for the rim
	now := ground{p, r.dome.focused, radius, 2 * (radius + edge)}
	r.ground.Move(centre.SubtractXY(now.size/2, now.size/2))
	if now != r.painted {
		r.painted = now
		r.ground.Resize(fyne.NewSquareSize(now.size))
		r.ground.Refresh()
	}
	for i := range r.axes {
		r.heights[i].Color = p.Muted
		r.axes[i].StrokeColor, r.axes[i].StrokeWidth = widget.Mix(p.SkyLine, p.Sky, 0.5), 1
	}
	r.axes[0].Position1, r.axes[0].Position2 = centre.AddXY(-radius, 0), centre.AddXY(radius, 0)
	r.axes[1].Position1, r.axes[1].Position2 = centre.AddXY(0, -radius), centre.AddXY(0, radius)
	out := radius + letterRoom
	for i, at := range [4]fyne.Position{{Y: -out}, {X: -out}, {Y: out}, {X: out}} {
		r.letters[i].Color = ink()
		putText(r.letters[i], centre.Add(at))
	}
}

// bodies moves the dots and their names.
func (r *domeRenderer) bodies() {
	d, p := r.dome, widget.Palette()
	for i := range r.dots {
		r.dots[i].Hidden, r.names[i].Hidden, r.leaders[i].Hidden = true, true, true
	}
	r.chosen.Hidden, r.over.Hidden = true, true
	drawn := d.inSight()
	marks := make([]mark, len(drawn))
	for i, s := range drawn {
		marks[i] = mark{centre: d.spot(s), radius: size(s), keeps: s.Body == d.selected}
	}
	spread(marks)
	for i, s := range drawn {
		r.dot(i, s, marks[i])
		name := r.names[i]
		name.Text, name.TextStyle.Bold = caption(s), s.Body == d.selected
		name.Color = ink()
		if d.dimmed || !s.Up {
			name.Color = p.Muted
		}
		marks[i].label = name.MinSize()
		switch {
		case s.Body == d.selected:
			marks[i].radius += 5
			ringAround(r.chosen, marks[i].centre, marks[i].radius, p.Accent)
		case int(s.Body) == d.hovered:
			ringAround(r.over, marks[i].centre, marks[i].radius+5, p.Muted)
		}
	}
	r.placeHeights(marks)
	r.label(drawn, marks)
}

// dot draws a body, with a rim of the sky where it lies on another.
func (r *domeRenderer) dot(i int, s sky.Sight, m mark) {
	p, c := widget.Palette(), r.dots[i]
	c.Hidden = false
	c.FillColor, c.StrokeColor, c.StrokeWidth = r.dome.quiet(p.Body(s.Body)), p.Sky, 1
	if !s.Up { // hollow, outside the rim
		c.FillColor, c.StrokeColor, c.StrokeWidth = p.Background, r.dome.quiet(p.Body(s.Body)), 2
	}
	putCircle(c, m.centre, m.radius)
}

// placeHeights writes 30° and 60° on their circles where no body covers them.
func (r *domeRenderer) placeHeights(marks []mark) {
	centre, radius := r.dome.disc()
	for i, t := range r.heights {
		out := radius * float32(2-i) / 3
		best := float32(math.Inf(1))
		for _, side := range [...]fyne.Position{{X: 15, Y: -out - 9}, {X: -15, Y: -out - 9}, {X: 15, Y: out + 9}, {X: -15, Y: out + 9}, {X: out + 15, Y: -9}, {X: -out - 15, Y: -9}} {
			at := boxAt(centre.Add(side).SubtractXY(t.MinSize().Width/2, t.MinSize().Height/2), t.MinSize())
			cost := float32(0)
			for _, m := range marks {
				cost += at.overlap(m.box())
			}
			if cost < best {
				best = cost
				putText(t, centre.Add(side))
			}
		}
	}
}

// label writes the names where there is room, and lists below the others.
func (r *domeRenderer) label(drawn []sky.Sight, marks []mark) {
	d := r.dome
	last := make([]int, len(drawn))
	for i, s := range drawn {
		last[i] = nowhere
		if place, known := d.places[s.Body]; known {
			last[i] = place
		}
	}
	var unnamed []string
	for i, place := range placeLabels(marks, last, boxAt(fyne.Position{}, d.Size()), r.taken()) {
		d.places[drawn[i].Body] = place
		if place == nowhere {
			unnamed = append(unnamed, drawn[i].Body.String())
			continue
		}
		at, name, leader := marks[i].at(place), r.names[i], r.leaders[i]
		name.Hidden = false
		name.Resize(marks[i].label)
		name.Move(fyne.NewPos(at.left, at.top))
		if apart(place) {
			leader.Hidden, leader.StrokeColor = false, widget.Palette().Muted
			leader.Position1, leader.Position2 = marks[i].leader(at)
		}
	}
	r.unnamed.Text, r.unnamed.Color = "", widget.Palette().Muted
	if len(unnamed) > 0 {
		r.unnamed.Text = "also: " + strings.Join(unnamed, ", ")
	}
	r.unnamed.Resize(r.unnamed.MinSize())
	r.unnamed.Move(fyne.NewPos(0, d.Size().Height-r.unnamed.MinSize().Height))
}

// taken are the boxes of the letters and heights, which no name may cover.
func (r *domeRenderer) taken() []box {
	var t []box
	for _, o := range append(r.letters[:], r.heights[:]...) {
		t = append(t, boxAt(o.Position(), o.Size()))
	}
	return t
}

func ringAround(c *canvas.Circle, at fyne.Position, radius float32, stroke color.Color) {
	c.Hidden = false
	c.StrokeColor, c.StrokeWidth, c.FillColor = stroke, 2, widget.Hollow(stroke)
	putCircle(c, at, radius)
}
