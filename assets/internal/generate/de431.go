package main

import (
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"log"
	"math"
	"os"
	"path/filepath"
)

// series is one row of the table: where a body is, as Chebyshev polynomials
// over segments of equal length.
type series struct {
	name    string
	body    int     // of the Swiss Ephemeris; sweEarth means the Earth-Moon barycentre
	from    int     // days (TDB) from J2000.0 of the first segment's begin
	to      int     // days that the last segment reaches
	days    int     // length of a segment
	terms   int     // coefficients for each axis, an even number
	quantum float64 // au; coefficients are whole multiples of it
}

// The spans: 1900 to 2100, and 1600 to 2399, each with a margin for light-time and for
// windows.
const (
	nearFrom, nearTo = -36_576, 36_960
	wideFrom, wideTo = -146_304, 146_304

	// Where the near rows leave the wide span to others.
	beforeTo, afterFrom = -36_480, 36_864
)

// The quanta are such that their rounding is seen from the Earth, when it is
// nearest, as a fraction of 0.001″ in the first eleven rows, and as 0.002″ or less in the others.
// The segments of the first rows are as long as the number of terms, which is the time a
// place takes, allows; of the others, where the rate at the ends of segments allows it,
// about as long as an orbit, which takes the fewest bits.
var de431Series = []series{
	{"Sun", sweSun, wideFrom, wideTo, 320, 22, 1e-9},
	{"EarthMoon", sweEarth, wideFrom, wideTo, 96, 14, 2e-10},
	{"Moon", sweMoon, nearFrom, nearTo, 16, 20, 3e-12},
	{"Mercury", sweMercury, nearFrom, nearTo, 48, 26, 5e-10},
	{"Venus", sweVenus, nearFrom, nearTo, 96, 14, 3e-10},
	{"Mars", sweMars, wideFrom, wideTo, 192, 16, 4e-10},
	{"Jupiter", sweJupiter, wideFrom, wideTo, 640, 12, 2e-9},
	{"Saturn", sweSaturn, wideFrom, wideTo, 960, 12, 4e-9},
	{"Uranus", sweUranus, wideFrom, wideTo, 1280, 10, 1e-8},
	{"Neptune", sweNeptune, wideFrom, wideTo, 1280, 10, 1e-8},
	{"Pluto", swePluto, wideFrom, wideTo, 1280, 10, 1e-8},
	{"MoonBefore", sweMoon, wideFrom, beforeTo, 32, 34, 2e-11},
	{"MercuryBefore", sweMercury, wideFrom, beforeTo, 48, 26, 5e-10},
	{"VenusBefore", sweVenus, wideFrom, beforeTo, 224, 24, 2e-9},
	{"MoonAfter", sweMoon, afterFrom, wideTo, 32, 34, 2e-11},
	{"MercuryAfter", sweMercury, afterFrom, wideTo, 48, 26, 5e-10},
	{"VenusAfter", sweVenus, afterFrom, wideTo, 224, 24, 2e-9},
}

func (row series) count() int { return (row.to - row.from + row.days - 1) / row.days }

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
//	 1        number of coefficients of an axis, n, which is even
//	 3n       width in bits of the coefficients: T₀ x, y, z, T₁ x, y, z …
//	then the segments of all series: coefficients in that order, in the axes of
//	the series' plane (x towards the node, z towards the pole), as signed
//	numbers of their width, the lowest bit first, without gaps; a series begins
//	on a byte and is followed by eight spare bytes.
func de431(from, to string) error {
	dir, err := os.MkdirTemp("", "perihelion-sample-*")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	s, err := newSampler(from, dir)
	if err != nil {
		return err
	}
	var packed []packedSeries
	for _, row := range de431Series {
		p, err := row.pack(s)
		if err != nil {
			return fmt.Errorf("%s: %w", row.name, err)
		}
		log.Printf("%-9s %7d bytes", row.name, len(p.segments))
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
		body = binary.LittleEndian.AppendUint32(body, uint32(row.count()))
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
