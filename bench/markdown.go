package bench

import (
	"bufio"
	"fmt"
	"io"
	"strings"
)

// WriteMarkdown writes the results as a Markdown table with the verdict above it
// and the warnings below, to be pasted into a document.
func (r Results) WriteMarkdown(w io.Writer) error {
	out := bufio.NewWriter(w)
	fmt.Fprintf(out, "**%s**\n\n", escape(r.Verdict))
	r.grid().markdown(out)
	r.smallPrint(out, r.notes(), r.warned())
	return out.Flush()
}

// markdown lays the grid out as a table of Markdown.
func (g grid) markdown(out *bufio.Writer) {
	rules := make([]string, len(g.heads))
	for i, h := range g.heads {
		rules[i] = "---:"
		if h.left {
			rules[i] = ":---"
		}
	}
	for _, row := range append([][]string{g.names(), rules}, g.rows...) {
		cells := make([]string, len(row))
		for i, cell := range row {
			cells[i] = escape(cell)
		}
		fmt.Fprintf(out, "| %s |\n", strings.Join(cells, " | "))
	}
}

// smallPrint is what stands below a table of Markdown.
func (r Results) smallPrint(out *bufio.Writer, notes string, warnings []string) {
	fmt.Fprintf(out, "\nLoad: %s.\nMachine: %s.\nFigures: %s.\n", escape(r.caption()), escape(r.machine()), escape(notes))
	for i, warning := range warnings {
		if i == 0 {
			fmt.Fprintln(out)
		}
		fmt.Fprintf(out, "- %s\n", escape(warning))
	}
}

// escape keeps text from being read as markup. What can stand in it (a URL, a
// reason of the system's) is not the program's own.
func escape(s string) string {
	return strings.NewReplacer(`\`, `\\`, "|", `\|`, "*", `\*`, "_", `\_`, "`", "\\`", "<", "&lt;", ">", "&gt;", "&", "&amp;", "[", `\[`, "\n", " ", "\r", " ").Replace(s)
}
