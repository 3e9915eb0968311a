package experiment

import (
	"strconv"
	"strings"
	"time"

	"perihelion/bench"
	"perihelion/bench/load"
	"perihelion/bench/server"
)

// labelled makes configurations of their labels without asking whether they exist.
func labelled(labels ...string) []server.Config {
	var all []server.Config
	for _, label := range labels {
		name, count, _ := strings.Cut(label, ":")
		workers, _ := strconv.Atoi(count)
		all = append(all, server.Config{Name: name, Workers: workers})
	}
	return all
}

// record makes the record of a run from the requests per second of each
// configuration in each round.
func record(rounds int, rps func(config string, round int) float64, names ...string) bench.Record {
	r := bench.Record{Plan: bench.DefaultPlan(), Environment: bench.Environment{OS: "linux", Arch: "amd64", Cores: 8}, Broken: map[string]string{}}
	r.Plan.Configs, r.Plan.Repeats, r.Plan.Seed = labelled(names...), rounds, 1
	r.Plan.Requests, r.Plan.Duration = 1000, 0
	r.Started = time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)
	for round := range rounds {
		for place, name := range names {
			turn := bench.Turn{Round: round + 1, Place: place + 1, Server: bench.ServerUsage{CPU: 0.9, RSS: 20e6, Processes: 1}}
			r.Repeats = append(r.Repeats, bench.Repeat{Config: name, Turn: turn, Measurement: good(rps(name, round))})
		}
	}
	return r
}

// good is a measurement of 1000 right answers.
func good(rps float64) load.Measurement {
	return load.Measurement{
		Model: "closed", Requests: 1000, OK: 1000, Seconds: 1000 / rps, RPS: rps, KeepAlive: true, Connections: 20,
		Classes: map[load.Class]int64{load.Status2xx: 1000}, CPU: load.CPU{User: 0.2 * 1000 / rps, Sys: 0.1 * 1000 / rps},
	}
}
