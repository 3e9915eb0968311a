package gazetteer

import (
	"strconv"
	"strings"

	"github.com/soniakeys/unit"

	"perihelion/assets"
)

// Homes returns the most populous place of each time zone, the most populous first. They
// are read in a millisecond, without the rest of the list.
func Homes() (homes []Place) {
	for line := range strings.Lines(string(assets.Data("homes"))) {
		f := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		homes = append(homes, Place{
			Name: f[0], District: f[1], Region: f[2], Country: f[3],
			Latitude: unit.AngleFromDeg(number(f[4])), Longitude: unit.AngleFromDeg(number(f[5])), Elevation: number(f[6]), Zone: f[7],
		})
	}
	return homes
}

func number(s string) float64 {
	x, err := strconv.ParseFloat(s, 64)
	if err != nil {
		panic("gazetteer: " + err.Error())
	}
	return x
}
