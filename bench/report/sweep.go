package report

import (
	"math"
	"strconv"

	"perihelion/bench"
	"perihelion/bench/figure"
	"perihelion/bench/scaling"
	"perihelion/bench/table"
)

// laws are the fits of a sweep as a table, a row for each configuration; nil where there is
// no sweep.
func laws(r bench.Results) *table.Grid {
	if len(r.Sweeps) == 0 {
		return nil
	}
	g := &table.Grid{Heads: []table.Head{
		table.Left("configuration"), table.Right("peak, connections"), table.Right("interval"), table.Right("peak, requests/s"), table.Right("interval"),
		table.Right("of one, λ"), table.Right("contention, σ"), table.Right("coherence, κ"), table.Right("off the curve"), table.Right("R²"),
	}}
	for _, s := range r.Sweeps {
		cells := []string{s.Config, "no fit", "", "", "", "", "", "", "", ""}
		if f := s.Fit; f != nil {
			peak, interval := "none within "+figure.Count(f.Largest), between(f.PeakConnections, wholeNumber)
			if f.Peaks() {
				peak = wholeNumber(f.PeakConnections.Value)
			}
			if f.Confidence == 0 {
				interval = ""
			}
			cells = []string{s.Config, peak, interval, figure.PerSecond(f.PeakRPS.Value), between(f.PeakRPS, figure.PerSecond),
				figure.PerSecond(f.Lambda.Value), small(f.Sigma.Value), small(f.Kappa.Value), figure.WholePercent(f.Error), small(f.R2)}
		}
		g.Rows = append(g.Rows, cells)
	}
	return g
}

// between is an interval of an estimate. One without a bound above has none.
func between(e scaling.Estimate, words func(float64) string) string {
	switch {
	case e.Low == e.High:
		return ""
	case math.IsInf(e.High, 1):
		return words(e.Low) + " or more"
	}
	return words(e.Low) + "–" + words(e.High)
}

func wholeNumber(v float64) string { return figure.Count(int(math.Round(v))) }

// small is a number with three significant digits, as small ones are read.
func small(v float64) string {
	if v == 0 {
		return "0"
	}
	return strconv.FormatFloat(v, 'g', 3, 64)
}

// ofLaws explains the table of laws.
const ofLaws = "The curve of a sweep is the Universal Scalability Law, λN / (1 + σ(N−1) + κN(N−1)) with N connections, fitted to the medians. Its intervals cover 95 % (bootstrap over the rounds). Comparisons are between the levels nearest to the peaks of the curves"
