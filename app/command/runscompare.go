package command

import (
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"perihelion/bench/compare"
)

func newRunsCompare() *cobra.Command {
	var format string
	cmd := &cobra.Command{
		Use:   "compare [flags] RUN RUN [RUN…]",
		Short: "Compare runs with the first of them",
		Long: "compare compares each configuration with itself in the first run, and shows what is the\n" +
			"same about the runs and what is not. Runs with different loads get no verdict; another\n" +
			"machine or version is named. Rounds of different runs are no pairs, so the test is that\n" +
			"of Mann and Whitney, corrected for the number of configurations.\n\n" +
			aboutRunArgument,
		Example: "  perihelion runs compare 19 24\n  perihelion runs compare week.json last --format markdown",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) < 2 {
				return misuse{fmt.Errorf("compare needs two runs or more, as in perihelion runs compare 19 24; perihelion runs list shows them")}
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			var runs []compare.Run
			for _, arg := range args {
				results, err := runOf(cmd.Context(), arg)
				if err != nil {
					return err
				}
				runs = append(runs, compare.Run{Name: runName(arg), Results: results})
			}
			return comparisonFormats().named(format)(cmd.OutOrStdout(), compare.Compare(runs[0], runs[1:]...))
		},
	}
	comparisonFormats().define(cmd.Flags(), &format)
	return cmd
}

// comparisonFormats are the formats of a comparison.
func comparisonFormats() formats[func(io.Writer, compare.Comparison) error] {
	return formats[func(io.Writer, compare.Comparison) error]{
		{tableFormat, compare.Text},
		{"json", compare.JSON},
		{"csv", compare.CSV},
		{markdownFormat, compare.Markdown},
	}
}
