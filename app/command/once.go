package command

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"perihelion/assets/field"
	"perihelion/bench/load"
	loadreport "perihelion/bench/load/report"
)

// mostShown is the most bytes of a body that --once writes.
const mostShown = 64 << 10

// onceMisuse refuses flags that would decide something which a single request leaves open:
// limits, checks of many answers, a log. How many requests there were to be, and how fast, is
// no contradiction: whoever adds --once to the line of a load wants to see its first.
func onceMisuse(flags *pflag.FlagSet, format string) error {
	if format != "text" {
		return misuse{fmt.Errorf("--once writes an answer as text; leave out --format")}
	}
	for _, name := range []string{
		"replay", "follow", "cookies", "expect-same", "check-share", "limit", "min-rps", "max-p99", "max-failed", "log", "log-sample",
	} {
		if flags.Changed(name) {
			return field.Errorf(name, "--once sends one request, and measures nothing; leave out --%s", name)
		}
	}
	return nil
}

// runOnce sends the first request of a load alone, and writes its answer.
func (f *loadFlagged) runOnce(cmd *cobra.Command, o load.Options) error {
	x, err := load.Once(cmd.Context(), o, mostShown)
	switch {
	case cmd.Context().Err() != nil:
		return errors.New("stopped before the answer")
	case err != nil:
		return fmt.Errorf("the request was not answered: %w", err)
	}
	if err := loadreport.Exchange(cmd.OutOrStdout(), x); err != nil {
		return err
	}
	if x.Wrong != nil {
		return fmt.Errorf("the answer is not the expected one: %w", x.Wrong)
	}
	return nil
}
