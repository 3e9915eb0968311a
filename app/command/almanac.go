package command

import (
	"io"
	"time"

	"github.com/spf13/cobra"

	"perihelion/assets/field"
	"perihelion/ephem/almanac"
	"perihelion/ephem/text"
)

func newAlmanac() *cobra.Command {
	var (
		where               skyFlags
		month, year, format string
		page                monthPage
	)
	cmd := &cobra.Command{
		Use:   "almanac --month M|--year Y [flags] [BODY…]",
		Short: "A line for each day of a month or a year: rises, sets, twilights, Moon, darkness",
		Long: "almanac writes a line for each civil day: rise, transit and set of the Sun and the\n" +
			"Moon and of further bodies that are named; dawns and dusks; for how long the Sun is\n" +
			"up, for how long it is dark, and dark without the Moon; the Moon's phase, age and\n" +
			"lit part at noon. Days are those of the zone, of 23 and of 25 hours where clocks are\n" +
			"changed. Without --month and --year it is the present month.\n\n" +
			"--chart draws a month as the page of a calendar, with the Moon's phases and the events\n" +
			"of each day. Its weeks begin as in the region of LC_ALL, LC_TIME or LANG.",
		Example: "  perihelion almanac --month 2026-12 --place Melbourne\n" +
			"  perihelion almanac --month 2026-12 --place Melbourne --chart december.pdf\n" +
			"  perihelion almanac --year 2026 --place Tromsø --format csv\n" +
			"  perihelion almanac --month \"December 2026\" --lat -39.754 --lon 145.051 jupiter saturn",
		RunE: func(cmd *cobra.Command, args []string) error {
			q, err := where.question()
			if err != nil {
				return err
			}
			days := almanac.Days{Question: q.Question, DefaultObserver: q.isDefault}
			if days.First, days.Last, err = period(q.Calendar, cmd.Flags().Changed("month"), month, cmd.Flags().Changed("year"), year, time.Now().In(q.Zone)); err != nil {
				return err
			}
			if days.Bodies, err = parseBodies(args); err != nil {
				return err
			}
			if err := page.check(cmd.OutOrStdout(), cmd.Flags().Changed("paper"), cmd.Flags().Changed("year")); err != nil {
				return err
			}
			a, err := computed(cmd, days.Almanac)
			if err != nil {
				return err
			}
			q.report(cmd)
			if err := page.save(cmd.Context(), days); err != nil {
				return err
			}
			return almanacFormats().named(format)(a, cmd.OutOrStdout())
		},
	}
	flags := cmd.Flags()
	where.add(flags)
	flags.StringVar(&month, "month", "", "`month`, as in 2026-12 or \"December 2026\"")
	flags.StringVar(&year, "year", "", "`year`, as in 2026")
	page.define(flags)
	almanacFormats().define(flags, &format)
	return cmd
}

// period reads --month or --year; without both it is the month of now.
func period(calendar text.Calendar, hasMonth bool, month string, hasYear bool, year string, now time.Time) (first, last time.Time, err error) {
	switch {
	case hasMonth && hasYear:
		return first, last, field.Errorf("month", "--month and --year name two spans: leave out one of them")
	case hasYear:
		return calendar.ParseYear(year)
	case hasMonth:
		return calendar.ParseMonth(month)
	}
	return text.Historic.ParseMonth(now.Format("2006-01"))
}

// almanacFormats are the formats of an almanac.
func almanacFormats() formats[func(almanac.Almanac, io.Writer) error] {
	return formats[func(almanac.Almanac, io.Writer) error]{
		{"table", almanac.Almanac.WriteTable},
		{"json", almanac.Almanac.WriteJSON},
		{"csv", almanac.Almanac.WriteCSV},
	}
}
