package bench

import (
	"fmt"
	"math"
	"slices"

	"perihelion/bench/figure"
	"perihelion/bench/scaling"
	"perihelion/bench/server"
	"perihelion/bench/warning"
)

// Sweep is one configuration at several numbers of connections.
type Sweep struct {
	Config  string       `json:"config"`            // label
	Levels  []Result     `json:"levels"`            // one for each number of connections, ascending
	Fit     *scaling.Fit `json:"fit,omitempty"`     // the Universal Scalability Law, of the ranked levels
	Refused string       `json:"refused,omitempty"` // why there is no fit: a clause
}

// Best is the level that stands for the configuration in comparisons: the ranked one nearest
// to the peak of the law, or the one with the highest median where there is no law, or where
// its interval lies above that of the nearest, so that the law places the peak wrongly; where
// none is ranked, the first.
//
// The highest of several medians is too high by chance, and the more levels are near the
// top, the more. So a configuration with a flat peak would be favoured over one with a sharp peak.
// The law places the peak by all levels together, which leaves hardly any of that. Without
// it a configuration is not compared.
func (s Sweep) Best() Result {
	best, near := s.Levels[0], Result{}
	for _, level := range s.Levels {
		if !level.Ranked {
			continue
		}
		if !best.Ranked || level.RPS.Median > best.RPS.Median {
			best = level
		}
		if s.Fit != nil && (!near.Ranked || s.distance(level) < s.distance(near)) {
			near = level
		}
	}
	if near.Ranked && best.RPS.Low <= near.RPS.High {
		return near
	}
	return best
}

// distance is how far a level is from the peak of the law, as the logarithm of a ratio.
func (s Sweep) distance(level Result) float64 {
	peak := min(s.Fit.PeakConnections.Value, float64(s.Fit.Largest))
	return math.Abs(math.Log(float64(level.Connections) / peak))
}

// sweep gathers one configuration at each number of connections, and fits the law.
func sweep(r Record, s server.Subject, latency pool) Sweep {
	out := Sweep{Config: s.Label()}
	var points []scaling.Point
	for _, n := range r.Plan.Levels() {
		level := gather(r, s, n, latency)
		out.Levels = append(out.Levels, level)
		if level.Ranked {
			points = append(points, scaling.Point{Connections: n, Rounds: level.Rates().Rounds})
		}
	}
	fit, err := scaling.New(points, r.Plan.Seed)
	if err != nil {
		out.Refused = err.Error()
	} else {
		out.Fit = &fit
	}
	return out
}

// summed is the result of a configuration in a sweep: that at its best number of connections,
// with the doubts about the others.
func (s Sweep) summed() Result {
	best := s.Best()
	var out []int
	for _, level := range s.Levels {
		if !level.Ranked && (level.Broken != "" || level.Failed > 0) && level.Connections != best.Connections {
			out = append(out, level.Connections)
		}
	}
	best.Warnings = slices.Clone(best.Warnings)
	if len(out) > 0 {
		best.Warnings = append(best.Warnings, warning.Warning{
			Code: "levels-left-out", Severity: warning.Caution,
			Cause:  fmt.Sprintf("with %s connections requests failed, or nothing could be measured. The fit and the peak leave that out", figure.Series(out)),
			Remedy: "The warnings of these rows have the reason",
		}.About(s.Config))
	}
	if s.Refused != "" && best.Ranked {
		best.Warnings = append(best.Warnings, warning.Warning{
			Code: "no-fit", Severity: warning.Note, Cause: "the Universal Scalability Law does not describe it: " + s.Refused,
			Remedy: "Take the peak from the figures themselves. It is not compared with the others",
		}.About(s.Config))
	}
	return best
}

// Measured are all results of the run: of a sweep those at each number of connections, in
// the plan's order.
func (r Results) Measured() []Result {
	if len(r.Sweeps) == 0 {
		return r.Results
	}
	var all []Result
	for _, s := range r.Sweeps {
		all = append(all, s.Levels...)
	}
	return all
}

// Stands reports whether one of Measured stands for its configuration in comparisons.
func (r Results) Stands(measured Result) bool {
	return slices.ContainsFunc(r.Results, func(one Result) bool {
		return one.Config == measured.Config && one.Connections == measured.Connections
	})
}

// Done is the number of finished repeats.
func (r Results) Done() int {
	n := 0
	for _, result := range r.Measured() {
		n += len(result.Repeats)
	}
	return n
}
