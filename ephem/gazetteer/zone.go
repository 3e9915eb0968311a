package gazetteer

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"math"
	"strings"
	"sync"

	"github.com/soniakeys/unit"

	"perihelion/assets"
)

// ZoneAt returns the IANA name of the time zone at coordinates, north and east positive,
// as of 2025: ashore and in territorial waters that of the land; farther out that of the
// nearest place of the list within 400 km, since ships there keep its time; on the high
// seas the hours of the longitude, such as Etc/GMT-10 ten hours ahead of UTC. Within 1.2
// km of a border it may be the neighbour's. The boundaries are from OpenStreetMap
// (package assets).
func ZoneAt(lat, lon unit.Angle) string {
	x, y := math.Mod(lon.Deg()+540, 360), 90-lat.Deg()
	if math.IsNaN(x) || math.IsNaN(y) {
		return "UTC"
	}
	if zone := zones().at(x, y); zone != "" {
		return zone
	}
	const near = 400
	if p, away := Nearest(lat, lon); away < near {
		return p.Zone
	}
	hours := int(math.Round(x/15)) - 12
	if hours == 0 {
		return "UTC"
	}
	return fmt.Sprintf("Etc/GMT%+d", -hours) // named by the hours to be added
}

// Zone returns the IANA name of a zone in its own spelling, for one in any mixture of
// cases; empty where the world's lands have none of that name.
func Zone(name string) string {
	for _, zone := range zones().names {
		if strings.EqualFold(zone, name) {
			return zone
		}
	}
	return ""
}

// at returns the zone of a point of the map, empty at sea.
func (m *zoneMap) at(x, y float64) string {
	column, row := min(int(x/markSize), 2*marks-1), min(max(int(y/markSize), 0), marks-1)
	w := m.marks[row][column]
	return m.names[w.zone(x-float64(column)*markSize, min(y, math.Nextafter(180, 0))-float64(row)*markSize, markSize)]
}

// zoneMap is the map of zones: two quadtrees, of squares of 180° west and east of
// Greenwich, and where in them the squares of a coarse grid begin.
type zoneMap struct {
	names []string
	marks [marks][2 * marks]walk
}

const (
	marks    = 32 // from pole to pole
	markSize = 180.0 / marks
)

// zones unpacks the map; the layout is the generator's (package assets). The data
// are part of the program, so that damage is a panic.
var zones = sync.OnceValue(func() *zoneMap {
	names, squares, _ := bytes.Cut(assets.Data("zones"), []byte("\n\n"))
	m := &zoneMap{names: strings.Split(string(names), "\n")}
	w := walk{rest: squares}
	m.mark(&w, 0, 0, marks)
	m.mark(&w, marks, 0, marks)
	return m
})

// mark goes through a square of n × n marks and enters them.
func (m *zoneMap) mark(w *walk, column, row, n int) {
	start := *w
	if n > 1 && w.next() {
		half := n / 2
		m.mark(w, column, row, half)
		m.mark(w, column+half, row, half)
		m.mark(w, column, row+half, half)
		m.mark(w, column+half, row+half, half)
		return
	}
	for y := range n {
		for x := range n {
			m.marks[row+y][column+x] = start
		}
	}
	if n == 1 {
		w.skip()
	}
}

// walk goes through a quadtree in the order in which it is written, since each square is
// written by the squares before it.
type walk struct {
	rest         []byte
	last, before int // zones of the last square, and of the last in another
}

// next reads a square, and reports whether it is in four.
func (w *walk) next() bool {
	if w.rest[0] < 2 { // as nearly all are
		four := w.rest[0] == 0
		w.rest = w.rest[1:]
		return four
	}
	token, n := binary.Uvarint(w.rest)
	w.rest = w.rest[n:]
	switch {
	case token == 2:
		w.last, w.before = w.before, w.last
	case token > 2:
		w.last, w.before = int(token)-3, w.last
	}
	return false
}

// skip goes through a square.
func (w *walk) skip() {
	for squares := 1; squares > 0; squares-- {
		if w.next() {
			squares += 4
		}
	}
}

// zone goes through a square, and returns the zone of the point that is x and y
// from its north-west corner; where that is outside, it is −1.
func (w *walk) zone(x, y, size float64) int {
	if !w.next() {
		if x >= 0 && x < size && y >= 0 && y < size {
			return w.last
		}
		return -1
	}
	half, found := size/2, -1
	for _, corner := range [4][2]float64{{0, 0}, {half, 0}, {0, half}, {half, half}} {
		found = max(found, w.zone(x-corner[0], y-corner[1], half))
	}
	return found
}
