package store

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"perihelion/bench"
	"perihelion/bench/address"
	"perihelion/bench/figure"
	"perihelion/bench/load"
	"perihelion/bench/named"
	"perihelion/bench/stats"
)

// State is how far a run came.
type State string

// The states.
const (
	Finished    State = "finished"
	Stopped     State = "stopped"     // by the user, before its last repeat
	Interrupted State = "interrupted" // its program was killed, or the machine went down
	Running     State = "running"     // under way, in this process or another
	Damaged     State = "damaged"     // Problem has the reason
)

// Kind is the kind of contestants that a run compares.
type Kind string

// The kinds.
const (
	Servers Kind = "servers"
	Clients Kind = "clients"
)

// Entry is a run in the list.
type Entry struct {
	ID       int          `json:"id"` // from 1; shown as #24
	Kind     Kind         `json:"kind"`
	State    State        `json:"state"`
	Problem  string       `json:"problem,omitempty"` // why a damaged run cannot be opened: a sentence without its full stop
	Started  time.Time    `json:"started"`
	Finished time.Time    `json:"finished"`        // zero while it is running; of an interrupted run the end of its last repeat
	Title    string       `json:"title"`           // the labels of its configurations with commas, or the URL without secrets; of clients their target
	Done     int          `json:"done"`            // repeats that are finished
	Total    int          `json:"total"`           // repeats that were planned, or those of a run that was decided before its last round
	Machine  string       `json:"machine"`         // processor and number of cores
	Figures  []Figure     `json:"figures"`         // of each configuration, or client, in the plan's order
	Verdict  string       `json:"verdict"`         // in a few words: "prefork fastest, 18 % more"
	Names    []named.Name `json:"names,omitempty"` // where configurations are named in Verdict

	About
}

// Figure is the result of one configuration, as the list has it.
type Figure struct {
	Config string         `json:"config"` // label, or name of a client
	Ranked bool           `json:"ranked"` // whether it may be compared
	RPS    stats.Interval `json:"rps"`    // requests per second; zero where there is no repeat
	P99    float64        `json:"p99"`    // latency of all repeats together, milliseconds; of clients 0
	Failed int64          `json:"failed"` // requests
}

// Number is the number as it is shown: "#24".
func (e Entry) Number() string { return fmt.Sprintf("#%d", e.ID) }

// fill takes over the results of a run of servers.
func (e *Entry) fill(r bench.Results) {
	e.Started, e.Finished = r.Started, r.Finished
	e.Title = strings.Join(r.Plan.Labels(), ", ")
	if len(r.Plan.URLs) == 1 {
		e.Title = address.Shown(r.Plan.URLs[0])
	}
	e.Total = r.Plan.Turns()
	e.Figures = []Figure{}
	e.Done = r.Done()
	if r.Decided {
		e.Total = e.Done // no more were needed
	}
	for _, result := range r.Results {
		e.Figures = append(e.Figures, Figure{result.Config, result.Ranked, result.RPS, result.Latency.P99, result.Failed})
	}
	e.Machine = machineOf(r.Environment)
	e.Verdict, e.Names = named.Cut(shortOfServers(r))
}

func machineOf(e bench.Environment) string {
	if e.Cores == 0 {
		return ""
	}
	return strings.TrimPrefix(e.CPU+", "+figure.Plural(e.Cores, "core"), ", ")
}

// shortOfServers is the verdict in a few words, with the names marked.
func shortOfServers(r bench.Results) string {
	var ranked []Figure
	for _, result := range r.Results {
		if result.Ranked {
			ranked = append(ranked, Figure{Config: result.Config, RPS: result.RPS})
		}
	}
	return short(ranked, len(r.Results), r.Comparisons, r.Lead)
}

// short is the verdict on the contestants that may be compared, out of so many.
func short(ranked []Figure, all int, comparisons []bench.Comparison, lead *bench.Comparison) string {
	switch c := decisive(comparisons, lead); {
	case c == nil && len(ranked) == 1 && all == 1:
		return figure.PerSecond(ranked[0].RPS.Median) + " requests/s"
	case c == nil && len(ranked) == 1:
		return named.Mark(ranked[0].Config) + " alone is ranked"
	case c == nil && len(ranked) > 1:
		return "no fastest shown"
	case c == nil:
		return "no figure"
	case c.Verdict == bench.TooFew:
		return "too few repeats"
	case c.Verdict == bench.Faster:
		return ahead(c.Config, c.Ratio, len(ranked))
	case c.Verdict == bench.Slower && c.Ratio > 0:
		return ahead(c.Baseline, 1/c.Ratio, len(ranked))
	}
	if len(ranked) == 2 {
		return "no difference shown"
	}
	return "no fastest shown"
}

// decisive is the comparison that decides which contestant is the fastest; nil where
// there is none.
func decisive(comparisons []bench.Comparison, lead *bench.Comparison) *bench.Comparison {
	switch {
	case lead != nil:
		return lead
	case len(comparisons) == 1:
		return &comparisons[0]
	}
	return nil
}

func ahead(config string, ratio float64, among int) string {
	more := figure.Ratio(ratio) + " times the next"
	if ratio < 1.995 {
		more = figure.Excess(ratio-1) + " more"
	}
	word := " fastest, "
	if among == 2 {
		word, more = " faster, ", strings.TrimSuffix(more, " the next")
	}
	return named.Mark(config) + word + more
}

// summary reads as much of a run's document as an entry needs, without the measurements,
// which are nearly all of it.
func summary(document []byte) (bench.Results, error) {
	var d struct {
		Format      string             `json:"format"`
		Started     time.Time          `json:"started"`
		Finished    time.Time          `json:"finished"`
		Stopped     bool               `json:"stopped"`
		Environment bench.Environment  `json:"environment"`
		Plan        bench.Plan         `json:"plan"`
		Comparisons []bench.Comparison `json:"comparisons"`
		Lead        *bench.Comparison  `json:"lead"`
		Results     []struct {
			Config  string         `json:"config"`
			Ranked  bool           `json:"ranked"`
			RPS     stats.Interval `json:"rps"`
			Repeats []struct{}     `json:"repeats"`
			Latency struct {
				P99 float64 `json:"p99"`
			} `json:"latency"`
			Failed int64 `json:"failed"`
		} `json:"results"`
		Sweeps []struct {
			Levels []struct {
				Repeats []struct{} `json:"repeats"`
			} `json:"levels"`
		} `json:"sweeps"`
	}
	if json.Unmarshal(document, &d) != nil || d.Format != bench.Format || len(d.Plan.Labels()) == 0 {
		return bench.ReadResults(bytes.NewReader(document)) // which has the sentence
	}
	r := bench.Results{
		Started: d.Started, Finished: d.Finished, Stopped: d.Stopped, Environment: d.Environment, Plan: d.Plan,
		Comparisons: d.Comparisons, Lead: d.Lead,
	}
	for _, of := range d.Results {
		r.Results = append(r.Results, bench.Result{
			Config: of.Config, Ranked: of.Ranked, RPS: of.RPS, Repeats: make([]load.Measurement, len(of.Repeats)),
			Latency: load.Latency{P99: of.Latency.P99}, Failed: of.Failed,
		})
	}
	for _, of := range d.Sweeps {
		var s bench.Sweep
		for _, level := range of.Levels {
			s.Levels = append(s.Levels, bench.Result{Repeats: make([]load.Measurement, len(level.Repeats))})
		}
		r.Sweeps = append(r.Sweeps, s)
	}
	return r, nil
}
