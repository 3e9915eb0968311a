package compare

import (
	"time"

	"perihelion/bench"
	"perihelion/bench/load"
	"perihelion/bench/server"
)

// old is a run of three configurations; goroutines serve 46,000 requests/s.
func old() Run {
	return Run{Name: "#19", Results: run(record(time.Date(2026, 11, 22, 10, 5, 0, 0, time.UTC), map[string]float64{
		"one-at-a-time": 10_300, "goroutines": 46_700, "prefork:4": 51_200,
	}, "one-at-a-time", "goroutines", "prefork:4"))}
}

// later is the run after an upgrade: goroutines lost a tenth, prefork gained one.
func later() Run {
	r := record(time.Date(2026, 11, 27, 23, 48, 0, 0, time.UTC), map[string]float64{
		"one-at-a-time": 10_310, "goroutines": 42_000, "prefork:4": 56_300, "fasthttp": 58_000,
	}, "one-at-a-time", "goroutines", "prefork:4", "fasthttp")
	r.Environment.Go = "go1.26.8"
	return Run{Name: "#24", Results: run(r)}
}

func run(r bench.Record) bench.Results { return bench.Evaluate(r) }

// record is a run with eight repeats of each configuration about the given speeds.
func record(started time.Time, speeds map[string]float64, labels ...string) bench.Record {
	r := bench.Record{
		Plan: bench.DefaultPlan(), Started: started, Finished: started.Add(time.Minute), Broken: map[string]string{},
		Environment: bench.Environment{OS: "linux", Kernel: "6.1", Arch: "amd64", CPU: "Example 3000", Cores: 4, Memory: 8_000_000_000, Go: "go1.26.6", Perihelion: "v0.1.0"},
	}
	r.Plan.Configs, r.Plan.Repeats, r.Plan.Seed, r.Plan.Path = nil, 8, 1, "/planets/mars"
	for _, label := range labels {
		c, err := server.ParseConfig(label)
		if err != nil {
			panic(err)
		}
		r.Plan.Configs = append(r.Plan.Configs, c)
	}
	for round, noise := range []float64{0.990, 1.012, 0.985, 1.004, 1.021, 0.997, 1.008, 0.979} {
		for place, label := range labels {
			r.Repeats = append(r.Repeats, bench.Repeat{Config: label, Turn: bench.Turn{Round: round + 1, Place: place + 1}, Measurement: measured(noise * speeds[label])})
		}
	}
	return r
}

func measured(rps float64) load.Measurement {
	requests := int64(rps)
	return load.Measurement{
		Model: "closed", Requests: requests, OK: requests, Seconds: 1, RPS: rps, KeepAlive: true, Connections: 20,
		Classes: map[load.Class]int64{load.Status2xx: requests}, Latency: load.Latency{P50: 10_000 / rps, P99: 40_000 / rps},
	}
}
