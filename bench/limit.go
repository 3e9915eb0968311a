package bench

import (
	"fmt"
	"slices"
	"time"

	"perihelion/bench/figure"
	"perihelion/bench/load"
	"perihelion/bench/named"
	"perihelion/bench/search"
	"perihelion/bench/stats"
	"perihelion/bench/warning"
)

// Limit is the result of a search for the highest rate that a configuration holds with a
// p99 below a time. Its first repeat is as fast as possible, each of the others an open loop.
type Limit struct {
	Rate       float64 `json:"rate"`           // requests per second; 0: none that was tried was held
	Low        float64 `json:"low"`            // interval of Rate; where every rate was held the highest of them
	High       float64 `json:"high,omitempty"` // 0: no bound, since every rate was held
	Confidence float64 `json:"confidence"`     // of Low to High: 0.95, or 0 where there is no interval
	By         string  `json:"by,omitempty"`   // that which fails above it, most often: ByP99, ByRate, ByFailures, ByGenerator; "": every rate was held
	Capacity   float64 `json:"capacity"`       // requests per second as fast as possible
	Trials     int     `json:"trials"`         // rates tried
	Held       int     `json:"held"`           // of Trials
}

// What keeps a rate from being held.
const (
	ByP99       = "p99"       // the p99 was not below the time
	ByRate      = "rate"      // requests were sent late, or not at all
	ByFailures  = "failures"  // requests failed
	ByGenerator = "generator" // the load generator was at its own limit
)

// leastDue is the number of requests that a trial has at least: a p99 is one of a hundred.
const leastDue = 100

// fewTrials is the number of trials below which a limit is hardly known.
const fewTrials = 10

// missed is what kept a rate from being held; "" where it was held.
func missed(m load.Measurement, rate float64, p99Below time.Duration) string {
	switch {
	case m.Failed() > 0:
		return ByFailures
	case !m.RateHeld(rate) && m.Generator.Full(), m.Latency.P99 >= milliseconds(p99Below) && m.Generator.Full():
		return ByGenerator
	case !m.RateHeld(rate) || m.OK == 0:
		return ByRate
	case m.Latency.P99 >= milliseconds(p99Below):
		return ByP99
	}
	return ""
}

func milliseconds(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }

// trials are the trials of repeats with their turns, and the requests per second of the ones as
// fast as possible.
func trials(p Plan, turns []Turn, repeats []load.Measurement) (all []search.Trial, capacity float64) {
	var fastest []float64
	for i, m := range repeats {
		if rate := turns[i].Rate; rate > 0 {
			all = append(all, search.Trial{Rate: rate, Held: missed(m, rate, p.P99Below) == ""})
		} else {
			fastest = append(fastest, m.RPS)
		}
	}
	return all, stats.Median(fastest)
}

// searched is the range in which a limit is looked for.
func (p Plan) searched(capacity float64) search.Range {
	return search.Around(capacity, leastDue/p.Duration.Seconds())
}

// nextRate is the rate of the next turn of a configuration; 0 is as fast as possible.
func (r *Runner) nextRate(label string) float64 {
	var turns []Turn
	var repeats []load.Measurement
	for _, done := range r.record.Repeats {
		if done.Config == label {
			turns, repeats = append(turns, done.Turn), append(repeats, done.Measurement)
		}
	}
	all, capacity := trials(r.plan, turns, repeats)
	if capacity == 0 {
		return 0
	}
	return min(r.plan.searched(capacity).Next(all), maxRate)
}

