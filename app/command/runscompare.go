package command

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"perihelion/app/chart"
	"perihelion/bench/compare"
)

func newRunsCompare() *cobra.Command {
	var format, picture string
	cmd := &cobra.Command{
		Use:   "compare [flags] RUN RUN [RUN…]",
		Short: "Compare runs with the first of them",
		Long: "compare compares each configuration with itself in the first run, and shows what is the\n" +
			"same about the runs and what is not. Runs with different loads get no verdict; another\n" +
			"machine or version is named. Rounds of different runs are no pairs, so the test is that\n" +
			"of Mann and Whitney, corrected for the number of configurations. Runs of clients are\n" +
			"compared with runs of clients, each client with itself.\n\n" +
			aboutRunArgument,
		Example: "  perihelion runs compare 19 24\n  perihelion runs compare week.json last --format markdown --chart change.png",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) < 2 {
				return misuse{errors.New("compare needs two runs or more, as in perihelion runs compare 19 24; perihelion runs list shows them")}
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			to := outputFile{"chart", picture}
			if err := checkPictures(cmd, to); err != nil {
				return err
			}
			runs, err := runsOf(cmd.Context(), args)
			if err != nil {
				return err
			}
			c := compare.Compare(runs[0], runs[1:]...)
			if err := savePicture(cmd.Context(), to, func() (chart.Figure, error) {
				return chart.Comparison(c, chart.Selection{}, chart.Print())
			}); err != nil {
				return err
			}
			return comparisonFormats().named(format)(cmd.OutOrStdout(), c)
		},
	}
	cmd.Flags().StringVar(&picture, "chart", "", "draw the comparison into this `file`, as its name ends: .png, .svg or .pdf")
	comparisonFormats().define(cmd.Flags(), &format)
	return cmd
}

// runsOf are the runs of arguments, with the names that sentences give them.
func runsOf(ctx context.Context, args []string) ([]compare.Run, error) {
	var runs []compare.Run
	for _, arg := range args {
		c, err := contentsOf(ctx, arg)
		if err != nil {
			return nil, err
		}
		runs = append(runs, c.compared(runName(arg)))
	}
	return runs, nil
}

// comparisonFormats are the formats of a comparison.
func comparisonFormats() formats[func(io.Writer, compare.Comparison) error] {
	var all formats[func(io.Writer, compare.Comparison) error]
	for _, f := range compare.Forms() {
		all = append(all, format[func(io.Writer, compare.Comparison) error]{f.Key, f.Write})
	}
	return all
}

// checkPictures returns why a chart cannot be written to a file, if one is wanted.
func checkPictures(cmd *cobra.Command, to outputFile) error {
	if to.path == "" {
		return nil
	}
	if err := checkPicture(to.flag, to.path); err != nil {
		return err
	}
	return checkOutputs(cmd.OutOrStdout(), to)
}

// savePicture draws a chart into a file, if one is wanted.
func savePicture(ctx context.Context, to outputFile, draw func() (chart.Figure, error)) error {
	return to.save(ctx, func(path string) error {
		f, err := draw()
		if err != nil {
			return fmt.Errorf("%s is not written: %w", path, err)
		}
		format, _ := chart.FormatOf(path)
		return chart.Save(path, f, format, chart.UsualSize())
	})
}
