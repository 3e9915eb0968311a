package command

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/soniakeys/unit"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"perihelion/assets/field"
	"perihelion/bench/ics"
	"perihelion/ephem"
	"perihelion/ephem/almanac"
	"perihelion/ephem/jovian"
	"perihelion/ephem/text"
)

func newEvents() *cobra.Command {
	var (
		where                  skyFlags
		from, to, kind, format string
		sunAltitude            string
		redSpot                float64
		picture                string
	)
	cmd := &cobra.Command{
		Use:   "events --from T --to T [flags] [BODY…]",
		Short: "The events in an observer's sky in a span: rises, phases, oppositions, eclipses",
		Long: "events lists, in order of time, the events of bodies in the sky of an observer.\n" +
			"The default is all ten bodies, and Greenwich. The kinds are\n\n" +
			kindList() + "\n" +
			"Without --kind it lists all kinds, but rises, twilights and nodes only in a span\n" +
			"of up to a week, or up to 400 days of bodies that are named: they would hide the\n" +
			"others. Rises and twilights may span 400 days, the others 200 years.",
		Example: "  perihelion events --from 2026-12-01 --to 2027-01-01 --place Melbourne --kind jupiter-moons --chart moons.pdf\n" +
			"  perihelion events --from now --to 2026-12-31T00:00:00Z --place Oslo --sun-altitude=-6,-4,6\n" +
			"  perihelion events --from 2026-11-22T00:00:00Z --to 2026-11-23T00:00:00Z --lat -39.754 --lon 145.051\n" +
			"  perihelion events --from now --to 2027-12-31T00:00:00Z --place Melbourne --kind eclipses,phases\n" +
			"  perihelion events --from now --to 2026-12-31T00:00:00Z --format ics sun moon > sky.ics",
		RunE: func(cmd *cobra.Command, args []string) error {
			q, err := where.question()
			if err != nil {
				return err
			}
			span := almanac.Span{Place: q.Place, Observer: q.Observer, Horizon: q.Horizon, Zone: q.Zone, Dates: q.Calendar, Anywhere: q.isDefault}
			if span.From, span.To, err = ends(from, to, q.Calendar, q.clock()); err != nil {
				return err
			}
			if span.Bodies, err = parseBodies(args); err != nil {
				return err
			}
			if err := otherBodies(cmd.Flags(), span.Bodies); err != nil {
				return err
			}
			if cmd.Flags().Changed("kind") {
				if span.Kinds, err = almanac.ParseKinds(kind); err != nil {
					return err
				}
			}
			if cmd.Flags().Changed("sun-altitude") {
				for _, word := range strings.Split(sunAltitude, ",") {
					deg, err := strconv.ParseFloat(strings.TrimSpace(word), 64)
					if err != nil {
						return field.Errorf("sun-altitude", "--sun-altitude “%.40s” is not a number: write altitudes in degrees with commas between them, such as -4,6", word)
					}
					span.SunAltitudes = append(span.SunAltitudes, unit.AngleFromDeg(deg))
				}
			}
			if cmd.Flags().Changed("red-spot") {
				span.RedSpot = &redSpot
			}
			if len(span.Kinds) == 0 {
				if len(span.SunAltitudes) > 0 {
					span.Kinds = append(span.Kinds, almanac.Hours)
				}
				if span.RedSpot != nil {
					span.Kinds = append(span.Kinds, almanac.RedSpot)
				}
				if picture != "" {
					span.Kinds = append(span.Kinds, almanac.JupiterMoons)
				}
			}
			moons := moonsChart{outputFile{"chart", picture}, span}
			if err := moons.check(cmd.OutOrStdout()); err != nil {
				return err
			}
			calendar, err := span.Calendar(cmd.Context())
			if err != nil {
				return rangeMisuse(stopped(err, "table"))
			}
			calendar.Observer.Default = &q.isDefault
			q.report(cmd)
			if len(span.Kinds) == 0 && !slices.Contains(calendar.Kinds, almanac.Rises) {
				fmt.Fprintln(cmd.ErrOrStderr(), "left out in so long a span: rises, twilights and nodes; --kind lists them")
			}
			if span.RedSpot == nil && format != "table" && slices.Contains(calendar.Kinds, almanac.RedSpot) {
				fmt.Fprintf(cmd.ErrOrStderr(), "Great Red Spot: %s with --red-spot\n", defaultSpot())
			}
			if err := moons.save(cmd.Context()); err != nil {
				return err
			}
			out := cmd.OutOrStdout()
			switch format {
			case "json":
				return calendar.WriteJSON(out)
			case "csv":
				return calendar.WriteCSV(out)
			case "ics":
				unseen, err := ics.Write(out, calendar, ics.Options{Made: time.Now()})
				if unseen > 0 && err == nil {
					fmt.Fprintf(cmd.ErrOrStderr(), "left out of the calendar file: eclipses, transits, meteor showers and phenomena of Jupiter not visible there, %d\n", unseen)
				}
				return err
			default:
				return calendar.WriteTable(out)
			}
		},
	}
	flags := cmd.Flags()
	where.add(flags)
	flags.StringVar(&from, "from", "now", "first `instant`, written as --time of planets or now")
	flags.StringVar(&to, "to", "", "`instant` before which the span ends")
	flags.StringVar(&kind, "kind", "", "`kinds` of events with commas between them, as in phases,eclipses")
	flags.StringVar(&sunAltitude, "sun-altitude", "", "list when the Sun's centre, without refraction, passes these `degrees`, as in -4,6; without --kind nothing else is listed")
	flags.Float64Var(&redSpot, "red-spot", 0, "list when Jupiter's Great Red Spot passes the middle of the disc, at this longitude, `degrees` in System II; without --kind nothing else is listed (default "+defaultSpot()+")")
	flags.StringVar(&picture, "chart", "", "draw where Jupiter's moons are through the span into a `file` that ends in .png, .svg or .pdf; without --kind their events are listed")
	formatFlag(flags, &format, "table", "json", "csv", "ics")
	return cmd
}

