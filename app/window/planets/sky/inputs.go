package sky

import (
	"time"

	"perihelion/ephem"
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

// midnight is when the civil day of the inputs begins, noon when the night that
// they belong to does: the last noon not after the time.
func (in Inputs) midnight() time.Time {
	y, m, d := in.Time.In(in.Zone).Date()
	return time.Date(y, m, d, 0, 0, 0, 0, in.Zone)
}

func (in Inputs) noon() time.Time {
	y, m, d := in.Time.In(in.Zone).Date()
	noon := time.Date(y, m, d, 12, 0, 0, 0, in.Zone)
	if noon.After(in.Time) {
		noon = time.Date(y, m, d-1, 12, 0, 0, 0, in.Zone)
	}
	return noon
}