// findLimit adds the limit to the result of a search. Its requests per second are then
// the rate found, and its latency that of the repeats which held their rate.
func (r *Result) findLimit(p Plan) {
	all, capacity := trials(p, r.Turns, r.Repeats)
	l := Limit{Capacity: capacity, Trials: len(all)}
	if capacity > 0 {
		e := p.searched(capacity).Find(all)
		l.Rate, l.Low, l.High, l.Confidence = e.Rate, e.Low, e.High, e.Confidence
	}
	reasons := make(map[string]int)
	for _, t := range r.Trials(p) {
		if t.Held() {
			l.Held++
		} else {
			reasons[t.Missed]++
		}
	}
	for _, why := range []string{ByGenerator, ByP99, ByRate, ByFailures} {
		if reasons[why] > reasons[l.By] {
			l.By = why
		}
	}
	r.Limit, r.Ranked = &l, r.Broken == "" && l.Rate > 0
	r.RPS = stats.Interval{Median: l.Rate, Low: l.Low, High: max(l.High, l.Rate), Confidence: l.Confidence}
	r.Latency = load.Merge(r.Counted(p))
}

// Counted are the repeats whose latencies and warnings count: of a search the ones that held
// their rate, and else all.
func (r Result) Counted(p Plan) []load.Measurement {
	if r.Limit == nil {
		return r.Repeats
	}
	var held []load.Measurement
	for i, m := range r.Repeats {
		if rate := r.Turns[i].Rate; rate > 0 && missed(m, rate, p.P99Below) == "" {
			held = append(held, m)
		}
	}
	return held
}

// limitWarnings are the doubts about a limit.
func limitWarnings(r Result) (all []warning.Warning) {
	l := r.Limit
	if l == nil || len(r.Repeats) == 0 {
		return nil
	}
	switch {
	case l.By == ByGenerator:
		all = append(all, warning.Warning{
			Code: "search-generator", Severity: warning.Severe,
			Cause:  "above this rate the load generator was at its own limit, so the server may hold more",
			Remedy: "Give the generator more cores, or a machine of its own",
		})
	case l.Rate > 0 && l.High == 0:
		all = append(all, warning.Warning{
			Code: "search-open", Severity: warning.Caution,
			Cause:  fmt.Sprintf("every rate that was tried was held, up to %s requests/s. The limit is higher", figure.PerSecond(l.Rate)),
			Remedy: "Ask for more rounds, or for a lower p99",
		})
	}
	if l.Trials < fewTrials {
		all = append(all, warning.Warning{
			Code: "few-trials", Severity: warning.Caution,
			Cause:  fmt.Sprintf("%s of a rate hardly show a limit", figure.Plural(l.Trials, "trial")),
			Remedy: "Ask for 20 rounds",
		})
	}
	return all
}

// mostLimits is the number of configurations whose limits a verdict has.
const mostLimits = 6

// limits is the verdict of a search, its names marked: "with p99 below 20 ms, goroutines
// holds 31,000 requests/s (30,100–31,900) and threads 21,000 (…)".
func limits(r Results) string {
	ranked := slices.SortedStableFunc(slices.Values(rankedOnes(r.Results)), func(a, b Result) int {
		switch {
		case a.Limit.Rate > b.Limit.Rate:
			return -1
		case a.Limit.Rate < b.Limit.Rate:
			return 1
		}
		return 0
	})
	var parts []string
	for i, result := range ranked[:min(len(ranked), mostLimits)] {
		l := result.Limit
		verb, unit := "", ""
		if i == 0 {
			verb, unit = "holds ", " requests/s"
		}
		if l.High == 0 {
			verb += "at least "
		}
		text := named.Mark(result.Config) + " " + verb + figure.PerSecond(l.Rate) + unit
		if ends := figure.Range(l.Low, l.High); l.High > 0 && ends != "" {
			text += " (" + ends + ")"
		}
		if l.By == ByGenerator {
			text += ", where the load generator is at its limit"
		}
		parts = append(parts, text)
	}
	out := "with p99 below " + figure.Duration(r.Plan.P99Below) + ", " + figure.List(parts, "and")
	if more := len(ranked) - mostLimits; more > 0 {
		out += fmt.Sprintf(". The table has %d more", more)
	}
	var none []string
	for _, result := range r.Results {
		if !result.Ranked {
			none = append(none, named.Mark(result.Config))
		}
	}
	if len(none) > 0 {
		out += ". No rate that was tried was held by " + figure.List(none, "and")
	}
	return out
}
