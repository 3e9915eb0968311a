package chart

import "gonum.org/v1/plot/vg"

// edge is the width of the line at one side of what stands out, so that it does so on any
// screen, and for everybody.
const edge = 2

// standOut draws the ground of a row that stands out among the others, before anything on it.
func (c canvas) standOut(p Palette, row vg.Rectangle) {
	c.box(row, p.Row)
	c.box(rect(row.Min.X-edge-2, row.Min.Y, row.Min.X-2, row.Max.Y), p.Accent)
}

// standOutUpright does so for a column.
func (c canvas) standOutUpright(p Palette, column vg.Rectangle) {
	c.box(column, p.Row)
	c.box(rect(column.Min.X, column.Min.Y, column.Max.X, column.Min.Y+edge), p.Accent)
}

// weight is the width of a curve among others of a width: one that stands out is twice as
// wide.
func (l curveLook) weight(usual vg.Length) vg.Length {
	if l.stands {
		return 2 * usual
	}
	return usual
}

// fromBelow are curves in the order in which they are drawn: the first lies above the others, and
// one that stands out above all.
func fromBelow[C interface{ standing() bool }](curves []C) []C {
	var below, above []C
	for i := len(curves) - 1; i >= 0; i-- {
		if curves[i].standing() {
			above = append(above, curves[i])
		} else {
			below = append(below, curves[i])
		}
	}
	return append(below, above...)
}
