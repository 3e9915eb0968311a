package chart

import (
	"math"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"perihelion/bench"
	"perihelion/bench/load"
	"perihelion/bench/scaling"
	"perihelion/bench/server"
)

// swept is a sweep of some configurations, of which the last one fails with 128 connections and
// more, and the fourth obeys no law.
func swept(configurations int) bench.Results {
	names := []string{"goroutines", "prefork:4", "one-at-a-time", "threads:16", "fasthttp", "aiohttp-gunicorn:4", "flask-gunicorn:4", "aiohttp-dev", "flask-dev"}
	laws := []scaling.Law{{Lambda: 9000, Sigma: 0.12, Kappa: 2.4e-4}, {Lambda: 8000, Sigma: 0.1, Kappa: 0}, {Lambda: 5000, Sigma: 0.6, Kappa: 2e-3},
		{Lambda: 6000, Sigma: 0.2, Kappa: 1e-3}, {Lambda: 11_000, Sigma: 0.11, Kappa: 1e-5}, {Lambda: 2500, Sigma: 0.2, Kappa: 1e-4},
		{Lambda: 900, Sigma: 0.15, Kappa: 1e-3}, {Lambda: 1800, Sigma: 0.3, Kappa: 0}, {Lambda: 500, Sigma: 0.4, Kappa: 1e-3}}
	random := rand.New(rand.NewPCG(9, 9))
	rec := bench.Record{
		Plan:        bench.Plan{Sweep: bench.DefaultSweep(), Connections: 20, Duration: 500 * time.Millisecond, KeepAlive: true, Repeats: 8, Seed: 7},
		Environment: bench.Environment{CPU: "AMD EPYC", Cores: 4, OS: "linux", Arch: "amd64"},
		Started:     time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC), Finished: time.Date(2026, 11, 22, 12, 5, 0, 0, time.UTC),
	}
	for _, name := range names[:configurations] {
		config, err := server.ParseConfig(name)
		if err != nil {
			panic(err)
		}
		rec.Plan.Configs = append(rec.Plan.Configs, config)
	}
	for round := range rec.Plan.Repeats {
		for i, label := range rec.Plan.Labels() {
			for _, n := range rec.Plan.Sweep {
				rps := laws[i].At(float64(n)) * math.Exp(0.05*random.NormFloat64())
				if i == 3 && n == 8 {
					rps /= 20
				}
				m := load.Measurement{Model: load.Closed, Requests: 1000, OK: 1000, Seconds: 0.5, RPS: rps, KeepAlive: true, Classes: map[load.Class]int64{load.Status2xx: 1000}}
				if configurations > 1 && i == configurations-1 && n >= 128 {
					m.OK -= 10
				}
				rec.Repeats = append(rec.Repeats, bench.Repeat{Config: label, Turn: bench.Turn{Round: round + 1, Place: 1, Connections: n}, Measurement: m})
			}
		}
	}
	return bench.Evaluate(rec)
}

func TestSweepLook(t *testing.T) {
	golden(t, "sweep-one-light", drawnFigure(t, SweepPane, swept(1), Selection{}, Light()), 800, 330, 72)
	golden(t, "sweep-three-dark", drawnFigure(t, SweepPane, swept(3), Selection{}, Dark()), 620, 260, 72)
	golden(t, "sweep-saved", drawnFigure(t, Sweep, swept(3), Selection{}, Print()), savedWidth, savedHeight, savedDPI)
	golden(t, "sweep-nine-light", drawnFigure(t, SweepPane, swept(9), Selection{Shown: labelsOf(swept(9))}, Light()), 946, 400, 72)
}

func TestSweepReadsEachNumberOfConnections(t *testing.T) {
	all := drawnFigure(t, SweepPane, swept(3), Selection{}, Light()).Readings(800, 330)
	if len(all) != 9 || all[0].Title != "1 connection" || all[8].Title != "256 connections" {
		t.Fatalf("%d readings, from %q", len(all), all[0].Title)
	}
	if got := lines(all[6]); !strings.HasPrefix(got, "prefork, 4 processes 6") || !strings.Contains(got, "goroutines 6") && !strings.Contains(got, "goroutines 5") {
		t.Errorf("at 64: %s", got)
	}
	if one := drawnFigure(t, SweepPane, swept(3), Selection{Shown: []string{"goroutines"}}, Light()).Readings(800, 330); len(one[0].Lines) != 1 {
		t.Errorf("of one chosen configuration: %+v", one[0])
	}
}

func TestACurveWithoutALawJoinsItsMedians(t *testing.T) {
	v := sweepCurve{levels: []sweepLevel{{connections: 1, median: 100}, {connections: 4, median: 200}}}
	for n, want := range map[float64]float64{1: 100, 2: 150, 4: 200, 8: 200} {
		if got := v.at(n); math.Abs(got-want) > 1e-9 {
			t.Errorf("at(%v) = %v, want %v", n, got, want)
		}
	}
	if v.peaks() || v.end() != 4 {
		t.Errorf("peaks %v, end %v", v.peaks(), v.end())
	}
}
