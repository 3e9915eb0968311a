package bench

import (
	"fmt"
	"slices"
	"time"

	"perihelion/bench/demand"
	"perihelion/bench/load"
	"perihelion/bench/named"
	"perihelion/bench/server"
	"perihelion/bench/stats"
	"perihelion/bench/warning"
)

// Record is a run before any statistics: everything that
// Evaluate needs.
type Record struct {
	Plan        Plan
	Environment Environment
	Started     time.Time
	Finished    time.Time
	Stopped     bool                 // before every repeat was done
	Decided     bool                 // before the last round, because every comparison was decided
	Repeats     []Repeat             // in the order made
	Broken      map[string]string    // configurations given up, by label (in a sweep by At), and why: a clause with its remedy
	Suspended   map[string][]float64 // turns that were made again, by label: for how many seconds the load generator was suspended in each
	Logs        map[string][]string  // the last output of each server, by label

	// Why the calibration of the load generator that this machine has cannot be
	// used, with the remedy; "" where it can, or where there is none. Its content
	// is in the measurements.
	Uncalibrated string

	Unkept      string // why a part of the run could not be kept, with the remedy, or ""
	Interrupted bool   // the program ended during the run
}

// Repeat is one finished load on one configuration.
type Repeat struct {
	Config      string           `json:"config"` // label
	Turn        Turn             `json:"turn"`
	Measurement load.Measurement `json:"measurement"`
}

// Evaluate turns a record into results: medians with intervals, comparisons with
// the baseline, a verdict, warnings. It is a pure function and keeps nothing of
// the record that could change later.
func Evaluate(r Record) Results {
	return evaluate(r, func(_ string, repeats []load.Measurement) load.Latency { return load.Merge(repeats) })
}

// pool joins the histograms of a configuration's repeats, the only costly part of
// an evaluation. The key is that of At.
type pool func(key string, repeats []load.Measurement) load.Latency

// At is the key of a configuration at a number of connections of a sweep; without a sweep
// (0) that is its label.
func At(label string, connections int) string {
	if connections == 0 {
		return label
	}
	return fmt.Sprintf("%s at %d", label, connections)
}

func evaluate(r Record, latency pool) Results {
	out := Results{
		Format:      Format,
		Started:     r.Started,
		Finished:    r.Finished,
		Stopped:     r.Stopped,
		Decided:     r.Decided,
		Environment: r.Environment,
		Plan:        r.Plan,
		Comparisons: []Comparison{},
	}
	out.Plan.Configs, out.Plan.Own, out.Plan.URLs = slices.Clone(r.Plan.Configs), slices.Clone(r.Plan.Own), slices.Clone(r.Plan.URLs)
	out.Plan.Sweep, out.Plan.Stages, out.Plan.Request = slices.Clone(r.Plan.Sweep), slices.Clone(r.Plan.Stages), r.Plan.Request.Clone()
	out.Plan.Limits = slices.Clone(r.Plan.Limits)
	for _, s := range r.Plan.Subjects() {
		if len(r.Plan.Sweep) == 0 {
			out.Results = append(out.Results, gather(r, s, 0, latency))
			continue
		}
		one := sweep(r, s, latency)
		out.Results, out.Sweeps = append(out.Results, one.summed()), append(out.Sweeps, one)
	}
	if baseline, others, ok := rivals(out.Plan, out.Comparable(), !r.Finished.IsZero() || r.Stopped); ok {
		out.Comparisons, out.Lead = Compare(out.Look(), baseline.Rates(), seriesOf(others))
	}
	out.Verdict, out.VerdictNames = named.Cut(verdict(out))
	out.Warnings = runWarnings(out)
	if r.Uncalibrated != "" {
		out.Warnings = append(out.Warnings, warning.Warning{Code: codeUncalibrated, Cause: r.Uncalibrated, Severity: warning.Note})
	}
	out.Warnings = append(out.Warnings, KeptWarnings(r.Interrupted, r.Unkept)...)
	return out
}

