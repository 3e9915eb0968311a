package bench

import (
	"bytes"
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"

	"perihelion/bench/load"
	"perihelion/bench/load/calibrate"
	"perihelion/bench/rounds"
	"perihelion/bench/server"
	"perihelion/bench/warning"
)

func threePlan(repeats int) Plan {
	p := DefaultPlan()
	p.Configs, p.Repeats = configs("one-at-a-time", "goroutines", "fasthttp"), repeats
	p.Requests, p.Duration = 1000, 0
	return p
}

func TestRunIsInterleaved(t *testing.T) {
	f := &fake{}
	p := threePlan(4)
	p.Seed = 3
	results, err := newRunner(p, f).Run(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	// The order of starts: each turn stops before the next starts, and each round holds
	// every configuration once, in the order of the seed.
	var want []string
	for _, order := range rounds.Orders(3, 4, 3) {
		for _, at := range order {
			want = append(want, "start "+p.Labels()[at], "stop "+p.Labels()[at])
		}
	}
	if d := cmp.Diff(want, f.log); d != "" {
		t.Error(d)
	}
	for _, r := range results.Results {
		var rounds []int
		for _, turn := range r.Turns {
			rounds = append(rounds, turn.Round)
		}
		if !slices.Equal(rounds, []int{1, 2, 3, 4}) || len(r.Repeats) != 4 {
			t.Errorf("%s was measured in rounds %v, want 1 to 4", r.Config, rounds)
		}
	}
	if results.Stopped || results.Plan.Seed != 3 || results.Finished.Before(results.Started) || results.Environment.Cores == 0 {
		t.Errorf("results %+v: want not stopped, seed 3, an environment", results)
	}
}

// A repeat in which the load generator was suspended is no repeat.
func TestSuspendedRepeatIsMadeAgain(t *testing.T) {
	always := false
	f := &fake{measure: func(config string, n int) (load.Measurement, error) {
		m := good(1000)
		if config == "goroutines" && (n == 1 || always) {
			m = good(1)
			m.Suspended = 3
			m.Warnings = warning.FromSentences([]string{"the load generator was suspended"})
		}
		return m, nil
	}}
	run := func() (Result, int) {
		f.counts = nil
		results, err := newRunner(threePlan(4), f).Run(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		return results.Results[1], f.counts["goroutines"]
	}
	r, loads := run()
	if len(r.Repeats) != 4 || r.RPS.Low != 1000 || !warning.Has(r.Warnings, "repeat-dropped") || !strings.Contains(r.Warnings[len(r.Warnings)-1].Cause, "suspended for 3.00 s (Ctrl-Z, a stopped process, a machine asleep): 1 repeat was dropped and made again") {
		t.Errorf("%d repeats, %+v, %q; want 4 good ones, and one that was made again", len(r.Repeats), r.RPS, r.Warnings)
	}
	if loads != 5 {
		t.Errorf("%d loads, want 5", loads)
	}
	always = true
	if r, loads = run(); len(r.Repeats) != 4 || loads != 4*(1+mostAgain) || r.Repeats[0].Suspended != 3 {
		t.Errorf("always suspended: %d repeats in %d loads, suspended for %v s; want 4 in %d", len(r.Repeats), loads, r.Repeats[0].Suspended, 4*(1+mostAgain))
	}
}

func TestSeedIsChosenAndStored(t *testing.T) {
	first, second := newRunner(threePlan(1), &fake{}), newRunner(threePlan(1), &fake{})
	a, _ := first.Run(t.Context())
	b, _ := second.Run(t.Context())
	if a.Plan.Seed == 0 || a.Plan.Seed == b.Plan.Seed {
		t.Errorf("seeds %d and %d, want two that differ and are not 0", a.Plan.Seed, b.Plan.Seed)
	}
}

func TestCancelKeepsFinishedRepeats(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		f := &fake{during: func(ctx context.Context, _ string, n int) {
			if n < 2 {
				time.Sleep(time.Second)
				return
			}
			<-ctx.Done() // the third round hangs until it is cancelled
		}}
		r := newRunner(threePlan(5), f)
		time.AfterFunc(10*time.Second, cancel)
		began := time.Now()
		results, err := r.Run(ctx)
		if err != nil {
			t.Fatalf("error %v, want none: finished repeats are a result", err)
		}
		if took := time.Since(began); took != 10*time.Second {
			t.Errorf("the run ended %v after it began, want at the cancel, 10s", took)
		}
		if !results.Stopped {
			t.Error("results do not say that the run was stopped")
		}
		for _, result := range results.Results {
			if len(result.Repeats) != 2 || result.Broken != "" {
				t.Errorf("%s has %d repeats and is broken %q, want 2 and not broken", result.Config, len(result.Repeats), result.Broken)
			}
		}
		if f.running != 0 {
			t.Errorf("%d servers are still running", f.running)
		}
		s := r.Snapshot()
		if s.Phase != "stopped after 6 of 15 repeats" || s.Elapsed != 10*time.Second || s.Remaining != 0 || s.Current != "" {
			t.Errorf("snapshot %+v, want stopped after 6 of 15 and 10s", s)
		}
	})
}

