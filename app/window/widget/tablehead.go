package widget

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// The pointer over the heads of a table: a press sorts, a rest explains.
var (
	_ fyne.Tappable     = (*Table)(nil)
	_ desktop.Hoverable = (*Table)(nil)
)

// tabbed joins rows of fields as a spreadsheet reads them.
func tabbed(rows [][]string) string {
	var b strings.Builder
	for _, fields := range rows {
		b.WriteString(strings.Join(fields, "\t") + "\n")
	}
	return b.String()
}

// headAt is the column whose head is at a position, −1 for none.
func (t *Table) headAt(at fyne.Position) int {
	if at.Y >= t.grid.head {
		return -1
	}
	return t.grid.at(at.X)
}

// Tapped sorts by the column under the pointer.
func (t *Table) Tapped(e *fyne.PointEvent) {
	if column := t.headAt(e.Position); column >= 0 {
		t.Explanations.Leave()
		t.SortBy(column)
	}
}

// MouseIn marks the head under the pointer.
func (t *Table) MouseIn(e *desktop.MouseEvent) { t.MouseMoved(e) }

// MouseMoved does the same.
func (t *Table) MouseMoved(e *desktop.MouseEvent) {
	column := t.headAt(e.Position)
	t.hoverHead(column)
	if column < 0 || t.Explain == nil {
		t.Explanations.Leave()
		return
	}
	t.Explanations.Rest(t, fyne.NewPos(t.grid.left[column], 0), fyne.NewSize(t.grid.width[column], t.grid.head),
		func() Explanation { return t.Explain(-1, column) })
}

// MouseOut takes it back.
func (t *Table) MouseOut() {
	t.hoverHead(-1)
	t.Explanations.Leave()
}

func (t *Table) hoverHead(column int) {
	if t.over != column {
		t.over = column
		t.Refresh()
	}
}
