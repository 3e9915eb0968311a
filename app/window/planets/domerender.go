package planets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"perihelion/app/window/widget"
	"perihelion/ephem"
)

// shells is the number of discs that make the ground of the dome shade from
// the zenith to the horizon; a multiple of three, so that two of them end at 30°
// and 60°.
const shells = 12

// domeRenderer owns the objects of a dome: made once, then moved.
type domeRenderer struct {
	dome    *dome
	shells  [shells]*canvas.Circle
	axes    [2]*canvas.Line
	heights [2]*canvas.Text // 30° and 60°
	letters [4]*canvas.Text // N E S W
	chosen  *canvas.Circle
	over    *canvas.Circle
	dots    [ephem.Pluto + 1]*canvas.Circle
	names   [ephem.Pluto + 1]*canvas.Text
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
	for i := range r.shells {
		r.shells[i] = circle()
	}
	for i := range r.axes {
		r.axes[i] = canvas.NewLine(color.Transparent)
		add(r.axes[i])
		r.heights[i] = text([]string{"30°", "60°"}[i], widget.SmallSize, false)
	}
	for i := range r.letters {
		r.letters[i] = text("NESW"[i:i+1], widget.TextSize, true)
	}
	r.over, r.chosen = circle(), circle()
	for b := range r.dots {
		r.dots[b] = circle()
	}
	for b := range r.names {
		r.names[b] = text(ephem.Body(b).String(), widget.TextSize-1, false)
	}
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
		canvas.Refresh(o)
	}
}

// Layout places the ground and, upon it, the bodies.
func (r *domeRenderer) Layout(fyne.Size) {
	r.ground()
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

// ground draws the disc, the circles of 30° and 60°, the axes and the letters.
func (r *domeRenderer) ground() {
	centre, radius := r.dome.disc()
	p := widget.Palette()
	for i, c := range r.shells {
		part := float32(shells-i) / shells // of the radius, from the rim inwards
		c.FillColor = widget.Mix(p.Sky, p.SkyEdge, float64(part))
		c.StrokeWidth = 0
		putCircle(c, centre, radius*part)
	}
	r.shells[0].StrokeColor, r.shells[0].StrokeWidth = p.SkyLine, 1.5
	for i := range r.axes {
		third := shells * (i + 1) / 3 // 30°, 60°
		out := radius * float32(2-i) / 3
		r.shells[third].StrokeColor, r.shells[third].StrokeWidth = widget.Mix(p.SkyLine, p.Sky, 0.3), 1
		r.heights[i].Color = p.Muted
		putText(r.heights[i], centre.AddXY(15, -out-9))
		r.axes[i].StrokeColor, r.axes[i].StrokeWidth = widget.Mix(p.SkyLine, p.Sky, 0.5), 1
	}
	r.axes[0].Position1, r.axes[0].Position2 = centre.AddXY(-radius, 0), centre.AddXY(radius, 0)
	r.axes[1].Position1, r.axes[1].Position2 = centre.AddXY(0, -radius), centre.AddXY(0, radius)
	out := radius + 11
	for i, at := range [4]fyne.Position{{Y: -out}, {X: -out}, {Y: out}, {X: out}} {
		r.letters[i].Color = ink()
		putText(r.letters[i], centre.Add(at))
	}
}

// bodies moves the dots and their names.
func (r *domeRenderer) bodies() {
	d := r.dome
	p := widget.Palette()
	for b := range r.dots {
		r.dots[b].Hidden, r.names[b].Hidden = true, true
	}
	r.chosen.Hidden, r.over.Hidden = true, true
	var marks []mark
	var last []int
	var shown []ephem.Body
	add := func(selected bool) {
		for _, s := range d.sights {
			if (s.Body == d.selected) != selected || !s.Up && !selected {
				continue
			}
			b, at, radius := s.Body, d.spot(s), size(s)
			dot, name := r.dots[b], r.names[b]
			dot.Hidden, name.Hidden = false, false
			dot.FillColor, dot.StrokeWidth = d.quiet(p.Body(b)), 0
			if !s.Up { // hollow, on the rim
				dot.FillColor, dot.StrokeColor, dot.StrokeWidth = p.Background, d.quiet(p.Body(b)), 2
			}
			putCircle(dot, at, radius)
			name.Color, name.TextStyle.Bold = ink(), selected
			if d.dimmed || !s.Up {
				name.Color = p.Muted
			}
			if selected {
				radius += 5
				ringAround(r.chosen, at, radius, p.Accent)
				if d.focused {
					r.chosen.StrokeWidth = 3
				}
			} else if int(b) == d.hovered {
				radius += 5
				ringAround(r.over, at, radius, p.Muted)
			}
			marks = append(marks, mark{at, radius, name.MinSize()})
			side, known := d.sides[b]
			if !known {
				side = -1
			}
			last, shown = append(last, side), append(shown, b)
		}
	}
	add(true)
	add(false)
	for i, side := range placeLabels(marks, last, boxAt(fyne.Position{}, d.Size()), r.taken()) {
		b := marks[i].at(side)
		d.sides[shown[i]] = side
		r.names[shown[i]].Resize(marks[i].label)
		r.names[shown[i]].Move(fyne.NewPos(b.left, b.top))
	}
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
