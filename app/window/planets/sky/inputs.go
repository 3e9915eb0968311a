package sky

import (
	"time"

	"perihelion/ephem"
	"perihelion/ephem/almanac"
)

// Inputs are the valid inputs of the tab: the question, which names its zone, and how
// the answer is shown.
type Inputs struct {
	almanac.Question
	Refraction bool // show altitudes as seen through the air
	OnlyUp     bool // leave out bodies below the horizon
	Moons      bool // compute those of Jupiter
	Units      Units
}

// Planets returns the planets from Mercury to Neptune, in the order of tables.
func Planets() []ephem.Body { return ephem.Bodies()[ephem.Mercury:ephem.Pluto] }

// midnight is when the civil day of the inputs begins, be it at another hour
// where the clocks change.
func (in Inputs) midnight() time.Time {
	from, _ := almanac.CivilDay(in.Time, in.Zone)
	return from
}

// civil is when the day begins that comes so many days after that of the inputs.
func (in Inputs) civil(days int) time.Time {
	y, m, d := in.midnight().Date()
	return almanac.DayBegins(y, m, d+days, in.Zone)
}
