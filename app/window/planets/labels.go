package planets

import "fyne.io/fyne/v2"

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
}

func (m mark) box() box {
	return box{m.centre.X - m.radius, m.centre.Y - m.radius, m.centre.X + m.radius, m.centre.Y + m.radius}
}

// sides are where a label may stand, the best first: right, left, below, above,
// and the four corners.
var sides = [8][2]float32{{1, 0}, {-1, 0}, {0, 1}, {0, -1}, {1, 1}, {1, -1}, {-1, 1}, {-1, -1}}

// at is the box of the label on a side.
func (m mark) at(side int) box {
	const gap = 4
	dx, dy := sides[side][0], sides[side][1]
	reach := m.radius + gap
	if dx != 0 && dy != 0 {
		reach = m.radius*0.7 + 1
	}
	x := m.centre.X - m.label.Width/2 + dx*(reach+m.label.Width/2)
	y := m.centre.Y - m.label.Height/2 + dy*(reach+m.label.Height/2-3)
	if dx != 0 && dy == 0 {
		y = m.centre.Y - m.label.Height/2
	}
	return boxAt(fyne.NewPos(x, y), m.label)
}

// placeLabels finds a side for each label such that labels cover neither each
// other, nor dots, nor taken boxes, and stay within the frame; where that
// cannot be, they cover as little as possible. The side of the last time is
// kept as long as it is free, so that labels do not jump. Earlier marks choose
// first.
func placeLabels(marks []mark, last []int, frame box, taken []box) []int {
	placed := make([]int, len(marks))
	boxes := append([]box(nil), taken...)
	for i := range marks {
		boxes = append(boxes, marks[i].box())
	}
	for i, m := range marks {
		cost := func(side int) float32 {
			b := m.at(side)
			c := b.outside(frame)
			for j, o := range boxes {
				if j != len(taken)+i {
					c += b.overlap(o)
				}
			}
			return c
		}
		best := 0
		if i < len(last) && last[i] >= 0 {
			best = last[i]
		}
		least := cost(best)
		for side := 0; side < len(sides) && least > 0; side++ {
			if c := cost(side); c < least {
				best, least = side, c
			}
		}
		placed[i] = best
		boxes = append(boxes, m.at(best))
	}
	return placed
}
