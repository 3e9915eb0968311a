package report

import (
	"bufio"
	"fmt"
	"io"

	"perihelion/bench"
)

// Table writes the results for a terminal: the load and the machine, one line
// for each configuration, the verdict, how the figures were made, the warnings.
func Table(w io.Writer, r bench.Results) error {
	out := bufio.NewWriter(w)
	fmt.Fprintf(out, "%s\n%s\n\n", Caption(r.Plan), Machine(r.Environment, r.Started))
	grid(r).Text(out)
	fmt.Fprintf(out, "\n%s\n\n%s\n", r.Verdict, notes(r))
	for _, warning := range Warnings(r.AllWarnings()) {
		fmt.Fprintf(out, "! %s\n", warning)
	}
	return out.Flush()
}
