package planets

import (
	"fyne.io/fyne/v2"

	"perihelion/app/window/widget"
)

// cardGrid is how the facts of a card are laid out: row by row, those that are
// asked most first, and those that have no room not at all.
type cardGrid struct {
	columns, rows int
	left          []float32 // of each column
}

// arrange finds the most columns that there is room for, and sets the facts
// smaller where that makes room.
func (r *cardRenderer) arrange(s fyne.Size) cardGrid {
	const wide, narrow = 26, 12
	rows := 1
	if s.Height >= cardTall-1 {
		rows = 2
	}
	room := s.Width - 2*cardPad
	for columns := (r.count() + rows - 1) / rows; columns > 0; columns-- {
		for _, size := range []float32{widget.TextSize, widget.TextSize - 1, widget.SmallSize} {
			widths, total := r.widths(columns, rows, size)
			gap := float32(wide)
			if columns > 1 {
				gap = min(wide, (room-total)/float32(columns-1))
			}
			if gap < narrow || total > room {
				continue
			}
			g := cardGrid{columns: columns, rows: rows}
			x := float32(cardPad)
			for _, w := range widths {
				g.left = append(g.left, x)
				x += w + gap
			}
			return g
		}
	}
	return cardGrid{}
}

// widths are those of the columns when the facts are set in a size.
func (r *cardRenderer) widths(columns, rows int, size float32) (widths []float32, total float32) {
	widths = make([]float32, columns)
	for i := range min(columns*rows, r.count()) {
		for _, t := range r.cells[i] {
			t.TextSize = size
			widths[i%columns] = max(widths[i%columns], t.MinSize().Width)
		}
	}
	for _, w := range widths {
		total += w
	}
	return widths, total
}
