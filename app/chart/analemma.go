package chart

import (
	"errors"
	"time"

	"perihelion/ephem/diagram"
	"perihelion/ephem/text"
)

// AnalemmaData is the content of the chart of the Sun at the same time of the clock through a
// year. An empty text takes no room.
type AnalemmaData struct {
	Title    string // "The Sun at 12:00 through 2026"
	Subtitle string // place, zone
	Caption  string // small print below, as the source of the figures

	Analemma diagram.Analemma
	InSky    bool          // as the observer sees it, and not the equation of time with the declination
	Dates    text.Calendar // of the months
	Now      time.Time     // its day is marked; zero, or outside the year: none
}

// Analemma draws the figure. One without days is an error.
func Analemma(d AnalemmaData, p Palette) (Figure, error) {
	if len(d.Analemma.Days) < 2 {
		return Figure{}, errors.New("chart of the analemma: it has no days")
	}
	return figureOf(p, analemma{d, p}), nil
}

// day is the number of the day nearest to an instant, −1 where none is within a day.
func (d AnalemmaData) day(at time.Time) int {
	best, least := -1, 24*time.Hour
	for i, day := range d.Analemma.Days {
		if away := at.Sub(day.At).Abs(); away < least {
			best, least = i, away
		}
	}
	return best
}
