package main

import (
	"encoding/binary"
	"math"
	"slices"
)

// stripHeight is how many rows of least squares are drawn at a time.
const stripHeight = 1 << 9

// strip is which zone the least squares of some rows of the whole map are in: a
// row after another.
type strip []uint16

const mapWidth = 2 << zoneDepth

// draw draws the strip that begins at a row: along the middle of each row, each
// crossing of a ring's line turns the inside out.
func draw(rings []ring, top int) strip {
	s := make(strip, mapWidth*stripHeight)
	crossings := make(map[uint16][stripHeight][]float64)
	for _, r := range rings {
		rows := crossings[r.zone]
		for i, a := range r.points {
			b := r.points[(i+1)%len(r.points)]
			low, high := min(a[1], b[1]), max(a[1], b[1])
			first := max(int(math.Ceil(low-0.5)), top)
			for row := first; float64(row)+0.5 < high && row < top+stripHeight; row++ {
				x := a[0] + (float64(row)+0.5-a[1])/(b[1]-a[1])*(b[0]-a[0])
				rows[row-top] = append(rows[row-top], x)
			}
		}
		crossings[r.zone] = rows
	}
	for zone := range uint16(rings[len(rings)-1].zone + 1) {
		for row, xs := range crossings[zone] {
			slices.Sort(xs)
			for i := 0; i+1 < len(xs); i += 2 {
				from, to := max(int(math.Ceil(xs[i]-0.5)), 0), min(int(math.Ceil(xs[i+1]-0.5)), mapWidth)
				for x := from; x < to; x++ {
					s[row*mapWidth+x] = zone
				}
			}
		}
	}
	return s
}

// treeWriter writes the map as quadtrees.
type treeWriter struct {
	rings        []ring
	strips       map[int]strip // by their first rows
	last, before uint16        // zones of the last square, and of the last in another
	out          []byte
}

// zone returns the zone of a least square.
func (t *treeWriter) zone(x, y int) uint16 {
	top := y &^ (stripHeight - 1)
	s := t.strips[top]
	if s == nil {
		s = draw(t.rings, top)
		t.strips[top] = s
	}
	return s[(y-top)*mapWidth+x]
}

// uniform returns the zone of a square if all of it is in one. In small squares
// the sea fits any, since most of its borders are the limits of territorial waters.
func (t *treeWriter) uniform(x, y, size int) (zone uint16, is bool) {
	const small = 8
	zone = t.zone(x, y)
	for row := y; row < y+size; row++ {
		for column := x; column < x+size; column++ {
			z := t.zone(column, row)
			switch {
			case z == zone || size <= small && z == sea:
			case size <= small && zone == sea:
				zone = z
			default:
				return 0, false
			}
		}
	}
	return zone, true
}

func (t *treeWriter) node(x, y, size int) {
	zone, is := t.uniform(x, y, size)
	if !is {
		t.out = append(t.out, 0)
		half := size / 2
		t.node(x, y, half)
		t.node(x+half, y, half)
		t.node(x, y+half, half)
		t.node(x+half, y+half, half)
		return
	}
	switch zone {
	case t.last:
		t.out = append(t.out, 1)
		return
	case t.before:
		t.out = append(t.out, 2)
	default:
		t.out = binary.AppendUvarint(t.out, uint64(zone)+3)
	}
	t.last, t.before = zone, t.last
}
