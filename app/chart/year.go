package chart

import (
	"errors"
	"time"

	"perihelion/ephem"
	"perihelion/ephem/diagram"
	"perihelion/ephem/text"
)

// YearData is the content of the chart of a year: when a body rises, transits and sets on
// each day, over the light of the sky. An empty text takes no room.
type YearData struct {
	Title    string // "Mars in 2026"
	Subtitle string // place, zone
	Caption  string // small print below, as the source of the figures

	Year  diagram.Year
	Dates text.Calendar // of the dates below it
	Now   time.Time     // marked by a line; zero, or outside the year: no line
	Mark  string        // the name of that line; "" means "now"
}

// Year draws a year. A year without days is an error.
func Year(d YearData, p Palette) (Figure, error) {
	if len(d.Year.Days) == 0 {
		return Figure{}, errors.New("chart of a year: it has no day")
	}
	if d.Year.Zone == nil {
		d.Year.Zone = time.UTC
	}
	return figureOf(p, year{d, p}), nil
}

// ShadeOf is the shade of a kind of light.
func ShadeOf(l ephem.Light) Shade {
	switch l {
	case ephem.Daylight:
		return Daylight
	case ephem.CivilTwilight:
		return Civil
	case ephem.NauticalTwilight:
		return Nautical
	case ephem.AstronomicalTwilight:
		return Astronomical
	}
	return Night
}

// day is the number of the column in which an instant is, −1 for none.
func (d YearData) day(at time.Time) int {
	for i, day := range d.Year.Days {
		if !at.Before(day.From) && at.Before(day.To) {
			return i
		}
	}
	return -1
}
