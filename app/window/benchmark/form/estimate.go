package form

import (
	"time"

	"perihelion/bench"
	"perihelion/bench/server"
)

// Measured are the results of earlier runs: requests per second, by the
// address of the user's own server, the command that starts it or the label of a
// configuration, and the seconds that the start of each takes.
type Measured map[string]float64

// Learn adds the medians of results, and what the start of each of their servers took.
func (m Measured) Learn(r bench.Results) {
	m.learnStarts(r)
	for _, x := range r.Results {
		if x.RPS.Median > 0 {
			m[key(r.Plan, x.Config)] = x.RPS.Median
		}
	}
}

// learnStarts divides the time of a run outside its loads among the starts, in the
// proportion of their rough costs.
func (m Measured) learnStarts(r bench.Results) {
	rest, rough := r.Finished.Sub(r.Started), time.Duration(0)
	for _, x := range r.Results {
		start := r.Plan.Subject(x.Config).Config.Rough().Start
		for _, repeat := range x.Repeats {
			rest -= time.Duration(repeat.Seconds * float64(time.Second))
			rough += start
		}
	}
	if r.Stopped || rest <= 0 || rough <= 0 {
		return
	}
	for _, x := range r.Results {
		start := r.Plan.Subject(x.Config).Config.Rough().Start
		m[startOf(key(r.Plan, x.Config))] = start.Seconds() * float64(rest) / float64(rough)
	}
}

// startOf is the key of the seconds that the start of a server takes, with the checks of
// its answers and its end.
func startOf(key string) string { return "start of " + key }

// start is about how long the start of a server takes.
func (m Measured) start(key string, c server.Config) time.Duration {
	if s := m[startOf(key)]; s > 0 {
		return time.Duration(s * float64(time.Second))
	}
	return c.Rough().Start
}

func key(p bench.Plan, label string) string {
	if s := p.Subject(label); s.URL != "" {
		return s.URL
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
// is 0 unless time decides. That of a script is not known either.
func Estimate(p bench.Plan, measured Measured) time.Duration {
	var round time.Duration
	if p.Script.Path != "" { // which has its own length
		return 0
	}
	for _, s := range p.Subjects() {
		name := key(p, s.Label())
		rps := measured[name]
		if len(p.Configs) == 0 && rps == 0 && p.Length() == 0 {
			return 0
		}
		round += measured.start(name, s.Config) + repeat(p, rps, s.Config)
	}
	return round * time.Duration(p.Repeats*len(p.Levels()))
}

// repeat is how long one repeat loads the server.
func repeat(p bench.Plan, rps float64, c server.Config) time.Duration {
	if d := p.Length(); d > 0 {
		return d
	}
	if rps <= 0 {
		rps = guess(p, c)
	}
	return time.Duration(float64(p.Requests) / rps * float64(time.Second))
}

// guess bounds the guessed rate by the closed form of the added cost: a server
// that answers W at a time serves at most W / cost.
func guess(p bench.Plan, c server.Config) float64 {
	rough := c.Rough()
	rate, atOnce := rough.Opened, float64(p.Connections)
	if p.KeepAlive && rough.Kept > 0 {
		rate = rough.Kept
	}
	if rough.AtOnce > 0 {
		atOnce = min(atOnce, float64(rough.AtOnce))
	}
	if p.Delay > 0 {
		rate = min(rate, atOnce/p.Delay.Seconds())
	}
	if p.Work > 0 {
		rate = min(rate, min(atOnce, 2)/p.Work.Seconds())
	}
	return rate
}
