package bench

import (
	"bytes"
	"context"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"perihelion/bench/load"
	"perihelion/bench/warning"
)

// limited is the measurement of a server that holds up to a limit with a p99 below 20 ms, give
// or take some noise, and answers capacity requests per second as fast as possible.
func limited(limit, capacity, noise float64, o load.Options, random *rand.Rand) load.Measurement {
	if o.Rate == 0 {
		return good(capacity)
	}
	m := good(min(o.Rate, capacity))
	m.Model, m.Seconds = load.Open, o.Duration.Seconds()
	m.Requests = int64(m.RPS * m.Seconds)
	m.OK, m.Unsent, m.Lag = m.Requests, int64((o.Rate-m.RPS)*m.Seconds), &load.Latency{}
	if m.Latency.P99 = 2; o.Rate > limit*math.Exp(noise*random.NormFloat64()) {
		m.Latency.P99 = 50
	}
	return m
}

func searchPlan(labels ...string) Plan {
	return Plan{Configs: labelled(labels...), Path: DefaultPath, Connections: 100, P99Below: 20 * time.Millisecond, Duration: 2 * time.Second, KeepAlive: true, Repeats: 20, Seed: 5}
}

func TestSearchFindsTheLimits(t *testing.T) {
	limits := map[string]float64{"goroutines": 9000, "threads": 4000}
	random := rand.New(rand.NewPCG(1, 2))
	r := newRunner(searchPlan("threads", "goroutines"), &fake{under: func(config string, o load.Options) load.Measurement {
		return limited(limits[config], 12_000, 0.02, o, random)
	}})
	got, err := r.Run(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, result := range got.Results {
		l, want := result.Limit, limits[result.Config]
		if l == nil || l.Low > want || l.High < want || math.Abs(math.Log(l.Rate/want)) > 0.05 || l.By != ByP99 || l.Trials != 19 || l.Capacity != 12_000 {
			t.Errorf("%s: %+v, want about %v", result.Config, l, want)
		}
		if !result.Ranked || result.RPS.Median != l.Rate || result.RPS.Low != l.Low || result.Latency.P99 >= 20 {
			t.Errorf("%s: ranked %v, %+v, p99 %v", result.Config, result.Ranked, result.RPS, result.Latency.P99)
		}
		if result.Turns[0].Rate != 0 || slices.ContainsFunc(result.Turns[1:], func(t Turn) bool { return t.Rate == 0 }) {
			t.Errorf("%s has the rates %v; want none in the first turn alone", result.Config, result.Turns)
		}
	}
	if len(got.Comparisons) > 0 || !strings.HasPrefix(got.Verdict, "with p99 below 20 ms, goroutines holds ") || !strings.Contains(got.Verdict, " and threads ") {
		t.Errorf("verdict %q, comparisons %v", got.Verdict, got.Comparisons)
	}
	var text bytes.Buffer
	if err := got.WriteJSON(&text); err != nil {
		t.Fatal(err)
	}
	read, err := ReadResults(&text)
	if d := cmp.Diff(got, read, cmp.AllowUnexported(load.Measurement{})); err != nil || d != "" {
		t.Errorf("%v, -written +read:\n%s", err, d)
	}
	if again := read.Against("goroutines"); *again.Results[0].Limit != *got.Results[0].Limit {
		t.Errorf("evaluated again: %+v", again.Results[0].Limit)
	}
}

func TestWhatLimits(t *testing.T) {
	for want, change := range map[string]func(*load.Measurement){
		ByFailures:  func(m *load.Measurement) { m.OK-- },
		ByRate:      func(m *load.Measurement) { m.Unsent = m.Requests },
		ByP99:       func(m *load.Measurement) { m.Latency.P99 = 20 },
		ByGenerator: func(m *load.Measurement) { m.Latency.P99, m.Generator.Busy = 20, 0.9 },
		"":          func(m *load.Measurement) { m.Generator.Busy = 0.9 },
	} {
		m := limited(9000, 12_000, 0, load.Options{Rate: 100, Duration: time.Second}, rand.New(rand.NewPCG(1, 2)))
		change(&m)
		if got := missed(m, 100, 20*time.Millisecond); got != want {
			t.Errorf("missed = %q, want %q", got, want)
		}
	}
}

func TestSearchWithoutALimit(t *testing.T) {
	for name, c := range map[string]struct {
		limit   float64
		busy    float64
		code    string
		verdict string
	}{
		"holds everything": {math.Inf(1), 0, "search-open", "goroutines holds at least 17,"},
		"holds nothing":    {0, 0, "no-answers", "no verdict"},
		"the generator":    {9000, 0.95, "search-generator", "where the load generator is at its limit"},
	} {
		random := rand.New(rand.NewPCG(1, 2))
		r := newRunner(searchPlan("goroutines"), &fake{under: func(_ string, o load.Options) load.Measurement {
			m := limited(c.limit, 12_000, 0, o, random)
			if math.IsInf(c.limit, 1) && o.Rate > 0 {
				m.RPS, m.Unsent = o.Rate, 0
			}
			m.Generator.Busy = c.busy
			return m
		}})
		got, err := r.Run(t.Context())
		if err != nil || !strings.Contains(got.Verdict, c.verdict) {
			t.Errorf("%s: %v, %q; want %q", name, err, got.Verdict, c.verdict)
		}
		if !slices.ContainsFunc(got.Results[0].Warnings, func(w warning.Warning) bool { return w.Code == c.code }) {
			t.Errorf("%s: no warning %s among %v", name, c.code, got.Results[0].Warnings)
		}
	}
}

// A trial of a rate that is too much for the server is a result, not its end.
func TestATrialWithoutAnAnswerIsNoEnd(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	r := newRunner(searchPlan("goroutines"), &fake{under: func(_ string, o load.Options) load.Measurement {
		m := limited(5000, 12_000, 0, o, random)
		if o.Rate > 5000 {
			m.OK, m.RPS, m.Classes = 0, 0, map[load.Class]int64{load.Status5xx: m.Requests}
		}
		return m
	}})
	got, err := r.Run(context.Background())
	if err != nil || !got.Results[0].Ranked || got.Results[0].Limit.By != ByFailures || len(got.Results[0].Repeats) != 20 {
		t.Errorf("%v, %+v", err, got.Results[0].Limit)
	}
	for _, w := range got.Results[0].Warnings {
		if w.Code == "failures" {
			t.Errorf("failures beyond the limit are a doubt: %v", w)
		}
	}
}
