package main

import (
	"math"
	"math/bits"
)

// emrat is the mass of the Earth over that of the Moon in DE431.
const emrat = 81.30056907419062

// packedSeries is a series as its bytes.
type packedSeries struct {
	node, inclination float64
	widths            []byte
	segments          []byte
}

// pack samples a series, fits its segments and packs them. Of a series with a base it
// fits what the base leaves.
func (row series) pack(s sampler) (packedSeries, error) {
	nodes := chebyshevNodes(2*row.terms + 4)
	var days []float64
	for k := range row.count() {
		for _, u := range nodes {
			days = append(days, float64(row.from)+(float64(k)+(u+1)/2)*float64(row.days))
		}
	}
	states, err := row.sample(s, days)
	if err != nil {
		return packedSeries{}, err
	}
	var p packedSeries
	p.node, p.inclination = meanPlane(states)
	if row.base != nil {
		for i, d := range days {
			states[i].place = sub(states[i].place, row.base.place(d))
		}
	}
	toPlane := planeAxes(p.node, p.inclination)
	whole := make([][]int64, row.count()) // of each segment, in the order of the file
	widest := make([]int, 3*row.terms)
	for k := range whole {
		var values [3][]float64
		for _, st := range states[k*len(nodes):][:len(nodes)] {
			for axis := range values {
				values[axis] = append(values[axis], dot(toPlane[axis], st.place))
			}
		}
		c := make([]int64, 3*row.terms)
		for axis := range values {
			for i, x := range chebyshevFit(values[axis], row.terms) {
				n := int64(math.RoundToEven(x / row.quantum))
				c[3*i+axis] = n
				if n != 0 {
					widest[3*i+axis] = max(widest[3*i+axis], bits.Len64(uint64(n^n>>63))+1)
				}
			}
		}
		whole[k] = c
	}
	for _, w := range widest {
		p.widths = append(p.widths, byte(w))
	}
	var b bitWriter
	for _, c := range whole {
		for i, n := range c {
			b.write(uint64(n), widest[i])
		}
	}
	p.segments = append(b.bytes(), make([]byte, 8)...)
	return p, nil
}

// sample returns the states of the row's body; with a base they are heliocentric.
func (row series) sample(s sampler, days []float64) ([]state, error) {
	states, err := s.at(row.body, days)
	if err != nil {
		return nil, err
	}
	add := func(body int, factor float64) error {
		others, err := s.at(body, days)
		if err != nil {
			return err
		}
		for i := range states {
			for axis := range 3 {
				states[i].place[axis] += others[i].place[axis] * factor
				states[i].rate[axis] += others[i].rate[axis] * factor
			}
		}
		return nil
	}
	if row.body == sweEarth {
		if err := add(sweMoon, 1/(1+emrat)); err != nil {
			return nil, err
		}
	}
	if row.base != nil {
		if err := add(sweSun, -1); err != nil {
			return nil, err
		}
	}
	return states, nil
}
