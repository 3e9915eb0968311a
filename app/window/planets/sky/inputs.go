package sky

import (
	"time"

	"perihelion/ephem"
	"perihelion/ephem/almanac"
)

// Inputs are what the tab asks for, all of it valid.
type Inputs struct {
	Place    string // a name for the observer's place, or ""
	Observer ephem.Observer
	Time     time.Time
	Zone     *time.Location // in which times are shown and days begin

	Refraction bool // altitudes as seen through the air
	OnlyUp     bool // leave out what is below the horizon
	Others     bool // the Sun, the Moon and Pluto too
}

// Bodies are the bodies that the inputs ask for, in the order of tables.
func (in Inputs) Bodies() []ephem.Body {
	var asked []ephem.Body
	for b := ephem.Sun; b <= ephem.Pluto; b++ {
		other := b == ephem.Sun || b == ephem.Moon || b == ephem.Pluto
		if in.Others || !other {
			asked = append(asked, b)
		}
	}
	return asked
}

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
