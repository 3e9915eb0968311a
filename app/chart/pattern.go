package chart

import (
	"gonum.org/v1/plot/vg"

	"perihelion/ephem"
)

// pattern is the dashes of a body's curve: each its own, so that curves are told apart
// without any colour, for a width of the line. The Sun's is drawn through.
func pattern(b ephem.Body, width vg.Length) []vg.Length {
	patterns := [...][]vg.Length{
		ephem.Sun:     nil,
		ephem.Moon:    {16, 2},
		ephem.Mercury: {3, 2},
		ephem.Venus:   {9, 3},
		ephem.Mars:    {1.6, 2},
		ephem.Jupiter: {14, 2, 2, 2},
		ephem.Saturn:  {6, 2, 2, 2},
		ephem.Uranus:  {5.5, 2.5},
		ephem.Neptune: {6, 2, 1.5, 2, 1.5, 2},
		ephem.Pluto:   {1.6, 4},
	}
	if int(b) >= len(patterns) {
		return nil
	}
	var dashes []vg.Length
	for _, d := range patterns[b] {
		dashes = append(dashes, d*width/1.75)
	}
	return dashes
}
