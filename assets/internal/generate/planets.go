package main

import (
	"encoding/binary"
	"fmt"
	"math"
)

// The theory prints amplitudes and phases with eleven decimals, so that they
// are whole numbers of this unit, exactly. Frequencies have more digits than
// fit; their bits are kept.
const perUnit = 1e11

const powers = 6

// planets writes the files vsop87b-*.zst, with which the tests compare the table from
// DE431: 18 counts of terms (three variables by six powers of time, 16 bits
// each, little-endian), then the columns A, B, C of all terms in that order as
// planes of bytes.
func planets(from, to string) error {
	total := 0
	for _, name := range []string{"mercury", "venus", "earth"} {
		src, err := astronomia.read(from, "lib/data/vsop87B"+name+".cjs")
		if err != nil {
			return err
		}
		var m struct{ L, B, R variable }
		if err := literal(src, &m); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		var counts []byte
		var columns [3][]uint64
		for _, v := range []variable{m.L, m.B, m.R} {
			for _, terms := range v.terms {
				counts = binary.LittleEndian.AppendUint16(counts, uint16(len(terms)))
				total += len(terms)
				for _, term := range terms {
					for i, x := range term[:2] {
						n := math.Round(x * perUnit)
						if n < 0 || n/perUnit != x {
							return fmt.Errorf("%s: the coefficient %v has more than eleven decimals", name, x)
						}
						columns[i] = append(columns[i], uint64(n))
					}
					columns[2] = append(columns[2], math.Float64bits(term[2]))
				}
			}
		}
		out := counts
		for _, c := range columns {
			out = append(out, planes(c)...)
		}
		if err := write(to, "vsop87b-"+name, out); err != nil {
			return err
		}
	}
	const published = 11_397 // 7123, 1710, 2564
	if total != published {
		return fmt.Errorf("%d terms in the three planets, not the %d of VSOP87B", total, published)
	}
	return nil
}
