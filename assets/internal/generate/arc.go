package main

import "math"

// arc is a path of Pluto by equal steps, backwards or forwards from an instant.
type arc struct {
	from   float64 // days (TDB) from J2000.0
	step   float64 // days
	states []state
}

// halfStep is half a step of the integration in days.
const halfStep = 8

// plutoBefore returns Pluto's path from an instant backwards, by the state
// there from which the integration stays closest to DE431 through some days
// after it.
//
// The state that the files give at one instant would not do: a rate that is
// off by 1e-9 au a day grows to half an arcsecond in two centuries.
func plutoBefore(s sampler, from, fitted, back float64) (arc, error) {
	grid := func(days float64) (list []float64) {
		n := math.Ceil(math.Abs(days)/(2*halfStep)) * 2
		for i := range int(n) + 1 {
			list = append(list, from+math.Copysign(halfStep, days)*float64(i))
		}
		return list
	}
	after := grid(fitted)
	field, err := skies(s, after)
	if err != nil {
		return arc{}, err
	}
	var whole []float64
	for i := 0; i < len(after); i += 2 {
		whole = append(whole, after[i])
	}
	known, err := s.at(fromFiles, swePluto, whole)
	if err != nil {
		return arc{}, err
	}
	begin := closest(known, field)
	field, err = skies(s, grid(-back))
	if err != nil {
		return arc{}, err
	}
	return arc{from, -2 * halfStep, integrate(begin, field, -halfStep)}, nil
}

// closest returns the state from which the integration through a field comes
// closest to known places, one for each whole step: the method of least
// squares, with derivatives from six varied integrations.
func closest(known []state, field []sky) state {
	begin := known[0]
	component := func(s *state, i int) *float64 {
		if i < 3 {
			return &s.place[i]
		}
		return &s.rate[i-3]
	}
	for range 3 {
		path := integrate(begin, field, halfStep)
		var varied [6][]state
		var size [6]float64
		for i := range varied {
			size[i] = 1e-4
			if i >= 3 {
				size[i] = 1e-8
			}
			other := begin
			*component(&other, i) += size[i]
			varied[i] = integrate(other, field, halfStep)
		}
		var normal [6][7]float64
		for k := range path {
			for axis := range 3 {
				var row [7]float64
				for i := range varied {
					row[i] = varied[i][k].place[axis] - path[k].place[axis]
				}
				row[6] = known[k].place[axis] - path[k].place[axis]
				for i := range normal {
					for j := range row {
						normal[i][j] += row[i] * row[j]
					}
				}
			}
		}
		for i, x := range solve(normal) {
			*component(&begin, i) += x * size[i]
		}
	}
	return begin
}

// solve solves six linear equations by elimination; the last column is the
// right-hand side.
func solve(m [6][7]float64) (x [6]float64) {
	for i := range m {
		top := i
		for k := i + 1; k < len(m); k++ {
			if math.Abs(m[k][i]) > math.Abs(m[top][i]) {
				top = k
			}
		}
		m[i], m[top] = m[top], m[i]
		for k := i + 1; k < len(m); k++ {
			f := m[k][i] / m[i][i]
			for j := i; j < len(m[k]); j++ {
				m[k][j] -= f * m[i][j]
			}
		}
	}
	for i := len(m) - 1; i >= 0; i-- {
		x[i] = m[i][6]
		for j := i + 1; j < len(x); j++ {
			x[i] -= m[i][j] * x[j]
		}
		x[i] /= m[i][i]
	}
	return x
}

// at returns the place at an instant of the arc: a cubic through the places and
// rates at the ends of a step, which is exact to 1e-12 au.
func (a arc) at(tdb float64) [3]float64 {
	q := (tdb - a.from) / a.step
	i := min(max(int(q), 0), len(a.states)-2)
	u := q - float64(i)
	p, n := a.states[i], a.states[i+1]
	var place [3]float64
	for axis := range place {
		x0, x1 := p.place[axis], n.place[axis]
		v0, v1 := a.step*p.rate[axis], a.step*n.rate[axis]
		place[axis] = x0 + u*(v0+u*(3*(x1-x0)-2*v0-v1+u*(2*(x0-x1)+v0+v1)))
	}
	return place
}
