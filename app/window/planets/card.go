package planets

import (
	"fmt"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynewidget "fyne.io/fyne/v2/widget"

	"perihelion/app/window/planets/sky"
	"perihelion/app/window/widget"
	"perihelion/ephem/text"
)

// card shows the selected body in full precision.
type card struct {
	fynewidget.BaseWidget
	sight sky.Sight
	some  bool
	dim   bool
}

func newCard() *card {
	c := &card{}
	c.ExtendBaseWidget(c)
	return c
}

// set shows a body, or, without one, an invitation to select one.
func (c *card) set(s sky.Sight, some, dimmed bool) {
	c.sight, c.some, c.dim = s, some, dimmed
	c.Refresh()
}

const cardHeight float32 = 104

// columns are a heading and two lines each.
func (c *card) columns() [3][3]string {
	if !c.some {
		return [3][3]string{}
	}
	p := c.sight.Position
	return [3][3]string{
		{"RA / Dec, of date", text.HMS(p.RA), text.SignedDMS(p.Dec)},
		{"Distance", distance(p.Distance), sky.Light(p.LightTime)},
		{"Disc", sky.Disc(p), "magnitude " + sky.Magnitude(p.Magnitude)},
	}
}

// distance writes astronomical units, or kilometres for what is as near as the
// Moon.
func distance(au float64) string {
	if au < 0.02 {
		return fmt.Sprintf("%.0f km", au*149_597_870.7)
	}
	return fmt.Sprintf("%.4f au", au)
}

func (c *card) MinSize() fyne.Size { return fyne.NewSize(180, cardHeight) }

func (c *card) CreateRenderer() fyne.WidgetRenderer {
	r := &cardRenderer{card: c, ground: canvas.NewRectangle(color.Transparent), dot: canvas.NewCircle(color.Transparent)}
	r.ground.CornerRadius, r.ground.StrokeWidth = 6, 1
	r.name, r.where = newCaption(widget.TitleSize), newCaption(widget.TextSize)
	r.name.TextStyle.Bold = true
	r.objects = []fyne.CanvasObject{r.ground, r.dot, r.name, r.where}
	for i := range r.cells {
		for j := range r.cells[i] {
			r.cells[i][j] = newCaption(widget.TextSize)
			r.objects = append(r.objects, r.cells[i][j])
		}
	}
	r.Refresh()
	return r
}

type cardRenderer struct {
	card        *card
	ground      *canvas.Rectangle
	dot         *canvas.Circle
	name, where *canvas.Text
	says        string // of where, in full
	cells       [3][3]*canvas.Text
	objects     []fyne.CanvasObject
}

func (r *cardRenderer) Destroy()                     {}
func (r *cardRenderer) MinSize() fyne.Size           { return r.card.MinSize() }
func (r *cardRenderer) Objects() []fyne.CanvasObject { return r.objects }

func (r *cardRenderer) Refresh() {
	c, p := r.card, widget.Palette()
	r.ground.FillColor, r.ground.StrokeColor = p.Surface, p.Grid
	r.dot.Hidden = !c.some
	r.name.Text, r.says = "", "Select a body in the table, the sky or the chart."
	strong := ink()
	if c.dim {
		strong = p.Muted
	}
	if c.some {
		r.dot.FillColor = p.Body(c.sight.Body)
		r.name.Text = c.sight.Body.String()
		r.says = "in " + c.sight.Constellation + " · " + sky.Where(c.sight)
	}
	r.name.Color, r.where.Color = strong, p.Muted
	for i, column := range c.columns() {
		for j, s := range column {
			r.cells[i][j].Text, r.cells[i][j].Color = s, strong
			if j == 0 {
				r.cells[i][j].Color = p.Muted
			}
		}
	}
	r.Layout(c.Size())
	for _, o := range r.objects {
		canvas.Refresh(o)
	}
}

// Layout puts the columns side by side, as far apart as there is room, and
// leaves out the last where there is none.
func (r *cardRenderer) Layout(s fyne.Size) {
	const pad = 14
	r.ground.Resize(s)
	r.dot.Move(fyne.NewPos(pad, pad+6))
	r.dot.Resize(fyne.NewSquareSize(9))
	at := func(t *canvas.Text, x, y float32) {
		t.Resize(t.MinSize())
		t.Move(fyne.NewPos(x, y-t.MinSize().Height/2))
	}
	x := float32(pad)
	if r.card.some {
		at(r.name, pad+17, pad+10)
		x = pad + 17 + r.name.MinSize().Width + 5
	}
	r.where.Text = widget.Elide(r.says, s.Width-x-pad, widget.TextSize, false)
	at(r.where, x, pad+10.5)
	gap := r.fit(s.Width - 2*pad)
	x = pad
	for i := range r.cells {
		w := r.columnWidth(i)
		for j, t := range r.cells[i] {
			t.Hidden = x+w > s.Width-pad+1
			at(t, x, 44+19*float32(j))
		}
		x += w + gap
	}
}

// fit finds the distance of the columns, and sets them smaller where there is
// little room.
func (r *cardRenderer) fit(room float32) (gap float32) {
	const wide, narrow = 26, 9
	for _, size := range []float32{widget.TextSize, widget.TextSize - 1, widget.SmallSize} {
		for i := range r.cells {
			for _, t := range r.cells[i] {
				t.TextSize = size
			}
		}
		gap = min(wide, (room-r.width())/2)
		if gap >= narrow {
			return gap
		}
	}
	return narrow
}

func (r *cardRenderer) width() (w float32) {
	for i := range r.cells {
		w += r.columnWidth(i)
	}
	return w
}

func (r *cardRenderer) columnWidth(i int) (w float32) {
	for _, t := range r.cells[i] {
		w = max(w, t.MinSize().Width)
	}
	return w
}
