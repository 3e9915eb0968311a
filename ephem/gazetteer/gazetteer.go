// Package gazetteer has the coordinates, elevations and time zones of the world's towns of
// a thousand people and more, under the names that they have in many languages, and of some
// observatories.
//
// Coordinates are to 0.001°, a hundred metres; a city is a point somewhere near its middle.
// Elevations are those of a survey, or of a model of the ground around that point. The list is
// made from GeoNames of March 2023 (package assets). It is unpacked when it is first
// searched, in a tenth of a second, and takes 7 MB from then on.
package gazetteer

import (
	"strings"

	"github.com/soniakeys/unit"
)

// Place is a city or an observatory.
type Place struct {
	Name     string
	District string // where the region has several places of the name, else empty
	Region   string // province or state, may be empty
	Country  string

	Latitude, Longitude unit.Angle // north and east positive
	Elevation           float64    // metres
	Zone                string     // IANA name, as in "Australia/Melbourne"
}

// String returns the name with the region and the country, which distinguish it from
// others of that name: "Melbourne, Victoria, Australia".
func (p Place) String() string {
	parts := []string{p.Name}
	for _, part := range []string{p.District, p.Region, p.Country} {
		if part != "" && part != p.Name && part != parts[len(parts)-1] {
			parts = append(parts, part)
		}
	}
	return strings.Join(parts, ", ")
}

// Largest returns the n most populous places, the largest first.
func Largest(n int) []Place {
	l := load()
	best := top{most: n}
	for id, people := range l.people {
		best.add(int(people), id)
	}
	return l.places(best)
}
