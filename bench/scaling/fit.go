package scaling

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"

	"github.com/aclements/go-moremath/stats"
)

// Point is one number of connections with the throughputs that were measured at it.
type Point struct {
	Connections int
	Rounds      map[int]float64 // by round; above 0
}

// Estimate is a quantity with its interval. +Inf means that there is none, or no bound.
type Estimate struct {
	Value, Low, High float64
}

// Fit is the law of some points. Confidence is that of every interval, 0 where there are
// too few rounds for one: Low and High are then as Value.
type Fit struct {
	Lambda          Estimate `json:"lambda"`          // requests per second of one connection
	Sigma           Estimate `json:"sigma"`           // contention, a share
	Kappa           Estimate `json:"kappa"`           // coherence
	PeakConnections Estimate `json:"peakConnections"` // +Inf where there is no peak up to Largest
	PeakRPS         Estimate `json:"peakRPS"`         // requests per second at the peak, or at Largest where there is none
	Largest         int      `json:"largest"`         // number of connections measured
	Confidence      float64  `json:"confidence"`      // of the intervals: 0.95, or 0
	Error           float64  `json:"error"`           // root of the mean squared distance of the medians from the curve, as a share of it
	R2              float64  `json:"r2"`              // share of the variance of the medians that the curve explains
}

// The bounds of a fit that means something.
const (
	LeastPoints = 4    // one more than there are parameters
	LeastRounds = 6    // for intervals, as for that of a median
	mostError   = 0.25 // of Fit.Error
	draws       = 2000
	confidence  = 0.95
)

// Law is the law of the estimates.
func (f Fit) Law() Law { return Law{f.Lambda.Value, f.Sigma.Value, f.Kappa.Value} }

// Peaks reports whether throughput peaks within the numbers measured.
func (f Fit) Peaks() bool { return !math.IsInf(f.PeakConnections.Value, 1) }

// New fits the law to the medians of the points. The error is a clause with the reason
// why there is no fit that means something.
//
// The intervals are those of the bootstrap over rounds, which are drawn with replacement
// for all points at once, since points of one round share the state of the machine. Few
// rounds vary less in it than they should; the percentiles are widened for that as in
// Hesterberg, What Teachers Should Know about the Bootstrap, American Statistician 69, 2015,
// section 4.3 (expanded percentile interval). The same seed gives the same intervals.
func New(points []Point, seed uint64) (Fit, error) {
	points = slices.DeleteFunc(slices.Clone(points), func(p Point) bool { return len(p.Rounds) == 0 })
	if len(points) < LeastPoints {
		return Fit{}, fmt.Errorf("a fit needs %d numbers of connections that were measured well, and there are %d", LeastPoints, len(points))
	}
	n := make([]float64, len(points))
	medians := make([]float64, len(points))
	rounds := make(map[int]bool)
	for i, p := range points {
		n[i] = float64(p.Connections)
		var values []float64
		for round, v := range p.Rounds {
			values, rounds[round] = append(values, v), true
		}
		medians[i] = median(values)
	}
	law := fit(n, medians)
	f := summary(law, slices.Max(n))
	f.Error, f.R2 = distance(law, n, medians)
	if f.Error > mostError {
		return Fit{}, fmt.Errorf("its throughputs lie %.0f %% off the law's curve on average", 100*f.Error)
	}
	if len(rounds) >= LeastRounds {
		f.bootstrap(points, n, len(rounds), sorted(rounds), rand.New(rand.NewPCG(seed, uint64(len(points)))))
	}
	return f, nil
}

func sorted(rounds map[int]bool) []int {
	var all []int
	for r := range rounds {
		all = append(all, r)
	}
	slices.Sort(all)
	return all
}

// summary is a law without intervals.
func summary(l Law, largest float64) Fit {
	f := Fit{Lambda: exactly(l.Lambda), Sigma: exactly(l.Sigma), Kappa: exactly(l.Kappa), Largest: int(largest)}
	peak := l.Peak()
	f.PeakRPS = exactly(l.At(min(peak, largest)))
	if peak > largest {
		peak = math.Inf(1)
	}
	f.PeakConnections = exactly(peak)
	return f
}

func exactly(v float64) Estimate { return Estimate{v, v, v} }

// bootstrap computes the intervals.
func (f *Fit) bootstrap(points []Point, n []float64, size int, rounds []int, random *rand.Rand) {
	estimates := f.estimates()
	samples := make([][]float64, len(estimates))
	values := make([]float64, 0, size)
	x := make([]float64, len(points))
	drawn := make([]int, size)
	for range draws {
		for i := range drawn {
			drawn[i] = rounds[random.IntN(size)]
		}
		whole := true
		for i, p := range points {
			values = values[:0]
			for _, round := range drawn {
				if v, ok := p.Rounds[round]; ok {
					values = append(values, v)
				}
			}
			if whole = whole && len(values) > 0; whole {
				x[i] = median(values)
			}
		}
		if !whole {
			continue
		}
		one := summary(fit(n, x), float64(f.Largest))
		for i, e := range one.estimates() {
			samples[i] = append(samples[i], e.Value)
		}
	}
	if len(samples[0]) < draws/2 {
		return // of a run that was stopped in an early round
	}
	freedom := float64(size - 1)
	t := stats.InvCDF(stats.TDist{V: freedom})((1 + confidence) / 2)
	tail := stats.StdNormal.CDF(-t * math.Sqrt(float64(size)/freedom))
	f.Confidence = confidence
	for i, e := range estimates {
		slices.Sort(samples[i])
		e.Low = min(e.Value, quantile(samples[i], tail))
		e.High = max(e.Value, quantile(samples[i], 1-tail))
	}
}

// estimates are the quantities of a fit, to be changed.
func (f *Fit) estimates() []*Estimate {
	return []*Estimate{&f.Lambda, &f.Sigma, &f.Kappa, &f.PeakConnections, &f.PeakRPS}
}

// quantile of sorted values, without interpolation, since they may be infinite.
func quantile(sorted []float64, p float64) float64 {
	return sorted[min(len(sorted)-1, int(p*float64(len(sorted))))]
}

// median of values, which it sorts.
func median(values []float64) float64 {
	slices.Sort(values)
	half := len(values) / 2
	if len(values)%2 == 1 {
		return values[half]
	}
	return (values[half-1] + values[half]) / 2
}

// distance describes how well a law agrees with throughputs, see Fit.
func distance(l Law, n, x []float64) (share, r2 float64) {
	var mean, off, spread float64
	for _, v := range x {
		mean += v / float64(len(x))
	}
	for i, v := range x {
		curve := l.At(n[i])
		share += (v/curve - 1) * (v/curve - 1) / float64(len(x))
		off += (v - curve) * (v - curve)
		spread += (v - mean) * (v - mean)
	}
	if spread > 0 {
		r2 = max(0, 1-off/spread)
	}
	return math.Sqrt(share), r2
}
