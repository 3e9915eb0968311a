package main

import (
	"archive/zip"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"os/exec"
	"slices"
	"strings"
)

// boundaries is the module of Go that holds the boundaries of time zones:
// timezone-boundary-builder 2025c, with the zones of the oceans, each line
// simplified to some 100 m. The sum is that of its zip, as in go.sum.
const (
	boundaries    = "github.com/ringsaturn/tzf-rel-lite@v0.0.2025-c"
	boundariesSum = "h1:CUs4l73ApN87MhlAhp1UtcRe3E5UFMQnl9d9XtJiHvg="
	boundariesIn  = "combined-with-oceans.reduce.bin"
)

// sea is the zone of places outside every land's zone.
const sea = 0

// zoneDepth is how often the squares of zones.zst, 180° at first, are halved: to
// 0.011°, 1.2 km.
const zoneDepth = 14

// zones writes zones.zst: the names of the zones, one a line, first an empty one for
// the sea, an empty line, and two quadtrees, of the map west and east of Greenwich, squares in degrees. A node is a uvarint: 0 is a
// square in four, north-west, north-east, south-west and south-east, each a node
// in turn; 1 is a square in the zone of the square before; 2 one in the last zone
// that was another than that; 3 + i one in the zone of the name i. Which zone a
// square of the least size is in is decided by its centre.
//
// It is a database derived from OpenStreetMap's, and so under its licence.
func zones(_, to string) error {
	packed, err := readModule()
	if err != nil {
		return err
	}
	names, rings, err := ringsOf(packed)
	if err != nil {
		return err
	}
	tree := treeWriter{strips: make(map[int]strip), rings: rings}
	for _, west := range []int{0, 1 << zoneDepth} {
		tree.node(west, 0, 1<<zoneDepth)
	}
	return write(to, "zones", append([]byte(strings.Join(names, "\n")+"\n\n"), tree.out...))
}

// readModule lets the go command download the module, and returns its file.
func readModule() ([]byte, error) {
	listed, err := exec.Command("go", "mod", "download", "-json", boundaries).Output()
	if err != nil {
		return nil, fmt.Errorf("go mod download %s: %w", boundaries, err)
	}
	var module struct{ Zip, Sum string }
	if err := json.Unmarshal(listed, &module); err != nil {
		return nil, err
	}
	if module.Sum != boundariesSum {
		return nil, fmt.Errorf("%s has the sum %s, not the pinned %s", boundaries, module.Sum, boundariesSum)
	}
	z, err := zip.OpenReader(module.Zip)
	if err != nil {
		return nil, err
	}
	defer z.Close()
	f, err := z.Open(boundaries + "/" + boundariesIn)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(f)
}

// ring is a closed line on the map; a point that an odd number of a zone's rings
// surround is in the zone.
type ring struct {
	zone   uint16
	points [][2]float64 // in units of the least squares, from 180° W and 90° N
}

// ringsOf reads the boundaries: a message of zones (1), each with its name (2) and
// its polygons (1), each with its points (1) and, as polygons, its holes (2); a
// point is a longitude (1) and a latitude (2) of 32 bits.
func ringsOf(packed []byte) (names []string, rings []ring, err error) {
	type message struct {
		name  string
		lines [][][2]float64
	}
	var zones []message
	err = fields(packed, func(n byte, zone []byte) error {
		if n != 1 {
			return nil
		}
		var m message
		err := fields(zone, func(n byte, value []byte) error {
			if n == 2 {
				m.name = string(value)
				return nil
			}
			return lines(value, &m.lines)
		})
		zones = append(zones, m)
		return err
	})
	// Where two zones overlap, in disputed lands, the later name wins.
	slices.SortFunc(zones, func(a, b message) int { return strings.Compare(a.name, b.name) })
	names = []string{sea: ""}
	for _, m := range zones {
		if strings.HasPrefix(m.name, "Etc/") { // at sea
			continue
		}
		for _, l := range m.lines {
			rings = append(rings, ring{uint16(len(names)), l})
		}
		names = append(names, m.name)
	}
	return names, rings, err
}

func lines(polygon []byte, to *[][][2]float64) error {
	var points [][2]float64
	err := fields(polygon, func(n byte, value []byte) error {
		if n == 2 {
			return lines(value, to)
		}
		var p [3]float32 // by the numbers of the fields; one that is 0 is left out
		for ; len(value) >= 5; value = value[5:] {
			p[min(value[0]>>3, 2)] = math.Float32frombits(binary.LittleEndian.Uint32(value[1:]))
		}
		const unit = float64(int(1)<<zoneDepth) / 180
		points = append(points, [2]float64{(float64(p[1]) + 180) * unit, (90 - float64(p[2])) * unit})
		return nil
	})
	*to = append(*to, points)
	return err
}

// fields calls f for each field with a length in a message of protocol buffers, with its
// number.
func fields(message []byte, f func(number byte, value []byte) error) error {
	for len(message) > 0 {
		number, kind := message[0]>>3, message[0]&7
		x, n := binary.Uvarint(message[1:])
		message = message[max(1, 1+n):]
		if n <= 0 || kind != 0 && (kind != 2 || x > uint64(len(message))) {
			return errors.New("the boundaries are no message of protocol buffers")
		}
		if kind == 0 {
			continue
		}
		if err := f(number, message[:x]); err != nil {
			return err
		}
		message = message[x:]
	}
	return nil
}
