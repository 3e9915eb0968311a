package widget

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	fynewidget "fyne.io/fyne/v2/widget"
	"image/color"
)

// listBody draws the items of a list that are in sight, and handles the pointer over them
// and the keys.
type listBody struct {
	control
	list  *List
	last  int // the item pressed last
	press time.Time
}

var (
	_ fyne.Tappable          = (*listBody)(nil)
	_ fyne.SecondaryTappable = (*listBody)(nil)
)

// The places in an item.
const (
	itemHeight float32 = 66
	itemPad    float32 = 10
	itemBox    float32 = 15
	itemText   float32 = itemPad + itemBox + 9 // where texts begin
	itemStar   float32 = 15
	itemRight  float32 = itemPad + 5              // from the star to the right edge, beside the bar of the scroll
	itemEnd    float32 = itemRight + itemStar + 8 // from the right edge, where texts end
	itemFirst  float32 = 9                        // the top of the first line
	itemLine   float32 = 18

	doublePress = 500 * time.Millisecond
)

func newListBody(l *List) *listBody {
	b := &listBody{list: l, last: -1}
	b.extend(b, b.onKey)
	b.part = func(at fyne.Position) int { return int(at.Y / itemHeight) }
	return b
}

// Tapped ticks, stars, or selects the item under the pointer; a second press opens it.
func (b *listBody) Tapped(e *fyne.PointEvent) {
	l, i := b.list, int(e.Position.Y/itemHeight)
	b.takeFocus()
	if i >= l.length {
		return
	}
	twice := i == b.last && time.Since(b.press) < doublePress
	b.last, b.press = i, time.Now()
	was := i == l.selected
	l.choose(i)
	x, y := e.Position.X, e.Position.Y-float32(i)*itemHeight
	switch {
	case x < itemText-3:
		b.last = -1
		call(l.OnTick, i)
	case x > b.Size().Width-itemEnd && y < itemHeight/2:
		b.last = -1
		call(l.OnStar, i)
	case twice:
		b.last = -1
		call(l.OnOpen, i)
	case was && y > itemFirst+2*itemLine:
		call(l.OnNote, i)
	}
}

func call(f func(int), i int) {
	if f != nil {
		f(i)
	}
}

// TappedSecondary drops the menu of the item under the pointer.
func (b *listBody) TappedSecondary(e *fyne.PointEvent) {
	i := int(e.Position.Y / itemHeight)
	c := fyne.CurrentApp().Driver().CanvasForObject(b)
	if i >= b.list.length || b.list.Menu == nil || c == nil {
		return
	}
	b.takeFocus()
	b.list.choose(i)
	fynewidget.ShowPopUpMenuAtPosition(b.list.Menu(i), c, e.AbsolutePosition)
}

// FocusGained selects the first item where none is.
func (b *listBody) FocusGained() {
	if b.list.selected < 0 {
		b.list.choose(0)
	}
	b.control.FocusGained()
}

func (b *listBody) onKey(key fyne.KeyName) (used bool) {
	l := b.list
	page := max(1, int(l.scroll.Size().Height/itemHeight)-1)
	step, moves := map[fyne.KeyName]int{
		fyne.KeyUp: -1, fyne.KeyDown: 1, fyne.KeyPageUp: -page, fyne.KeyPageDown: page,
		fyne.KeyHome: -l.length, fyne.KeyEnd: l.length,
	}[key]
	switch {
	case moves:
		l.choose(l.selected + step)
	case l.selected < 0:
		return false
	case key == fyne.KeySpace:
		call(l.OnTick, l.selected)
	case key == fyne.KeyReturn, key == fyne.KeyEnter:
		call(l.OnOpen, l.selected)
	default:
		return l.OnKey != nil && l.OnKey(key)
	}
	return true
}

// MinSize is the height of all items.
func (b *listBody) MinSize() fyne.Size {
	return fyne.NewSize(10, itemHeight*float32(b.list.length))
}

// listItem are the objects of one item in sight.
type listItem struct {
	ground, bar, rule, box        *canvas.Rectangle
	down, up                      *canvas.Line
	star                          *canvas.ArbitraryPolygon
	number, title, when, text, of *canvas.Text
	mark                          *mark
}

func newListItem() *listItem {
	rectangle := func() *canvas.Rectangle { return canvas.NewRectangle(color.Transparent) }
	i := &listItem{
		ground: rectangle(), bar: rectangle(), rule: rectangle(), box: rectangle(),
		down: canvas.NewLine(color.Transparent), up: canvas.NewLine(color.Transparent),
		star:   &canvas.ArbitraryPolygon{NormalizedPoints: true, Points: starPoints()},
		number: newText("", TextSize), title: newText("", TextSize), when: newText("", SmallSize),
		text: newText("", TextSize), of: newText("", SmallSize), mark: newMark(),
	}
	i.box.StrokeWidth, i.box.CornerRadius = 1, 3
	i.down.StrokeWidth, i.up.StrokeWidth = 1.6, 1.6
	i.number.TextStyle.Bold = true
	return i
}

