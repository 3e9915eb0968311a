package chart

import (
	"errors"

	"github.com/soniakeys/unit"

	"perihelion/ephem"
)

// DomeData is the content of a picture of the sky as it is seen lying on one's back: the
// zenith in the middle, north above, east at the left. An empty text takes no room.
type DomeData struct {
	Title    string // "The sky"
	Subtitle string // place, date, zone
	Caption  string // small print below

	Light    Shade // of the sky
	Bodies   []DomeBody
	Stars    []DomeStar // the brightest first
	Lines    [][]Direction
	Names    []DomeName // of constellations
	Ecliptic []Direction
	Path     []Direction // of the selected body through the day
}

// Direction is where something is in the sky; the altitude is as it is seen.
type Direction struct{ Altitude, Azimuth unit.Angle }

// DomeBody is a body in the sky, or below the horizon, where it is drawn outside the rim.
type DomeBody struct {
	Direction
	Body      ephem.Body
	Up        bool
	Magnitude float64
	Selected  bool
}

// DomeStar is a star.
type DomeStar struct {
	Direction
	Magnitude float64
	Name      string // of the few that have one in the picture
}

// DomeName is the name of a group of stars, in its middle.
type DomeName struct {
	Direction
	Name string
}

// Dome draws the sky. One with an unknown body is an error.
func Dome(d DomeData, p Palette) (Figure, error) {
	for _, b := range d.Bodies {
		if b.Body.Key() == "" {
			return Figure{}, errors.New("picture of the sky: it has a body that is none of the ten")
		}
	}
	return figureOf(p, dome{d, p}), nil
}

// Beside draws two figures in one picture, the first at the left in a part of the width.
func Beside(a, b Figure, part float64, p Palette) Figure { return figureOf(p, pair{a, b, part}) }
