package command

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"perihelion/assets/field"
	"perihelion/bench/figure"
	"perihelion/bench/load/calibrate"
)

// runCalibration measures the load generator and keeps the figures.
func (f *loadFlagged) runCalibration(cmd *cobra.Command, args []string) error {
	if err := f.calibrationMisuse(cmd.Flags(), args); err != nil {
		return err
	}
	var told func(done, of int)
	if line := newProgressLine(cmd.ErrOrStderr()); line != nil && !f.quiet {
		told = func(done, of int) { line.show(fmt.Sprintf("calibrating: %d of %d loads", done, of)) }
		defer line.clear()
	}
	if err := calibrate.CanKeep(); err != nil {
		return err
	}
	c, err := calibrate.Run(cmd.Context(), f.options.Duration, told)
	if cmd.Context().Err() != nil {
		return errors.New("the calibration was stopped and is not kept")
	}
	if err != nil {
		return err
	}
	path, unkept := c.Save()
	if f.format == "json" {
		return errors.Join(json.NewEncoder(cmd.OutOrStdout()).Encode(c), unkept)
	}
	return errors.Join(writeCalibration(cmd.OutOrStdout(), c, path), unkept)
}

// calibrationMisuse refuses arguments and flags that a calibration would ignore.
func (f *loadFlagged) calibrationMisuse(flags *pflag.FlagSet, args []string) (err error) {
	switch {
	case len(args) > 0:
		return misuse{fmt.Errorf("--calibrate loads a server of its own; leave out %.40s", args[0])}
	case f.format == "ab":
		return misuse{fmt.Errorf("--calibrate has no report in ab's form; write --format text or json")}
	case flags.Changed("duration") && f.options.Duration < time.Millisecond:
		return field.Errorf("duration", "-d %v: write how long each load takes, 1ms or more, as in 2s", f.options.Duration)
	}
	flags.Visit(func(flag *pflag.Flag) {
		switch flag.Name {
		case "calibrate", "duration", "format", "quiet":
		default:
			err = misuse{fmt.Errorf("--calibrate has loads of its own; leave out --%s", flag.Name)}
		}
	})
	return err
}

// writeCalibration writes the figures, and where they are kept unless path is "".
func writeCalibration(out io.Writer, c calibrate.Calibration, path string) error {
	fmt.Fprintf(out, "The load generator against a server that does nothing, %s for both together\n\n", figure.Plural(c.Cores, "core"))
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(w, "connections\tkeep-alive\twaiting\trequests/s\tCPU\tp50\tp99\t")
	for _, cell := range c.Cells {
		keep := "no"
		if cell.KeepAlive {
			keep = "yes"
		}
		fmt.Fprintf(w, "%d\t%s\t%s\t%s\t%s\t%s\t%s\t\n", cell.Connections, keep, cell.Wait, figure.PerSecond(cell.RPS), figure.Span(cell.CPU/1e3), figure.Span(cell.P50), figure.Span(cell.P99))
	}
	if err := w.Flush(); err != nil || path == "" {
		return err
	}
	_, err := fmt.Fprintf(out, "\nLater loads are reported as a share of this. It is kept in %s.\n", path)
	return err
}
