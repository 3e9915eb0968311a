// Package gazetteer has the coordinates and the time zones of the world's larger cities
// and of some observatories.
//
// Coordinates are to 0.001°, a hundred metres; a city is a point somewhere near
// its middle. Elevations are known for high and well-known places only.
package gazetteer

import (
	"bytes"
	"compress/gzip"
	"strconv"
	"strings"
	"sync"

	"github.com/soniakeys/unit"

	"perihelion/assets"
)

// Place is a city or an observatory.
type Place struct {
	Name    string
	Region  string // province or state, may be empty
	Country string

	Latitude, Longitude unit.Angle // north and east positive
	Elevation           float64    // metres; 0 where it is not known
	Zone                string     // IANA name, as in "Australia/Melbourne"
}

// String returns the name with the region and the country, which distinguish it from
// others of that name: "Melbourne, Victoria, Australia".
func (p Place) String() string {
	parts := []string{p.Name}
	if p.Region != "" && p.Region != p.Name {
		parts = append(parts, p.Region)
	}
	if p.Country != p.Name {
		parts = append(parts, p.Country)
	}
	return strings.Join(parts, ", ")
}

// All returns every place, the most populous first, observatories last. The
// slice is the caller's own.
func All() []Place {
	list := load()
	places := make([]Place, len(list))
	for i := range list {
		places[i] = list[i].Place
	}
	return places
}

type entry struct {
	Place
	name, region, country string // folded, to be searched
}

// load unpacks the list; the layout is the generator's (package assets). The
// data are part of the program, so that damage is a panic.
var load = sync.OnceValue(func() []entry {
	z, err := gzip.NewReader(bytes.NewReader(assets.Data("cities.gz")))
	if err != nil {
		panic("gazetteer: " + err.Error())
	}
	var text bytes.Buffer
	if _, err := text.ReadFrom(z); err != nil {
		panic("gazetteer: " + err.Error())
	}
	var list []entry
	for line := range strings.Lines(text.String()) {
		f := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		p := Place{
			Name: f[0], Region: f[1], Country: f[2],
			Latitude: unit.AngleFromDeg(number(f[3])), Longitude: unit.AngleFromDeg(number(f[4])),
			Elevation: number(f[5]), Zone: f[6],
		}
		list = append(list, entry{Place: p, name: fold(p.Name), region: fold(p.Region), country: fold(p.Country)})
	}
	return list
})

func number(s string) float64 {
	if s == "" {
		return 0
	}
	x, err := strconv.ParseFloat(s, 64)
	if err != nil {
		panic("gazetteer: " + err.Error())
	}
	return x
}
