package command

import (
	"io"

	"github.com/spf13/cobra"

	"perihelion/app/chart"
	"perihelion/assets/field"
	"perihelion/bench/compare"
	"perihelion/bench/server"
	"perihelion/bench/store"
)

func newRunsTrend() *cobra.Command {
	var format, picture, config string
	cmd := &cobra.Command{
		Use:   "trend --config NAME [flags] [RUN…]",
		Short: "Follow one configuration through many runs",
		Long: "trend shows one configuration in many runs, the earliest first, with what changed on the\n" +
			"machine or in the versions from one to the next. Without RUN it takes every kept run. The\n" +
			"load is that of the latest run that measured the configuration; runs with another load\n" +
			"are left out.\n\n" +
			aboutRunArgument,
		Example: "  perihelion runs trend --config goroutines --chart trend.png\n  perihelion runs trend --config prefork:4 19 21 24 --format csv",
		Args:    cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			to := outputFile{"chart", picture}
			if err := checkPictures(cmd, to); err != nil {
				return err
			}
			if len(args) == 0 {
				var err error
				if args, err = keptRuns(); err != nil {
					return err
				}
			}
			runs, err := runsOf(cmd.Context(), args)
			if err != nil {
				return err
			}
			subject, found := subjectOf(runs, config)
			if !found {
				return field.Errorf("config", "none of %d runs has the configuration %q; write --config NAME as a run names it, as in goroutines", len(runs), config)
			}
			t := compare.TrendOf(subject, runs)
			if err := savePicture(cmd.Context(), to, func() (chart.Figure, error) { return chart.Trend(t, chart.Print()) }); err != nil {
				return err
			}
			return trendFormats().named(format)(cmd.OutOrStdout(), t)
		},
	}
	cmd.Flags().StringVar(&config, "config", "", "`name` of the configuration, as the runs have it")
	cmd.Flags().StringVar(&picture, "chart", "", "draw the trend into this `file`, as its name ends: .png, .svg or .pdf")
	trendFormats().define(cmd.Flags(), &format)
	return cmd
}

// keptRuns are the numbers of all runs in the store.
func keptRuns() ([]string, error) {
	s, err := store.Default()
	if err != nil {
		return nil, err
	}
	entries, err := s.List()
	var numbers []string
	for _, e := range entries {
		if e.State != store.Running {
			numbers = append(numbers, e.Number())
		}
	}
	return numbers, err
}

// subjectOf is the server that the latest of the runs with it has under a label.
func subjectOf(runs []compare.Run, label string) (subject server.Subject, found bool) {
	latest := -1
	for i, run := range runs {
		for _, r := range run.Results.Results {
			if r.Config == label && (latest < 0 || run.Results.Started.After(runs[latest].Results.Started)) {
				subject, found, latest = r.Subject, true, i
			}
		}
	}
	return subject, found
}

// trendFormats are the formats of a trend.
func trendFormats() formats[func(io.Writer, compare.Trend) error] {
	return formats[func(io.Writer, compare.Trend) error]{
		{tableFormat, compare.TrendText},
		{"csv", compare.TrendCSV},
	}
}
