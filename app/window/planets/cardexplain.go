package planets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"perihelion/app/window/widget"
)

var _ desktop.Hoverable = (*card)(nil)

// MouseIn explains the fact under the pointer.
func (c *card) MouseIn(e *desktop.MouseEvent) { c.MouseMoved(e) }

// MouseMoved does the same.
func (c *card) MouseMoved(e *desktop.MouseEvent) {
	i, at := c.grid.at(e.Position)
	if i < 0 || i >= len(c.facts) || !c.some {
		c.tips.Leave()
		return
	}
	c.tips.Rest(c, at, fyne.NewSize(factPitch, factPitch-4), func() widget.Explanation {
		return widget.Explanation(c.facts[i].Explain())
	})
}

// MouseOut takes the explanation away.
func (c *card) MouseOut() { c.tips.Leave() }

// at is the number of the fact at a position in the card, −1 for none, and where it begins.
func (g cardGrid) at(p fyne.Position) (i int, begin fyne.Position) {
	row := int((p.Y - factTop) / factPitch)
	if p.Y < factTop || row >= g.rows {
		return -1, begin
	}
	for column := g.columns - 1; column >= 0; column-- {
		if p.X >= g.left[column] {
			return row*g.columns + column, fyne.NewPos(g.left[column], factTop+factPitch*float32(row))
		}
	}
	return -1, begin
}
