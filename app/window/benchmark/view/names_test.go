package view

import (
	"math"
	"slices"
	"testing"
	"time"

	"perihelion/bench"
	"perihelion/bench/load"
	"perihelion/bench/server"
)

// slowing is a run of servers of the user's own, of which the first slows down.
func slowing(names ...string) bench.Results {
	rec := bench.Record{Plan: bench.Plan{Connections: 1, Duration: time.Second, Repeats: 10}, Environment: bench.Environment{Cores: 8}, Finished: time.Unix(1, 0)}
	for _, name := range names {
		rec.Plan.Own = append(rec.Plan.Own, server.Command{Name: name, Line: "x"})
	}
	for round := range rec.Plan.Repeats {
		for i, name := range names {
			rps := 1000 * float64(i+1)
			if i == 0 {
				rps *= math.Exp(-0.03 * float64(round))
			}
			m := load.Measurement{Requests: 1000, OK: 1000, Seconds: 1, RPS: rps, KeepAlive: true}
			rec.Repeats = append(rec.Repeats, bench.Repeat{Config: name, Turn: bench.Turn{Round: round + 1}, Measurement: m})
		}
	}
	return bench.Evaluate(rec)
}

// Servers of the user's own keep their names, and a name that is a word of a
// sentence changes nothing else in it.
func TestNamesThatAreWordsOfASentence(t *testing.T) {
	const (
		drift = ": requests/s fell by 15 % during the run (heat, other programs). Ratios are still valid, because they are computed within each round. Run again for absolute figures."
		one   = "One connection measures how fast client and server wake each other rather than how much the server can do. Use 20 connections for its throughput."
	)
	for _, name := range []string{"requests", "the", "one"} {
		var got []string
		notes := NotesOn(slowing(name, "new"))
		got = append(got, notes.Verdict.Text)
		for _, section := range notes.All {
			for _, n := range section.Notices {
				got = append(got, n.Text)
			}
		}
		for _, want := range []string{"new is faster: 2,000 requests/s, 2.29 times " + name + " (2.12–2.47).", name + drift, one} {
			if !slices.Contains(got, want) {
				t.Errorf("%s: got %q, want %q", name, got, want)
			}
		}
	}
}
