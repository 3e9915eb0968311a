package main

import (
	"encoding/binary"
	"math"
)

// moon writes elpmpp02.zst: five coefficients of the mean longitude (float64),
// 12 counts of terms (three variables by four powers, 16 bits each), then the
// six columns of all terms: amplitude and the phase's five coefficients, the
// bits of a float64 as planes of bytes.
func moon(from, to string) error {
	src, err := astronomia.read(from, "lib/data/elpMppDe.cjs")
	if err != nil {
		return err
	}
	var m struct {
		W1      []float64
		L, B, R variable
	}
	if err := literal(src, &m); err != nil {
		return err
	}
	var out []byte
	for _, w := range m.W1 {
		out = binary.LittleEndian.AppendUint64(out, math.Float64bits(w))
	}
	var columns [6][]uint64
	for _, v := range []variable{m.L, m.B, m.R} {
		for _, terms := range v.terms[:4] {
			out = binary.LittleEndian.AppendUint16(out, uint16(len(terms)))
			for _, term := range terms {
				for i, x := range term {
					columns[i] = append(columns[i], math.Float64bits(x))
				}
			}
		}
	}
	for _, c := range columns {
		out = append(out, planes(c)...)
	}
	return write(to, "elpmpp02", out)
}
