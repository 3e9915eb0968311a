package planets

import (
	"fyne.io/fyne/v2"

	"perihelion/app/window/widget"
)

// cardGrid is the layout of the facts of a card: row by row, the most important first, as
// many as there is room for.
type cardGrid struct {
	columns, rows int
	left          []float32 // of each column
}

// samples are the widest texts that each fact may have, so that the columns stand
// where they are for every body and every time.
var samples = [mostFacts][]string{
	{"Next rise and set", "00:00 +1 d, 000° WNW"},
	{"00:00 +1 d, 00.0° high", "hour angle +00h 00m 00s"},
	{"00.0″, 100 % lit", "magnitude −00.0", "waning crescent"},
	{"RA / Dec, of date", "00h 00m 00.0s", "+00° 00′ 00″"},
	{"000.0000 au", "00.00 light-minutes"},
	{"From the Sun", "000.00° west", "00.0000 au"},
	{"parallactic +000.0°", "air mass 00.00"},
	{"Ecliptic lon / lat", "000.0000°"},
}

// arrange finds the most columns that there is room for, and sets the facts
// smaller where that makes room.
func (r *cardRenderer) arrange(s fyne.Size) cardGrid {
	const wide, narrow = 26, 12
	rows := 1 + int(max(0, s.Height-cardHeight+1)/factPitch)
	room := s.Width - 2*cardPad
	for columns := (mostFacts + rows - 1) / rows; columns > 0; columns-- {
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

// widths returns the widths of the columns for a size of the text.
func (r *cardRenderer) widths(columns, rows int, size float32) (widths []float32, total float32) {
	widths = make([]float32, columns)
	for i := range min(columns*rows, mostFacts) {
		for _, t := range r.cells[i] {
			t.TextSize = size
		}
		for _, text := range samples[i] {
			widths[i%columns] = max(widths[i%columns], fyne.MeasureText(text, size, fyne.TextStyle{}).Width)
		}
	}
	for _, w := range widths {
		total += w
	}
	return widths, total
}
