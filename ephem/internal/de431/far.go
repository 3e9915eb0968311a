package de431

import (
	"math"
	"sync"
	"sync/atomic"

	"perihelion/assets"
)

// farTable has the years before 1600 and after 2399. All of it unpacked takes about 70 MB.
var farTable = sync.OnceValue(func() *[count - near]row {
	return loadFar(string(assets.Data("de431-far")))
})

// loadFar reads the file of the far years.
func loadFar(file string) *[count - near]row {
	rest := &reader{body(file, "perihelion far  ")}
	var orbits [4][6][orbitPowers]float64
	for i := range orbits {
		for j := range orbits[i] {
			rest.numbers(orbits[i][j][:])
		}
	}
	moon := rest.lunar()

	// The file has no series of the Moon.
	var rows [2 * Pluto]row
	parse(file, rest.data, rows[:])
	t := new([count - near]row)
	fits := map[int]*nodes{}
	for i := range 2 {
		sun, era := near+Series(i)*(Pluto+1), t[i*int(Pluto+1):][:Pluto+1]
		copy(era, rows[i*int(Pluto):][:2])
		copy(era[Mercury:], rows[i*int(Pluto)+2:][:Pluto-2])
		for planet, elements := range map[Series]*[6][orbitPowers]float64{
			Mercury: &orbits[0], Venus: &orbits[1], EarthMoon: &orbits[2], Mars: &orbits[3],
		} {
			era[planet].base = &orbit{*elements, sun}
		}
		earth := &era[EarthMoon]
		n := int(math.Ceil(float64(len(earth.segments)) * earth.days / lunarDays))
		era[Moon] = row{from: earth.from, days: lunarDays, terms: lunarTerms, base: moon, packed: file[:spare], segments: make([]atomic.Pointer[polynomial], n)}
		for j := range era {
			r := &era[j]
			if r.base == nil {
				continue
			}
			if fits[r.terms] == nil {
				fits[r.terms] = newNodes(r.terms)
			}
			r.nodes = fits[r.terms]
		}
	}
	return t
}

// reader takes numbers off the begin of a text of bytes.
type reader struct{ data string }

func (r *reader) numbers(to []float64) {
	for i := range to {
		to[i] = math.Float64frombits(word(r.data, 8*i))
	}
	r.data = r.data[8*len(to):]
}

func (r *reader) count() int {
	n := int(r.data[0]) | int(r.data[1])<<8
	r.data = r.data[2:]
	return n
}
