package sky

import "perihelion/ephem"

// The elongations in degrees from which on a body is found in daylight, and is safely sought
// there: nearer to the Sun Venus is lost in the glare, and so is a crescent of the Moon of less
// than 7 %. The other bodies are too faint.
const (
	venusByDay = 15.0
	moonByDay  = 30.0
)

// foundByDay reports whether a body can be found in a day that does not end, by its position
// in the middle: it is far enough from the Sun and gets higher than the haze.
func (n Tonight) foundByDay(in Inputs, middle ephem.Position) (bool, error) {
	least := venusByDay
	switch {
	case n.Sun.State != ephem.AlwaysUp:
		return false, nil
	case middle.Body == ephem.Moon:
		least = moonByDay
	case middle.Body != ephem.Venus:
		return false, nil
	}
	if middle.Elongation.Deg() < least {
		return false, nil
	}
	events, err := ephem.Events(in.Observer, middle.Body, in.Horizon, n.From, n.To)
	if err != nil {
		return false, err
	}
	for _, up := range n.up(events) {
		_, p, err := in.highest(middle.Body, up, events.Transits)
		if err != nil || p.Altitude.Deg() >= lowAltitude {
			return err == nil, err
		}
	}
	return false, nil
}
