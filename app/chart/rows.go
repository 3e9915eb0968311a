package chart

import (
	"fmt"
	"image/color"

	"gonum.org/v1/plot/vg"

	"perihelion/bench/server"
)

// rows places lines with names at the left below each other, as many as have room.
type rows struct {
	vg.Rectangle
	pitch vg.Length // from one to the next
	shown int       // the first so many are drawn
	of    int
}

// leastPitch is the least height of a row in which its text can be read.
const leastPitch = 12.5

// rowsIn places n rows of a height that is at most the widest.
func rowsIn(r vg.Rectangle, n int, widest vg.Length) rows {
	l := rows{Rectangle: r, pitch: min(r.Size().Y/vg.Length(max(n, 1)), widest), shown: n, of: n}
	if l.pitch < leastPitch {
		l.pitch = leastPitch
		l.shown = max(0, min(n, int(r.Size().Y/leastPitch)-1)) // the last line names how many are missing
	}
	return l
}

// middle is the middle of a row.
func (l rows) middle(i int) vg.Length { return l.Max.Y - l.pitch*(vg.Length(i)+0.5) }

// foot is the lower edge of the last row.
func (l rows) foot() vg.Length { return l.Max.Y - l.pitch*vg.Length(l.shown) }

// area is a whole row.
func (l rows) area(i int) vg.Rectangle {
	return rect(l.Min.X, l.middle(i)-l.pitch/2, l.Max.X, l.middle(i)+l.pitch/2)
}

// rowName is the name of a row, with the mark of its family.
type rowName struct {
	text   string
	family server.Family
	stands bool // out among the others
}

// nameWidth is the width of the column of names, at most a share of the whole.
func nameWidth(s style, names []rowName, most vg.Length) vg.Length {
	var w vg.Length
	for _, n := range names {
		w = max(w, s.width(n.text))
	}
	return min(w+2*symbolRadius+6, most)
}

// rowNames writes the names of the rows, and below them how many have no room. It comes before
// all else in the rows.
func (c canvas) rowNames(p Palette, l rows, names []rowName, width vg.Length) {
	s := style{size: 11, color: p.Foreground}
	for i, n := range names[:l.shown] {
		y := l.middle(i)
		if n.stands {
			c.standOut(p, l.area(i))
		}
		c.symbol(ShapeOf(n.family), vg.Point{X: l.Min.X + symbolRadius + 1, Y: y}, symbolRadius, p.Family(n.family))
		c.text(s, vg.Point{X: l.Min.X + 2*symbolRadius + 6, Y: y - s.height()/2}, left, s.cut(n.text, width-2*symbolRadius-6))
	}
	c.missing(p, l)
}

// missing names below the last row how many have no room.
func (c canvas) missing(p Palette, l rows) {
	if l.shown < l.of {
		s := captionStyle(p)
		c.text(s, vg.Point{X: l.Min.X, Y: l.foot() - leastPitch/2 - s.height()/2}, left, fmt.Sprintf("and %d more", l.of-l.shown))
	}
}

// bar fills a horizontal bar around a height.
func (c canvas) bar(from, to, y, thick vg.Length, fill color.NRGBA) {
	c.box(rect(c.snap(from), c.snap(y-thick/2), c.snap(to), c.snap(y+thick/2)), fill)
}
