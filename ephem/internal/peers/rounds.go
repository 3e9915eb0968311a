package main

import (
	"fmt"
	"io"
	"math"
	"slices"
)

// warmUp is how long everybody answers before a workload counts, in seconds.
const warmUp = 0.3

// measure lets everybody answer in rounds. Each round begins with another
// entrant, so that none is always measured after the same neighbour has filled
// the caches.
func (r *report) measure(entrants []*entrant, progress io.Writer) error {
	for i, e := range entrants {
		r.rows[i].rates = map[string][]float64{}
		for _, w := range e.workloads {
			if _, err := e.rate(w, min(warmUp, r.seconds)); err != nil {
				return err
			}
		}
	}
	for round := range r.rounds {
		fmt.Fprintf(progress, "round %d of %d\n", round+1, r.rounds)
		for _, w := range workloads {
			for turn := range entrants {
				i := (round + turn) % len(entrants)
				if e := entrants[i]; slices.Contains(e.workloads, w) {
					rate, err := e.rate(w, r.seconds)
					if err != nil {
						return err
					}
					r.rows[i].rates[w] = append(r.rows[i].rates[w], rate)
				}
			}
		}
	}
	return nil
}

// quartiles returns the first quartile, the median and the third quartile, with
// linear interpolation between the samples; of none, they are not numbers.
func quartiles(samples []float64) (first, median, third float64) {
	sorted := slices.Sorted(slices.Values(samples))
	at := func(share float64) float64 {
		if len(sorted) == 0 {
			return math.NaN()
		}
		whole, part := math.Modf(share * float64(len(sorted)-1))
		below := sorted[int(whole)]
		above := sorted[min(int(whole)+1, len(sorted)-1)]
		return below + part*(above-below)
	}
	return at(0.25), at(0.5), at(0.75)
}

// ratio is the median of the rounds' ratios: a disturbance of a round slowed both down.
func ratio(rates, base []float64) float64 {
	var ratios []float64
	for i := range min(len(rates), len(base)) {
		ratios = append(ratios, rates[i]/base[i])
	}
	_, median, _ := quartiles(ratios)
	return median
}
