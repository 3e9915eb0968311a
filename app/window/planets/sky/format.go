package sky

import (
	"math"

	"github.com/soniakeys/unit"

	"perihelion/ephem"
	"perihelion/ephem/stars"
	"perihelion/ephem/text"
)

// distance writes astronomical units with about four significant figures.
func distance(au float64) string {
	switch {
	case au < 0.1:
		return text.Number(au, 5)
	case au < 10:
		return text.Number(au, 3)
	}
	return text.Number(au, 2)
}

// light writes how long light takes, in the unit in which the number is short.
func light(seconds float64) string {
	switch {
	case seconds < 100:
		return text.Number(seconds, 2) + " light-seconds"
	case seconds < 6000:
		return text.Number(seconds/60, 2) + " light-minutes"
	}
	return text.Number(seconds/3600, 2) + " light-hours"
}

// disc writes the diameter of a disc and how much of it is lit.
func disc(p ephem.Position) string {
	diameter := text.Number(p.Diameter.Sec(), 1) + "″"
	if p.Diameter.Sec() >= 100 {
		diameter = text.Number(p.Diameter.Min(), 1) + "′"
	}
	return diameter + ", " + text.Percent(p.Illuminated, 0) + " lit"
}

// Where returns where a body stands, "28.3° above NW" or "12.4° below the horizon,
// W". A body that the skyline hides, or that is seen below the level over the sea's
// lowered horizon, is neither.
func Where(s Sight) string {
	towards := text.Compass(s.Azimuth)
	if s.Up && s.Seen >= 0 {
		return Height(s) + " above " + towards
	}
	return Height(s) + ", " + towards
}

// Height is the same without the direction: "28.3°" above the horizon, "12.4° below the
// horizon".
func Height(s Sight) string {
	altitude := text.Number(math.Abs(s.Seen.Deg()), 1) + "°"
	switch {
	case s.Up && s.Seen >= 0:
		return altitude
	case s.Up:
		return altitude + " below the level"
	case s.Seen > 0:
		return altitude + " high behind the skyline"
	}
	return altitude + " below the horizon"
}

// Reading is a body with its place in numbers: "Mars, 23.4° high, azimuth 231.2° SW".
func (u Units) Reading(s Sight) string { return s.Body.String() + ", " + u.height(s.Seen, s.Azimuth) }

// StarReading is the same of a star, with its designation and magnitude.
func (u Units) StarReading(s stars.Star, p ephem.StarPlace) string {
	name := s.Name
	if s.Proper != "" {
		name += " (" + s.Designation + ")"
	}
	return name + " " + text.Number(s.Magnitude, 1) + ", " + u.height(p.Altitude, p.Azimuth)
}

func (u Units) height(altitude, azimuth unit.Angle) string {
	word := " high, azimuth "
	if altitude < 0 {
		word = " below the horizon, azimuth "
	}
	if u.Minutes {
		return u.angle(unit.Angle(math.Abs(altitude.Rad())), false) + word + u.azimuth(azimuth)
	}
	return text.Number(math.Abs(altitude.Deg()), 1) + "°" + word + text.Number(azimuth.Deg(), 1) + "° " + text.Compass(azimuth)
}
