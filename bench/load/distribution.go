package load

import "github.com/HdrHistogram/hdrhistogram-go"

// Distribution is the latency of the successes of measurements, as far as their
// histograms have it. The zero Distribution is empty.
type Distribution struct{ histogram *hdrhistogram.Histogram }

// Distribute adds up the histograms of several measurements, as Merge does.
func Distribute(ms []Measurement) Distribution { return Distribution{merged(ms)} }

// LeastBeyond is how many answers must have taken longer than a percentile for its value
// to be more than chance: of 1,000 answers it is known up to the 99th, of 100,000 up to the
// 99.99th.
const LeastBeyond = 10

// Supports reports whether so many answers give a percentile, in percent.
func Supports(answers int64, percent float64) bool {
	return float64(answers)*(1-percent/100) > LeastBeyond-1e-6
}

// Count is the number of successes.
func (d Distribution) Count() int64 {
	if d.histogram == nil {
		return 0
	}
	return d.histogram.TotalCount()
}

// At returns, for each percentage from 0 to 100, the latency in milliseconds that so many
// of the successes did not exceed: 0 where there are none. All of them cost one pass.
func (d Distribution) At(percent ...float64) []float64 {
	values := make([]float64, len(percent))
	if d.Count() == 0 {
		return values
	}
	for i, us := range d.histogram.ValueAtPercentilesSlice(percent) {
		values[i] = milliseconds(us)
	}
	return values
}

// Cell is a step of a histogram: the successes that took From milliseconds or more, and
// less than To.
type Cell struct {
	From, To float64
	Count    int64
}

// Cells are the steps with successes, the fastest first. They are 0.1 % of their latency
// wide, and at least 1 µs.
func (d Distribution) Cells() []Cell {
	if d.histogram == nil {
		return nil
	}
	var cells []Cell
	for _, b := range d.histogram.Distribution() {
		if b.Count > 0 {
			cells = append(cells, Cell{From: milliseconds(b.From), To: milliseconds(b.To + 1), Count: b.Count})
		}
	}
	return cells
}
