package main

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"perihelion/ephem"
)

// Of each workload so many answers are compared, a multiple of ten.
const (
	comparedPlaces  = 600
	comparedMinutes = 100
)

// sameThing is the largest difference, in arcseconds, of libraries that compute
// the same thing. The Moon of a library with another ΔT may be a minute of arc
// away a century from now; a mistaken sign or frame shows as degrees.
const sameThing = 180

// difference is the angle between a contestant's answer and ours.
type difference struct {
	arcseconds float64
	body       ephem.Body
}

// compare holds the answers of everybody against ours, the first entrant's, and returns
// the entrants that compute the same thing.
func (r *report) compare(entrants []*entrant, qs questions) ([]*entrant, error) {
	reference := map[string][]direction{}
	for _, w := range workloads {
		places, err := entrants[0].places(w, min(compared(w), len(qs[w])))
		if err != nil {
			return nil, err
		}
		reference[w] = places
	}
	same := entrants[:1]
	r.rows = append(r.rows, row{name: entrants[0].name, version: entrants[0].version})
	for _, e := range entrants[1:] {
		all, err := e.differences(reference, qs)
		if err != nil {
			r.skip(e.name, err)
			continue
		}
		worst := all[len(all)-1]
		if !(worst.arcseconds < sameThing) {
			r.skip(e.name, fmt.Errorf("its %s is %.0f″ from ours: it does not compute the same thing",
				worst.body, worst.arcseconds))
			continue
		}
		same = append(same, e)
		r.rows = append(r.rows, row{name: e.name, version: e.version, differences: all})
	}
	return same, nil
}

func compared(workload string) int {
	if workload == "series" {
		return comparedMinutes
	}
	return comparedPlaces
}

// differences lists the differences in all the workloads that an entrant takes part in,
// the smallest first.
func (e *entrant) differences(reference map[string][]direction, qs questions) ([]difference, error) {
	var all []difference
	for _, w := range e.workloads {
		places, err := e.places(w, len(reference[w]))
		if err != nil {
			return nil, err
		}
		for i, p := range places {
			all = append(all, difference{p.apart(reference[w][i]), qs[w][i].body})
		}
	}
	slices.SortFunc(all, func(a, b difference) int {
		// NaN counts as the largest.
		if math.IsNaN(a.arcseconds) || math.IsNaN(b.arcseconds) {
			return -cmp.Compare(a.arcseconds, b.arcseconds)
		}
		return cmp.Compare(a.arcseconds, b.arcseconds)
	})
	return all, nil
}

// apart is the angle between two directions on the sphere, in arcseconds.
func (d direction) apart(other direction) float64 {
	const degree = math.Pi / 180
	sinAlt := math.Sin((d.altitude - other.altitude) / 2 * degree)
	sinAz := math.Sin((d.azimuth - other.azimuth) / 2 * degree)
	square := sinAlt*sinAlt + math.Cos(d.altitude*degree)*math.Cos(other.altitude*degree)*sinAz*sinAz
	return 2 * math.Asin(math.Sqrt(min(square, 1))) / degree * 3600
}
