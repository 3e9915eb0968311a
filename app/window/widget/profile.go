package widget

import (
	"image"
	"image/color"
	"math"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"perihelion/app/chart"
)

// Profile is a picture in a cell of a table: narrow bars side by side, as the altitude of a body
// through a night.
type Profile struct {
	Heights []float32 // of the bars from the left, 0 to 1
	Full    []bool    // drawn in Colour; the others are pale
	Colour  color.NRGBA
	Tick    float32 // a mark above the bars, in parts of the width; outside 0 to 1: none
	Line    float32 // across all rows, such as the present; outside 0 to 1: none
}

func (b *Profile) equal(o *Profile) bool {
	if b == nil || o == nil {
		return b == o
	}
	return b.Colour == o.Colour && b.Tick == o.Tick && b.Line == o.Line && slices.Equal(b.Heights, o.Heights) && slices.Equal(b.Full, o.Full)
}

// profilePicture paints a Profile at the pixels of the screen.
type profilePicture struct {
	raster  *canvas.Raster
	profile *Profile
	palette chart.Palette
}

func newProfilePicture() *profilePicture {
	p := &profilePicture{}
	p.raster = canvas.NewRaster(p.paint)
	return p
}

// show paints a profile at a place, anew where it has changed; nil is none.
func (p *profilePicture) show(b *Profile, at fyne.Position, size fyne.Size) {
	p.raster.Hidden = b == nil
	p.raster.Move(at)
	p.raster.Resize(size)
	if now := Palette(); !b.equal(p.profile) || now != p.palette {
		p.profile, p.palette = b, now
		p.raster.Refresh()
	}
}

// paint draws the ground line, the bars upon it, the mark and the line.
func (p *profilePicture) paint(w, h int) image.Image {
	picture := image.NewNRGBA(image.Rect(0, 0, w, h))
	b := p.profile
	if b == nil || len(b.Heights) == 0 {
		return picture
	}
	fill := func(x0, y0, x1, y1 int, c color.NRGBA) {
		for y := max(0, y0); y < min(y1, h); y++ {
			for x := max(0, x0); x < min(x1, w); x++ {
				picture.SetNRGBA(x, y, c)
			}
		}
	}
	unit := max(1, h/16) // a thin line
	tick := 2 * unit
	fill(0, h-unit, w, h, p.palette.Grid)
	pale := Mix(p.palette.Background, b.Colour, 0.4)
	n := len(b.Heights)
	gap := 0
	if w/n >= 3 {
		gap = unit
	}
	for i, height := range b.Heights {
		c := pale
		if i < len(b.Full) && b.Full[i] {
			c = b.Colour
		}
		top := h - unit - int(math.Round(float64(height)*float64(h-unit-tick-unit)))
		fill(i*w/n, top, (i+1)*w/n-gap, h-unit, c)
	}
	across := func(part float32, y0, y1, width int, c color.NRGBA) {
		if part >= 0 && part <= 1 {
			x := int(float64(part) * float64(w-width))
			fill(x, y0, x+width, y1, c)
		}
	}
	across(b.Line, 0, h, unit, p.palette.Accent)
	across(b.Tick, 0, tick, 2*unit, p.palette.Foreground)
	return picture
}
