package bench

import (
	"bufio"
	"fmt"
	"io"

	"perihelion/bench/table"
)

// WriteMarkdown writes the results as a Markdown table with the verdict above it
// and the warnings below, to be pasted into a document.
func (r Results) WriteMarkdown(w io.Writer) error {
	out := bufio.NewWriter(w)
	fmt.Fprintf(out, "**%s**\n\n", table.Escape(r.Verdict))
	r.grid().Markdown(out)
	r.smallPrint(out, r.notes(), r.warned())
	return out.Flush()
}

// smallPrint is what stands below a table of Markdown.
func (r Results) smallPrint(out *bufio.Writer, notes string, warnings []string) {
	fmt.Fprintf(out, "\nLoad: %s.\nMachine: %s.\nFigures: %s.\n", table.Escape(r.caption()), table.Escape(r.machine()), table.Escape(notes))
	for i, warning := range warnings {
		if i == 0 {
			fmt.Fprintln(out)
		}
		fmt.Fprintf(out, "- %s\n", table.Escape(warning))
	}
}
