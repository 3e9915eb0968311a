package stats

import (
	"math"
	"math/bits"
	"math/rand/v2"
	"slices"
	"testing"
)

func near(a, b float64) bool { return math.Abs(a-b) <= 1e-12*max(1, math.Abs(b)) }

// The worked example of Hollander and Wolfe, Nonparametric Statistical Methods,
// section 3.1: the Hamilton depression scale of nine patients before and after
// tranquilizer therapy. They give T = 5, the estimate −0.46 and the 96.1 %
// interval −0.786 to −0.010.
func TestPairedPublishedExample(t *testing.T) {
	before := []float64{1.83, 0.50, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.30}
	after := []float64{0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29}
	var differences []float64
	for i := range before {
		differences = append(differences, after[i]-before[i])
	}
	p := NewPaired(differences)
	low, high, confidence := p.Interval(0.05)
	if !near(p.P(), 20.0/512) || math.Abs(p.Estimate()+0.46) > 1e-9 || math.Abs(low+0.786) > 1e-9 || math.Abs(high+0.010) > 1e-9 || math.Abs(confidence-0.961) > 5e-4 {
		t.Errorf("p %v, estimate %v, %v to %v with %v; want 0.0390625, −0.46, −0.786 to −0.010 with 0.961", p.P(), p.Estimate(), low, high, confidence)
	}
}

// P values of scipy.stats.wilcoxon (1.10.1, mode='exact'), and numpy's median of
// the Walsh averages.
func TestPairedAgreesWithSciPy(t *testing.T) {
	for _, c := range []struct {
		differences []float64
		p, estimate float64
	}{
		{[]float64{0.4012, 0.6987, 0.1259, -0.4906, -0.0547, -0.5916}, 1, 0.0356},
		{[]float64{0.4601, 1.7402, -0.0922, -0.2205, 0.8898, 0.7569, 0.5054, -0.5305, 0.3707, 1.0953}, 0.064453125, 0.48275},
		{[]float64{-0.9442, -0.0576, -1.5012, -0.8895, -1.4417, 0.1649, -0.8674, 0.6713, 0.5568, 0.2131, -2.1168, -0.1387, 0.3515, 0.5133, -1.1301}, 0.1353759765625, -0.4287},
		{[]float64{-0.0778, -0.5785, -0.4088, 1.4609, -0.4075, 0.3675, 1.2844, -0.1836, 0.2883, 0.5105, 0.4638, -0.8251, 0.4761, 1.7588, -1.1471, 1.2594, 0.5194, -0.2415, 2.4004, 1.1623, -0.7993, 0.4745, 0.9767, 0.2112, 1.0829}, 0.03933870792388916, 0.39655},
	} {
		p := NewPaired(c.differences)
		if !near(p.P(), c.p) || !near(p.Estimate(), c.estimate) {
			t.Errorf("%d pairs: p %v, estimate %v; want %v, %v", len(c.differences), p.P(), p.Estimate(), c.p, c.estimate)
		}
	}
}

// signs is how the test is defined: the share of all 2ⁿ ways of signing the ranks
// whose statistic is no larger than k.
func signs(n, k int) float64 {
	few := 0
	for way := range uint(1) << n {
		sum := 0
		for rest := way; rest != 0; rest &= rest - 1 {
			sum += bits.TrailingZeros(rest) + 1
		}
		if sum <= k {
			few++
		}
	}
	return float64(few) / math.Exp2(float64(n))
}

func TestSignedRankIsTheShareOfSigns(t *testing.T) {
	for n := 1; n <= 10; n++ {
		for k, got := range signedRank(n) {
			if want := signs(n, k); !near(got, want) {
				t.Errorf("%d pairs, at most %d: %v, want %v", n, k, got, want)
			}
		}
	}
	// 2 · P(T ≤ 8) of 10 pairs, in every table: 0.0488.
	if got := 2 * signedRank(10)[8]; got != 50.0/1024 {
		t.Errorf("10 pairs, at most 8: %v, want 50/1024", got)
	}
}

