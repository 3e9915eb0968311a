package form

import (
	"time"

	"perihelion/bench"
	"perihelion/bench/server"
)

// What a repeat costs before anything was measured: rounded from runs on two
// cores, where they matter least to be wrong.
const (
	startServer  = 150 * time.Millisecond  // start, prove right, stop
	startPython  = 2200 * time.Millisecond // gunicorn alone takes up to 1.7 s to stop
	guessedRate  = 15_000                  // requests per second of a server of this program with kept connections
	guessedClose = 4_000                   // the same with a connection per request
	guessedAsync = 4_000                   // of aiohttp
	guessedFlask = 1_200
)

// Measured is what is known of earlier runs: requests per second, by the
// address of the user's own server, the command that starts it or the label of a
// configuration.
type Measured map[string]float64

// Learn adds what results show.
func (m Measured) Learn(r bench.Results) {
	for _, x := range r.Results {
		if x.RPS.Median > 0 {
			m[key(r.Plan, x.Config)] = x.RPS.Median
		}
	}
}

func key(p bench.Plan, label string) string {
	if p.URL != "" {
		return p.URL
	}
	for _, c := range p.Own {
		if c.Name == label {
			return c.Line + " in " + c.Folder
		}
	}
	return label
}

// Estimate is about how long a plan takes. Where nothing was measured yet a
// guess stands in; of a server of the user's own there is none, and the estimate
// is 0 unless time decides.
func Estimate(p bench.Plan, measured Measured) time.Duration {
	var round time.Duration
	for i, label := range p.Labels() {
		rps := measured[key(p, label)]
		if len(p.Configs) == 0 && rps == 0 && p.Duration == 0 {
			return 0
		}
		var c server.Config
		if i < len(p.Configs) {
			c = p.Configs[i]
		}
		start := startServer
		if c.IsPython() {
			start = startPython
		}
		round += start + repeat(p, rps, c)
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
	switch c.Name {
	case server.OneAtATime:
		atOnce = 1
	case server.Threads:
		atOnce = min(atOnce, float64(c.WorkerCount()))
	case server.AiohttpDev, server.AiohttpGunicorn:
		rate = min(rate, guessedAsync)
	case server.FlaskDev:
		rate = guessedFlask
	case server.FlaskGunicorn:
		rate, atOnce = guessedFlask, min(atOnce, float64(c.WorkerCount()))
	}
	if p.Delay > 0 {
		rate = min(rate, atOnce/p.Delay.Seconds())
	}
	if p.Work > 0 {
		rate = min(rate, min(atOnce, 2)/p.Work.Seconds())
	}
	return rate
}
