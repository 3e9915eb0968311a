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

// sideCount is the number of places that a label may have.
const sideCount = 8

// directions are where a label may stand, the best first: right, left, below, above,
// and the four corners.
var directions = [sideCount][2]float32{{1, 0}, {-1, 0}, {0, 1}, {0, -1}, {1, 1}, {1, -1}, {-1, 1}, {-1, -1}}

// at is the box of the label on a side.
func (m mark) at(side int) box {
	const gap = 4
	dx, dy := directions[side][0], directions[side][1]
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
// first, and choose again when all have a place.
func placeLabels(marks []mark, last []int, frame box, taken []box) []int {
	const rounds = 3
	sides := make([]int, len(marks))
	labels := make([]box, len(marks)) // empty until placed
	for i := range marks {
		if i < len(last) && last[i] >= 0 {
			sides[i] = last[i]
		}
	}
	for range rounds {
		for i, m := range marks {
			labels[i] = box{}
			sides[i] = m.bestSide(sides[i], func(b box) float32 {
				cost := b.outside(frame)
				for _, o := range taken {
					cost += b.overlap(o)
				}
				for j := range marks {
					cost += b.overlap(labels[j])
					if j != i {
						cost += b.overlap(marks[j].box())
					}
				}
				return cost
			})
			labels[i] = m.at(sides[i])
		}
	}
	return sides
}

// bestSide is the side of the least cost, the present one if it is as good.
func (m mark) bestSide(present int, cost func(box) float32) int {
	best, least := present, cost(m.at(present))
	for side := 0; side < sideCount && least > 0; side++ {
		if c := cost(m.at(side)); c < least {
			best, least = side, c
		}
	}
	return best
}
