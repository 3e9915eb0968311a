package main

import (
	"fmt"
	"regexp"
	"strings"
)

var (
	constellationName  = regexp.MustCompile(`\['([A-Z][A-Za-z]{2})', '([^']+)'\] // +\d+`)
	constellationBound = regexp.MustCompile(`\[(\d+), (\d+\.?\d*), (\d+\.?\d*), (-?\d+\.?\d*)\] // [A-Z]`)
)

// constellations writes constellations.zst: one line of the 88 abbreviations,
// then the 357 rows of Roman's table in her order, each the number of the
// constellation, its least and greatest right ascension in units of ten seconds
// of time (24 h = 8640) and its least declination in units of 2.5′ (90° = 2160),
// for the equinox B1875.
func constellations(from, to string) error {
	src, err := engine.read(from, "esm/astronomy.js")
	if err != nil {
		return err
	}
	names := constellationName.FindAllSubmatch(src, -1)
	bounds := constellationBound.FindAllSubmatch(src, -1)
	const constellations, rows = 88, 357
	if len(names) != constellations || len(bounds) != rows {
		return fmt.Errorf("%d constellations with %d boundaries, not %d with %d", len(names), len(bounds), constellations, rows)
	}
	var out strings.Builder
	for i, n := range names {
		if i > 0 {
			out.WriteByte(' ')
		}
		out.Write(n[1])
	}
	for _, b := range bounds {
		fmt.Fprintf(&out, "\n%s %s %s %s", b[1], b[2], b[3], b[4])
	}
	return write(to, "constellations", []byte(out.String()+"\n"))
}
