package bench

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"perihelion/bench/load"
	"perihelion/bench/scaling"
	"perihelion/bench/server"
	"perihelion/bench/warning"
)

// sweepPlan is a plan with a sweep of some configurations.
func sweepPlan(labels ...string) Plan {
	return Plan{Configs: labelled(labels...), Path: DefaultPath, Sweep: []int{16, 1, 2, 4, 8, 32, 64, 128, 256}, Requests: 1000, KeepAlive: true, Repeats: 8, Seed: 5}
}

// laws are the throughputs of the simulated servers.
var laws = map[string]scaling.Law{
	"goroutines": {Lambda: 2500, Sigma: 0.05, Kappa: 2.5e-4},
	"prefork":    {Lambda: 2500, Sigma: 0.02, Kappa: 0},
}

func obeying(random *rand.Rand, noise float64) func(string, load.Options) load.Measurement {
	return func(config string, o load.Options) load.Measurement {
		return good(laws[config].At(float64(o.Connections)) * math.Exp(noise*random.NormFloat64()))
	}
}

func TestSweepIsInterleavedAndFitted(t *testing.T) {
	r := newRunner(sweepPlan("goroutines", "prefork"), &fake{under: obeying(rand.New(rand.NewPCG(1, 2)), 0.03)})
	if s := r.Snapshot(); s.Total != 2*9*8 || len(s.States) != 2 || s.States["prefork"] != Waiting {
		t.Errorf("before: %d turns, states %v; want 144 and both waiting", s.Total, s.States)
	}
	got, err := r.Run(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if s := r.Snapshot(); s.Done != 144 || s.States["goroutines"] != Done {
		t.Errorf("after: %d turns, states %v", s.Done, s.States)
	}
	if len(got.Results) != 2 || len(got.Sweeps) != 2 || len(got.Measured()) != 18 || got.Done() != 144 {
		t.Fatalf("%d results, %d sweeps, %d levels, %d repeats", len(got.Results), len(got.Sweeps), len(got.Measured()), got.Done())
	}
	places := make(map[string]bool)
	for _, level := range got.Measured() {
		if len(level.Repeats) != 8 || level.Subject != got.Plan.Subject(level.Config) {
			t.Errorf("%s with %d connections: %d repeats of %+v", level.Config, level.Connections, len(level.Repeats), level.Subject)
		}
		for _, turn := range level.Turns {
			place := fmt.Sprint(turn.Round, " ", turn.Place)
			if places[place] || turn.Place > 18 || turn.Connections != level.Connections {
				t.Errorf("%s with %d connections has the turn %+v", level.Config, level.Connections, turn)
			}
			places[place] = true
		}
	}
	one, two := got.Sweeps[0], got.Sweeps[1]
	if one.Config != "goroutines" || one.Levels[0].Connections != 1 || one.Levels[8].Connections != 256 || one.Fit == nil || two.Fit == nil {
		t.Fatalf("the sweep of goroutines: %+v", one)
	}
	if peak := one.Fit.PeakConnections; !(peak.Low <= 61.6 && 61.6 <= peak.High && one.Fit.Confidence == 0.95) {
		t.Errorf("goroutines peaks at %+v, want 61.6", peak)
	}
	if got.Results[0].Connections != one.Best().Connections || got.Results[0].Config != "goroutines" {
		t.Errorf("the result of goroutines is that with %d connections, want %d", got.Results[0].Connections, one.Best().Connections)
	}
	if len(got.Comparisons) != 1 || got.Comparisons[0].Verdict != Faster || got.Comparisons[0].Pairs != 8 {
		t.Errorf("comparisons %+v, want prefork faster", got.Comparisons)
	}
	for _, want := range []string{"goroutines peaks near 6", "connections at 31,", "prefork shows no peak within 256 connections: 10", "Each at its best number of connections: prefork is faster"} {
		if !strings.Contains(got.Verdict, want) {
			t.Errorf("the verdict lacks %q: %s", want, got.Verdict)
		}
	}

	var text bytes.Buffer
	if err := got.WriteJSON(&text); err != nil {
		t.Fatal(err)
	}
	read, err := ReadResults(&text)
	if d := cmp.Diff(got, read, cmp.AllowUnexported(load.Measurement{})); err != nil || d != "" {
		t.Errorf("%v, -written +read:\n%s", err, d)
	}
	again := read.Against("prefork")
	if again.Comparisons[0].Verdict != Slower || len(again.Measured()) != 18 || again.Done() != 144 || *again.Sweeps[0].Fit != *one.Fit {
		t.Errorf("against prefork: %+v, %d repeats, fit %+v", again.Comparisons, again.Done(), again.Sweeps[0].Fit)
	}
}

func TestSweepOfAServerThatDoesNotStart(t *testing.T) {
	tried := 0
	refusal := errors.New("no such module")
	f := &fake{refuse: map[string]error{"prefork": refusal}, under: obeying(rand.New(rand.NewPCG(1, 2)), 0.03)}
	r := newRunner(sweepPlan("goroutines", "prefork"), counted{f, &tried})
	got, err := r.Run(t.Context())
	if err != nil || tried != 1 {
		t.Errorf("%v; the server was tried %d times, want once", err, tried)
	}
	if s := r.Snapshot(); s.States["prefork"] != Broken || s.Done != s.Total {
		t.Errorf("state %s, %d of %d turns", s.States["prefork"], s.Done, s.Total)
	}
	if broken := got.Results[1]; broken.Ranked || !strings.Contains(broken.Broken, "no such module") || got.Sweeps[1].Fit != nil || got.Sweeps[0].Fit == nil {
		t.Errorf("%+v", broken)
	}
	if !strings.HasPrefix(got.Verdict, "goroutines peaks near") || strings.Contains(got.Verdict, "prefork") {
		t.Errorf("verdict %q", got.Verdict)
	}
}

// counted counts how often prefork is started.
type counted struct {
	*fake
	tried *int
}

func (c counted) start(ctx context.Context, o server.Options) (Target, error) {
	if o.Config.Name == "prefork" {
		*c.tried++
	}
	return c.fake.start(ctx, o)
}

// levelled is a record of a sweep with some throughputs, by configuration, connections, round.
func levelled(rounds int, rate func(config string, n, round int) float64, labels ...string) Record {
	rec := Record{Plan: sweepPlan(labels...)}
	rec.Plan.Repeats = rounds
	for round := 1; round <= rounds; round++ {
		for i, label := range labels {
			for j, n := range rec.Plan.Levels() {
				rec.Repeats = append(rec.Repeats, Repeat{label, Turn{Round: round, Place: 9*i + j + 1, Connections: n}, good(rate(label, n, round))})
			}
		}
	}
	rec.Finished = rec.Started.Add(1)
	return rec
}

func TestLevelsWithFailuresAreLeftOut(t *testing.T) {
	rec := levelled(6, func(label string, n, _ int) float64 { return laws[label].At(float64(n)) }, "goroutines")
	for i := range rec.Repeats {
		if rec.Repeats[i].Turn.Connections >= 128 {
			rec.Repeats[i].Measurement.OK -= 5
			rec.Repeats[i].Measurement.RPS *= 3
		}
	}
	got := Evaluate(rec)
	if best := got.Results[0]; best.Connections != 64 || !best.Ranked || got.Sweeps[0].Fit.Largest != 64 {
		t.Errorf("best with %d connections, fit up to %d; want 64", best.Connections, got.Sweeps[0].Fit.Largest)
	}
	if !slices.ContainsFunc(got.Results[0].Warnings, func(w warning.Warning) bool {
		return w.Code == "levels-left-out" && strings.Contains(w.Cause, "128, 256")
	}) {
		t.Errorf("no warning of the levels: %v", got.Results[0].Warnings)
	}
}

func TestSweepThatTheLawDoesNotDescribe(t *testing.T) {
	got := Evaluate(levelled(6, func(_ string, n, _ int) float64 {
		if n == 2 || n == 64 {
			return 900
		}
		return 100
	}, "goroutines"))
	s := got.Sweeps[0]
	if s.Fit != nil || s.Refused == "" || len(got.Comparisons) > 0 || got.Verdict != "goroutines serves most with 2 connections: 900 requests/s" {
		t.Errorf("fit %+v, refused %q, verdict %q", s.Fit, s.Refused, got.Verdict)
	}
	rec := levelled(6, func(_ string, n, _ int) float64 { return 100 * float64(n) }, "goroutines")
	rec.Plan.Sweep = []int{1, 2, 4}
	if s := Evaluate(rec).Sweeps[0]; s.Fit != nil || !strings.Contains(s.Refused, "needs 4") {
		t.Errorf("three levels: %+v", s)
	}
}

// Configurations with the same peak are no more often called different because their peaks
// differ in shape.
func TestPeaksOfAnyShapeAreComparedFairly(t *testing.T) {
	const runs = 100
	sharp, flat := scaling.Law{Lambda: 1000, Sigma: 0.02, Kappa: 5e-3}, scaling.Law{Lambda: 1000, Sigma: 0.13, Kappa: 1e-6}
	flat.Lambda *= sharp.At(16) / flat.At(256) // 16 is the level nearest to the peak of the one, 256 to that of the other
	steep, even := func(n int) float64 { return sharp.At(float64(n)) }, func(n int) float64 { return flat.At(float64(n)) }
	for name, c := range map[string]struct {
		shapes [2]func(n int) float64
		noise  float64
	}{
		"laws":        {[2]func(int) float64{steep, even}, 0.03},
		"laws, noisy": {[2]func(int) float64{steep, even}, 0.2},
		"the same":    {[2]func(int) float64{even, even}, 0.03},
	} {
		random := rand.New(rand.NewPCG(7, 8))
		alarms := 0
		for range runs {
			rec := levelled(10, func(label string, n, _ int) float64 {
				shape := c.shapes[0]
				if label == "prefork" {
					shape = c.shapes[1]
				}
				return shape(n) * math.Exp(c.noise*random.NormFloat64())
			}, "goroutines", "prefork")
			if got := Evaluate(rec); got.Comparisons[0].Shown() {
				alarms++
			}
		}
		t.Logf("%s: %d false alarms in %d runs", name, alarms, runs)
		if alarms > runs*9/100 {
			t.Errorf("%s: %d false alarms in %d runs, want about 5 %%", name, alarms, runs)
		}
	}
}
