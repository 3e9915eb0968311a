package arrival

import (
	"math"
	"slices"
	"testing"
	"time"
)

func all(a *Arrivals, most int) (due []time.Duration) {
	for range most {
		instant, ok := a.Next()
		if !ok {
			break
		}
		due = append(due, instant)
	}
	return due
}

func profile(t testing.TB, s string) Profile {
	t.Helper()
	p, err := Parse(s)
	if err != nil {
		t.Fatalf("Parse(%q): %v", s, err)
	}
	return p
}

func TestEven(t *testing.T) {
	for s, want := range map[string][]time.Duration{
		"2:2s":           {0, 500 * time.Millisecond, time.Second, 1500 * time.Millisecond},
		"1:2s,2:1s":      {0, time.Second, 2 * time.Second, 2500 * time.Millisecond},
		"0:1s,2:1s":      {time.Second, 1500 * time.Millisecond},
		"2:1s,0:5s":      {0, 500 * time.Millisecond},
		"2:1s,0:5s,1:1s": {0, 500 * time.Millisecond, 6 * time.Second},
		// N(t) = t²/2: request x at √(2x).
		"0..4:4s": {0, at(2), at(4), at(6), at(8), at(10), at(12), at(14)},
		// The same backwards, N(t) = 4t − t²/2: the gaps grow.
		"4..0:4s": {0, back(1), back(2), back(3), back(4), back(5), back(6), back(7)},
	} {
		got := all(Even(profile(t, s)), 100)
		if !slices.EqualFunc(got, want, func(a, b time.Duration) bool { return (a - b).Abs() < time.Microsecond }) {
			t.Errorf("%s: got %v, want %v", s, got, want)
		}
	}
}

func at(square float64) time.Duration { return time.Duration(math.Sqrt(square) * 1e9) }
func back(x float64) time.Duration    { return time.Duration((4 - math.Sqrt(16-2*x)) * 1e9) }

// A constant rate for ever drifts by no nanosecond a day.
func TestEvenDoesNotDrift(t *testing.T) {
	const rate = 3
	a := Even(Constant(rate))
	a.x = rate * 86400
	if got, ok := a.Next(); !ok || (got-24*time.Hour).Abs() > time.Microsecond {
		t.Errorf("got %v, %v; want a day", got, ok)
	}
}

// The gaps of a Poisson process are exponential: mean and standard deviation
// are both 1/rate, and 1 − 1/e of them are shorter than the mean.
func TestPoisson(t *testing.T) {
	const n, rate = 200_000, 1000
	due := all(Poisson(Constant(rate), 7), n)
	var sum, squares, shorter float64
	last := time.Duration(0)
	for _, instant := range due {
		gap := (instant - last).Seconds() * rate
		sum += gap
		squares += gap * gap
		if gap < 1 {
			shorter++
		}
		last = instant
	}
	mean := sum / n
	deviation := math.Sqrt(squares/n - mean*mean)
	if math.Abs(mean-1) > 0.01 || math.Abs(deviation-1) > 0.01 || math.Abs(shorter/n-(1-1/math.E)) > 0.005 {
		t.Errorf("got mean %.4f, deviation %.4f, share below the mean %.4f; want 1, 1 and %.4f", mean, deviation, shorter/n, 1-1/math.E)
	}
	if again := all(Poisson(Constant(rate), 7), n); !slices.Equal(due, again) {
		t.Error("the same seed gave other arrivals")
	}
	if other := all(Poisson(Constant(rate), 8), n); slices.Equal(due, other) {
		t.Error("another seed gave the same arrivals")
	}
}

// A ramp of random arrivals has the rate of its profile, second by second.
func TestPoissonRamp(t *testing.T) {
	p := profile(t, "0..20000:4s,5000:1s")
	var seconds [5]float64
	for _, instant := range all(Poisson(p, 1), 1_000_000) {
		seconds[int(instant/time.Second)]++
	}
	for i, want := range []float64{2500, 7500, 12500, 17500, 5000} {
		if math.Abs(seconds[i]-want) > 5*math.Sqrt(want) {
			t.Errorf("second %d: got %.0f arrivals, want about %.0f", i, seconds[i], want)
		}
	}
	if got := p.Expected(5 * time.Second); got != 45000 {
		t.Errorf("Expected = %v, want 45000", got)
	}
	if got := p.Expected(time.Second); got != 2500 {
		t.Errorf("Expected in the first second = %v, want 2500", got)
	}
}

func TestParse(t *testing.T) {
	for _, s := range []string{"1000", "0.5", "100:30s", "100..1000:30s,1000:1m0s", "0..10:1s,10..0:1s", "100:1s,0:1s", "0:1s,100:1s,0:1s"} {
		if got := profile(t, s).String(); got != s {
			t.Errorf("Parse(%q) is %q", s, got)
		}
	}
	for _, s := range []string{"", "x", "-1", "NaN", "Inf", "2e6", "0", "1e-4", "1..2", "1..:3s", "5,6", "5:1", "5:-1s", "5:0s", "0:1s", "0:1s,0:1s"} {
		if p, err := Parse(s); err == nil {
			t.Errorf("Parse(%q) = %v, want an error", s, p)
		}
	}
	if p := profile(t, "100:30s,100:5s"); p.Length() != 35*time.Second {
		t.Errorf("Length = %v", p.Length())
	}
	if rate, ok := profile(t, "100:30s,100:5s").Constant(); !ok || rate != 100 {
		t.Errorf("Constant = %v, %v", rate, ok)
	}
}

func TestDescribe(t *testing.T) {
	for s, want := range map[string]string{
		"1000":            "1,000 requests per second",
		"0..500:30s,9:1m": "0 to 500 for 30 s, then 9 for 1 min, requests per second",
	} {
		if got := profile(t, s).Describe(); got != want {
			t.Errorf("%s: got %q, want %q", s, got, want)
		}
	}
}

func BenchmarkNext(b *testing.B) {
	for name, a := range map[string]*Arrivals{"even": Even(Constant(1e6)), "poisson": Poisson(Constant(1e6), 1)} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				a.Next()
			}
		})
	}
}

// Before counts the requests that Next would have returned.
func TestBefore(t *testing.T) {
	for _, s := range []string{"10", "3", "1000", "0..100:3s,100:2s,100..0:1s", "7:1s,0:1s,7:1s"} {
		p := profile(t, s)
		for _, taken := range []int{0, 1, 5} {
			for _, until := range []time.Duration{0, 1, 100 * time.Millisecond, 100*time.Millisecond + 1, time.Second, 2500 * time.Millisecond} {
				for name, make := range map[string]func() *Arrivals{
					"even":    func() *Arrivals { return Even(p) },
					"poisson": func() *Arrivals { return Poisson(p, 3) },
				} {
					want, issued := int64(0), make()
					all(issued, taken)
					for instant, ok := issued.Next(); ok && instant < until; instant, ok = issued.Next() {
						want++
					}
					a := make()
					all(a, taken)
					if got := a.Before(until); got != want {
						t.Errorf("%s, %s, %d taken: Before(%v) = %d, want %d", s, name, taken, until, got, want)
					}
				}
			}
		}
	}
	many := Poisson(Constant(1e6), 1)
	if got := many.Before(10 * time.Second); got < 9_990_000 || got > 10_010_000 {
		t.Errorf("of a million a second in ten: %d", got)
	}
}
