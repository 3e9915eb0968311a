package scaling

import (
	"encoding/json"
	"math"
	"math/rand/v2"
	"strings"
	"testing"
)

var levels = []int{1, 2, 4, 8, 16, 32, 64, 128, 256}

// simulated are rounds of a law with relative noise, of each repeat and of each round.
func simulated(l Law, numbers []int, rounds int, noise float64, random *rand.Rand) []Point {
	points := make([]Point, len(numbers))
	for i, n := range numbers {
		points[i] = Point{n, make(map[int]float64)}
	}
	for round := 1; round <= rounds; round++ {
		shared := random.NormFloat64() * noise / 2
		for i, n := range numbers {
			points[i].Rounds[round] = l.At(float64(n)) * math.Exp(shared+random.NormFloat64()*noise)
		}
	}
	return points
}

func near(got, want, tolerance float64) bool { return math.Abs(got-want) <= tolerance*math.Abs(want) }

func TestTheLawIsFoundAgain(t *testing.T) {
	for _, want := range []Law{
		{1000, 0, 0}, {1000, 0.02, 0}, {1000, 0, 1e-4}, {2500, 0.03, 1e-4}, {40_000, 0.3, 0.002}, {10, 0.9, 0.01},
	} {
		f, err := New(simulated(want, levels, 1, 0, rand.New(rand.NewPCG(1, 1))), 1)
		if err != nil {
			t.Errorf("%+v: %v", want, err)
			continue
		}
		got := f.Law()
		if !near(got.Lambda, want.Lambda, 1e-6) || math.Abs(got.Sigma-want.Sigma) > 1e-6 || math.Abs(got.Kappa-want.Kappa) > 1e-9 || f.Error > 1e-6 || f.R2 < 0.999999 || f.Confidence != 0 {
			t.Errorf("%+v: got %+v", want, f)
		}
		if peak := want.Peak(); f.Peaks() != (peak <= 256) || f.Peaks() && !near(f.PeakConnections.Value, peak, 1e-4) {
			t.Errorf("%+v: peak %v, want %v", want, f.PeakConnections.Value, peak)
		}
	}
}

// A ray tracer on 1 to 64 processors, of Gunther, Guerrilla Capacity Planning, chapter 5,
// has a contention of 0.05 and next to no coherence.
func TestRaytracer(t *testing.T) {
	var points []Point
	for n, x := range map[int]float64{1: 20, 4: 78, 8: 130, 12: 170, 16: 190, 20: 200, 24: 210, 28: 230, 32: 260, 48: 280, 64: 310} {
		points = append(points, Point{n, map[int]float64{1: x}})
	}
	f, err := New(points, 1)
	if err != nil || f.Sigma.Value < 0.03 || f.Sigma.Value > 0.07 || f.Kappa.Value > 1e-4 || f.R2 < 0.97 || f.Peaks() {
		t.Errorf("%+v, %v; want a contention of about 0.05 and no peak", f, err)
	}
}

func TestPeakAtTheEnds(t *testing.T) {
	if p := (Law{1, 1.2, 0.1}).Peak(); p != 1 {
		t.Errorf("throughput that falls from the first peaks at %v, want 1", p)
	}
	if p := (Law{1, 0.1, 5}).Peak(); p != 1 {
		t.Errorf("a peak below one connection is %v, want 1", p)
	}
	f, err := New(simulated(Law{1000, 0.01, 1e-6}, levels, 1, 0, rand.New(rand.NewPCG(1, 1))), 1) // peaks at 995
	if err != nil || f.Peaks() || !near(f.PeakRPS.Value, Law{1000, 0.01, 1e-6}.At(256), 1e-6) {
		t.Errorf("a peak beyond 256 is %+v, %v; want none, and the throughput at 256", f, err)
	}
}

func TestRefusals(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 1))
	if _, err := New(simulated(Law{1000, 0.1, 1e-4}, levels[:3], 6, 0.01, random), 1); err == nil || !strings.Contains(err.Error(), "there are 3") {
		t.Errorf("three points: %v", err)
	}
	points := simulated(Law{1000, 0.1, 1e-4}, levels, 6, 0.01, random)
	points[8].Rounds, points[7].Rounds = nil, nil
	if f, err := New(points, 1); err != nil || f.Largest != 64 {
		t.Errorf("points without a measurement: %+v, %v", f, err)
	}
	for i := range points {
		if points[i].Rounds = map[int]float64{1: 1000}; i%2 == 1 {
			points[i].Rounds[1] = 100
		}
	}
	if _, err := New(points, 1); err == nil || !strings.Contains(err.Error(), "off the law's curve") {
		t.Errorf("a saw: %v", err)
	}
}

// The intervals hold the truth in 93 % of simulated runs or more.
func TestIntervalsHoldTheTruth(t *testing.T) {
	const runs = 100
	for name, c := range map[string]struct {
		law    Law
		rounds int
		noise  float64
	}{
		"clear peak":   {Law{2500, 0.05, 2.5e-4}, 10, 0.05},
		"early peak":   {Law{9000, 0.3, 0.01}, 10, 0.03},
		"six rounds":   {Law{2500, 0.05, 2.5e-4}, 6, 0.05},
		"no coherence": {Law{2500, 0.05, 0}, 10, 0.05},
	} {
		random := rand.New(rand.NewPCG(3, 4))
		truth := summary(c.law, 256)
		held := make([]int, 5)
		for run := range runs {
			f, err := New(simulated(c.law, levels, c.rounds, c.noise, random), uint64(run))
			if err != nil {
				t.Fatal(err)
			}
			for i, e := range f.estimates() {
				if want := truth.estimates()[i].Value; e.Low <= want && want <= e.High {
					held[i]++
				}
			}
		}
		for i, n := range held {
			if float64(n) < 0.93*runs {
				t.Errorf("%s: the interval of quantity %d holds the truth in %d of %d runs", name, i, n, runs)
			}
		}
	}
}

func TestTheSameSeedGivesTheSameIntervals(t *testing.T) {
	points := simulated(Law{2500, 0.05, 2.5e-4}, levels, 8, 0.05, rand.New(rand.NewPCG(3, 4)))
	a, _ := New(points, 5)
	b, _ := New(points, 5)
	if c, _ := New(points, 6); a != b || a == c || a.Confidence != 0.95 {
		t.Errorf("seed 5: %+v and %+v; seed 6: %+v", a, b, c)
	}
}

func TestFitInJSON(t *testing.T) {
	want := Fit{Lambda: Estimate{1, 0.5, 2}, PeakConnections: Estimate{math.Inf(1), 90, math.Inf(1)}, Largest: 256, Confidence: 0.95}
	text, err := json.Marshal(want)
	if err != nil || !strings.Contains(string(text), `"peakConnections":{"low":90}`) {
		t.Errorf("%s, %v", text, err)
	}
	var got Fit
	if err := json.Unmarshal(text, &got); err != nil || got != want {
		t.Errorf("%+v, %v; want %+v", got, err, want)
	}
}
