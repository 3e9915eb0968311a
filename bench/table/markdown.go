package table

import (
	"fmt"
	"io"
	"strings"
)

// Markdown lays the grid out as a table of Markdown. It drops the errors of w, which
// a bufio.Writer keeps for its Flush.
func (g Grid) Markdown(w io.Writer) {
	rules := make([]string, len(g.Heads))
	for i, h := range g.Heads {
		rules[i] = "---:"
		if h.Left {
			rules[i] = ":---"
		}
	}
	for _, row := range append([][]string{g.names(), rules}, g.Rows...) {
		cells := make([]string, len(row))
		for i, cell := range row {
			cells[i] = Escape(cell)
		}
		fmt.Fprintf(w, "| %s |\n", strings.Join(cells, " | "))
	}
}

// Escape keeps text from being read as markup. What can stand in it (a URL, a
// reason of the system's) is not the program's own.
func Escape(s string) string {
	return strings.NewReplacer(`\`, `\\`, "|", `\|`, "*", `\*`, "_", `\_`, "`", "\\`", "<", "&lt;", ">", "&gt;", "&", "&amp;", "[", `\[`, "\n", " ", "\r", " ").Replace(s)
}
