package planets

import (
	"math"

	"fyne.io/fyne/v2"

	"perihelion/app/chart"
	"perihelion/app/window/planets/sky"
	"perihelion/app/window/widget"
	"perihelion/ephem"
)

// moon is the Moon's disc in the dome: how much of it is lit, and where.
type moon struct {
	centre fyne.Position
	radius float32 // 0 for none
	phase  float64 // angle Sun–Moon–observer, radians: 0 is full
	x, y   float64 // towards the middle of the lit limb, in the picture
	dimmed bool
}

// newMoon is the Moon of a sight, drawn by a lens as a mark.
func newMoon(s sky.Sight, l lens, m mark, dimmed bool) moon {
	// Position angles run counter-clockwise from north, and so does the picture, in which
	// one looks up: from the zenith to the limb it is the difference to that of the zenith.
	x, y := l.upwards(s.Seen.Rad(), s.Azimuth.Rad())
	sin, cos := math.Sincos(s.Face.BrightLimb.Rad() - s.Parallactic.Rad())
	step := func(v float64) float64 { return math.Round(v*64) / 64 } // no new picture for less
	return moon{m.centre, m.radius, step(s.PhaseAngle.Rad()), step(x*cos + y*sin), step(y*cos - x*sin), dimmed}
}

// draw paints the disc: the lit part in the Moon's colour, the dark one barely lighter
// than the sky. On paper the lit part is the paper, and the dark one has the colour.
func (m moon) draw(s sheet, p chart.Palette) {
	if m.radius == 0 {
		return
	}
	lit, dark := p.Body(ephem.Moon), widget.Mix(p.Sky, p.Body(ephem.Moon), 0.25)
	if bright(p.Background) {
		lit, dark = p.Background, p.Body(ephem.Moon)
	}
	if m.dimmed {
		lit = widget.Mix(p.Sky, lit, 0.45)
	}
	rim := widget.Mix(p.Body(ephem.Moon), p.Sky, 0.3)
	cx, cy, r := float64(m.centre.X)*s.scale, float64(m.centre.Y)*s.scale, float64(m.radius)*s.scale
	terminator := math.Cos(m.phase)
	for y := int(cy - r - 1); y <= int(cy+r+1); y++ {
		for x := int(cx - r - 1); x <= int(cx+r+1); x++ {
			dx, dy := float64(x)+0.5-cx, float64(y)+0.5-cy
			off := math.Hypot(dx, dy) - r
			if off > 1 {
				continue
			}
			along, across := dx*m.x+dy*m.y, dx*m.y-dy*m.x
			edge := -terminator * math.Sqrt(max(0, r*r-across*across))
			c := widget.Mix(dark, lit, inside(edge-along))
			// Its rim, so that a new Moon is seen.
			c = widget.Mix(c, rim, 0.8*covered(off+s.scale/2, s.scale))
			cover(s.NRGBA, x, y, c, inside(off))
		}
	}
}
