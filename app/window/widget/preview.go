package widget

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	fynewidget "fyne.io/fyne/v2/widget"
)

// Bar is a figure in the picture of a Preview.
type Bar struct {
	Value  float64
	Colour color.Color
}

// Preview shows an item on a card, with a small picture of bars that have one scale.
type Preview struct {
	fynewidget.BaseWidget
	read
	item   Item
	detail string // below the text
	bars   []Bar
}

// NewPreview returns an empty card.
func NewPreview() *Preview {
	v := &Preview{}
	v.ExtendBaseWidget(v)
	return v
}

// Set changes the content.
func (v *Preview) Set(of Item, detail string, bars []Bar) {
	v.item, v.detail, v.bars = of, detail, bars
	v.Refresh()
}

// The places on a card.
const (
	previewPad    float32 = 14
	previewBars   float32 = 52 // the top of the picture
	previewHeight float32 = 62 // of the picture
	// PreviewFoot is where the texts end: the caller's buttons may stand below.
	PreviewFoot = previewBars + previewHeight + 10 + 3*itemLine
)

// CreateRenderer draws the card.
func (v *Preview) CreateRenderer() fyne.WidgetRenderer {
	ground, line := canvas.NewRectangle(color.Transparent), canvas.NewRectangle(color.Transparent)
	ground.CornerRadius, ground.StrokeWidth = 2*radius, 1
	star := &canvas.ArbitraryPolygon{NormalizedPoints: true, Points: starPoints()}
	number, when, title := newText("", TextSize), newText("", SmallSize), newText("", TextSize)
	number.TextStyle.Bold, title.TextStyle.Bold = true, true
	text, detail, note := newText("", TextSize), newText("", SmallSize), newText("", SmallSize)
	mark := newMark()
	var bars []*canvas.Rectangle
	p := &parts{objects: append([]fyne.CanvasObject{ground, line, star, number, when, title, text, detail, note}, mark.objects()...)}
	p.min = func() fyne.Size { return fyne.NewSize(150, PreviewFoot+previewPad) }
	p.place = func(s fyne.Size) {
		inner := s.Width - 2*previewPad
		write := func(t *canvas.Text, words string, x, y float32) {
			t.Text = Elide(words, previewPad+inner-x, t.TextSize, t.TextStyle.Bold)
			centred(t, x, y, itemLine)
		}
		ground.Resize(s)
		star.Move(fyne.NewPos(s.Width-previewPad-itemStar, 10))
		star.Resize(fyne.NewSquareSize(itemStar))
		write(number, v.item.Number, previewPad, 9)
		x := previewPad + number.MinSize().Width + 8
		when.Text = Elide(v.item.When, s.Width-previewPad-itemStar-Gap-x, SmallSize, false)
		centred(when, x, 9, itemLine)
		write(title, v.item.Title, previewPad, 9+itemLine)

		bottom := previewBars + previewHeight
		line.Move(fyne.NewPos(previewPad, bottom))
		line.Resize(fyne.NewSize(inner, 1))
		v.placeBars(bars, inner, bottom)

		y, x := bottom+6, previewPad
		mark.show(v.item.Kind)
		if v.item.Kind != Plain {
			mark.place(fyne.NewPos(x, y+(itemLine-markSize)/2))
			x += markSize + Gap
		}
		write(text, v.item.Text, x, y)
		write(detail, v.detail, previewPad, y+itemLine)
		write(note, v.item.Note, previewPad, y+2*itemLine)
	}
	p.update = func() {
		for len(bars) < len(v.bars) {
			b := canvas.NewRectangle(color.Transparent)
			bars = append(bars, b)
			p.objects = append(p.objects, b)
		}
		ground.FillColor, ground.StrokeColor = Color(ColorSurface), Color(ColorLine)
		line.FillColor = Color(ColorLine)
		star.Hidden, star.FillColor = !v.item.Starred, Color(theme.ColorNameWarning)
		for _, t := range []*canvas.Text{when, detail, note} {
			t.Color = Color(ColorMuted)
		}
		number.Color, title.Color, text.Color = Color(theme.ColorNameForeground), Color(theme.ColorNameForeground), Color(v.item.Kind.Colour())
		if v.item.Kind == Plain {
			text.Color = Color(theme.ColorNameForeground)
		}
		p.place(v.Size())
	}
	return p.ready(v)
}

// placeBars sets the bars on the line, side by side, the largest as high as the picture.
func (v *Preview) placeBars(bars []*canvas.Rectangle, width, bottom float32) {
	most := 0.0
	for _, b := range v.bars {
		most = max(most, b.Value)
	}
	pitch := width / float32(max(len(v.bars), 3))
	from := previewPad + (width-pitch*float32(len(v.bars)))/2
	for i, r := range bars {
		r.Hidden = i >= len(v.bars) || most <= 0
		if r.Hidden {
			continue
		}
		high := max(1, previewHeight*float32(v.bars[i].Value/most))
		r.FillColor = v.bars[i].Colour
		r.Move(fyne.NewPos(from+pitch*(float32(i)+0.14), bottom-high))
		r.Resize(fyne.NewSize(pitch*0.72, high))
	}
}

// AccessibilityLabel is the item with its detail.
func (v *Preview) AccessibilityLabel() string { return spoken(v.item.Label(), v.detail) }
