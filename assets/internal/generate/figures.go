package main

import (
	"encoding/json"
	"fmt"
	"strings"
)

// figures writes figures.zst: a line for each constellation, in order of the abbreviation,
// with the abbreviation and, separated by semicolons, the lines of its figure, each the
// numbers of its stars in the Hipparcos catalogue.
func figures(from, to string, list []*star) error {
	src, err := celestial.read(from, "data/constellations.lines.json")
	if err != nil {
		return err
	}
	var lines struct {
		Features []struct {
			ID       string
			Geometry struct{ Coordinates [][][2]float64 }
		}
	}
	if err := json.Unmarshal(src, &lines); err != nil {
		return err
	}
	var out strings.Builder
	for _, f := range lines.Features {
		out.WriteString(f.ID)
		for i, line := range f.Geometry.Coordinates {
			if i > 0 {
				out.WriteByte(';')
			}
			for _, at := range line {
				s, far := nearest(list, at)
				const same = 0.06 // degrees; the wider ones are double
				if far > same {
					return fmt.Errorf("figure of %s: no star at %v, the nearest is HIP %d, %.3f° away", f.ID, at, s.hip, far)
				}
				fmt.Fprintf(&out, " %d", s.hip)
			}
		}
		out.WriteByte('\n')
	}
	return write(to, "figures", []byte(out.String()))
}

func nearest(list []*star, at [2]float64) (found *star, far float64) {
	for _, s := range list {
		if d := s.from(at[0], at[1]); found == nil || d < far {
			found, far = s, d
		}
	}
	return found, far
}
