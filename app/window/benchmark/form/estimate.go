package form

import (
	"time"

	"perihelion/bench"
	"perihelion/bench/server"
)

// What a repeat costs before anything was measured: rounded from runs on two
// cores, where they matter least to be wrong.
const (
	startServer  = 150 * time.Millisecond // start, prove right, stop
	guessedRate  = 15_000                 // requests per second of a built-in server with kept connections
	guessedClose = 4_000                  // the same with a connection per request
)

// Estimate is about how long a plan takes. Measured are the requests per second
// of earlier repeats by configuration; without them a guess stands in.
func Estimate(p bench.Plan, measured map[string]float64) time.Duration {
	var round time.Duration
	for i, label := range p.Labels() {
		var c server.Config
		if p.URL == "" {
			c = p.Configs[i]
		}
		round += startServer + repeat(p, measured[label], c)
	}
	return round * time.Duration(p.Repeats)
}

// repeat is how long one repeat loads the server.
func repeat(p bench.Plan, rps float64, c server.Config) time.Duration {
	if p.Duration > 0 {
		return p.Duration
	}
	if rps <= 0 {
		rps = guess(p, c)
	}
	if p.Rate > 0 {
		rps = min(rps, p.Rate)
	}
	return time.Duration(float64(p.Requests) / rps * float64(time.Second))
}

// guess bounds the guessed rate by the closed form of the added cost: a server
// that answers W at a time serves at most W / cost.
func guess(p bench.Plan, c server.Config) float64 {
	rate := float64(guessedRate)
	if !p.KeepAlive || c.Name == server.OneAtATime {
		rate = guessedClose
	}
	atOnce := float64(p.Connections)
	switch {
	case c.Name == server.OneAtATime:
		atOnce = 1
	case c.Name == server.Threads:
		atOnce = min(atOnce, float64(c.WorkerCount()))
	}
	if p.Delay > 0 {
		rate = min(rate, atOnce/p.Delay.Seconds())
	}
	if p.Work > 0 {
		rate = min(rate, min(atOnce, 2)/p.Work.Seconds())
	}
	return rate
}