func TestBrokenConfigurationLeavesTheOthers(t *testing.T) {
	for name, f := range map[string]*fake{
		"does not start": {refuse: map[string]error{"goroutines": errors.New("address in use")}},
		"load fails": {measure: func(config string, n int) (load.Measurement, error) {
			if config == "goroutines" {
				return load.Measurement{}, errors.New("address in use")
			}
			return good(1000), nil
		}},
	} {
		results, err := newRunner(threePlan(4), f).Run(t.Context())
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		broken := results.Results[1]
		if broken.Ranked || len(broken.Repeats) != 0 || !strings.Contains(broken.Broken, "address in use") {
			t.Errorf("%s: %+v, want broken with the reason, without repeats", name, broken)
		}
		if len(broken.Warnings) != 1 || broken.Warnings[0].Code != "given-up" || !strings.Contains(broken.Warnings[0].Cause, "address in use") {
			t.Errorf("%s: warnings %q, want one with the reason", name, broken.Warnings)
		}
		for _, i := range []int{0, 2} {
			if len(results.Results[i].Repeats) != 4 {
				t.Errorf("%s: %s has %d repeats, want 4", name, results.Results[i].Config, len(results.Results[i].Repeats))
			}
		}
		if len(results.Comparisons) != 1 || results.Comparisons[0].Config != "fasthttp" {
			t.Errorf("%s: comparisons %+v, want fasthttp's only", name, results.Comparisons)
		}
		if results.Stopped {
			t.Errorf("%s: says it was stopped", name)
		}
	}
}

func TestEverythingBroken(t *testing.T) {
	f := &fake{measure: func(string, int) (load.Measurement, error) {
		return load.Measurement{Requests: 1000, Classes: map[load.Class]int64{load.Status5xx: 1000}}, nil
	}}
	r := newRunner(threePlan(4), f)
	results, err := r.Run(t.Context())
	if !errors.Is(err, ErrNothing) {
		t.Errorf("error %v, want ErrNothing", err)
	}
	for _, result := range results.Results {
		if !strings.Contains(result.Broken, "none of 1,000 requests was answered well (1,000 × 5xx)") {
			t.Errorf("%s is broken %q, want the classes", result.Config, result.Broken)
		}
	}
	if s := r.Snapshot(); s.Done != 12 || s.States["goroutines"] != Broken {
		t.Errorf("snapshot %+v, want 12 done, broken", s)
	}
}

func TestServerThatEndsItselfEndsItsLoad(t *testing.T) {
	f := &dying{}
	results, err := newRunner(threePlan(1), f).Run(t.Context())
	if !errors.Is(err, ErrNothing) || !strings.Contains(results.Results[0].Broken, "did not last: ended") {
		t.Errorf("error %v, broken %q; want ErrNothing and the server's end", err, results.Results[0].Broken)
	}
}

// dying is an engine with servers that end in the middle of a load.
type dying struct {
	fake
	last *fakeServer
}

func (d *dying) start(ctx context.Context, o server.Options) (Target, error) {
	t, err := d.fake.start(ctx, o)
	d.last = t.(*fakeServer)
	return t, err
}

func (d *dying) load(ctx context.Context, _ positionLoad, _ func(load.Progress)) (load.Measurement, error) {
	d.last.Stop()
	<-ctx.Done()
	return load.Measurement{}, ctx.Err()
}

