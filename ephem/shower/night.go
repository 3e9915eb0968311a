package shower

import (
	"math"
	"time"

	"github.com/soniakeys/unit"

	"perihelion/ephem"
)

// Night is what an observer has of a maximum.
type Night struct {
	// Dark is true where it gets dark within twelve hours of the maximum. All else is of the
	// time at which the radiant is highest then.
	Dark            bool
	Best            time.Time  // to ten minutes
	RadiantAltitude unit.Angle // without refraction
	MoonAltitude    unit.Angle // of the centre, the same
	MoonIlluminated float64    // the lit part of its disc, 0 to 1
}

// Visible reports whether the radiant is above the horizon in the dark.
func (n Night) Visible() bool { return n.Dark && n.RadiantAltitude > 0 }

// For returns what an observer has of the maximum, in the zone of its time. The error is
// that of Observer.Validate; where positions end, the search does.
func (m Maximum) For(o ephem.Observer) (n Night, err error) {
	radiant, err := ephem.TrackStar(o, m.Radiant)
	if err != nil {
		return n, err
	}
	sun, err := ephem.Track(o, ephem.Sun)
	if err != nil {
		return n, err
	}
	const (
		dark  = -12 * math.Pi / 180
		reach = 12 * time.Hour
		step  = 10 * time.Minute
	)
	for t := m.Time.Add(-reach); !t.After(m.Time.Add(reach)); t = t.Add(step) {
		s, failed := sun.At(t)
		if failed != nil || s.Altitude > dark {
			continue
		}
		r, failed := radiant.At(t)
		if failed == nil && (!n.Dark || r.Altitude > n.RadiantAltitude) {
			n.Dark, n.Best, n.RadiantAltitude = true, t, r.Altitude
		}
	}
	if !n.Dark {
		return n, nil
	}
	e, err := ephem.At(n.Best)
	if err != nil {
		return n, err
	}
	moon, err := e.From(o).Position(ephem.Moon)
	n.MoonAltitude, n.MoonIlluminated = moon.Altitude, moon.Illuminated
	return n, err
}
