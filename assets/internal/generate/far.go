package main

import (
	"encoding/binary"
	"math"
)

// The far years: from 8 November −3001 to 1599, and from 2400 to 3001, with a margin
// where they meet the years between.
const (
	ancientFrom, ancientTo = -1_826_208, -146_208
	futureFrom, futureTo   = 146_208, 366_240
)

// farOrbits are the bodies that go about the Sun so fast that most of a table would be
// what an ellipse says, and how far apart their orbits are sampled.
var farOrbits = []struct{ body, step int }{
	{sweMercury, 37}, {sweVenus, 97}, {sweEarth, 131}, {sweMars, 211},
}

// The quanta are such that their rounding is seen from the Earth, when the body is
// nearest, as 0.1″ or less: each century's error stands in the README of ephem.
func farSeries(orbits []*orbit, name string, from, to int) []series {
	mercury, venus, earth, mars := orbits[0], orbits[1], orbits[2], orbits[3]
	return []series{
		{name + "Sun", sweSun, from, to + 2000, 320, 14, 3e-8, nil, 0}, // all places on orbits need it
		{name + "EarthMoon", sweEarth, from, to, 365, 18, 4e-8, earth, 26},
		{name + "Mercury", sweMercury, from, to, 88, 16, 8e-8, mercury, 36},
		{name + "Venus", sweVenus, from, to, 224, 14, 4e-8, venus, 24},
		{name + "Mars", sweMars, from, to, 687, 24, 5e-8, mars, 36},
		{name + "Jupiter", sweJupiter, from, to, 2160, 18, 1e-7, nil, 0},
		{name + "Saturn", sweSaturn, from, to, 3840, 16, 2e-7, nil, 0},
		{name + "Uranus", sweUranus, from, to, 7680, 14, 5e-7, nil, 0},
		{name + "Neptune", sweNeptune, from, to, 7680, 12, 5e-7, nil, 0},
		{name + "Pluto", swePluto, from, to, 7680, 12, 5e-7, nil, 0},
	}
}

// far writes the file de431-far, all numbers little-endian:
//
//	16 bytes  "perihelion far  "
//	 4        CRC-32 (IEEE) of all that follows
//	 4·6·8·8  float64, the orbits of Mercury, Venus, the Earth-Moon barycentre and Mars: six
//	          elements by eight powers
//	then the theory of the Moon (see lunar), and the series of farSeries, first those of the years before
//	1600.
func far(s sampler, from, to string) error {
	var orbits []*orbit
	var front []byte
	for _, f := range farOrbits {
		var days []float64
		for d := ancientFrom; d < futureTo; d += f.step {
			days = append(days, float64(d))
		}
		o := new(orbit)
		states, err := series{body: f.body, base: o}.sample(s, days)
		if err != nil {
			return err
		}
		*o = *fitOrbit(states, days)
		orbits = append(orbits, o)
		for _, element := range o {
			for _, x := range element {
				front = binary.LittleEndian.AppendUint64(front, math.Float64bits(x))
			}
		}
	}
	moon, err := newLunar(s, from)
	if err != nil {
		return err
	}
	packed, err := moon.pack()
	if err != nil {
		return err
	}
	rows := append(farSeries(orbits, "Ancient", ancientFrom, ancientTo), farSeries(orbits, "Future", futureFrom, futureTo)...)
	file, err := fileOf(s, "perihelion far  ", append(front, packed...), rows)
	if err != nil {
		return err
	}
	return write(to, "de431-far", file)
}
