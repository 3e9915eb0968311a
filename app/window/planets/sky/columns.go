package sky

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/soniakeys/unit"

	"perihelion/ephem"
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
	unit   string             // beside the heading, where the texts leave it out
	seen   bool               // the altitude as refraction shows it
}

// Title is the heading, with the unit where the texts leave it out.
func (c Column) Title() string {
	if c.unit != "" {
		return c.Heading() + " (" + c.unit + ")"
	}
	return c.Heading()
}

// Group is a part of the choice of columns.
type Group struct {
	Title      string
	Quantities []almanac.Quantity
}

// Groups returns every quantity that may be a column, once.
func Groups() []Group {
	is := func(keys string) func(almanac.Quantity) bool {
		return func(q almanac.Quantity) bool { return slices.Contains(strings.Fields(keys), q.Key) }
	}
	groups := []Group{{Title: "In the sky"}, {Title: "Place among the stars"}, {Title: "Distance"}, {Title: "Appearance"},
		{Title: "The disc and its axis"}, {Title: "The Sun's time"}, {Title: "Moons of Jupiter"}}
	parts := []func(almanac.Quantity) bool{
		is("altitude azimuth refracted hourAngle parallacticAngle airMass"),
		func(q almanac.Quantity) bool {
			return strings.HasPrefix(q.Key, "ra") || strings.HasPrefix(q.Key, "dec") || is("eclipticLongitude eclipticLatitude constellation")(q)
		},
		is("distance distanceGeocentric distanceHeliocentric distanceKm distanceGeocentricKm lightTime"),
		is("illuminated phaseAngle phaseName age elongation elongationSide diameter magnitude"),
		func(q almanac.Quantity) bool { return q.OfFace && !is(sunsTime)(q) },
		is(sunsTime),
		func(almanac.Quantity) bool { return true },
	}
	for _, q := range almanac.Quantities() {
		if q.Key == "refracted" || q.Key == "distanceKm" || q.Key == "distanceGeocentricKm" {
			continue // the altitude and the distances, by the options and the units
		}
		i := slices.IndexFunc(parts, func(has func(almanac.Quantity) bool) bool { return has(q) })
		groups[i].Quantities = append(groups[i].Quantities, q)
	}
	return groups
}

const sunsTime = "equationOfTime solarTime meanSolarTime"

// Usual are the keys of the columns that the table begins with, in their order.
func Usual() []string {
	return []string{"altitude", "azimuth", "ra", "dec", "distance", "magnitude", "illuminated", "constellation"}
}

// KnownKeys are those of some keys that name a column, each once, in the order of the table
// of quantities: the usual ones first.
func KnownKeys(keys []string) (known []string) {
	var all []string
	for _, g := range Groups() {
		for _, q := range g.Quantities {
			all = append(all, q.Key)
		}
	}
	for _, key := range append(Usual(), all...) {
		if slices.Contains(keys, key) && slices.Contains(all, key) && !slices.Contains(known, key) {
			known = append(known, key)
		}
	}
	return known
}

// Columns returns the quantities with some keys as columns, in units. Refraction is the
// option by which the altitude is one or the other.
func Columns(keys []string, u Units, refraction bool) []Column {
	columns := make([]Column, len(keys))
	for i, key := range keys {
		columns[i] = newColumn(key, u, refraction)
	}
	return columns
}

// ranks are the order in which the usual columns give way; others come before them.
var ranks = []string{"altitude", "azimuth", "", "magnitude", "constellation", "dec", "ra", "distance", "illuminated"}

func newColumn(key string, u Units, refraction bool) Column {
	c := Column{Quantity: almanac.Named(key), Rank: max(len(ranks), slices.Index(ranks, key))}
	if i := slices.Index(ranks, key); i >= 0 {
		c.Rank = i
	}
	if key == "altitude" && refraction {
		seen := almanac.Named("refracted")
		c.Value, c.Meaning, c.Source, c.Copied, c.seen = seen.Value, seen.Meaning, seen.Source, seen.Title+" (deg)", true
	}
	if c.Word != nil {
		c.Sample, c.Copied = widestWord(c.Quantity), c.Quantity.Title
		c.Text = func(s Sight) string { return cmp.Or(c.Word(&s.Sight), text.None) }
		c.Copy = func(s Sight) string { return c.Word(&s.Sight) }
		return c
	}
	value := c.Value
	show, plainUnit, per, decimals := c.written(u)
	c.Text = func(s Sight) string {
		if x := value(&s.Sight); !math.IsNaN(x) {
			return show(s, x)
		}
		return text.None
	}
	c.Copy = func(s Sight) string { return plain(value(&s.Sight)*per, decimals) }
	name := c.Quantity.Title
	if slices.Contains([]string{"ra", "dec", "illuminated"}, key) {
		name = c.Heading()
	}
	if plainUnit != "" {
		name += " (" + plainUnit + ")"
	}
	c.Copied = cmp.Or(c.Copied, name)
	return c
}

