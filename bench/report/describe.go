package report

import (
	"fmt"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"perihelion/bench"
	"perihelion/bench/figure"
	"perihelion/bench/load"
)

// Words are a plan in words, by parts, since some readers need a few in a sentence
// of their own. A part is "" where the plan has nothing of it.
type Words struct {
	Request     string   // "GET /planets/mars"
	Cost        []string // of each request: "200 µs of computing for each"
	Connections string   // "20 connections", "1, 2, 4 … 256 connections"
	Amount      string   // of each repeat: "1,000 requests", "500 ms"
	Rate        string   // "at 50 requests per second", "the highest rate with p99 below 20 ms"
	Connecting  string   // "keep-alive"
	Repeats     string   // "10 repeats"
	Limits      string   // "p95 < 300 ms, failed < 1 %"
	Order       string   // of the repeats: "10 interleaved repeats"
}

// Describe puts a plan into words. A field of a plan that a reader of results must
// know has its words here and nowhere else.
func Describe(p bench.Plan) Words {
	w := Words{Request: joined(append([]string{p.Asked()}, p.Request.Words()...)...), Connecting: "a new connection for each request"}
	if p.Work > 0 {
		w.Cost = append(w.Cost, figure.Duration(p.Work)+" of computing for each")
	}
	if p.Delay > 0 {
		w.Cost = append(w.Cost, figure.Duration(p.Delay)+" of waiting for each")
	}
	if p.MaxProcs > 0 {
		w.Cost = append(w.Cost, fmt.Sprintf("GOMAXPROCS %d", p.MaxProcs))
	}
	switch {
	case len(p.Sweep) > 0:
		w.Connections = figure.Series(p.Levels()) + " connections"
	case p.Connections > 0:
		w.Connections = figure.Plural(p.Connections, "connection")
	}
	switch {
	case p.Requests > 0:
		w.Amount = figure.Plural(p.Requests, "request")
	case p.Length() > 0:
		w.Amount = figure.Duration(p.Length())
	}
	switch {
	case p.MeanRate() > 0:
		w.Rate = "at " + load.Options{Rate: p.Rate, Stages: p.Stages}.Profile().Describe()
	case p.P99Below > 0:
		w.Rate = "the highest rate with p99 below " + figure.Duration(p.P99Below)
	}
	if p.Poisson {
		w.Rate = strings.TrimPrefix(w.Rate+", at random instants", ", ")
	}
	if p.KeepAlive {
		w.Connecting = "keep-alive"
	}
	if p.Request.HTTP2 {
		w.Connecting = p.Request.Protocol() + ", " + w.Connecting
	}
	var limits []string
	for _, d := range p.Limits {
		limits = append(limits, d.Words())
	}
	w.Limits = strings.Join(limits, ", ")
	switch {
	case p.Script.Path != "":
		w.Request, w.Connections, w.Amount, w.Rate, w.Connecting = "the requests of "+filepath.Base(p.Script.Path), "", "", "", "by k6"
	case p.Engine != "":
		w.Connecting += ", by " + p.Engine
	}
	switch {
	case p.UntilDecided:
		w.Repeats, w.Order = fmt.Sprintf("up to %d repeats", p.Repeats), fmt.Sprintf("interleaved repeats until it is decided, %d at most", p.Repeats)
	case p.Repeats == 1:
		w.Repeats, w.Order = "1 repeat", "one repeat"
	case p.Repeats > 1:
		w.Repeats, w.Order = figure.Plural(p.Repeats, "repeat"), fmt.Sprintf("%d interleaved repeats", p.Repeats)
	}
	return w
}

// Asked describes each request and its added cost.
func (w Words) Asked() string { return joined(append([]string{w.Request}, w.Cost...)...) }

// Load describes the load: "20 connections, 1,000 requests, keep-alive, 5 interleaved
// repeats".
func (w Words) Load() string { return joined(w.Connections, w.Amount, w.Rate, w.Connecting, w.Order) }

func (w Words) String() string { return joined(w.Asked(), w.Load()) }

// joined returns the parts that are not empty, with commas between.
func joined(parts ...string) string { return strings.Join(figure.Present(parts...), ", ") }

// compact returns the load of a plan as benchstat needs it to keep runs under
// different loads apart.
func compact(p bench.Plan) string {
	levels := make([]string, len(p.Levels()))
	for i, n := range p.Levels() {
		levels[i] = strconv.Itoa(n)
	}
	parts := []string{"c=" + strings.Join(levels, ",")}
	switch {
	case len(p.Stages) > 0:
		parts = append(parts, "stages="+p.Stages.String())
	case p.Duration > 0:
		parts = append(parts, "d="+p.Duration.String())
	default:
		parts = append(parts, fmt.Sprintf("n=%d", p.Requests))
	}
	parts = append(parts, fmt.Sprintf("keepalive=%v", p.KeepAlive))
	if p.Rate > 0 {
		parts = append(parts, fmt.Sprintf("rate=%v", p.Rate))
	}
	if p.Poisson {
		parts = append(parts, "poisson")
	}
	if !p.Request.IsZero() {
		parts = append(parts, "request="+p.Request.Digest())
	}
	if p.P99Below > 0 {
		parts = append(parts, "p99below="+p.P99Below.String())
	}
	if p.Work > 0 || p.Delay > 0 {
		parts = append(parts, fmt.Sprintf("work=%v delay=%v", p.Work, p.Delay))
	}
	return strings.Join(parts, " ")
}

// DescribeMachine puts a machine into words, by parts: processor, cores, memory,
// system, Go. Unknown parts are left out.
func DescribeMachine(e bench.Environment) []string {
	var parts []string
	add := func(part string, known bool) {
		if known {
			parts = append(parts, part)
		}
	}
	add(e.CPU, e.CPU != "")
	add(figure.Plural(e.Cores, "core"), e.Cores > 0)
	add(figure.Bytes(e.Memory), e.Memory > 0)
	add(strings.TrimSuffix(e.OS+"/"+e.Arch, "/"), e.OS != "")
	add(e.Go, e.Go != "")
	return parts
}

// Machine describes where a run was made, under which Python if any, and when.
func Machine(e bench.Environment, started time.Time) string {
	when := ""
	if !started.IsZero() {
		when = started.UTC().Format(time.RFC3339)
	}
	return joined(append(DescribeMachine(e), e.Python, when)...)
}
