package compare

import (
	"math"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"perihelion/bench"
)

// at is a run in which goroutines and fasthttp have these speeds.
func at(name string, second int, goroutines, fasthttp float64) Run {
	return Run{Name: name, Results: run(record(time.Date(2026, 11, 28, 0, 0, second, 0, time.UTC), map[string]float64{"goroutines": goroutines, "fasthttp": fasthttp}, "goroutines", "fasthttp"))}
}

func TestGate(t *testing.T) {
	first := at("week.json", 0, 1000, 2000)
	for _, c := range []struct {
		now     Run
		allowed float64
		want    Answer
		words   string
	}{
		{at("now", 1, 1000, 2000), 0.05, NotSlower, "not slower by 5 %: goroutines lost less than "},
		{at("now", 1, 1100, 2200), 0.05, NotSlower, "goroutines lost nothing and fasthttp lost nothing"},
		{at("now", 1, 1000, 1700), 0.05, TooSlow, "slower: fasthttp lost 15 % (14–16 %), and a loss of less than 5 % is allowed"},
		{at("now", 1, 900, 1700), 0.05, TooSlow, "fasthttp lost 15 % (14–16 %) and goroutines lost 10 % ("},
		{at("now", 1, 960, 2000), 0.05, Undecided, "undecided: goroutines changed by −4.0 % (−5.6 to −2.4 %), where a loss of less than 5 % is allowed. About "},
		{at("now", 1, 960, 1700), 0.05, TooSlow, "slower: fasthttp lost 15 %"},
		{at("now", 1, 960, 2000), 0.1, NotSlower, "goroutines lost less than 5.6 %"},
		{at("now", 1, 1000, 2000), 0.001, Undecided, "undecided: "},
	} {
		g := Against(first, c.now, c.allowed)
		if g.Answer != c.want || !strings.Contains(g.Reason, c.words) {
			t.Errorf("allowed %v: %s, %q; want %s, %q", c.allowed, g.Answer, g.Reason, c.want, c.words)
		}
	}
}

func TestGateWithoutAnAnswer(t *testing.T) {
	first := at("week.json", 0, 1000, 2000)
	other, load, few := at("now", 1, 1000, 2000), at("now", 1, 1000, 2000), at("now", 1, 1000, 2000)
	other.Results.Environment.Cores = 16
	load.Results.Plan.Connections = 3
	for i := range few.Results.Results {
		r := &few.Results.Results[i]
		r.Repeats, r.Turns = r.Repeats[:1], r.Turns[:1]
	}
	none := Run{Name: "now", Results: run(record(time.Time{}, map[string]float64{"threads": 1000}, "threads"))}
	for want, now := range map[string]Run{
		"week.json was made on another machine: 16 cores (was 4 cores). Make it again": other,
		"cannot be compared with week.json: the load differs: 3 connections":           load,
		"has too few repeats":                          few,
		"no configuration of this run is in week.json": none,
	} {
		if g := Against(first, now, 0.05); g.Answer != Undecided || !strings.Contains(g.Reason, want) {
			t.Errorf("%s, %q; want undecided, %q", g.Answer, g.Reason, want)
		}
	}
}

// Under a fixed rate it is the p99 that must not rise.
func TestGateOfP99(t *testing.T) {
	for _, c := range []struct {
		speed float64 // the p99 is its inverse
		want  Answer
	}{{1000, NotSlower}, {800, TooSlow}, {1200, NotSlower}} {
		a, b := at("a", 0, 1000, 2000), at("b", 1, c.speed, 2000)
		a.Results.Plan.Rate, b.Results.Plan.Rate = 100, 100
		if g := Against(a, b, 0.05); g.Answer != c.want || c.want == TooSlow && !strings.Contains(g.Reason, "the p99 of goroutines rose by 25 % (") {
			t.Errorf("%v: %s, %q; want %s", c.speed, g.Answer, g.Reason, c.want)
		}
	}
}

