package planets

import (
	"cmp"
	"math"
	"slices"

	"fyne.io/fyne/v2"
)

// box is a rectangle in the units of the window.
type box struct{ left, top, right, bottom float32 }

func boxAt(at fyne.Position, s fyne.Size) box {
	return box{at.X, at.Y, at.X + s.Width, at.Y + s.Height}
}

// overlap is the area that two boxes share.
func (b box) overlap(o box) float32 {
	w := min(b.right, o.right) - max(b.left, o.left)
	h := min(b.bottom, o.bottom) - max(b.top, o.top)
	if w <= 0 || h <= 0 {
		return 0
	}
	return w * h
}

// wider is a box with the room that a text has to others at its left and right. Above and
// below the letters it has room of its own.
func (b box) wider() box {
	const room = 3
	return box{b.left - room, b.top, b.right + room, b.bottom}
}

// outside is how much of a box lies beyond another.
func (b box) outside(o box) float32 {
	area := (b.right - b.left) * (b.bottom - b.top)
	return area - b.overlap(o)
}

// mark is a dot that wants a label beside it.
type mark struct {
	centre fyne.Position
	radius float32
	label  fyne.Size
	keeps  bool           // its place, where others make room for each other
	close  bool           // its label stands beside it or nowhere
	upon   bool           // its label stands on it, or where it still covers or nearly touches it
	fits   func(box) bool // whether its label can be there; nil: anywhere
	out    fyne.Position  // where its label stands rather, as seen from it; zero for no such side
	off    disc           // its label does not reach into this; without a radius: none
}

// disc is the sky inside the rim.
type disc struct {
	centre fyne.Position
	radius float32
}

// covered reports whether letters in a box reach into the disc.
func (d disc) covered(b box) bool {
	const above = 3 // the room of a text above its letters, and below them
	x := min(max(d.centre.X, b.left), b.right) - d.centre.X
	y := min(max(d.centre.Y, b.top+above), b.bottom-above) - d.centre.Y
	return math.Hypot(float64(x), float64(y)) < float64(d.radius)
}

// crossed reports whether a straight line goes into the disc.
func (d disc) crossed(from, to fyne.Position) bool {
	along, out := to.Subtract(from), d.centre.Subtract(from)
	length := along.X*along.X + along.Y*along.Y
	if length == 0 {
		return false
	}
	t := min(1, max(0, (along.X*out.X+along.Y*out.Y)/length)) // of the nearest point
	return math.Hypot(float64(out.X-t*along.X), float64(out.Y-t*along.Y)) < float64(d.radius)
}

// sides are the sides of the dot in the order in which its label tries them.
func (m mark) sides() (order [sideCount]int) {
	for i := range order {
		order[i] = i
	}
	if m.out != (fyne.Position{}) {
		outwards := func(side int) float64 {
			dx, dy := float64(directions[side][0]), float64(directions[side][1])
			return (dx*float64(m.out.X) + dy*float64(m.out.Y)) / math.Hypot(dx, dy)
		}
		slices.SortStableFunc(order[:nearSides], func(a, b int) int { return cmp.Compare(outwards(b), outwards(a)) })
	}
	return order
}

func (m mark) box() box {
	return box{m.centre.X - m.radius, m.centre.Y - m.radius, m.centre.X + m.radius, m.centre.Y + m.radius}
}

// spread moves dots apart that would hide each other wholly: by so little that each
// still shows a part, also where a third lies there. A smaller one upon a larger is
// seen. A dot that makes room for one may come to lie on another, which then makes room.
func spread(marks []mark) {
	const turns = 4
	for range turns {
		if !parted(marks) {
			return
		}
	}
}

// parted moves dots apart from each other, one after the other, and reports whether it had to.
func parted(marks []mark) (moved bool) {
	const part = 0.8 // of the radius
	for i := range marks {
		for j := range i {
			a, b := &marks[j], &marks[i] // b lies upon a
			least := float64((1+part)*b.radius - a.radius)
			dx, dy := float64(b.centre.X-a.centre.X), float64(b.centre.Y-a.centre.Y)
			away := math.Hypot(dx, dy)
			if away >= least-0.01 {
				continue
			}
			moved = true
			if away < 0.01 {
				dx, dy, away = 1, 0, 1
			}
			move := fyne.NewPos(float32(dx/away*least)-(b.centre.X-a.centre.X), float32(dy/away*least)-(b.centre.Y-a.centre.Y))
			if b.keeps {
				a.centre = a.centre.Subtract(move)
			} else {
				b.centre = b.centre.Add(move)
			}
		}
	}
	return moved
}

// A label stands on one of eight sides of its dot or, with a line that leads to it, farther
// away on one of sixteen. Its place is a number: the side, and sixteen for each ring
// farther out.
const (
	sideCount = 16
	nearSides = 8
	ringCount = 8
	nowhere   = -1 // there is no room for the label
	ringRoom  = 6  // between a label with a line and the dots of others
)