// otherBodies refuses flags that add events of a body where only others are named.
func otherBodies(flags *pflag.FlagSet, named []ephem.Body) error {
	for _, f := range []struct {
		name string
		of   ephem.Body
	}{{"sun-altitude", ephem.Sun}, {"red-spot", ephem.Jupiter}} {
		if flags.Changed(f.name) && len(named) > 0 && !slices.Contains(named, f.of) {
			return field.Errorf(f.name, "--%s lists events of %s, and other bodies are named: name %s, too, or leave out --%s", f.name, f.of, f.of.Key(), f.name)
		}
	}
	return nil
}

// ends parses --from and --to.
func ends(from, to string, calendar text.Calendar, zone *time.Location) (start, end time.Time, err error) {
	if start, err = instant("from", from, calendar, zone); err != nil {
		return start, end, err
	}
	if to == "" {
		return start, end, field.Errorf("to", "the end of the span is missing: add --to, as in --to 2026-12-31T00:00:00Z")
	}
	if end, err = instant("to", to, calendar, zone); err != nil {
		return start, end, err
	}
	if to == from { // "now" twice is two instants
		end = start
	}
	if !end.After(start) {
		return start, end, field.Errorf("to", "--to %s is not after --from %s: write a later instant", to, from)
	}
	return start, end, nil
}

// kindList lists the kinds of events with what belongs to each.
func kindList() string {
	list := ""
	for _, k := range almanac.Kinds() {
		list += fmt.Sprintf("  %-13s %s\n", k, strings.ReplaceAll(k.Description(), "\n", "\n"+strings.Repeat(" ", 16)))
	}
	return list
}

// defaultSpot describes the longitude of the Red Spot that is used where none is given.
func defaultSpot() string {
	s := jovian.DefaultSpot()
	return fmt.Sprintf("%.0f° on %s and %.0f° more each year; it drifts irregularly, so give a newer one", s.Longitude, s.At.Format(time.DateOnly), s.Drift)
}
