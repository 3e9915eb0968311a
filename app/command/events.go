package command

import (
	"github.com/spf13/cobra"

	"perihelion/ephem/almanac"
	"perihelion/ephem/text"
)

func newEvents() *cobra.Command {
	var (
		where          observerFlags
		from, to, zone string
		format         string
	)
	cmd := &cobra.Command{
		Use:   "events --from T --to T [flags] [BODY…]",
		Short: "What happens in the sky of an observer in a span: rises, transits, sets",
		Long: "events lists in order of time when bodies rise, cross the meridian and set for an\n" +
			"observer, in a span of 400 days at most. Without BODY it follows all ten; without\n" +
			"an observer it takes Greenwich.",
		Example: "  perihelion events --from 2026-11-22T00:00:00Z --to 2026-11-23T00:00:00Z --lat -39.754 --lon 145.051\n" +
			"  perihelion events --from now --to 2026-12-31T00:00:00Z --format ics sun moon > sky.ics",
		RunE: func(cmd *cobra.Command, args []string) error {
			observer, isDefault, err := where.observer()
			if err != nil {
				return err
			}
			start, end, err := span(from, to)
			if err != nil {
				return err
			}
			location, err := text.Zone(zone)
			if err != nil {
				return err
			}
			bodies, err := parseBodies(args)
			if err != nil {
				return err
			}
			calendar, err := almanac.NewCalendar(observer, start, end, bodies, location)
			if err != nil {
				return timeMisuse(err)
			}
			calendar.Observer.Default = &isDefault
			tellDefault(cmd, isDefault)
			out := cmd.OutOrStdout()
			switch format {
			case "json":
				return calendar.WriteJSON(out)
			case "csv":
				return calendar.WriteCSV(out)
			case "ics":
				return writeICS(out, calendar)
			default:
				return calendar.WriteTable(out)
			}
		},
	}
	flags := cmd.Flags()
	where.add(flags)
	flags.StringVar(&from, "from", "now", "first `instant`: RFC 3339 or now")
	flags.StringVar(&to, "to", "", "last `instant`: RFC 3339")
	flags.StringVar(&zone, "zone", "UTC", "IANA `zone` of the times in the table")
	formatFlag(flags, &format, "table", "json", "csv", "ics")
	return cmd
}
