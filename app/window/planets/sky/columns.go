package sky

import (
	"math"
	"strconv"

	"perihelion/ephem/almanac"
	"perihelion/ephem/text"
)

// Column is a quantity as a column of the table.
type Column struct {
	almanac.Quantity
	Sample string             // the widest text that it ever has
	Rank   int                // columns of high rank give way first where there is little room
	Text   func(Sight) string // with the table's choice of precision
	Copied string             // the heading in a copy for spreadsheets, with the unit
	Copy   func(Sight) string // in plain digits, or a word; empty where there is no value
}

// Title is the heading, with the unit where the texts leave it out.
func (c Column) Title() string {
	if c.Unit == "au" {
		return c.Heading() + " (" + c.Unit + ")"
	}
	return c.Heading()
}

// Columns returns the quantities that the table shows.
func Columns() []Column {
	column := func(key, sample string, rank int, text func(Sight) string, copied string, x func(Sight) float64, decimals int) Column {
		return Column{almanac.Named(key), sample, rank, text, copied, func(s Sight) string { return plain(x(s), decimals) }}
	}
	constellation := func(s Sight) string { return s.Constellation }
	return []Column{
		column("altitude", "+00.00°", 0, func(s Sight) string { return text.SignedDegrees(s.Seen, 2) },
			"Altitude (deg)", func(s Sight) float64 { return s.Seen.Deg() }, 4),
		column("azimuth", "000.00° WNW", 0, func(s Sight) string { return text.Azimuth(s.Azimuth, 2) },
			"Azimuth (deg)", func(s Sight) float64 { return s.Azimuth.Deg() }, 4),
		column("ra", "00h 00.0m", 6, func(s Sight) string { return text.HM(s.RA) },
			"RA (h)", func(s Sight) float64 { return s.RA.Hour() }, 5),
		column("dec", "+00° 00′", 5, func(s Sight) string { return text.SignedDM(s.Dec) },
			"Dec (deg)", func(s Sight) float64 { return s.Dec.Deg() }, 4),
		column("distance", "0.00000", 7, func(s Sight) string { return distance(s.Distance) },
			"Distance (au)", func(s Sight) float64 { return s.Distance }, 6),
		column("magnitude", "−00.0", 3, func(s Sight) string { return text.Number(s.Magnitude, 1) },
			"Magnitude", func(s Sight) float64 { return s.Magnitude }, 2),
		column("illuminated", "100 %", 8, func(s Sight) string { return text.Percent(s.Illuminated, 0) },
			"Lit (%)", func(s Sight) float64 { return 100 * s.Illuminated }, 1),
		{almanac.Named("constellation"), "Capricornus", 4, constellation, "Constellation", constellation},
	}
}

// plain writes a number as spreadsheets read it, with a hyphen for minus.
func plain(x float64, decimals int) string {
	if math.IsNaN(x) {
		return ""
	}
	return strconv.FormatFloat(x, 'f', decimals, 64)
}
