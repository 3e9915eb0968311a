package bench

import (
	"bufio"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

// WriteTable writes the results for a terminal: the load and the machine, one line
// for each configuration, the verdict, how the figures were made, the warnings.
func (r Results) WriteTable(w io.Writer) error {
	out := bufio.NewWriter(w)
	fmt.Fprintf(out, "%s\n%s\n\n", r.caption(), r.machine())
	r.grid().text(out)
	fmt.Fprintf(out, "\n%s\n\n%s\n", r.Verdict, r.notes())
	for _, warning := range r.warned() {
		fmt.Fprintf(out, "! %s\n", warning)
	}
	return out.Flush()
}

// text lays the grid out in columns of one width.
func (g grid) text(out *bufio.Writer) {
	widths := g.widths()
	g.line(out, g.names(), widths)
	for _, row := range g.rows {
		g.line(out, row, widths)
	}
}

func (g grid) names() []string {
	names := make([]string, len(g.heads))
	for i, h := range g.heads {
		names[i] = h.name
	}
	return names
}

// widths of the columns in characters.
func (g grid) widths() []int {
	widths := make([]int, len(g.heads))
	for _, row := range append([][]string{g.names()}, g.rows...) {
		for i, cell := range row {
			widths[i] = max(widths[i], utf8.RuneCountInString(cell))
		}
	}
	return widths
}

// line writes one row; bufio keeps the first error for Flush.
func (g grid) line(out *bufio.Writer, row []string, widths []int) {
	cells := make([]string, len(row))
	for i, cell := range row {
		space := strings.Repeat(" ", widths[i]-utf8.RuneCountInString(cell))
		if g.heads[i].left {
			cells[i] = cell + space
		} else {
			cells[i] = space + cell
		}
	}
	fmt.Fprintln(out, strings.TrimRight(strings.Join(cells, "  "), " "))
}
