package planets

import (
	"image/color"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	fynewidget "fyne.io/fyne/v2/widget"

	"perihelion/app/window/widget"
	"perihelion/ephem/gazetteer"
)

// offers is the list of cities found.
type offers struct {
	fynewidget.BaseWidget
	places  []gazetteer.Place
	remark  string // in place of places, of one line or more
	chosen  int    // the place that Return takes, −1 for none
	pointed bool   // the pointer is over the list
	within  fyne.CanvasObject
	onPick  func(gazetteer.Place)
}

var (
	_ fyne.Tappable     = (*offers)(nil)
	_ desktop.Hoverable = (*offers)(nil)
)

func newOffers(picked func(gazetteer.Place)) *offers {
	o := &offers{onPick: picked}
	o.ExtendBaseWidget(o)
	o.Hide()
	return o
}

// offer shows places below an object, one of them chosen, or a remark where there are none.
func (o *offers) offer(below fyne.CanvasObject, places []gazetteer.Place, chosen int, remark string) {
	o.places, o.remark, o.chosen = places, remark, chosen
	if len(o.texts()) == 0 {
		o.close()
		return
	}
	width := below.Size().Width
	for _, text := range o.texts() {
		width = max(width, min(widest, fyne.MeasureText(text, widget.TextSize, fyne.TextStyle{}).Width+22))
	}
	o.Resize(fyne.NewSize(width, float32(len(o.texts()))*offerHeight+2))
	o.Move(placeIn(o.within, below).AddXY(0, below.Size().Height+2))
	o.Show()
	o.Refresh()
}

// texts are the lines of the list.
func (o *offers) texts() (lines []string) {
	for _, p := range o.places {
		lines = append(lines, p.String())
	}
	if len(lines) == 0 && o.remark != "" {
		return strings.Split(o.remark, "\n")
	}
	return lines
}

func (o *offers) close() {
	o.pointed = false
	if o.Visible() {
		o.Hide()
	}
}

func (o *offers) step(by int) {
	o.chosen = max(0, min(o.chosen+by, len(o.places)-1))
	o.Refresh()
}

func (o *offers) at(y float32) int {
	return max(0, min(int(y/offerHeight), len(o.places)-1))
}

func (o *offers) Tapped(e *fyne.PointEvent) {
	if len(o.places) > 0 {
		o.onPick(o.places[o.at(e.Position.Y)])
	}
}

func (o *offers) MouseIn(e *desktop.MouseEvent) { o.pointed = true; o.MouseMoved(e) }
func (o *offers) MouseOut()                     { o.pointed = false }
func (o *offers) MouseMoved(e *desktop.MouseEvent) {
	if i := o.at(e.Position.Y); i != o.chosen {
		o.chosen = i
		o.Refresh()
	}
}

const (
	offerHeight float32 = 26
	widest      float32 = 420 // that the list gets for long names
)

func (o *offers) MinSize() fyne.Size { return fyne.NewSize(120, offerHeight) }

func (o *offers) CreateRenderer() fyne.WidgetRenderer {
	r := &offersRenderer{list: o, ground: canvas.NewRectangle(color.Transparent), bar: canvas.NewRectangle(color.Transparent)}
	r.ground.CornerRadius, r.ground.StrokeWidth = 4, 1
	r.bar.CornerRadius = 3
	r.objects = []fyne.CanvasObject{r.ground, r.bar}
	for i := range r.names {
		r.names[i] = newCaption(widget.TextSize)
		r.objects = append(r.objects, r.names[i])
	}
	r.Refresh()
	return r
}

type offersRenderer struct {
	list        *offers
	ground, bar *canvas.Rectangle
	names       [most]*canvas.Text
	objects     []fyne.CanvasObject
}

func (r *offersRenderer) Destroy()                     {}
func (r *offersRenderer) MinSize() fyne.Size           { return r.list.MinSize() }
func (r *offersRenderer) Objects() []fyne.CanvasObject { return r.objects }

func (r *offersRenderer) Layout(s fyne.Size) {
	r.ground.Resize(s)
	r.bar.Move(fyne.NewPos(2, 1+float32(r.list.chosen)*offerHeight))
	r.bar.Resize(fyne.NewSize(s.Width-4, offerHeight))
	texts := r.list.texts()
	r.bar.Hidden = len(r.list.places) == 0 || r.list.chosen < 0
	for i, t := range r.names {
		t.Hidden = i >= len(texts)
		if t.Hidden {
			continue
		}
		t.Text = widget.Elide(texts[i], s.Width-20, widget.TextSize, false)
		m := t.MinSize()
		t.Resize(m)
		t.Move(fyne.NewPos(10, 1+float32(i)*offerHeight+(offerHeight-m.Height)/2))
	}
}

func (r *offersRenderer) Refresh() {
	p := widget.Palette()
	r.ground.FillColor, r.ground.StrokeColor = p.Background, p.Accent
	r.bar.FillColor = p.Primary
	for i, t := range r.names {
		t.Color = p.Foreground
		switch {
		case len(r.list.places) == 0:
			t.Color = p.Muted
		case i == r.list.chosen:
			t.Color = p.OnPrimary
		}
	}
	r.Layout(r.list.Size())
	for _, o := range r.objects {
		canvas.Refresh(o)
	}
}
