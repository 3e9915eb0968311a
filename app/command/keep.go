package command

import (
	"fmt"
	"io"

	"github.com/spf13/pflag"

	"perihelion/bench/store"
)

// noKeepFlag defines the flag of the commands whose runs are kept.
func noKeepFlag(flags *pflag.FlagSet, no *bool) {
	flags.BoolVar(no, "no-keep", false, "keep the run nowhere (default: in the folder for application data, see perihelion runs)")
}

// keptIn is the store that keeps a run; nil where none is wanted, or where there is none,
// which is written. The run is made in any case.
func keptIn(no bool, stderr io.Writer) *store.Store {
	if no {
		return nil
	}
	s, err := store.Default()
	if err != nil {
		fmt.Fprintf(stderr, "the run is not kept: %v\n", err)
		return nil
	}
	return s
}

// announced returns a function that writes the number of a run which has ended.
func announced(id func() int, quiet bool, stderr io.Writer) func() {
	return func() {
		if id := id(); id != 0 && !quiet {
			fmt.Fprintf(stderr, "kept as run #%d\n", id)
		}
	}
}