// gather sums up one configuration, in a sweep at a number of connections (0: none).
func gather(r Record, s server.Subject, connections int, latency pool) Result {
	label := s.Label()
	key := At(label, connections)
	out := Result{Subject: s, Config: label, Connections: connections, Broken: r.Broken[key], Log: r.Logs[key], Repeats: []load.Measurement{}, Turns: []Turn{}}
	for _, repeat := range r.Repeats {
		if repeat.Config == label && repeat.Turn.Connections == connections {
			out.Repeats = append(out.Repeats, repeat.Measurement)
			out.Turns = append(out.Turns, repeat.Turn)
			out.Failed += repeat.Measurement.Failed()
		}
	}
	if len(out.Repeats) > 0 {
		out.RPS = stats.MedianOf(throughputs(out))
		out.Latency = latency(key, out.Repeats)
		out.Server = usage(out.Turns)
		out.Capacity = capacity(out.Repeats)
		out.KeepAlive = !slices.ContainsFunc(out.Repeats, func(m load.Measurement) bool { return !m.KeepAlive })
		out.Ranked = out.Broken == "" && out.Failed == 0 && !slices.Contains(throughputs(out), 0)
	}
	if r.Plan.P99Below > 0 {
		out.findLimit(r.Plan)
	}
	if len(out.Repeats) > 0 {
		out.Limits = demand.All(r.Plan.Limits, out.figures(r.Plan))
	}
	out.Warnings = configWarnings(out, out.Counted(r.Plan))
	if times := r.Suspended[key]; len(times) > 0 {
		out.Warnings = append(out.Warnings, madeAgain(times).About(label))
	}
	return out
}

// figures are the figures that limits are about: latencies and shares of all repeats that count
// together, the median of the requests per second, and the rate of every repeat.
func (r Result) figures(p Plan) demand.Figures {
	f := load.Figured(r.Latency)
	f.RPS, f.RateHeld = r.RPS.Median, true
	for _, m := range r.Counted(p) {
		one := m.Figures(p.MeanRate())
		f.Requests += one.Requests
		f.Failed += one.Failed
		f.Checked += one.Checked
		f.Wrong += one.Wrong
		f.RateHeld = f.RateHeld && one.RateHeld
	}
	return f
}

// usage is the median of the server's usage in the repeats.
func usage(turns []Turn) ServerUsage {
	var cpu, rss, pss, threads, processes []float64
	for _, t := range turns {
		cpu = append(cpu, t.Server.CPU)
		rss = append(rss, float64(t.Server.RSS))
		pss = append(pss, float64(t.Server.PSS))
		threads = append(threads, float64(t.Server.Threads))
		processes = append(processes, float64(t.Server.Processes))
	}
	return ServerUsage{
		CPU: stats.Median(cpu), RSS: int64(stats.Median(rss)), PSS: int64(stats.Median(pss)),
		Threads: int(stats.Median(threads)), Processes: int(stats.Median(processes)),
	}
}

// capacity is the load generator's capacity and the share of it that was reached: the
// median of the repeats. It is nil where one of them does not have it.
func capacity(repeats []load.Measurement) *load.Capacity {
	var shares []float64
	for _, m := range repeats {
		if m.Generator.Capacity == nil {
			return nil
		}
		shares = append(shares, m.Generator.Capacity.Share)
	}
	all := *repeats[0].Generator.Capacity
	all.Share = stats.Median(shares)
	return &all
}

// seriesOf are the requests per second of configurations.
func seriesOf(results []Result) []Series {
	all := make([]Series, len(results))
	for i, r := range results {
		all[i] = r.Rates()
	}
	return all
}

// Comparable are the results that may be compared if they are ranked. In a sweep they need a fit,
// see Sweep.Best. The rates of a search are no samples of one quantity, and are not compared:
// their intervals are beside each other.
func (r Results) Comparable() []Result {
	switch {
	case r.Plan.P99Below > 0:
		return nil
	case len(r.Sweeps) == 0:
		return r.Results
	}
	var all []Result
	for i, s := range r.Sweeps {
		if s.Fit != nil {
			all = append(all, r.Results[i])
		}
	}
	return all
}

// rivals finds the baseline and the configurations that may be compared with it.
// A baseline that is not ranked is replaced by the first one that is, but not as
// long as its first repeat is only to come: while a run goes on, the baseline does
// not move from one to the other. It is false when there is nothing to compare.
func rivals(p Plan, results []Result, over bool) (baseline Result, others []Result, ok bool) {
	for _, r := range results {
		if !over && r.Config == p.baseline() && len(r.Repeats) == 0 && r.Broken == "" {
			return Result{}, nil, false
		}
		if r.Ranked {
			others = append(others, r)
		}
	}
	if len(others) < 2 {
		return Result{}, nil, false
	}
	at := max(0, slices.IndexFunc(others, func(r Result) bool { return r.Config == p.baseline() }))
	baseline = others[at]
	return baseline, slices.Delete(others, at, at+1), true
}
