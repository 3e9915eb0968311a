package load

import (
	"slices"
	"testing"
	"time"

	"github.com/HdrHistogram/hdrhistogram-go"
)

func TestDistribution(t *testing.T) {
	var h *hdrhistogram.Histogram
	for us := 1; us <= 10_000; us++ {
		observe(&h, int64(us)*int64(time.Microsecond))
	}
	half := Measurement{Histogram: encode(h)}
	d := Distribute([]Measurement{half, half, {}, {Histogram: "broken"}})
	if d.Count() != 20_000 {
		t.Errorf("there are %d successes, want those of both, 20000", d.Count())
	}
	for i, got := range d.At(50, 99, 99.99, 100) {
		if want := []float64{5, 9.9, 9.999, 10}[i]; got < want*0.999 || got > want*1.001 {
			t.Errorf("At gives %v ms, want %v", got, want)
		}
	}
	if m := Merge([]Measurement{half}); m.P9999 < 9.99 || m.P9999 > m.Max {
		t.Errorf("p99.99 is %v ms of at most %v", m.P9999, m.Max)
	}
	var n int64
	cells := d.Cells()
	for _, c := range cells {
		n += c.Count
		if c.From >= c.To {
			t.Errorf("a cell goes from %v to %v", c.From, c.To)
		}
	}
	if n != d.Count() || !slices.IsSortedFunc(cells, func(a, b Cell) int { return int(1e3 * (a.From - b.From)) }) {
		t.Errorf("the cells hold %d of %d successes, or are not in order", n, d.Count())
	}
}

func TestDistributionOfNothing(t *testing.T) {
	for _, d := range []Distribution{{}, Distribute(nil), Distribute([]Measurement{{}})} {
		if d.Count() != 0 || d.At(50)[0] != 0 || len(d.Cells()) > 0 {
			t.Errorf("nothing has %d successes, %v, %v", d.Count(), d.At(50), d.Cells())
		}
	}
}