// written returns how a column writes its values, and for copies the unit, the number of them
// in a unit of the quantity, and the decimals.
func (c *Column) written(u Units) (show func(s Sight, x float64) string, plainUnit string, per float64, decimals int) {
	angle := func(x float64) unit.Angle { return unit.AngleFromDeg(x) }
	number := func(decimals int, suffix string) func(Sight, float64) string {
		return func(_ Sight, x float64) string { return text.Number(x, decimals) + suffix }
	}
	switch key := c.Key; {
	case key == "altitude":
		c.Sample = u.angle(angle(-88.88), true)
		return func(_ Sight, x float64) string { return u.angle(angle(x), true) }, "deg", 1, 4
	case key == "azimuth":
		c.Sample = u.azimuth(angle(292.88))
		return func(_ Sight, x float64) string { return u.azimuth(angle(x)) }, "deg", 1, 4
	case strings.HasPrefix(key, "ra"):
		c.Sample = u.ra(unit.RAFromDeg(300.8888))
		show = func(_ Sight, x float64) string { return u.ra(unit.RAFromDeg(x)) }
		if u.Degrees {
			return show, "deg", 1, 5
		}
		return show, "h", 1. / 15, 5
	case strings.HasPrefix(key, "dec"):
		c.Sample = u.dec(angle(-88.8888))
		return func(_ Sight, x float64) string { return u.dec(angle(x)) }, "deg", 1, 4
	case key == "hourAngle":
		c.Sample = "+00h 00m 00s"
		show = func(_ Sight, x float64) string { return text.HourAngle(unit.HourAngle(angle(x))) }
		return show, "deg", 1, 5
	case key == "equationOfTime":
		c.Sample = "+00m 00s"
		show = func(_ Sight, x float64) string {
			return strings.Replace(text.HourAngle(unit.HourAngle(unit.Time(x).Rad())), "0h ", "", 1)
		}
		return show, "s", 1, 1
	case c.Unit == "h":
		c.Sample = "00h 00m 00s"
		show = func(_ Sight, x float64) string {
			return strings.TrimPrefix(text.HourAngle(unit.HourAngle(unit.TimeFromHour(x).Rad())), "+")
		}
		return show, "h", 1, 5
	case c.Unit == "au":
		c.Sample, c.unit = [...]string{AU: "0.00000", Kilometres: "0,000,000,000", LightTime: "0 h 00 min 00.0 s"}[u.Length], [...]string{"au", "km", ""}[u.Length]
		show = func(_ Sight, x float64) string { return u.distance(x) }
		switch u.Length {
		case Kilometres:
			return show, "km", ephem.KmPerAU, 0
		case LightTime:
			return show, "light-s", lightSeconds, 3
		}
		return show, "au", 1, 6
	case key == "lightTime":
		c.Sample = "0 h 00 min 00.0 s"
		return func(_ Sight, x float64) string { return text.Seconds(x) }, "s", 1, 3
	case key == "illuminated" && u.fine:
		return func(_ Sight, x float64) string { return text.Percent(x, 2) }, "%", 100, 4
	case key == "illuminated":
		c.Sample = "100 %"
		return func(_ Sight, x float64) string { return text.Percent(x, 0) }, "%", 100, 1
	case key == "magnitude":
		c.Sample = "−00.0"
		return number(1, ""), "", 1, 2
	case key == "age":
		c.Sample = "00.0 days"
		return number(1, " days"), "days", 1, 4
	case c.Unit == "″" && u.fine:
		return func(_ Sight, x float64) string { return text.Diameter(x, 3) }, "arcsec", 1, 3
	case c.Unit == "″":
		c.Sample = "0000.0″"
		return number(1, "″"), "arcsec", 1, 3
	case c.Unit == "°":
		c.Sample = u.angle(angle(-288.88), false)
		return func(_ Sight, x float64) string { return u.angle(angle(x), false) }, "deg", 1, 4
	}
	c.Sample = "−00.00"
	return number(2, ""), "", 1, 4
}

// widestWord is the widest word of a quantity.
func widestWord(q almanac.Quantity) string {
	switch q.Key {
	case "constellation":
		return "Capricornus"
	case "phaseName":
		return "Waning gibbous"
	case "elongationSide":
		return "west"
	}
	return "beyond with shadow on Jupiter" // of a moon
}

// plain writes a number as spreadsheets read it, with a hyphen for minus.
func plain(x float64, decimals int) string {
	if math.IsNaN(x) {
		return ""
	}
	return strconv.FormatFloat(x, 'f', decimals, 64)
}
