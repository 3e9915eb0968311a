// Package constellation finds the constellation that a direction lies in, by
// the boundaries of Delporte (1930) in the table of N. G. Roman (Publications of
// the Astronomical Society of the Pacific 99, 695, 1987), equinox B1875.
package constellation

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"math"
	"sort"
	"strings"
	"sync"

	"perihelion/assets"
	"perihelion/ephem/internal/orient"
	"perihelion/ephem/internal/vec"
)

// At returns the IAU name, as in "Ursa Major", of the constellation that a
// direction in ICRF axes lies in.
func At(direction vec.Vec) string {
	t := load()
	ra, dec := t.toB1875.Apply(direction).Spherical()
	if ra < 0 {
		ra += 2 * math.Pi
	}
	ra *= 8640 / (2 * math.Pi)
	dec *= 2160 / (math.Pi / 2)
	// Rows go from north to south; the first that reaches down to the
	// declination and spans the right ascension is the answer.
	first := sort.Search(len(t.rows), func(i int) bool { return t.rows[i].south <= dec })
	for _, r := range t.rows[first:] {
		if ra >= r.from && ra < r.to {
			return r.name
		}
	}
	return t.rows[len(t.rows)-1].name // the last row is the whole cap of Octans
}

type row struct {
	from, to, south float64 // in the units of the file
	name            string
}

type boundaries struct {
	toB1875 vec.Mat
	rows    []row
}

// b1875 is the Besselian epoch 1875.0 in days from J2000.0.
const b1875 = 2_405_889.258_55 - 2_451_545

// load unpacks the table; the layout is the generator's (package assets). The
// data are part of the program, so that damage is a panic.
var load = sync.OnceValue(func() *boundaries {
	t := &boundaries{toB1875: orient.FromICRF(b1875, orient.Nutation{})}
	z, err := gzip.NewReader(bytes.NewReader(assets.Data("constellations.gz")))
	if err != nil {
		panic("constellation: " + err.Error())
	}
	var text bytes.Buffer
	if _, err := text.ReadFrom(z); err != nil {
		panic("constellation: " + err.Error())
	}
	head, rest, _ := strings.Cut(text.String(), "\n")
	abbreviations := strings.Fields(head)
	for line := range strings.Lines(rest) {
		var number int
		var r row
		if _, err := fmt.Sscan(line, &number, &r.from, &r.to, &r.south); err != nil {
			panic("constellation: " + err.Error())
		}
		r.name = names[abbreviations[number]]
		t.rows = append(t.rows, r)
	}
	return t
})
