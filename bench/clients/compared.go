package clients

import (
	"perihelion/bench"
	"perihelion/bench/compare"
	"perihelion/bench/figure"
	"perihelion/bench/load"
	"perihelion/bench/server"
)

// Compared is the run for package compare, under a name: each client stands where a
// configuration does in a run of servers, with its requests per second.
func (r Results) Compared(name string) compare.Run {
	run := compare.Run{Name: name, Results: bench.Results{
		Started: r.Started, Finished: r.Finished, Stopped: r.Stopped, Environment: r.Environment,
		Plan: bench.Plan{Seed: r.Plan.Seed}, Warnings: r.Warnings,
	}, Asked: []compare.Asked{
		{Kind: compare.Load, Name: "request", Value: r.Plan.Request()},
		{Kind: compare.Load, Name: "amount", Value: figure.Plural(r.Plan.Requests, "request") + " by each client"},
		{Kind: compare.Repeats, Name: "timeout", Value: "timeout " + figure.Duration(r.Plan.timeout())},
		{Kind: compare.Repeats, Name: "repeats", Value: figure.Plural(r.Plan.Repeats, "repeat")},
	}}
	for _, c := range r.Clients {
		if c.Unable != "" {
			continue
		}
		one := bench.Result{
			Subject: server.Subject{Own: c.Name}, Config: c.Name, Ranked: c.Comparable(), Broken: c.Broken,
			RPS: c.Rate(r.Plan), Failed: c.Failed(), Warnings: c.Warnings,
		}
		for _, repeat := range c.Repeats {
			m := load.Measurement{Requests: repeat.Requests, OK: repeat.OK, Seconds: repeat.Wall}
			if repeat.Wall > 0 {
				m.RPS = float64(repeat.OK) / repeat.Wall
			}
			one.Repeats = append(one.Repeats, m)
		}
		run.Results.Results = append(run.Results.Results, one)
	}
	return run
}
