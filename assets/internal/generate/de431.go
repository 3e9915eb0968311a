package main

import (
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"log"
	"math"
	"math/bits"
	"os"
	"path/filepath"
)

// emrat is the mass of the Earth over that of the Moon in DE431.
const emrat = 81.30056907419062

// series is one row of the table: where a body is, as Chebyshev polynomials
// over segments of equal length.
type series struct {
	name    string
	body    int     // of the Swiss Ephemeris; sweEarth means the Earth-Moon barycentre
	from    int     // days (TDB) from J2000.0 of the first segment's begin
	days    int     // length of a segment
	count   int     // number of segments
	terms   int     // coefficients for each axis
	quantum float64 // au; coefficients are whole multiples of it
}

// The spans: a margin for light-time and for windows about 1900 to 2100; and
// all that the files have, 25 January 1800 to 2399.
const (
	nearFrom, nearDays = -36_576, 73_536
	farFrom, farDays   = -73_024, 219_104
)

var de431Series = []series{
	{"Sun", sweSun, farFrom, 320, farDays / 320, 22, 1e-9},
	{"EarthMoon", sweEarth, nearFrom, 96, nearDays / 96, 13, 4e-10},
	{"Moon", sweMoon, nearFrom, 16, nearDays / 16, 19, 6e-12},
	{"Mercury", sweMercury, nearFrom, 48, nearDays / 48, 25, 1e-9},
	{"Venus", sweVenus, nearFrom, 96, nearDays / 96, 14, 6e-10},
	{"Mars", sweMars, farFrom, 192, farDays / 192, 15, 8e-10},
	{"Jupiter", sweJupiter, farFrom, 640, farDays / 640, 10, 8e-9},
	{"Saturn", sweSaturn, farFrom, 960, farDays / 960, 9, 1.6e-8},
	{"Uranus", sweUranus, farFrom, 1280, farDays / 1280, 7, 4e-8},
	{"Neptune", sweNeptune, farFrom, 1280, farDays / 1280, 6, 6e-8},
	{"Pluto", swePluto, farFrom, 1280, farDays / 1280, 6, 6e-8},
}

// de431 writes the file de431, all numbers little-endian:
//
//	16 bytes  "perihelion de431"
//	 4        CRC-32 (IEEE) of all that follows
//	then for each series in the order of de431Series a header:
//	 8        float64, days (TDB) from J2000.0 of the begin of the first segment
//	 8        float64, length of a segment in days
//	 8        float64, quantum: the unit of the coefficients in au
//	 8+8      float64, ascending node and inclination of the series' own plane
//	          on the equator of the ICRF, radians
//	 4        number of segments
//	 4        where its segments begin, bytes from the begin of the file
//	 1        number of coefficients of an axis, n
//	 3n       width in bits of the coefficients: T₀ x, y, z, T₁ x, y, z …
//	then the segments of all series: coefficients in that order, in the axes of
//	the series' plane (x towards the node, z towards the pole), as signed
//	numbers of their width, the lowest bit first, without gaps; a series begins
//	on a byte and is followed by eight spare bytes.
func de431(_, to string) error {
	dir, err := os.MkdirTemp("", "perihelion-sample-*")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	s, err := newSampler(dir)
	if err != nil {
		return err
	}
	var packed []packedSeries
	for _, row := range de431Series {
		p, err := row.pack(s)
		if err != nil {
			return fmt.Errorf("%s: %w", row.name, err)
		}
		log.Printf("%-9s %7d bytes, widths %v", row.name, len(p.segments), p.widths)
		packed = append(packed, p)
	}
	out := []byte("perihelion de431")
	offset := len(out) + 4
	for _, p := range packed {
		offset += 49 + len(p.widths)
	}
	var body []byte
	for i, p := range packed {
		row := de431Series[i]
		for _, x := range []float64{float64(row.from), float64(row.days), row.quantum, p.node, p.inclination} {
			body = binary.LittleEndian.AppendUint64(body, math.Float64bits(x))
		}
		body = binary.LittleEndian.AppendUint32(body, uint32(row.count))
		body = binary.LittleEndian.AppendUint32(body, uint32(offset))
		body = append(body, byte(row.terms))
		body = append(body, p.widths...)
		offset += len(p.segments)
	}
	for _, p := range packed {
		body = append(body, p.segments...)
	}
	out = binary.LittleEndian.AppendUint32(out, crc32.ChecksumIEEE(body))
	return os.WriteFile(filepath.Join(to, "de431"), append(out, body...), 0o644)
}

// packedSeries is a series as its bytes.
type packedSeries struct {
	node, inclination float64
	widths            []byte
	segments          []byte
}

// pack samples a series, fits its segments and packs them.
func (row series) pack(s sampler) (packedSeries, error) {
	nodes := chebyshevNodes(2*row.terms + 4)
	var days []float64
	for k := range row.count {
		for _, u := range nodes {
			days = append(days, float64(row.from)+(float64(k)+(u+1)/2)*float64(row.days))
		}
	}
	states, err := row.sample(s, days)
	if err != nil {
		return packedSeries{}, err
	}
	var p packedSeries
	p.node, p.inclination = meanPlane(states)
	toPlane := planeAxes(p.node, p.inclination)
	whole := make([][]int64, row.count) // of each segment, in the order of the file
	widest := make([]int, 3*row.terms)
	for k := range whole {
		var values [3][]float64
		for _, st := range states[k*len(nodes):][:len(nodes)] {
			for axis := range values {
				values[axis] = append(values[axis], dot(toPlane[axis], st.place))
			}
		}
		c := make([]int64, 3*row.terms)
		for axis := range values {
			for i, x := range chebyshevFit(values[axis], row.terms) {
				n := int64(math.RoundToEven(x / row.quantum))
				c[3*i+axis] = n
				widest[3*i+axis] = max(widest[3*i+axis], bits.Len64(uint64(n^n>>63))+1)
			}
		}
		whole[k] = c
	}
	for _, w := range widest {
		p.widths = append(p.widths, byte(w))
	}
	var b bitWriter
	for _, c := range whole {
		for i, n := range c {
			b.write(uint64(n), widest[i])
		}
	}
	p.segments = append(b.bytes(), make([]byte, 8)...)
	return p, nil
}

// sample returns the states of the row's body.
func (row series) sample(s sampler, days []float64) ([]state, error) {
	states, err := s.at(fromFiles, row.body, days)
	if err != nil || row.body != sweEarth {
		return states, err
	}
	moon, err := s.at(fromFiles, sweMoon, days)
	if err != nil {
		return nil, err
	}
	for i := range states {
		for axis := range 3 {
			states[i].place[axis] += moon[i].place[axis] / (1 + emrat)
			states[i].rate[axis] += moon[i].rate[axis] / (1 + emrat)
		}
	}
	return states, nil
}