// Within a run a machine that slows down from round to round does not matter.
func TestGateWithinARun(t *testing.T) {
	within := func(speed float64, repeats int) Gate {
		rec := record(time.Time{}, map[string]float64{"goroutines": 1000, "fasthttp": 1000 * speed}, "goroutines", "fasthttp")
		kept := rec.Repeats[:0]
		for _, r := range rec.Repeats {
			if r.Turn.Round <= repeats {
				wobble := 1 + 0.01*float64(r.Turn.Round%3-1)*float64(r.Turn.Place)
				r.Measurement.RPS *= math.Exp2(-float64(r.Turn.Round)) * wobble
				kept = append(kept, r)
			}
		}
		rec.Repeats = kept
		return Within(run(rec), 0.05)
	}
	for _, c := range []struct {
		speed   float64
		repeats int
		want    Answer
		words   string
	}{
		{1, 8, NotSlower, "not slower by 5 %: fasthttp lost "}, {0.8, 8, TooSlow, "slower: fasthttp lost 20 % ("}, {0.95, 8, Undecided, "undecided: fasthttp changed by −"},
		{0.8, 5, Undecided, "fasthttp has too few repeats"},
	} {
		if g := within(c.speed, c.repeats); g.Answer != c.want || !strings.Contains(g.Reason, c.words) {
			t.Errorf("speed %v, %d repeats: %s, %q; want %s, %q", c.speed, c.repeats, g.Answer, g.Reason, c.want, c.words)
		}
	}
}

// What a plan lets know before the run: whether it can be compared at all.
func TestPlanned(t *testing.T) {
	first := at("week.json", 0, 1000, 2000)
	plan := first.Results.Plan
	plan.Seed = 0
	if c := Compare(first, Planned("this run", plan)); c.Runs[1].Refused != "" || len(c.Rows) != 2 {
		t.Errorf("the same plan: %+v", c.Runs[1])
	}
	plan.Connections = 1
	if c := Compare(first, Planned("this run", plan)); !strings.Contains(c.Runs[1].Refused, "1 connection (was 20 connections)") {
		t.Errorf("another load: %q", c.Runs[1].Refused)
	}
}

// TestGateKeepsItsPromise simulates runs with noise that has a long tail: of those that lost
// nothing few are called slower, and of those that lost what is not allowed few are called
// not slower.
func TestGateKeepsItsPromise(t *testing.T) {
	runs := many(300, 20_000)
	r := rand.New(rand.NewPCG(8, 0))
	slack := 3 * math.Sqrt(0.025*0.975/float64(runs))
	for _, c := range []struct {
		ratio float64
		never Answer
	}{{1, TooSlow}, {0.95, NotSlower}, {0.95, TooSlow}, {0.85, NotSlower}} {
		count := make(map[Answer]int)
		for range runs {
			first, now := noisy(r, "a", 10, 1, 1), noisy(r, "b", 10, c.ratio, 1)
			count[Against(first, now, 0.05).Answer]++
		}
		share := float64(count[c.never]) / float64(runs)
		t.Logf("ratio %.2f: not slower %5.1f %%, slower %5.1f %%, undecided %5.1f %%", c.ratio,
			100*float64(count[NotSlower])/float64(runs), 100*float64(count[TooSlow])/float64(runs), 100*float64(count[Undecided])/float64(runs))
		if share > 0.025+slack {
			t.Errorf("ratio %v is called %s in %.1f %%", c.ratio, c.never, 100*share)
		}
	}
}

// noisy is a run of so many repeats of servers with these relative speeds: 3 % of noise with
// a long tail to the slow side, and 3 % that a round has in common.
func noisy(r *rand.Rand, name string, repeats int, speeds ...float64) Run {
	labels := []string{"goroutines", "fasthttp", "threads", "one-at-a-time"}[:len(speeds)]
	rec := record(time.Unix(r.Int64N(1e9), 0), nil, labels...)
	rec.Plan.Repeats, rec.Repeats = repeats, nil
	for round := range repeats {
		level := 0.02 * r.NormFloat64()
		for place, label := range labels {
			noise := 0.02*r.NormFloat64() - math.Abs(0.02*r.NormFloat64())
			rec.Repeats = append(rec.Repeats, bench.Repeat{Config: label, Turn: bench.Turn{Round: round + 1, Place: place + 1}, Measurement: measured(10_000 * speeds[place] * math.Exp(level+noise))})
		}
	}
	return Run{Name: name, Results: run(rec)}
}
