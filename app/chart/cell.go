package chart

import (
	"math"

	"gonum.org/v1/plot/vg"
)

// widestCap is the longest half of the cap of a whisker.
const widestCap = 4

// barShare is the bar's part of a slot with marks beside the bar.
const barShare = 0.62

// cell is the place of a slot's bar and of its marks, each from one edge to the other
// across the bar. The marks are beside the bar, so that the value at its end belongs to
// the bar alone.
type cell struct{ bar, marks [2]vg.Length }

// cell divides the room of a slot around its middle.
func (b bars) cell(middle, thick vg.Length, horizontal bool) cell {
	const gap = 3 // between bar and marks
	from, to := middle-thick/2, middle+thick/2
	width := barShare * thick
	switch {
	case !b.repeated():
		return cell{bar: [2]vg.Length{from, to}}
	case horizontal: // below the bar, the first repeat on top
		return cell{bar: [2]vg.Length{to - width, to}, marks: [2]vg.Length{to - width - gap, from}}
	}
	return cell{bar: [2]vg.Length{from, from + width}, marks: [2]vg.Length{from + width + gap, to}}
}

// middle is the axis of the bar.
func (p cell) middle() vg.Length { return (p.bar[0] + p.bar[1]) / 2 }

// box returns a bar's rectangle from one value to another, on pixels.
func (p cell) box(c canvas, a axes, low, high float64) vg.Rectangle {
	from, to := a.at(p.bar[0], low), a.at(p.bar[1], high)
	return vg.Rectangle{Min: vg.Point{X: c.snap(from.X), Y: c.snap(from.Y)}, Max: vg.Point{X: c.snap(to.X), Y: c.snap(to.Y)}}
}

// wide is the width for the marks.
func (p cell) wide() vg.Length { return vg.Length(math.Abs(float64(p.marks[1] - p.marks[0]))) }

// dotted reports whether the marks have room for dots that can be distinguished.
func (p cell) dotted() bool { return p.wide() >= leastDots }

// reach is half of a whisker's cap.
func (p cell) reach() vg.Length {
	if !p.dotted() { // it has all of the room
		return min(widestCap, p.wide()/2)
	}
	return min(widestCap, p.wide()/5)
}

// across returns a place among the marks, at a distance from the bar.
func (p cell) across(distance vg.Length) vg.Length {
	if p.marks[1] < p.marks[0] {
		return p.marks[0] - distance
	}
	return p.marks[0] + distance
}
