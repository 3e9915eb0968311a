package gazetteer

import (
	"bytes"
	"encoding/binary"
	"sort"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/soniakeys/unit"

	"perihelion/assets"
	"perihelion/assets/fold"
)

// list is the unpacked list. A place is its number in it.
type list struct {
	regions   []region
	zones     []string
	districts map[int]string // of few places

	names     string // one after the other
	nameEnds  []uint32
	searched  string // the names folded, each with the further ones: "\nmunich|munchen|monaco di baviera"
	searchEnd []uint32

	latitude, longitude []int32 // thousandths of a degree
	elevation           []int32 // metres
	zone                []int32 // of zones
	people              []byte  // 10 log₂ of the number
}

// region is a region of a country with its places, which stand together in the list.
type region struct {
	country, code, own string // code ISO 3166; own folded, in the country's language
	name, short        string // short is an abbreviation such as CA, or empty
	first, end         int    // its places

	foldedCountry, foldedName string
}

// load unpacks the list once.
var load = sync.OnceValue(func() *list {
	defer ready.Store(true)
	return unpack()
})

var ready atomic.Bool // the list is unpacked

// Ready reports whether the list is unpacked, so that a search takes milliseconds.
func Ready() bool { return ready.Load() }

// Prepare unpacks the list, and returns when it is ready.
func Prepare() { load() }

// unpack reads the list; the layout is the generator's (package assets). The data are part
// of the program, so that damage is a panic.
func unpack() *list {
	raw := assets.Data("cities")
	section := func() []byte {
		size, n := binary.Uvarint(raw)
		b := raw[n : n+int(size)]
		raw = raw[n+int(size):]
		return b
	}
	l := &list{districts: make(map[int]string)}
	l.readRegions(string(section()))
	l.zones = strings.Split(strings.TrimSuffix(string(section()), "\n"), "\n")
	names := section()
	for line := range strings.Lines(string(section())) {
		number, district, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		l.districts[count(number)] = district
	}
	l.readNames(names, section())
	l.latitude, l.longitude, l.elevation, l.zone = numbers(section()), numbers(section()), numbers(section()), numbers(section())
	l.people = bytes.Clone(section())
	return l
}

func (l *list) readRegions(lines string) {
	first := 0
	for line := range strings.Lines(lines) {
		f := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		r := region{country: f[0], code: fold.Name(f[1]), own: f[2], name: f[3], short: fold.Name(f[4]), first: first}
		r.foldedCountry, r.foldedName = fold.Name(r.country), fold.Name(r.name)
		first += count(f[5])
		r.end = first
		l.regions = append(l.regions, r)
	}
}

// readNames reads a name and the further names from a line each.
func (l *list) readNames(names, further []byte) {
	var all, searched strings.Builder
	all.Grow(len(names))
	searched.Grow(len(names) + len(further) + 2*len(names)/10)
	for len(names) > 0 {
		var name, more []byte
		name, names, _ = bytes.Cut(names, []byte{'\n'})
		more, further, _ = bytes.Cut(further, []byte{'\n'})
		all.Write(name)
		l.nameEnds = append(l.nameEnds, uint32(all.Len()))
		searched.WriteByte('\n')
		searched.WriteString(fold.Name(string(name)))
		if len(more) > 0 {
			searched.WriteByte('|')
			searched.Write(more)
		}
		l.searchEnd = append(l.searchEnd, uint32(searched.Len()))
	}
	searched.WriteByte('\n')
	l.names, l.searched = all.String(), searched.String()
}

// numbers reads a column of differences, laid out by their bytes.
func numbers(planes []byte) []int32 {
	n := len(planes) / 3
	column := make([]int32, n)
	sum := int32(0)
	for i := range column {
		zigzag := uint32(planes[i]) | uint32(planes[n+i])<<8 | uint32(planes[2*n+i])<<16
		sum += int32(zigzag>>1) ^ -int32(zigzag&1)
		column[i] = sum
	}
	return column
}

func count(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		panic("gazetteer: " + err.Error())
	}
	return n
}

// place is a place by its number.
func (l *list) place(id int) Place {
	r := &l.regions[l.regionNumber(id)]
	return Place{
		Name: l.name(id), District: l.districts[id], Region: r.name, Country: r.country,
		Latitude: thousandths(l.latitude[id]), Longitude: thousandths(l.longitude[id]),
		Elevation: float64(l.elevation[id]), Zone: l.zones[l.zone[id]],
	}
}

func (l *list) name(id int) string {
	begin := uint32(0)
	if id > 0 {
		begin = l.nameEnds[id-1]
	}
	return l.names[begin:l.nameEnds[id]]
}

// regionNumber is the number of the region that a place lies in.
func (l *list) regionNumber(id int) int {
	return sort.Search(len(l.regions), func(i int) bool { return l.regions[i].end > id })
}

func thousandths(x int32) unit.Angle { return unit.AngleFromDeg(float64(x) / 1000) }
