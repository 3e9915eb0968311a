package widget

import (
	"cmp"
	"slices"
	"strconv"
)

// order is the order in which the lines of a table are shown.
type order struct {
	column     int // by which they are sorted, or unsorted
	descending bool
	lines      []int // the line in each row
	steady     bool  // other figures leave the order as it is
}

const unsorted = -1

// update takes over other lines.
func (o *order) update(lines []Line) {
	if o.steady && len(lines) == len(o.lines) {
		return
	}
	o.lines = make([]int, len(lines))
	for i := range lines {
		o.lines[i] = i
	}
	if o.column == unsorted {
		return
	}
	slices.SortStableFunc(o.lines, func(a, b int) int { return o.compare(lines[a], lines[b]) })
}

// compare orders two lines: figures by their size, the others by their letters, and lines
// without a figure last.
func (o *order) compare(a, b Line) int {
	p, q := a.key(o.column), b.key(o.column)
	if p == "" || q == "" {
		return cmp.Compare(q, p) // the empty one last
	}
	by := cmp.Compare(p, q)
	x, errX := strconv.ParseFloat(p, 64)
	y, errY := strconv.ParseFloat(q, 64)
	if errX == nil && errY == nil {
		by = cmp.Compare(x, y)
	}
	if o.descending {
		return -by
	}
	return by
}

// key is the text by which a line is sorted.
func (l Line) key(column int) string {
	if column >= len(l.Cells) {
		return ""
	}
	if fields := l.Cells[column].fields(); len(fields) > 0 {
		return fields[0]
	}
	return ""
}

// fields are the figures of a cell for a spreadsheet.
func (c Cell) fields() []string {
	if c.Plain != nil {
		return c.Plain
	}
	return []string{c.Text}
}

// row is the row in which a line is shown.
func (o *order) row(line int) int { return slices.Index(o.lines, line) }

// line is the line in a row, −1 for none.
func (o *order) line(row int) int {
	if row < 0 || row >= len(o.lines) {
		return -1
	}
	return o.lines[row]
}

// LineIn is the number of the line in a row, −1 where there is none.
func (t *Table) LineIn(row int) int { return t.order.line(row) }

// SortBy sorts the rows by a column: figures from the largest, names from the first. A
// second call turns the order round, a third brings the lines' own order back.
func (t *Table) SortBy(column int) {
	o, first := &t.order, t.columns[column].Numeric
	switch {
	case o.column != column:
		o.column, o.descending = column, first
	case o.descending == first:
		o.descending = !first
	default:
		o.column = unsorted
	}
	t.reorder()
	if t.OnSorted != nil {
		t.OnSorted()
	}
}

// Sorted is the column by which the rows are sorted, and whether downwards; −1 where they
// are in their own order.
func (t *Table) Sorted() (column int, descending bool) { return t.order.column, t.order.descending }

// SetSorted sorts the rows, without calling OnSorted. A column that there is not leaves them
// in their own order.
func (t *Table) SetSorted(column int, descending bool) {
	if column < 0 || column >= len(t.columns) {
		column = unsorted
	}
	t.order.column, t.order.descending = column, descending
	t.reorder()
}

func (t *Table) reorder() {
	steady := t.order.steady
	t.order.steady = false
	t.order.update(t.lines)
	t.order.steady = steady
	t.Refresh()
	t.body.Refresh()
	t.reveal()
}

// SetSteady keeps the rows where they are while their figures change, until the user
// sorts them again.
func (t *Table) SetSteady(on bool) {
	if t.order.steady == on {
		return
	}
	t.order.steady = on
	t.order.update(t.lines)
	t.body.Refresh()
}
