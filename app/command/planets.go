package command

import (
	"errors"
	"io"

	"github.com/spf13/cobra"

	"perihelion/ephem"
	"perihelion/ephem/almanac"
)

func newPlanets() *cobra.Command {
	var (
		where   instantFlags
		drawing skyChart
		format  string
	)
	cmd := &cobra.Command{
		Use:   "planets [flags] [BODY…]",
		Short: "Where the Sun, the Moon and the planets are for an observer",
		Long: "planets computes where bodies are for an observer at an instant, from −2999 to\n" +
			"3000, to 0.01″ in the years 1900 to 2100: where to look, place among the stars,\n" +
			"distance, brightness, phase, and when they rise, cross the meridian and set on\n" +
			"that day. Without BODY it shows all ten in a table; with one BODY, a card with\n" +
			"all its quantities. The default observer is Greenwich, as a note reports.\n\n" +
			"With --chart it also draws one of the charts of the Planets tab: a year of rises,\n" +
			"transits and sets, a quantity over a span, the analemma of the Sun, or Jupiter's\n" +
			"moons. A PNG carries observer, time and chart: the window opens it again.",
		Example: "  perihelion planets --place Melbourne\n" +
			"  perihelion planets --lat -39.754 --lon 145.051 --elevation 0 moon\n" +
			"  perihelion planets --time 2026-11-22T12:00:00Z --format json mars jupiter\n" +
			"  perihelion planets --place Oslo --chart year.png --view year sun\n" +
			"  perihelion planets --chart span.pdf --view span --quantity diameter --months 24 mars venus",
		RunE: func(cmd *cobra.Command, args []string) error {
			q, err := where.question()
			if err != nil {
				return err
			}
			q.Next = true
			if q.Bodies, err = parseBodies(args); err != nil {
				return err
			}
			if err := drawing.check(cmd.OutOrStdout()); err != nil {
				return err
			}
			document, err := q.Document()
			if err != nil {
				return rangeMisuse(err)
			}
			if err := drawing.save(cmd.Context(), q.Question, where.refraction); err != nil {
				return err
			}
			document.Observer.Default = &q.isDefault
			q.report(cmd)
			if !where.refraction {
				document = document.WithoutRefraction()
			}
			if format == "table" && !cmd.Flags().Changed("format") && len(q.Bodies) == 1 {
				format = "card"
			}
			return documentFormats().named(format)(document, cmd.OutOrStdout())
		},
	}
	flags := cmd.Flags()
	where.add(flags)
	drawing.define(flags)
	documentFormats().define(flags, &format)
	return cmd
}

// documentFormats are the formats of a document.
func documentFormats() formats[func(almanac.Document, io.Writer) error] {
	return formats[func(almanac.Document, io.Writer) error]{
		{"table", almanac.Document.WriteTable},
		{"json", almanac.Document.WriteJSON},
		{"csv", almanac.Document.WriteCSV},
		{"card", almanac.Document.WriteCard},
	}
}

// rangeMisuse makes an instant outside the range of the theories wrong use: only
// the caller can write another.
func rangeMisuse(err error) error {
	var outside *ephem.RangeError
	if errors.As(err, &outside) {
		return misuse{err}
	}
	return err
}