// directions are the sides, the best first: right, left, below, above, the four
// corners, and those between.
var directions = [sideCount][2]float32{
	{1, 0}, {-1, 0}, {0, 1}, {0, -1}, {1, 1}, {1, -1}, {-1, 1}, {-1, -1},
	{1, 0.5}, {1, -0.5}, {-1, 0.5}, {-1, -0.5}, {0.5, 1}, {0.5, -1}, {-0.5, 1}, {-0.5, -1},
}

// uponSides are how far from its dot a label upon it stands, in its widths and heights, the
// best first.
var uponSides = [...][2]float32{{0, 0}, {0, 0.6}, {0, -0.6}, {0.4, 0}, {-0.4, 0}, {0, 1.2}, {0, -1.2}, {0.4, 0.8}, {-0.4, 0.8}, {0.4, -0.8}, {-0.4, -0.8}}

// apart reports whether a label in a place needs a line to its dot.
func apart(place int) bool { return place >= sideCount }

// at is the box of the label in a place.
func (m mark) at(place int) box {
	if m.upon {
		off := uponSides[place]
		return boxAt(m.centre.AddXY((off[0]-0.5)*m.label.Width, (off[1]-0.5)*m.label.Height), m.label)
	}
	const gap, ring = 4, 15
	dx, dy := directions[place%sideCount][0], directions[place%sideCount][1]
	out := ring * float32(place/sideCount)
	reach := m.radius + gap + out
	if dx != 0 && dy != 0 {
		reach = (m.radius+out)*0.7 + 1
	}
	x := m.centre.X - m.label.Width/2 + dx*(reach+m.label.Width/2)
	y := m.centre.Y - m.label.Height/2 + dy*(reach+m.label.Height/2-3)
	if dx != 0 && dy == 0 {
		y = m.centre.Y - m.label.Height/2
	}
	return boxAt(fyne.NewPos(x, y), m.label)
}

// leader is the line from a dot's edge to the nearest point of its label.
func (m mark) leader(label box) (from, to fyne.Position) {
	clamp := func(x, low, high float32) float32 { return max(low, min(x, high)) }
	const inset = 3 // above the letters a text has room
	to = fyne.NewPos(clamp(m.centre.X, label.left, label.right), clamp(m.centre.Y, label.top+inset, label.bottom-inset))
	dx, dy := to.X-m.centre.X, to.Y-m.centre.Y
	if away := float32(math.Hypot(float64(dx), float64(dy))); away > 0 {
		from = m.centre.AddXY(dx/away*(m.radius+1), dy/away*(m.radius+1))
	}
	return from, to
}

// placeLabels finds a place for each label such that labels cover neither each
// other, nor dots, nor taken boxes, nor lines that lead to others, and stay within the frame. Where that cannot
// be, a label is nowhere. The place of the last time is kept as long as it is free,
// so that labels do not jump, unless one beside the dot is free. Small dots, which
// come last, choose last.
func placeLabels(marks []mark, last []int, frame box, taken []box) []int {
	places := make([]int, len(marks))
	var labels []box
	var leaders [][2]fyne.Position
	for i, m := range marks {
		free := func(place int) bool {
			at := m.at(place)
			if at.outside(frame) > 0.5 || m.off.covered(at) || m.fits != nil && !m.fits(at) {
				return false
			}
			from, to := m.leader(at)
			if apart(place) && m.off.crossed(from, to) {
				return false
			}
			for j, other := range marks {
				dot := other.box()
				if apart(place) { // a name far from its dot would seem that of one beside it
					dot = box{dot.left - ringRoom, dot.top - ringRoom, dot.right + ringRoom, dot.bottom + ringRoom}
				}
				if j != i && at.overlap(dot) > 0 {
					return false
				}
			}
			for _, o := range taken {
				if at.wider().overlap(o) > 0 || apart(place) && o.cut(from, to) {
					return false
				}
			}
			for _, o := range labels {
				if at.wider().overlap(o) > 0 || apart(place) && o.cut(from, to) {
					return false
				}
			}
			for _, l := range leaders {
				if at.cut(l[0], l[1]) || apart(place) && cross(from, to, l[0], l[1]) {
					return false
				}
			}
			return true
		}
		places[i] = m.choose(last, i, free)
		if places[i] == nowhere {
			continue
		}
		at := m.at(places[i])
		labels = append(labels, at)
		if apart(places[i]) {
			from, to := m.leader(at)
			leaders = append(leaders, [2]fyne.Position{from, to})
		}
	}
	return places
}

// choose is the first free place, or that of the last time if it is as near.
func (m mark) choose(last []int, i int, free func(int) bool) int {
	rings := ringCount
	const around = 6 // rings, for a label that goes round a disc
	switch {
	case m.close:
		rings = 1
	case m.off.radius > 0:
		rings = around
	}
	sides := m.sides()
	for ring := range rings {
		if i < len(last) && last[i] != nowhere && last[i]/sideCount == ring && free(last[i]) {
			return last[i]
		}
		for _, side := range sides {
			if ring == 0 && !m.upon && side >= nearSides || m.upon && side >= len(uponSides) {
				continue
			}
			if place := ring*sideCount + side; free(place) {
				return place
			}
		}
	}
	return nowhere
}
