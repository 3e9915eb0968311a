package chart

import "gonum.org/v1/plot/vg"

// present draws the line of the present in an area and returns the place of its name.
func (c canvas) present(p Palette, area vg.Rectangle, x vg.Length, name string) []vg.Rectangle {
	t := style{bold: true, size: 11, color: p.Accent}
	c.upright(x, area.Min.Y, area.Max.Y, 1.5, t.color)
	w := t.width(name)
	from := x + 5
	if from+w > area.Max.X {
		from = x - 5 - w
	}
	base := area.Max.Y - 4 - t.height()
	c.haloed(t, vg.Point{X: from, Y: base}, left, name, p.Background)
	return []vg.Rectangle{rect(from-3, base-4, from+w+3, area.Max.Y)}
}