func TestLatenciesArePooledOverAllRepeats(t *testing.T) {
	f := &fake{measure: func(_ string, n int) (load.Measurement, error) {
		m := good(1000)
		m.Histogram = latencies(int64(500 * (n + 1)))
		return m, nil
	}}
	results, err := newRunner(threePlan(3), f).Run(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range results.Results {
		if want := load.Merge(r.Repeats); r.Latency != want || want.P50 < 0.99 || want.P50 > 1.01 {
			t.Errorf("%s: latency %+v, want that of the three repeats together, %+v, with a median of 1 ms", r.Config, r.Latency, want)
		}
	}
}

func TestURLStartsNothing(t *testing.T) {
	f := &fake{}
	p := Plan{URLs: []string{"http://127.0.0.1:8080/x"}, Connections: 2, Requests: 10, Repeats: 6}
	results, err := newRunner(p, f).Run(t.Context())
	if err != nil || len(f.log) != 0 {
		t.Fatalf("error %v, log %q; want nothing started", err, f.log)
	}
	r := results.Results[0]
	if r.Config != "url" || len(r.Repeats) != 6 || r.Server != (ServerUsage{}) || r.RPS.Low != 1000 || r.RPS.High != 1005 {
		t.Errorf("%+v, want one row url with six repeats from 1000 to 1005", r)
	}
	if want := "http://127.0.0.1:8080/x serves 1,003 requests/s (1,000–1,005)"; results.Verdict != want {
		t.Errorf("verdict %q, want %q", results.Verdict, want)
	}
}

func TestARunnerRunsOnce(t *testing.T) {
	r := newRunner(threePlan(1), &fake{})
	if _, err := r.Run(t.Context()); err != nil {
		t.Fatal(err)
	}
	if _, err := r.Run(t.Context()); err == nil {
		t.Error("a second Run is accepted")
	}
}

func TestNewRunnerValidates(t *testing.T) {
	if _, err := NewRunner(Plan{}); err == nil {
		t.Error("an empty plan is accepted")
	}
}

func TestWarmUpIsBounded(t *testing.T) {
	for _, test := range []struct {
		plan Plan
		want int64
	}{
		{Plan{Connections: 20, Requests: 1000}, 100},
		{Plan{Connections: 20, Requests: 100_000}, 200},
		{Plan{Connections: 1, Duration: time.Second}, 100},
		{Plan{Connections: 10_000, Duration: time.Second}, 1000},
		{Plan{Connections: 1, Requests: 1}, 1},
		{Plan{Connections: 20, Requests: 10_000, Delay: 20 * time.Millisecond}, 50},
		{Plan{Connections: 20, Duration: time.Minute, Delay: 5 * time.Second}, 1},
		{Plan{Connections: 20, Duration: time.Minute, Rate: 10}, 10},
	} {
		if got := test.plan.warmUp(test.plan.Connections, test.plan.Rate); got != test.want {
			t.Errorf("%+v: %d requests of warm-up, want %d", test.plan, got, test.want)
		}
	}
}

func TestServerUsageLeavesOutTheWarmUp(t *testing.T) {
	m := load.Measurement{WarmedUp: 100, Requests: 900, Seconds: 2}
	got := serverUsage(server.Usage{CPU: time.Second}, server.Usage{CPU: 3 * time.Second, RSS: 5, Processes: 2}, m)
	if want := (ServerUsage{CPU: 0.9, RSS: 5, Processes: 2}); got != want {
		t.Errorf("%+v, want %+v: 2 s of processor time, nine tenths of it in 2 s", got, want)
	}
}

// The capacity of this machine's load generator is looked up once, and every
// measurement is reported as a share of it.
func TestRunTellsCapacity(t *testing.T) {
	measure := func(config string, _ int) (load.Measurement, error) {
		m := good(map[string]float64{"one-at-a-time": 2000, "goroutines": 9000, "fasthttp": 7900}[config])
		m.Cores, m.Warnings = 2, nil
		return m, nil
	}
	made := time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)
	f := &fake{measure: measure, calibrated: calibrate.Calibration{Made: made, Cores: 2, Cells: []calibrate.Cell{{Connections: 20, KeepAlive: true, Wait: load.WaitSleep, RPS: 10_000}}}}
	p := threePlan(2)
	p.Connections, p.KeepAlive = 20, true
	results, err := newRunner(p, f).Run(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for i, share := range []float64{0.2, 0.9, 0.79} {
		r := results.Results[i]
		if r.Capacity == nil || *r.Capacity != (load.Capacity{RPS: 10_000, Share: share, Made: made}) || *r.Repeats[1].Generator.Capacity != *r.Capacity {
			t.Errorf("%s: got %+v, want a share of %v", r.Config, r.Capacity, share)
		}
		warned := slices.ContainsFunc(r.Warnings, func(w warning.Warning) bool {
			return w.Code == "near-capacity" && strings.Contains(w.Cause, "90 % of the 10,000")
		})
		if warned != (share == 0.9) {
			t.Errorf("%s: got warnings %q", r.Config, r.Warnings)
		}
	}
	var text bytes.Buffer
	if err := results.WriteJSON(&text); err != nil {
		t.Fatal(err)
	}
	if again, err := ReadResults(&text); err != nil || again.Results[1].Capacity == nil || again.Results[1].Capacity.Share != 0.9 {
		t.Errorf("read again: %v, %+v", err, again.Results)
	}

	results, err = newRunner(p, &fake{measure: measure, foreign: errors.New("it is of another machine")}).Run(t.Context())
	if err != nil || results.Results[1].Capacity != nil || !slices.Contains(warning.Sentences(results.Warnings), "it is of another machine") {
		t.Errorf("with a calibration that cannot be used: got %v, %+v, warnings %q", err, results.Results[1].Capacity, results.Warnings)
	}
}
