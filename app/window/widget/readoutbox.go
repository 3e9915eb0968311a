package widget

import (
	"fmt"
	"image/color"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"perihelion/app/chart"
)

// Sizes of a reading.
const (
	boxPad   float32 = 9
	boxPitch float32 = SmallSize + 6
	boxMark  float32 = 8
	boxGap   float32 = 14 // between label and value, and between box and area
	spotSize float32 = 8  // on a curve
)

// readingObjects are the painted objects of a reading in a chart of a size: the area, the
// spots, the box.
func readingObjects(r chart.Reading, in fyne.Size) []fyne.CanvasObject {
	p := Palette()
	all := []fyne.CanvasObject{areaMark(r.Area, p)}
	for _, s := range r.Spots {
		c := canvas.NewCircle(s.Colour)
		c.StrokeColor, c.StrokeWidth = p.Background, 1.5
		c.Resize(fyne.NewSquareSize(spotSize))
		c.Move(fyne.NewPos(float32(s.X)-spotSize/2, float32(s.Y)-spotSize/2))
		all = append(all, c)
	}
	return append(all, readingBox(r, in, p)...)
}

// areaMark marks the area of a reading: a line where it has no width, else a pale ground.
func areaMark(a chart.Area, p chart.Palette) fyne.CanvasObject {
	left, width, fill := float32(a.Left), float32(a.Right-a.Left), translucent(p.Foreground, 0x14)
	if width == 0 {
		left, width, fill = left-0.5, 1, p.Foreground
	}
	mark := canvas.NewRectangle(fill)
	mark.Move(fyne.NewPos(left, float32(a.Top)))
	mark.Resize(fyne.NewSize(width, float32(a.Bottom-a.Top)))
	return mark
}

// placeObjects are the mark of the marked place and its name: a line that leaves out the names
// of curves, with its own name at its end above the area, where it covers nothing of the chart,
// or a ring about a place of a figure.
func (o *readout) placeObjects() []fyne.CanvasObject {
	last := float64(len(o.readings) - 1)
	if o.place < 0 || o.place > last {
		return nil
	}
	const thick = 1.5
	a := chart.PlaceOf(o.readings, o.place)
	p := Palette()
	var all []fyne.CanvasObject
	middle := float32(a.Left+a.Right) / 2
	name := newText(o.name, SmallSize)
	name.Color, name.TextStyle.Bold = p.Accent, true
	room := name.MinSize()
	switch {
	case a.Left == a.Right:
		for _, part := range a.Around(o.names) {
			all = append(all, placed(canvas.NewRectangle(p.Accent), part, thick/2, 0))
		}
	case a.Top == a.Bottom:
		all = append(all, placed(canvas.NewRectangle(p.Accent), a, 0, thick/2))
		middle = float32(a.Left) + room.Width/2
	default:
		ring := canvas.NewCircle(Hollow(p.Accent))
		ring.StrokeColor, ring.StrokeWidth = p.Accent, 2
		all = append(all, placed(ring, a, 1, 1))
	}
	const under = 2 // the room below the letters
	name.Move(fyne.NewPos(min(max(0, middle-room.Width/2), o.Size().Width-room.Width), max(0, float32(a.Top)-room.Height+under)))
	name.Resize(room)
	return append(all, name)
}

// placed puts an object into an area, which it leaves by so much at each side.
func placed(o fyne.CanvasObject, a chart.Area, besides, beyond float32) fyne.CanvasObject {
	o.Move(fyne.NewPos(float32(a.Left)-besides, float32(a.Top)-beyond))
	o.Resize(fyne.NewSize(float32(a.Right-a.Left)+2*besides, float32(a.Bottom-a.Top)+2*beyond))
	return o
}

// readingBox is the text of a reading, beside its area and within the chart.
func readingBox(r chart.Reading, in fyne.Size, p chart.Palette) []fyne.CanvasObject {
	lines := r.Lines
	if most := int((in.Height - 2*boxPad) / boxPitch); len(lines) > most-1 && most > 2 {
		lines = append(slices.Clone(lines[:most-2]), chart.ReadingLine{Label: fmt.Sprintf("and %d more", len(lines)-most+2)})
	}
	var marks, labels, values float32
	for _, l := range lines {
		labels, values = max(labels, textWidth(l.Label, SmallSize, false)), max(values, textWidth(l.Value, SmallSize, true))
		if l.Colour != (color.NRGBA{}) {
			marks = boxMark + Gap
		}
	}
	size := fyne.NewSize(2*boxPad+max(textWidth(r.Title, SmallSize, false), marks+labels+boxGap+values), 2*boxPad+boxPitch*float32(len(lines)+1))
	at := boxPlace(r.Area, size, in)

	ground := canvas.NewRectangle(Mix(p.Background, p.Field, 0.7))
	ground.StrokeColor, ground.StrokeWidth, ground.CornerRadius = p.Muted, 1, radius
	ground.Move(at)
	ground.Resize(size)
	all := []fyne.CanvasObject{ground}
	text := func(words string, colour color.Color, bold bool, x float32, line int) {
		t := newText(words, SmallSize)
		t.Color, t.TextStyle.Bold = colour, bold
		centred(t, at.X+x, at.Y+boxPad+boxPitch*float32(line), boxPitch)
		all = append(all, t)
	}
	text(r.Title, p.Muted, false, boxPad, 0)
	for i, l := range lines {
		if l.Colour != (color.NRGBA{}) {
			all = append(all, shapeMark(l, fyne.NewPos(at.X+boxPad, at.Y+boxPad+boxPitch*float32(i+1)+(boxPitch-boxMark)/2)))
		}
		text(l.Label, p.Foreground, false, boxPad+marks, i+1)
		text(l.Value, p.Foreground, true, size.Width-boxPad-textWidth(l.Value, SmallSize, true), i+1)
	}
	return all
}

// boxPlace is the place of a box right of an area, or left of it where that has more room,
// and within the chart.
func boxPlace(a chart.Area, box, in fyne.Size) fyne.Position {
	x := float32(a.Right) + boxGap
	if left := float32(a.Left) - boxGap - box.Width; x+box.Width > in.Width && left >= 0 {
		x = left
	}
	if x+box.Width > in.Width { // no room at either side: as far from the area as it can be
		x = 0
		if float32(a.Left) < in.Width-float32(a.Right) {
			x = max(0, in.Width-box.Width)
		}
	}
	y := float32(a.Top+a.Bottom)/2 - box.Height/2
	return fyne.NewPos(x, min(max(0, y), max(0, in.Height-box.Height)))
}

// shapeMark is the mark of a line of a reading.
func shapeMark(l chart.ReadingLine, at fyne.Position) fyne.CanvasObject {
	var mark fyne.CanvasObject = canvas.NewCircle(l.Colour)
	if corners := cornersOf(l.Shape); corners != nil {
		mark = &canvas.ArbitraryPolygon{NormalizedPoints: true, Points: corners, FillColor: l.Colour}
	}
	mark.Move(at)
	mark.Resize(fyne.NewSquareSize(boxMark))
	return mark
}

// cornersOf are the corners of a shape in parts of a square's side; nil for a disc.
func cornersOf(s chart.Shape) []fyne.Position {
	const reach = 1.3 // of the corners from the middle
	var all []fyne.Position
	for _, c := range slices.Backward(s.Corners()) { // clockwise, and y points down
		all = append(all, fyne.NewPos(float32(0.5+c.X/(2*reach)), float32(0.5-c.Y/(2*reach))))
	}
	return all
}
