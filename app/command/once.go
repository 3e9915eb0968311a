package command

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"perihelion/bench/load"
	loadreport "perihelion/bench/load/report"
)

// mostShown is the most bytes of a body that --once writes.
const mostShown = 64 << 10

// runOnce sends the first request of a load alone, and writes its answer.
func (f *loadFlagged) runOnce(cmd *cobra.Command, o load.Options) error {
	if f.format != "text" {
		return misuse{fmt.Errorf("--once writes an answer as text; leave out --format")}
	}
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
