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

// limits are the rates found by a search as a table; nil where there is none.
func limits(r bench.Results) *table.Grid {
	if r.Plan.P99Below == 0 {
		return nil
	}
	g := &table.Grid{Heads: []table.Head{
		table.Left("configuration"), table.Right("requests/s held"), table.Right("interval"), table.Left("above it"),
		table.Right("rates held"), table.Right("tried"), table.Right("as fast as possible"),
	}}
	for _, result := range r.Results {
		cells := []string{result.Config, "none", "", "", "", "", ""}
		if l := result.Limit; l != nil && len(result.Repeats) > 0 {
			if l.Rate > 0 {
				cells[1], cells[2] = figure.PerSecond(l.Rate), figure.Range(l.Low, l.High)
			}
			if l.High == 0 {
				cells[2] = "no bound"
			}
			cells[3] = Missed(l.By)
			cells[4], cells[5], cells[6] = figure.Count(l.Held), figure.Count(l.Trials), figure.PerSecond(l.Capacity)
		}
		g.Rows = append(g.Rows, cells)
	}
	return g
}

// Missed puts into words what keeps a rate from being held: a By of a limit, or a Missed of a
// trial; "" where it is held.
func Missed(by string) string {
	return map[string]string{
		bench.ByP99: "p99 too high", bench.ByRate: "rate not held", bench.ByFailures: "requests fail", bench.ByGenerator: "the generator's limit",
	}[by]
}

// ofLimits explains the table of limits.
const ofLimits = "A rate is held when no request fails, requests are sent when they are due, and the p99 from the due instant stays below the limit. requests/s is the rate that is held as often as not, with the interval that holds 95 % of the probability after all trials"

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
