package de431

import (
	"fmt"
	"hash/crc32"
	"math"
	"sync"
	"sync/atomic"

	"perihelion/assets"
	"perihelion/ephem/internal/vec"
)

// row is a series. It is unpacked by segments, each when it is first asked for, and then
// stays. The fields are documented at the generator of package assets, which writes the
// files.
type row struct {
	from, days float64 // begin of the first segment; length of a segment
	quantum    float64 // au
	toICRF     vec.Mat // from the axes of the series' own plane
	widths     []byte  // bits of each coefficient
	bits       int     // of a segment
	packed     string
	segments   []atomic.Pointer[polynomial]

	terms int    // of a polynomial, with its base
	base  base   // that the packed coefficients count from, nil for none
	nodes *nodes // of the base
}

// table has the years from 1600 to 2399. All of it unpacked takes about 15 MB.
var table = sync.OnceValue(func() *[near]row { return load(assets.DE431()) })

func load(file string) *[near]row {
	t := new([near]row)
	parse(file, body(file, "perihelion de431"), t[:])
	return t
}

// row returns the series. The years before 1600 and after 2399 have a file of their own,
// which is not touched before one of them is asked for.
func (s Series) row() *row {
	if s < near {
		return &table()[s]
	}
	return &farTable()[s-near]
}

const (
	headerSize = 50 // and three widths for each term
	spare      = 8  // bytes behind a series, so that eight can be read anywhere in it
)

// body returns what follows the checksum in a file that begins with a text. The files
// are part of the program, so that damage is a panic.
func body(file, begin string) string {
	damaged := func(format string, args ...any) {
		panic("de431: the table in the program is damaged: " + fmt.Sprintf(format, args...))
	}
	if len(file) < len(begin)+4 || file[:len(begin)] != begin {
		damaged("its %d bytes do not begin with %q", len(file), begin)
	}
	rest := file[len(begin):]
	sum, rest := uint32(word(rest, 0)), rest[4:]
	if got := checksum(rest); got != sum {
		damaged("its checksum is %08x, not %08x", got, sum)
	}
	return rest
}

// parse reads headers, which stand at the begin of a part of the file; the layout stands
// with the generator.
func parse(file, headers string, rows []row) {
	for i := range rows {
		r := &rows[i]
		number := func(i int) float64 { return math.Float64frombits(word(headers, 8*i)) }
		r.from, r.days, r.quantum = number(0), number(1), number(2)
		r.toICRF = vec.RotZ(-number(3)).Mul(vec.RotX(-number(4)))
		segments, offset := int(uint32(word(headers, 40))), int(word(headers, 40)>>32)
		r.terms = int(headers[48])
		packed := int(headers[49])
		r.widths = []byte(headers[headerSize:][:3*packed])
		for _, w := range r.widths {
			r.bits += int(w)
		}
		r.segments = make([]atomic.Pointer[polynomial], segments)
		r.packed = file[offset:][:(segments*r.bits+7)/8+spare]
		headers = headers[headerSize+3*packed:]
	}
}

// checksum returns the CRC-32 of a string without copying all of it.
func checksum(s string) uint32 {
	sum, buffer := uint32(0), make([]byte, 8192)
	for len(s) > 0 {
		n := copy(buffer, s)
		sum = crc32.Update(sum, crc32.IEEETable, buffer[:n])
		s = s[n:]
	}
	return sum
}

// word returns eight bytes of s, the lowest first.
func word(s string, at int) uint64 {
	b := s[at:][:8]
	return uint64(b[0]) | uint64(b[1])<<8 | uint64(b[2])<<16 | uint64(b[3])<<24 |
		uint64(b[4])<<32 | uint64(b[5])<<40 | uint64(b[6])<<48 | uint64(b[7])<<56
}

// locate returns the polynomial of the segment that holds an instant, and where
// in the segment it is, −1 to 1; none outside the span.
func (r *row) locate(tdb float64) (p polynomial, u float64) {
	q := (tdb - r.from) / r.days
	n := len(r.segments)
	if !(q >= 0 && q <= float64(n)) {
		return nil, 0
	}
	i := min(int(q), n-1)
	u = 2*(q-float64(i)) - 1
	if known := r.segments[i].Load(); known != nil {
		return *known, u
	}
	fresh := r.unpack(i) // not p, which would then be on the heap at every call
	r.segments[i].Store(&fresh)
	return fresh, u
}

// unpack returns the polynomial of a segment. Two goroutines may both do so at
// first; they find the same.
func (r *row) unpack(segment int) polynomial {
	c := make([]vec.Vec, r.terms)
	at := segment * r.bits
	next := func(width byte) float64 {
		left := word(r.packed, at/8) >> (at % 8) << (64 - width)
		at += int(width)
		return float64(int64(left)>>(64-width)) * r.quantum
	}
	for k := range len(r.widths) / 3 {
		w := r.widths[3*k:][:3]
		c[k] = r.toICRF.Apply(vec.Vec{X: next(w[0]), Y: next(w[1]), Z: next(w[2])})
	}
	if r.base != nil {
		half := r.days / 2
		r.nodes.add(c, r.base.places(r.from+float64(segment)*r.days+half, half, r.nodes.u))
	}
	return powers(c)
}
