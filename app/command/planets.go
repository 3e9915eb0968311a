package command

import (
	"errors"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"perihelion/ephem"
	"perihelion/ephem/almanac"
	"perihelion/ephem/field"
	"perihelion/ephem/text"
)

func newPlanets() *cobra.Command {
	var (
		where      observerFlags
		when, zone string
		refraction bool
		format     string
	)
	cmd := &cobra.Command{
		Use:   "planets [flags] [BODY…]",
		Short: "Where the Sun, the Moon and the planets stand for an observer",
		Long: "planets computes where bodies stand for an observer at an instant, from 1600 to\n" +
			"2399 (Pluto from 1885 to 2099), to 3″ in the years 1900 to 2100: altitude and\n" +
			"azimuth, right ascension and declination, distance, brightness, and when they\n" +
			"rise, cross the meridian and set on that day. Without BODY it shows all ten.\n" +
			"Without an observer it takes Greenwich, and says so.",
		Example: "  perihelion planets --lat -39.754 --lon 145.051 --elevation 0\n" +
			"  perihelion planets --time 2026-11-22T12:00:00Z --format json mars jupiter",
		RunE: func(cmd *cobra.Command, args []string) error {
			observer, isDefault, err := where.observer()
			if err != nil {
				return err
			}
			t, err := instant("time", when)
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
			document, err := almanac.New(observer, t, bodies, location)
			if err != nil {
				return timeMisuse(err)
			}
			document.Observer.Default = &isDefault
			tellDefault(cmd, isDefault)
			for _, warning := range document.Warnings {
				fmt.Fprintln(cmd.ErrOrStderr(), "warning:", warning)
			}
			if !refraction {
				document = document.WithoutRefraction()
			}
			out := cmd.OutOrStdout()
			switch format {
			case "json":
				return document.WriteJSON(out)
			case "csv":
				return document.WriteCSV(out)
			default:
				return document.WriteTable(out)
			}
		},
	}
	flags := cmd.Flags()
	where.add(flags)
	flags.StringVar(&when, "time", "now", "`instant`: RFC 3339, as in 2026-11-22T12:00:00Z, or now")
	flags.StringVar(&zone, "zone", "UTC", "IANA `zone` of the civil day whose rise, transit and set are told, as in Australia/Melbourne")
	flags.BoolVar(&refraction, "refraction", true, "give the altitude as seen through the air, too")
	formatFlag(flags, &format, "table", "json", "csv")
	return cmd
}

func parseBodies(names []string) ([]ephem.Body, error) {
	if len(names) == 0 {
		return ephem.Bodies(), nil
	}
	bodies := make([]ephem.Body, len(names))
	for i, name := range names {
		b, err := ephem.ParseBody(name)
		if err != nil {
			return nil, err
		}
		bodies[i] = b
	}
	return bodies, nil
}

// span parses --from and --to.
func span(from, to string) (start, end time.Time, err error) {
	if start, err = instant("from", from); err != nil {
		return start, end, err
	}
	if to == "" {
		return start, end, field.Errorf("to", "the end of the span is missing: add --to, as in --to 2026-12-31T00:00:00Z")
	}
	if end, err = instant("to", to); err != nil {
		return start, end, err
	}
	if to == from { // "now" twice is two instants
		end = start
	}
	if !end.After(start) {
		return start, end, misuse{fmt.Errorf("--to %s is not after --from %s: write a later instant", to, from)}
	}
	return start, end, nil
}

// timeMisuse makes an instant outside the range of the theories wrong use: only
// the caller can write another.
func timeMisuse(err error) error {
	var outside *ephem.RangeError
	if errors.As(err, &outside) {
		return misuse{err}
	}
	return err
}
