package timescale

import (
	"encoding/binary"
	"io"
	"sync"

	"perihelion/assets"
)

const mjdJ2000 = 51_544.5

// rotation is ΔT of every day as the IERS observed and predicts it, and its continuation.
type rotation struct {
	series
	lastObserved float64 // days from J2000.0
	excess       float64 // of the last predicted value over the continuation, seconds
}

// observed reads the table at its first use, in half a millisecond. The
// data are part of the program, so that damage is a panic.
var observed = sync.OnceValue(func() *rotation {
	r, err := read(assets.Data("deltat"))
	if err != nil {
		panic("timescale: " + err.Error())
	}
	return r
})

// read parses the file deltat; its layout stands beside the function that
// writes it (internal/generate of package assets).
func read(src []byte) (*rotation, error) {
	first, n := binary.Uvarint(src)
	count, m := binary.Uvarint(src[max(n, 0):])
	if n <= 0 || m <= 0 {
		return nil, io.ErrUnexpectedEOF
	}
	src = src[n+m:]
	tenths := make([]int32, 0, len(src)) // at least a byte each
	for now, step := int64(0), int64(0); len(src) > 0; {
		second, n := binary.Varint(src)
		if n <= 0 {
			return nil, io.ErrUnexpectedEOF
		}
		src = src[n:]
		step += second
		now += step
		tenths = append(tenths, int32(now))
	}
	from := float64(first) - mjdJ2000
	r := &rotation{
		series:       series{from: from, to: from + float64(len(tenths)-1), rate: 1, tenths: tenths},
		lastObserved: from + float64(count-1),
	}
	r.excess = r.at(r.to) - continuation(year(r.to))
	return r, nil
}