func (i *listItem) objects() []fyne.CanvasObject {
	return append([]fyne.CanvasObject{i.ground, i.bar, i.rule, i.box, i.down, i.up, i.star, i.number, i.title, i.when, i.text, i.of}, i.mark.objects()...)
}

// CreateRenderer draws the items in sight.
func (b *listBody) CreateRenderer() fyne.WidgetRenderer {
	ring := newRing()
	ring.CornerRadius = radius
	var items []*listItem
	p := &parts{objects: []fyne.CanvasObject{ring}}
	p.min = b.MinSize
	p.place = func(s fyne.Size) {
		l := b.list
		first := max(0, int(l.scroll.Offset.Y/itemHeight))
		seen := min(int(l.scroll.Size().Height/itemHeight)+2, l.length-first)
		for len(items) < seen {
			i := newListItem()
			items = append(items, i)
			p.objects = append(i.objects(), p.objects...)
		}
		for n, i := range items {
			if n >= seen {
				for _, o := range i.objects() {
					o.Hide()
				}
				continue
			}
			at := first + n
			b.placeItem(i, l.Item(at), float32(at)*itemHeight, s.Width, at == l.selected, at == b.over)
		}
		updateRing(ring, b.ringed() && l.selected >= 0)
		ring.Move(fyne.NewPos(1, float32(l.selected)*itemHeight+1))
		ring.Resize(fyne.NewSize(s.Width-2, itemHeight-3))
	}
	p.update = func() { p.place(b.Size()) }
	return p.ready(b)
}

func (b *listBody) placeItem(i *listItem, of Item, y, width float32, selected, over bool) {
	for _, o := range []fyne.CanvasObject{i.rule, i.box, i.star, i.number, i.title, i.when, i.text, i.of} {
		o.Show()
	}
	i.ground.Hidden, i.bar.Hidden = !selected && !over && !of.Ticked, !of.Ticked
	i.ground.FillColor, i.bar.FillColor = Color(ColorSelected), Color(theme.ColorNamePrimary)
	if !selected && !of.Ticked {
		i.ground.FillColor = Color(ColorHovered)
	}
	i.rule.FillColor = Color(ColorLine)
	put := func(o fyne.CanvasObject, x, top, w, h float32) {
		o.Move(fyne.NewPos(x, y+top))
		o.Resize(fyne.NewSize(w, h))
	}
	put(i.ground, 0, 0, width, itemHeight-1)
	put(i.bar, 0, 0, 3, itemHeight-1)
	put(i.rule, 0, itemHeight-1, width, 1)

	top := itemFirst + (itemLine-itemBox)/2
	put(i.box, itemPad, top, itemBox, itemBox)
	i.box.FillColor, i.box.StrokeColor = Color(theme.ColorNameBackground), Color(ColorMuted)
	if of.Ticked {
		i.box.FillColor, i.box.StrokeColor = Color(ColorFill), Color(ColorFillEdge)
	}
	at := func(x, down float32) fyne.Position { return fyne.NewPos(itemPad+x, y+top+down) }
	i.down.Position1, i.down.Position2 = at(3.5, 7.5), at(6.5, 10.5)
	i.up.Position1, i.up.Position2 = at(6.5, 10.5), at(11.5, 4.5)
	i.down.StrokeColor, i.up.StrokeColor = Color(ColorOnFill), Color(ColorOnFill)
	i.down.Hidden, i.up.Hidden = !of.Ticked, !of.Ticked

	put(i.star, width-itemRight-itemStar, itemFirst+(itemLine-itemStar)/2, itemStar, itemStar)
	i.star.FillColor, i.star.StrokeColor, i.star.StrokeWidth = Hollow(Color(ColorMuted)), Color(ColorMuted), 1.2
	if of.Starred {
		i.star.FillColor, i.star.StrokeWidth = Color(theme.ColorNameWarning), 0
	}

	end := width - itemEnd
	i.when.Text, i.when.Color = of.When, Color(ColorMuted)
	when := i.when.MinSize().Width
	centred(i.when, end-when, y+itemFirst, itemLine)
	i.number.Text, i.number.Color = of.Number, Color(theme.ColorNameForeground)
	centred(i.number, itemText, y+itemFirst, itemLine)
	from := itemText + i.number.MinSize().Width + 8
	i.title.Text, i.title.Color = Elide(of.Title, end-when-12-from, TextSize, selected), Color(theme.ColorNameForeground)
	i.title.TextStyle.Bold = selected
	centred(i.title, from, y+itemFirst, itemLine)

	from = itemText
	i.mark.show(of.Kind)
	if of.Kind != Plain {
		i.mark.place(fyne.NewPos(from, y+itemFirst+itemLine+(itemLine-markSize)/2))
		from += markSize + Gap
	}
	i.text.Text, i.text.Color = Elide(of.Text, width-itemRight-from, TextSize, false), Color(of.Kind.Colour())
	if of.Kind == Plain {
		i.text.Color = Color(theme.ColorNameForeground)
	}
	centred(i.text, from, y+itemFirst+itemLine, itemLine)
	i.of.Text, i.of.Color = Elide(of.Note, width-itemRight-itemText, SmallSize, false), Color(ColorMuted)
	centred(i.of, itemText, y+itemFirst+2*itemLine-1, itemLine)
}
