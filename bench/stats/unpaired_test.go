package stats

import (
	"math"
	"math/bits"
	"math/rand/v2"
	"slices"
	"testing"
)

// The worked example of Hollander and Wolfe, Nonparametric Statistical Methods,
// section 4.1: permeability constants of the human chorioamnion at term and earlier.
// R gives W = 35, p = 0.2544 (wilcox.test(x, y)), the estimate 0.305 and the 95 %
// interval −0.15 to 0.76.
func TestUnpairedPublishedExample(t *testing.T) {
	term := []float64{0.80, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46}
	earlier := []float64{1.15, 0.88, 0.90, 0.74, 1.21}
	u := NewUnpaired(earlier, term)
	low, high, confidence := u.Interval(0.05)
	if math.Abs(u.P()-0.2544) > 5e-5 || math.Abs(u.Estimate()-0.305) > 1e-9 || math.Abs(low+0.15) > 1e-9 || math.Abs(high-0.76) > 1e-9 || confidence < 0.95 {
		t.Errorf("p %v, estimate %v, %v to %v with %v; want 0.2544, 0.305, −0.15 to 0.76", u.P(), u.Estimate(), low, high, confidence)
	}
}

// The distribution is the share of all orders of m + n values.
func TestRankSumIsTheShareOfOrders(t *testing.T) {
	for m := 0; m <= 6; m++ {
		for n := 0; n <= 6; n++ {
			count, orders := make([]float64, m*n+1), 0.0
			for way := range uint(1) << (m + n) { // a set bit is a value of the second sample
				if bits.OnesCount(way) != n {
					continue
				}
				below, statistic := 0, 0
				for i := range m + n {
					if way>>i&1 == 1 {
						statistic += below
					} else {
						below++
					}
				}
				count[statistic]++
				orders++
			}
			sum := 0.0
			for k, got := range rankSum(m, n) {
				sum += count[k]
				if !near(got, sum/orders) {
					t.Errorf("%d and %d values, at most %d: %v, want %v", m, n, k, got, sum/orders)
				}
			}
		}
	}
}

// The upper critical values of every table: 23 of 10 and 10, 127 of 20 and 20, at 5 %.
func TestRankSumOfMany(t *testing.T) {
	for n, critical := range map[int]int{10: 23, 20: 127} {
		d := rankSum(n, n)
		if 2*d[critical] > 0.05 || 2*d[critical+1] <= 0.05 {
			t.Errorf("%d and %d values: at most %d has %v, at most %d has %v", n, n, critical, 2*d[critical], critical+1, 2*d[critical+1])
		}
	}
	d := rankSum(100, 100)
	if d[10_000] < 1-1e-9 || math.Abs(d[4999]-d[5000]/2-d[4999]/2) > 1e-3 || d[0] <= 0 {
		t.Errorf("100 and 100 values: %v at 0, %v and %v in the middle, %v at the end", d[0], d[4999], d[5000], d[10_000])
	}
	// The normal approximation in the tail, with the correction for continuity.
	z := (3900.5 - 5000) / math.Sqrt(100*100*201/12.0)
	if want := math.Erfc(-z/math.Sqrt2) / 2; math.Abs(d[3900]/want-1) > 0.05 {
		t.Errorf("100 and 100 values, at most 3900: %v, about %v", d[3900], want)
	}
}

// The p value, the interval at any level and the estimate agree, whatever the data.
func TestUnpairedNeverContradictsItself(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 0))
	for range 5_000 {
		a, b := sample(r), sample(r)
		u := NewUnpaired(a, b)
		level := 0.05 / float64(1+r.IntN(12))
		low, high, confidence := u.Interval(level)
		outside := low > 0 || high < 0
		switch {
		case confidence >= 1-level && outside != (u.P() <= level),
			confidence < 1-level && SmallestUnpairedP(len(a), len(b)) <= level,
			!(low <= u.Estimate() && u.Estimate() <= high):
			t.Fatalf("%v and %v at level %v: p %v, estimate %v, %v to %v with %v", a, b, level, u.P(), u.Estimate(), low, high, confidence)
		}
		turned := NewUnpaired(b, a)
		if l, h, _ := turned.Interval(level); turned.P() != u.P() || turned.Estimate() != -u.Estimate() || l != -high || h != -low {
			t.Fatalf("%v and %v: turned round, p %v became %v", a, b, u.P(), turned.P())
		}
	}
}

func TestEnoughUnpaired(t *testing.T) {
	for m, want := range map[int]int{1: 4, 2: 5, 9: 6, 25: 7} {
		level := 0.05 / float64(m)
		if got := EnoughUnpaired(level); got != want {
			t.Errorf("EnoughUnpaired(0.05/%d) = %d, want %d", m, got, want)
		}
		apart := slices.Repeat([]float64{0}, want)
		if p := NewUnpaired(apart, slices.Repeat([]float64{1}, want)).P(); p > level || !near(p, SmallestUnpairedP(want, want)) {
			t.Errorf("two samples of %d that do not overlap have p %v, SmallestUnpairedP has %v", want, p, SmallestUnpairedP(want, want))
		}
	}
	if p := NewUnpaired(nil, []float64{1}).P(); p != 1 {
		t.Errorf("of nothing p is %v, want 1", p)
	}
}