// sample draws differences: some coarse, so that they tie, cancel and are 0.
func sample(r *rand.Rand) []float64 {
	d := make([]float64, 1+r.IntN(14))
	coarse, shift := r.IntN(3) == 0, r.NormFloat64()
	for i := range d {
		d[i] = shift + r.NormFloat64()
		if coarse {
			d[i] = math.Round(2 * d[i])
		}
	}
	return d
}

// The p value, the interval at any level and the estimate agree, whatever the data.
func TestPairedNeverContradictsItself(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 0))
	for range 20_000 {
		d := sample(r)
		p := NewPaired(d)
		level := 0.05 / float64(1+r.IntN(12))
		low, high, confidence := p.Interval(level)
		outside := low > 0 || high < 0
		switch {
		case confidence >= 1-level && outside != (p.P() <= level),
			confidence > 0 && outside != (p.P() <= 1-confidence+1e-15),
			confidence < 1-level && SmallestP(len(d)) <= level,
			!(low <= p.Estimate() && p.Estimate() <= high):
			t.Fatalf("%v at level %v: p %v, estimate %v, %v to %v with %v", d, level, p.P(), p.Estimate(), low, high, confidence)
		}
		var turned []float64
		for _, v := range d {
			turned = append(turned, -v)
		}
		q := NewPaired(turned)
		if qlow, qhigh, _ := q.Interval(level); q.P() != p.P() || q.Estimate() != -p.Estimate() || qlow != -high || qhigh != -low {
			t.Fatalf("%v: turned round, p %v became %v, %v to %v became %v to %v", d, p.P(), q.P(), low, high, qlow, qhigh)
		}
	}
}

// Whatever ties the sizes of the differences have, and whatever their signs, the
// test is wrong no more often than its level.
func TestPairedKeepsItsLevelWithTies(t *testing.T) {
	r := rand.New(rand.NewPCG(6, 0))
	for range 300 {
		n := 4 + r.IntN(6)
		sizes := make([]float64, n)
		for i := range sizes {
			sizes[i] = float64(r.IntN(5))
		}
		var values []float64
		for way := range uint(1) << n {
			d := slices.Clone(sizes)
			for i := range d {
				if way>>i&1 == 1 {
					d[i] = -d[i]
				}
			}
			values = append(values, NewPaired(d).P())
		}
		slices.Sort(values)
		for i, p := range values {
			if share := float64(i+1) / float64(len(values)); share > p+1e-12 && (i+1 == len(values) || values[i+1] > p) {
				t.Fatalf("sizes %v: %v of the signs give p ≤ %v", sizes, share, p)
			}
		}
	}
}

func TestPairedOfNothing(t *testing.T) {
	p := NewPaired(nil)
	if low, high, confidence := p.Interval(0.05); p.P() != 1 || p.Estimate() != 0 || low != 0 || high != 0 || confidence != 0 {
		t.Errorf("p %v, estimate %v, %v to %v with %v; want 1 and zeros", p.P(), p.Estimate(), low, high, confidence)
	}
}

func TestEnough(t *testing.T) {
	for m, want := range map[int]int{1: 6, 2: 7, 3: 7, 4: 8, 9: 9, 25: 10} {
		level := 0.05 / float64(m)
		if got := Enough(level); got != want {
			t.Errorf("Enough(0.05/%d) = %d, want %d", m, got, want)
		}
		all := make([]float64, want)
		for i := range all {
			all[i] = float64(i + 1)
		}
		if p := NewPaired(all).P(); p > level || p != SmallestP(want) {
			t.Errorf("%d pairs of one sign have p %v, SmallestP says %v", want, p, SmallestP(want))
		}
		if p := NewPaired(all[1:]).P(); p <= level {
			t.Errorf("%d pairs are enough already: p %v", want-1, p)
		}
	}
}
