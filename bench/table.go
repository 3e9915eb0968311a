package bench

import (
	"bufio"
	"fmt"
	"io"
)

// WriteTable writes the results for a terminal: the load and the machine, one line
// for each configuration, the verdict, how the figures were made, the warnings.
func (r Results) WriteTable(w io.Writer) error {
	out := bufio.NewWriter(w)
	fmt.Fprintf(out, "%s\n%s\n\n", r.caption(), r.machine())
	r.grid().Text(out)
	fmt.Fprintf(out, "\n%s\n\n%s\n", r.Verdict, r.notes())
	for _, warning := range r.warned() {
		fmt.Fprintf(out, "! %s\n", warning)
	}
	return out.Flush()
}
