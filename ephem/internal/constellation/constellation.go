// Package constellation finds the constellation that a direction lies in, by
// the boundaries of Delporte (1930) in the table of N. G. Roman (Publications of
// the Astronomical Society of the Pacific 99, 695, 1987), equinox B1875.
package constellation

import (
	"fmt"
	"math"
	"slices"
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
	v := t.toB1875.Apply(direction)
	ra := math.Atan2(v.Y, v.X)
	if ra < 0 {
		ra += 2 * math.Pi
	}
	sinDec := v.Z / v.Norm()
	// Rows go from north to south; the first that reaches down to the
	// declination and spans the right ascension is the answer.
	band := min(max(int((1-sinDec)/2*bands), 0), bands-1)
	hour := min(max(int(ra*(24/(2*math.Pi))), 0), 23)
	for i := int(t.first[band][hour]); i < len(t.rows); i++ {
		if r := &t.rows[i]; r.sinSouth <= sinDec && ra >= r.from && ra < r.to {
			return r.name
		}
	}
	return t.rows[len(t.rows)-1].name // the last row is the whole cap of Octans
}

type row struct {
	from, to float64 // right ascension, radians
	sinSouth float64 // sine of the declination down to which the row reaches
	name     string
}

type boundaries struct {
	toB1875 vec.Mat
	rows    []row
	first   [bands][24]uint16 // row that can be the answer in a band, from north to south, and an hour
}

// bands is the number of zones of equal height, from pole to pole, for which the
// search knows where to begin.
const bands = 128

// index finds where the search begins.
func (t *boundaries) index() {
	for band := range t.first {
		north := 1 - 2*float64(band)/bands
		for hour := range t.first[band] {
			from, to := float64(hour)*2*math.Pi/24, float64(hour+1)*2*math.Pi/24
			t.first[band][hour] = uint16(slices.IndexFunc(t.rows, func(r row) bool {
				return r.sinSouth <= north && r.from < to && r.to > from
			}))
		}
	}
}

// b1875 is the Besselian epoch 1875.0 in days from J2000.0.
const b1875 = 2_405_889.258_55 - 2_451_545

// load unpacks the table; the layout is the generator's (package assets). The
// data are part of the program, so that damage is a panic.
var load = sync.OnceValue(func() *boundaries {
	t := &boundaries{toB1875: orient.Precession(b1875)}
	head, rest, _ := strings.Cut(string(assets.Data("constellations")), "\n")
	abbreviations := strings.Fields(head)
	for line := range strings.Lines(rest) {
		var number int
		var from, to, south float64
		if _, err := fmt.Sscan(line, &number, &from, &to, &south); err != nil {
			panic("constellation: " + err.Error())
		}
		// The units of the file: 10 s of right ascension and 2.5′ of declination.
		const perRadian, perRadianDec = 8640 / (2 * math.Pi), 2160 / (math.Pi / 2)
		t.rows = append(t.rows, row{from / perRadian, to / perRadian, math.Sin(south / perRadianDec), names[abbreviations[number]]})
	}
	t.index()
	return t
})
