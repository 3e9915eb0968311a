package report

import (
	"bufio"
	"fmt"
	"io"

	"perihelion/bench"
	"perihelion/bench/table"
)

// Markdown writes the results as a Markdown table with the verdict above it
// and the warnings below, to be pasted into a document.
func Markdown(w io.Writer, r bench.Results) error {
	out := bufio.NewWriter(w)
	fmt.Fprintf(out, "**%s**\n\n", table.Escape(r.Verdict))
	grid(r).Markdown(out)
	for _, g := range []*table.Grid{laws(r), limits(r), demands(r)} {
		if g != nil {
			fmt.Fprintln(out)
			g.Markdown(out)
		}
	}
	SmallPrint(r, out, notes(r), Warnings(r.AllWarnings()))
	return out.Flush()
}

// SmallPrint writes the notes below a table of Markdown.
func SmallPrint(r bench.Results, out *bufio.Writer, notes string, warnings []string) {
	fmt.Fprintf(out, "\nLoad: %s.\nMachine: %s.\nFigures: %s.\n", table.Escape(Describe(r.Plan).String()), table.Escape(Machine(r.Environment, r.Started)), table.Escape(notes))
	for i, warning := range warnings {
		if i == 0 {
			fmt.Fprintln(out)
		}
		fmt.Fprintf(out, "- %s\n", table.Escape(warning))
	}
}
