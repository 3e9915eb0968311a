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
	base    *orbit  // about the Sun, from which the coefficients count; nil for none
	summed  int     // terms of base and coefficients together, an even number; 0 is terms
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
	{"Sun", sweSun, wideFrom, wideTo, 320, 22, 1e-9, nil, 0},
	{"EarthMoon", sweEarth, wideFrom, wideTo, 96, 14, 2e-10, nil, 0},
	{"Moon", sweMoon, nearFrom, nearTo, 16, 20, 3e-12, nil, 0},
	{"Mercury", sweMercury, nearFrom, nearTo, 48, 26, 5e-10, nil, 0},
	{"Venus", sweVenus, nearFrom, nearTo, 96, 14, 3e-10, nil, 0},
	{"Mars", sweMars, wideFrom, wideTo, 192, 16, 4e-10, nil, 0},
	{"Jupiter", sweJupiter, wideFrom, wideTo, 640, 12, 2e-9, nil, 0},
	{"Saturn", sweSaturn, wideFrom, wideTo, 960, 12, 4e-9, nil, 0},
	{"Uranus", sweUranus, wideFrom, wideTo, 1280, 10, 1e-8, nil, 0},
	{"Neptune", sweNeptune, wideFrom, wideTo, 1280, 10, 1e-8, nil, 0},
	{"Pluto", swePluto, wideFrom, wideTo, 1280, 10, 1e-8, nil, 0},
	{"MoonBefore", sweMoon, wideFrom, beforeTo, 32, 34, 2e-11, nil, 0},
	{"MercuryBefore", sweMercury, wideFrom, beforeTo, 48, 26, 5e-10, nil, 0},
	{"VenusBefore", sweVenus, wideFrom, beforeTo, 224, 24, 2e-9, nil, 0},
	{"MoonAfter", sweMoon, afterFrom, wideTo, 32, 34, 2e-11, nil, 0},
	{"MercuryAfter", sweMercury, afterFrom, wideTo, 48, 26, 5e-10, nil, 0},
	{"VenusAfter", sweVenus, afterFrom, wideTo, 224, 24, 2e-9, nil, 0},
}

func (row series) count() int { return (row.to - row.from + row.days - 1) / row.days }

// de431 writes the file de431, all numbers little-endian:
//
//	16 bytes  "perihelion de431"
//	 4        CRC-32 (IEEE) of all that follows
//	then the series of de431Series
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
	file, err := fileOf(s, "perihelion de431", nil, de431Series)
	if err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(to, "de431"), file, 0o644); err != nil {
		return err
	}
	return far(s, from, to)
}

// fileOf returns a file: its first 16 bytes, the checksum of all that follows, front,
// and rows. Those are for each series, in their order, a header:
//
//	8         float64, days (TDB) from J2000.0 of the begin of the first segment
//	8         float64, length of a segment in days
//	8         float64, quantum: the unit of the coefficients in au
//	8+8       float64, ascending node and inclination of the series' own plane
//	          on the equator of the ICRF, radians
//	4         number of segments
//	4         where its segments begin, bytes from the begin of the file
//	1         number of coefficients of an axis after the base is added, which is even
//	1         number of coefficients of an axis in the file, n
//	3n        width in bits of the coefficients: T₀ x, y, z, T₁ x, y, z …
//
// then the segments of all series: coefficients in that order, in the axes of
// the series' plane (x towards the node, z towards the pole), as signed
// numbers of their width, the lowest bit first, without gaps; a series begins
// on a byte and is followed by eight spare bytes.
func fileOf(s sampler, magic string, front []byte, rows []series) ([]byte, error) {
	var packed []packedSeries
	offset := len(magic) + 4 + len(front)
	for _, row := range rows {
		p, err := row.pack(s)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", row.name, err)
		}
		log.Printf("%-16s %7d bytes", row.name, len(p.segments))
		packed = append(packed, p)
		offset += 50 + len(p.widths)
	}
	body := front
	for i, p := range packed {
		row := rows[i]
		for _, x := range []float64{float64(row.from), float64(row.days), row.quantum, p.node, p.inclination} {
			body = binary.LittleEndian.AppendUint64(body, math.Float64bits(x))
		}
		body = binary.LittleEndian.AppendUint32(body, uint32(row.count()))
		body = binary.LittleEndian.AppendUint32(body, uint32(offset))
		body = append(body, byte(max(row.summed, row.terms)), byte(row.terms))
		body = append(body, p.widths...)
		offset += len(p.segments)
	}
	for _, p := range packed {
		body = append(body, p.segments...)
	}
	out := binary.LittleEndian.AppendUint32([]byte(magic), crc32.ChecksumIEEE(body))
	return append(out, body...), nil
}
