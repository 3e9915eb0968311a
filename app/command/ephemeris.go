package command

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"perihelion/bench/figure"
	"perihelion/ephem/almanac"
)

func newEphemeris() *cobra.Command {
	var (
		where                                  skyFlags
		from, to, step, at, quantities, format string
	)
	cmd := &cobra.Command{
		Use:   "ephemeris --from T --to T --step D [flags] [BODY…]",
		Short: "A table of bodies over a span: any quantities, at steps or at each rise, transit or set",
		Long: "ephemeris writes a line for each body at each instant of a span. A step of 1d or 1w is\n" +
			"of civil days: the clock of the zone shows the same in each line, also where clocks\n" +
			"are changed. Shorter steps, such as 10m and 1h30m, are elapsed times. The first\n" +
			"line is at --from, and --to is not included.\n\n" +
			"With --at instead of --step, lines are at events: at each rise, transit or set of a\n" +
			"body, of that body; at an altitude of the Sun's centre, as in sun=-6, of all bodies.\n\n" +
			"The values are those that planets writes for the same instant. The most is " + figure.Count(almanac.MostLines) + " lines.",
		Example: "  perihelion ephemeris --from 2026-12-01 --to 2027-01-01 --step 1d --place Melbourne mars jupiter\n" +
			"  perihelion ephemeris --from now --to 2027-01-01T00:00:00Z --step 1h --quantities altitude,azimuth --format csv moon\n" +
			"  perihelion ephemeris --from 2026-12-01 --to 2027-01-01 --at transit --place Melbourne moon\n" +
			"  perihelion ephemeris --from 2026-12-01 --to 2027-01-01 --at sun=-6 --place Melbourne venus",
		RunE: func(cmd *cobra.Command, args []string) error {
			q, err := where.question()
			if err != nil {
				return err
			}
			series := almanac.Series{Question: q.Question, Default: q.isDefault}
			if series.From, series.To, err = ends(from, to, q.Calendar, q.clock()); err != nil {
				return err
			}
			if series.Bodies, err = parseBodies(args); err != nil {
				return err
			}
			if cmd.Flags().Changed("step") || !cmd.Flags().Changed("at") {
				if series.Step, err = almanac.ParseStep(step); err != nil {
					return err
				}
			}
			if cmd.Flags().Changed("at") {
				if series.At, err = almanac.ParseMoments(at); err != nil {
					return err
				}
			}
			if cmd.Flags().Changed("quantities") {
				if series.Columns, err = almanac.ParseQuantities(quantities); err != nil {
					return err
				}
			}
			if series.DeltaT, err = givenDeltaT(cmd.Flags()); err != nil {
				return err
			}
			e, err := computed(cmd, series.Ephemeris)
			if err != nil {
				return err
			}
			q.report(cmd)
			return ephemerisFormats().named(format)(e, cmd.OutOrStdout())
		},
	}
	flags := cmd.Flags()
	where.add(flags)
	flags.StringVar(&from, "from", "now", "first `instant`, written as --time of planets or now")
	flags.StringVar(&to, "to", "", "`instant` before which the span ends")
	flags.StringVar(&step, "step", "", "`time` between two lines: 10m, 1h30m, or 1d and 1w for civil days and weeks")
	flags.StringVar(&at, "at", "", "`events` at which to write lines instead, with commas between them: rise, transit, set, sun=-6")
	flags.StringVar(&quantities, "quantities", "", "`keys` of the columns with commas between them, as planets writes them in JSON, or all (default "+strings.Join(spelled(almanac.DefaultColumns(), quantityKey), ",")+")")
	deltaTFlag(flags)
	ephemerisFormats().define(flags, &format)
	return cmd
}

func quantityKey(q almanac.Quantity) string { return q.Key }

// ephemerisFormats are the formats of a table over a span.
func ephemerisFormats() formats[func(*almanac.Ephemeris, io.Writer) error] {
	return formats[func(*almanac.Ephemeris, io.Writer) error]{
		{"table", (*almanac.Ephemeris).WriteTable},
		{"json", (*almanac.Ephemeris).WriteJSON},
		{"csv", (*almanac.Ephemeris).WriteCSV},
	}
}

// computed computes a long table and meanwhile shows on a terminal how far it is. Nothing
// is written before all of it is there.
func computed[T any](cmd *cobra.Command, compute func(context.Context, *almanac.Progress) (T, error)) (T, error) {
	var progress almanac.Progress
	end := func() {}
	if line := newProgressLine(cmd.ErrOrStderr()); line != nil {
		end = meanwhile(cmd.Context(), func(ctx context.Context) { showPart(ctx, line, &progress) })
	}
	result, err := compute(cmd.Context(), &progress)
	end()
	return result, rangeMisuse(stopped(err, "table"))
}

// stopped is the error of a computation of something in words for people, where it was
// interrupted.
func stopped(err error, what string) error {
	if errors.Is(err, context.Canceled) {
		return fmt.Errorf("stopped before the %s was complete: nothing was written", what)
	}
	return err
}

// showPart writes the part that is done into a line of the terminal, several times a
// second, until ctx is done.
func showPart(ctx context.Context, line *progressLine, progress *almanac.Progress) {
	tick := time.NewTicker(200 * time.Millisecond)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			line.clear()
			return
		case <-tick.C:
			line.show(fmt.Sprintf("%.0f %% computed", 100*progress.Part()))
		}
	}
}
