// Package constellation finds the constellation that a direction lies in, by
// the boundaries of Delporte (1930) in the table of N. G. Roman (Publications of
// the Astronomical Society of the Pacific 99, 695, 1987), equinox B1875.
package constellation

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"math"
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
	// Rows go from north to south; the first that reaches down to the
	// declination and spans the right ascension is the answer.
	sinDec := v.Z / v.Norm()
	low, high := 0, len(t.rows)-1
	for low < high {
		if middle := (low + high) / 2; t.rows[middle].sinSouth <= sinDec {
			high = middle
		} else {
			low = middle + 1
		}
	}
	for i := range t.rows[low:] {
		if r := &t.rows[low+i]; ra >= r.from && ra < r.to {
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
}

// b1875 is the Besselian epoch 1875.0 in days from J2000.0.
const b1875 = 2_405_889.258_55 - 2_451_545

// load unpacks the table; the layout is the generator's (package assets). The
// data are part of the program, so that damage is a panic.
var load = sync.OnceValue(func() *boundaries {
	t := &boundaries{toB1875: orient.Precession(b1875)}
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
		var from, to, south float64
		if _, err := fmt.Sscan(line, &number, &from, &to, &south); err != nil {
			panic("constellation: " + err.Error())
		}
		// The units of the file: 10 s of right ascension and 2.5′ of declination.
		const perRadian, perRadianDec = 8640 / (2 * math.Pi), 2160 / (math.Pi / 2)
		t.rows = append(t.rows, row{from / perRadian, to / perRadian, math.Sin(south / perRadianDec), names[abbreviations[number]]})
	}
	return t
})
