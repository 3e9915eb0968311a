package planets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynewidget "fyne.io/fyne/v2/widget"

	"perihelion/app/window/planets/sky"
	"perihelion/app/window/widget"
)

// card shows the selected body in full precision: as many facts as it has room
// for.
type card struct {
	fynewidget.BaseWidget
	sight sky.Sight
	facts []sky.Fact
	some  bool
	dim   bool
	tips  *widget.Explanations
	grid  cardGrid // as it was laid out
}

func newCard() *card {
	c := &card{}
	c.ExtendBaseWidget(c)
	return c
}

// set shows a body, or, without one, an invitation to select one.
func (c *card) set(s sky.Sight, facts []sky.Fact, some, dimmed bool) {
	c.sight, c.facts, c.some, c.dim = s, facts, some, dimmed
	c.Refresh()
}

// The heights of the card, with one row of facts, two and three.
const (
	cardHeight  float32 = 104
	cardTall    float32 = cardHeight + factPitch
	cardTallest float32 = cardTall + factPitch
	factPitch   float32 = 60
	factTop     float32 = 40 // of the first row
)

// mostFacts is how many facts the card ever shows.
const mostFacts = 8

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
	cells       [mostFacts][3]*canvas.Text // of each fact the heading and two lines
	objects     []fyne.CanvasObject
}

func (r *cardRenderer) Destroy()                     {}
func (r *cardRenderer) MinSize() fyne.Size           { return r.card.MinSize() }
func (r *cardRenderer) Objects() []fyne.CanvasObject { return r.objects }

func (r *cardRenderer) Refresh() {
	c, p := r.card, widget.Palette()
	r.ground.FillColor, r.ground.StrokeColor = p.Surface, p.Grid
	r.dot.Hidden, r.name.Text = !c.some, ""
	strong := ink()
	if c.dim {
		strong = p.Muted
	}
	if c.some {
		r.dot.FillColor = p.Body(c.sight.Body)
		r.name.Text = c.sight.Body.String()
	}
	r.name.Color, r.where.Color = strong, p.Muted
	for i := range r.cells {
		var texts [3]string
		if i < r.count() {
			f := c.facts[i]
			texts = [3]string{f.Name, f.Lines[0], f.Lines[1]}
		}
		for j, t := range r.cells[i] {
			t.Text, t.Color = texts[j], strong
			if j == 0 {
				t.Color = p.Muted
			}
		}
	}
	r.Layout(c.Size())
	for _, o := range r.objects {
		canvas.Refresh(o)
	}
}

// count is how many facts there are to show.
func (r *cardRenderer) count() int {
	if !r.card.some {
		return 0
	}
	return min(len(r.card.facts), mostFacts)
}

const cardPad = 14

// Layout writes the head, and the facts in rows below it.
func (r *cardRenderer) Layout(s fyne.Size) {
	r.ground.Resize(s)
	r.dot.Move(fyne.NewPos(cardPad, cardPad+6))
	r.dot.Resize(fyne.NewSquareSize(9))
	at := func(t *canvas.Text, x, y float32) {
		t.Resize(t.MinSize())
		t.Move(fyne.NewPos(x, y-t.MinSize().Height/2))
	}
	x := float32(cardPad)
	if r.card.some {
		at(r.name, cardPad+17, cardPad+10)
		x = cardPad + 17 + r.name.MinSize().Width + 5
	}
	r.where.Text = r.head(s.Width - x - cardPad - allWide)
	at(r.where, x, cardPad+10.5)

	g := r.arrange(s)
	r.card.grid = g
	for i := range r.cells {
		row, column := i/max(g.columns, 1), i%max(g.columns, 1)
		for j, t := range r.cells[i] {
			t.Hidden = i >= g.columns*g.rows || t.Text == ""
			if !t.Hidden {
				at(t, g.left[column], factTop+8+factPitch*float32(row)+19*float32(j))
			}
		}
	}
}

// head returns the body's situation, in as many words as there is room for.
func (r *cardRenderer) head(room float32) string {
	if !r.card.some {
		return widget.Elide("Select a body in the table, the sky or the chart.", room, widget.TextSize, false)
	}
	for _, says := range sky.Situation(r.card.sight) {
		if fyne.MeasureText(says, widget.TextSize, fyne.TextStyle{}).Width <= room {
			return says
		}
	}
	return widget.Elide(sky.Height(r.card.sight), room, widget.TextSize, false)
}
