// Package preset names the usual ways to load servers, as changes of a plan: what is
// compared stays as it is, the load and the number of repeats change.
package preset

import (
	"reflect"
	"strings"
	"time"

	"perihelion/assets/field"
	"perihelion/bench"
)

// Preset is a load with a name.
type Preset struct {
	Name     string // as it is typed: "quick"
	Title    string // as it is shown: "Quick"
	Sentence string // the load, and the purpose that it is good for
	load     bench.Plan
}

// All are the presets, the usual one first.
func All() []Preset {
	kept := func(p bench.Plan) bench.Plan {
		p.KeepAlive = true
		return p
	}
	return []Preset{
		{"quick", "Quick", "20 connections for 0.5 s, 10 rounds: large differences, in seconds",
			kept(bench.Plan{Connections: 20, Duration: 500 * time.Millisecond, Repeats: 10})},
		{"careful", "Careful", "20 connections for 5 s, 20 rounds: small differences, in minutes",
			kept(bench.Plan{Connections: 20, Duration: 5 * time.Second, Repeats: 20})},
		{"article", "As in the article", "1,000 requests over 20 connections, as ab -k -c 20 -n 1000 sends them, 10 rounds",
			kept(bench.Plan{Connections: 20, Requests: 1000, Repeats: 10})},
		{"sweep", "Sweep of connections", "1, 2, 4 … 256 connections for 0.5 s each, 10 rounds: how throughput grows, and where it peaks",
			kept(bench.Plan{Connections: 20, Sweep: bench.DefaultSweep(), Duration: 500 * time.Millisecond, Repeats: 10})},
		{"constant-rate", "Constant rate", "1,000 requests per second for 2 s, 10 rounds: latencies under a load that every server can hold",
			kept(bench.Plan{Connections: 20, Rate: 1000, Duration: 2 * time.Second, Repeats: 10})},
		{"highest-rate", "The most it can take", "the highest rate with p99 below 20 ms, over 100 connections for 2 s, 20 rounds",
			kept(bench.Plan{Connections: 100, P99Below: 20 * time.Millisecond, Duration: 2 * time.Second, Repeats: 20})},
		{"until-decided", "Until it is decided", "20 connections for 1 s, as many rounds as it takes to show which is faster, 50 at most",
			kept(bench.Plan{Connections: 20, Duration: time.Second, Repeats: bench.MostRounds, UntilDecided: true})},
	}
}

// Named returns the preset with a name. The error is a *field.Error "preset".
func Named(name string) (Preset, error) {
	var names []string
	for _, p := range All() {
		if p.Name == name {
			return p, nil
		}
		names = append(names, p.Name)
	}
	return Preset{}, field.Errorf("preset", "%q is no preset; write one of %s", name, strings.Join(names, ", "))
}

// Apply returns the plan with the load and the repeats of the preset.
func (s Preset) Apply(p bench.Plan) bench.Plan {
	p.Connections, p.Sweep, p.Requests, p.Duration = s.load.Connections, s.load.Sweep, s.load.Requests, s.load.Duration
	p.Rate, p.P99Below, p.KeepAlive, p.Repeats = s.load.Rate, s.load.P99Below, s.load.KeepAlive, s.load.Repeats
	p.UntilDecided, p.Stages, p.Poisson = s.load.UntilDecided, nil, false
	return p
}

// Of returns the preset that a plan has, if it has one.
func Of(p bench.Plan) (Preset, bool) {
	for _, s := range All() {
		if reflect.DeepEqual(s.Apply(p), p) {
			return s, true
		}
	}
	return Preset{}, false
}
