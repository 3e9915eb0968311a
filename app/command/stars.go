package command

import (
	"io"

	"github.com/spf13/cobra"

	"perihelion/assets/field"
	"perihelion/ephem/almanac"
	"perihelion/ephem/stars"
)

func newStars() *cobra.Command {
	var (
		where             instantFlags
		magnitude, format string
	)
	cmd := &cobra.Command{
		Use:   "stars [flags] [STAR…]",
		Short: "Where the stars are for an observer",
		Long: "stars computes where stars are for an observer at an instant, and when they rise,\n" +
			"cross the meridian and set on that day: those of the names, or else those above\n" +
			"the horizon, the brightest first, down to --magnitude. The catalogue has the\n" +
			"8,874 stars to magnitude 6.5. STAR is a proper name, a designation by Bayer or\n" +
			"Flamsteed, or a number in the Hipparcos catalogue; a name with a blank needs\n" +
			"quotation marks. The default observer is Greenwich, as a note reports.",
		Example: "  perihelion stars --place Melbourne\n" +
			"  perihelion stars --place Vienna --time 2026-11-29T21:00:00Z sirius \"alpha Cen\" \"61 Cyg\"\n" +
			"  perihelion stars --magnitude 4 --format csv > stars.csv",
		RunE: func(cmd *cobra.Command, args []string) error {
			q, err := where.question()
			if err != nil {
				return err
			}
			list, err := q.stars(cmd, args)
			if err != nil {
				return rangeMisuse(err)
			}
			document, err := q.Stars(list)
			if err != nil {
				return rangeMisuse(err)
			}
			document.Observer.Default = &q.isDefault
			q.report(cmd)
			if !where.refraction {
				document = document.WithoutRefraction()
			}
			return starFormats().named(format)(document, cmd.OutOrStdout())
		},
	}
	flags := cmd.Flags()
	where.add(flags)
	flags.StringVar(&magnitude, "magnitude", "", "`magnitude` of the faintest star that is listed without a name (default 1.5)")
	starFormats().define(flags, &format)
	return cmd
}

// stars returns those of the names, or those above the horizon.
func (q asked) stars(cmd *cobra.Command, names []string) (list []stars.Star, err error) {
	const bright = 1.5
	faintest, err := number(cmd.Flags(), "magnitude", bright, "the magnitude of the faintest star, such as 3")
	if err != nil {
		return nil, err
	}
	if len(names) == 0 {
		return q.StarsAbove(faintest)
	}
	if cmd.Flags().Changed("magnitude") {
		return nil, field.Errorf("magnitude", "--magnitude chooses among all stars: leave it out, or the names")
	}
	for _, name := range names {
		s, err := stars.Named(name)
		if err != nil {
			return nil, err
		}
		list = append(list, s)
	}
	return list, nil
}

// starFormats are the formats of a document of stars.
func starFormats() formats[func(almanac.StarDocument, io.Writer) error] {
	return formats[func(almanac.StarDocument, io.Writer) error]{
		{"table", almanac.StarDocument.WriteTable},
		{"json", almanac.StarDocument.WriteJSON},
		{"csv", almanac.StarDocument.WriteCSV},
	}
}
