package planets

import "fyne.io/fyne/v2"

// cut reports whether a straight line goes through a box.
func (b box) cut(from, to fyne.Position) bool {
	// The part of the line between the sides, as parts of its length (Liang and Barsky).
	enter, leave := float32(0), float32(1)
	dx, dy := to.X-from.X, to.Y-from.Y
	for _, side := range [...]struct{ along, room float32 }{
		{-dx, from.X - b.left}, {dx, b.right - from.X}, {-dy, from.Y - b.top}, {dy, b.bottom - from.Y},
	} {
		switch {
		case side.along == 0:
			if side.room < 0 {
				return false
			}
		case side.along < 0:
			enter = max(enter, side.room/side.along)
		default:
			leave = min(leave, side.room/side.along)
		}
	}
	return enter < leave
}

// cross reports whether two straight lines meet between their ends.
func cross(a, b, c, d fyne.Position) bool {
	side := func(p, q, r fyne.Position) float32 { return (q.X-p.X)*(r.Y-p.Y) - (q.Y-p.Y)*(r.X-p.X) }
	return side(a, b, c)*side(a, b, d) < 0 && side(c, d, a)*side(c, d, b) < 0
}
