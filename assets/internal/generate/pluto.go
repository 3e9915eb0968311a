package main

import "math"

// The files begin in 1800. Before that Pluto's path is integrated: backwards
// from the one arc that best joins what DE431 says of two centuries, through
// the field of the Sun and the giant planets. Where these are Moshier's series
// tell, which reach back to −3000 and are good to about an arcsecond: as seen
// from the Earth Pluto is hardly moved by that.

// perturber is a planet that moves the Sun, and Pluto if it is a giant.
type perturber struct {
	body  int
	mass  float64 // of the Sun's
	giant bool
}

// perturbers has the masses of DE431.
var perturbers = []perturber{
	{sweMercury, 1 / 6_023_682.155592, false},
	{sweVenus, 1 / 408_523.718658, false},
	{sweEarth, 1 / 328_900.559616, false},
	{sweMars, 1 / 3_098_703.590291, false},
	{sweJupiter, 1 / 1047.348631, true},
	{sweSaturn, 1 / 3497.901768, true},
	{sweUranus, 1 / 22_902.951, true},
	{sweNeptune, 1 / 19_412.237346, true},
}

// gravity is the Sun's mass times the constant of gravitation, au³ a day².
const gravity = 0.295912208285591100e-3

// sky is where the masses that move Pluto are at an instant, barycentric.
type sky []struct {
	place [3]float64
	mass  float64 // times the constant of gravitation
}

// skies returns them at some days: first the Sun, with the masses of the inner
// planets, then the giants.
func skies(s sampler, days []float64) ([]sky, error) {
	list := make([]sky, len(days))
	for i := range list {
		list[i] = make(sky, 1)
		list[i][0].mass = gravity
	}
	total := 1.0
	for _, p := range perturbers {
		states, err := s.at(fromMoshier, p.body, days)
		if err != nil {
			return nil, err
		}
		total += p.mass
		for i, st := range states {
			sun := &list[i][0]
			for axis, x := range st.place {
				sun.place[axis] -= p.mass * x
			}
			if p.giant {
				list[i] = append(list[i], sky{{st.place, p.mass * gravity}}...)
			} else {
				sun.mass += p.mass * gravity
			}
		}
	}
	for i := range list {
		for axis := range 3 {
			list[i][0].place[axis] /= total
			for k := range list[i][1:] {
				list[i][1+k].place[axis] += list[i][0].place[axis]
			}
		}
	}
	return list, nil
}

// sunFromPlanets returns where the Sun is about the barycentre that it has with
// the planets of Moshier's series.
func sunFromPlanets(s sampler, days []float64) ([]state, error) {
	list, err := skies(s, days)
	if err != nil {
		return nil, err
	}
	states := make([]state, len(list))
	for i := range list {
		states[i].place = list[i][0].place
	}
	return states, nil
}

// acceleration is that of a small body, au a day².
func (m sky) acceleration(place [3]float64) (a [3]float64) {
	for i := range m {
		d := [3]float64{m[i].place[0] - place[0], m[i].place[1] - place[1], m[i].place[2] - place[2]}
		r2 := dot(d, d)
		f := m[i].mass / (r2 * math.Sqrt(r2))
		for axis := range a {
			a[axis] += f * d[axis]
		}
	}
	return a
}

// integrate follows a small body by the method of Runge and Kutta of fourth
// order, which in steps of 16 days loses 1e-12 au of Pluto in four centuries.
// The masses are given at every half step, of so many days, negative backwards;
// the states come at every whole one.
func integrate(begin state, field []sky, half float64) []state {
	ahead := func(p, v [3]float64, days float64) [3]float64 {
		return [3]float64{p[0] + days*v[0], p[1] + days*v[1], p[2] + days*v[2]}
	}
	states := []state{begin}
	step := 2 * half
	for i := 0; i+2 < len(field); i += 2 {
		s := states[len(states)-1]
		p, v := s.place, s.rate
		a1 := field[i].acceleration(p)
		v2 := ahead(v, a1, half)
		a2 := field[i+1].acceleration(ahead(p, v, half))
		v3 := ahead(v, a2, half)
		a3 := field[i+1].acceleration(ahead(p, v2, half))
		v4 := ahead(v, a3, step)
		a4 := field[i+2].acceleration(ahead(p, v3, step))
		for axis := range 3 {
			s.place[axis] += step / 6 * (v[axis] + 2*v2[axis] + 2*v3[axis] + v4[axis])
			s.rate[axis] += step / 6 * (a1[axis] + 2*a2[axis] + 2*a3[axis] + a4[axis])
		}
		states = append(states, s)
	}
	return states
}
