package chart

import (
	"fmt"
	"math"
	"strings"
	"time"

	"perihelion/bench"
	"perihelion/bench/figure"
)

// loadOf describes the load under which the configurations were compared:
// "20 connections, 1,000 requests, keep-alive, 5 interleaved repeats".
func loadOf(p bench.Plan) string {
	var parts []string
	add := func(format string, args ...any) { parts = append(parts, fmt.Sprintf(format, args...)) }
	if p.Connections > 0 {
		add("%s", figure.Plural(p.Connections, "connection"))
	}
	if p.Requests > 0 {
		add("%s", figure.Plural(p.Requests, "request"))
	} else if p.Duration > 0 {
		add("%s", figure.Duration(p.Duration))
	}
	if p.Rate > 0 {
		add("at %s requests per second", figure.Exact(p.Rate))
	}
	if p.KeepAlive {
		add("keep-alive")
	} else {
		add("a new connection for each request")
	}
	if p.Repeats == 1 {
		add("one repeat")
	} else if p.Repeats > 1 {
		add("%d interleaved repeats", p.Repeats)
	}
	return strings.Join(parts, ", ")
}

// requestOf describes each request, and its cost beyond the answer.
func requestOf(p bench.Plan) string {
	parts := []string{p.Request()}
	if p.Work > 0 {
		parts = append(parts, figure.Duration(p.Work)+" of computing for each")
	}
	if p.Delay > 0 {
		parts = append(parts, figure.Duration(p.Delay)+" of waiting for each")
	}
	if p.MaxProcs > 0 {
		parts = append(parts, fmt.Sprintf("GOMAXPROCS %d", p.MaxProcs))
	}
	return strings.Join(parts, ", ")
}

// keyOf explains the marks in brief, where there are or will be several repeats.
func keyOf(p bench.Plan) string {
	if p.Repeats < 2 {
		return ""
	}
	whisker := "95 % interval"
	if p.Repeats < 6 {
		whisker = "range"
	}
	return "bar: median   I: " + whisker + "   •: each repeat"
}

// marksOf explains bars, whiskers, dots and comparisons, once there is more than a
// single repeat.
func marksOf(r bench.Results, comparisons string) string {
	least := math.Inf(1)
	for _, res := range r.Results {
		if len(res.Repeats) > 1 && res.RPS.Median > 0 {
			least = min(least, res.RPS.Confidence)
		}
	}
	if math.IsInf(least, 1) {
		return ""
	}
	whisker := "lowest to highest repeat"
	if least >= 0.95 {
		whisker = "95 % interval of the median"
	}
	return strings.Join(nonEmpty("Bar: median of the repeats. Whisker: "+whisker+". Dots: the repeats, in their order.", comparisons), " ")
}

// machineOf describes the machine, the program and the time of the run.
func machineOf(r bench.Results) string {
	e := r.Environment
	parts := nonEmpty(e.CPU)
	if e.Cores > 0 {
		parts = append(parts, figure.Plural(e.Cores, "core"))
	}
	if e.Memory > 0 {
		parts = append(parts, figure.Bytes(e.Memory))
	}
	if e.OS != "" {
		parts = append(parts, strings.TrimSuffix(e.OS+"/"+e.Arch, "/"))
	}
	parts = append(parts, nonEmpty(e.Go)...)
	if e.Perihelion != "" {
		parts = append(parts, "Perihelion "+e.Perihelion)
	}
	if !r.Started.IsZero() {
		// The minute is not rounded: a run that began at 23:59:40 began on that day.
		parts = append(parts, r.Started.Format("2 Jan 2006, 15:04 ")+zoneOf(r.Started))
	}
	if r.Stopped {
		parts = append(parts, "stopped before the end")
	}
	return strings.Join(parts, " · ")
}

// zoneOf returns a time's offset from UTC: "UTC", "UTC+11", "UTC−03:30".
func zoneOf(t time.Time) string {
	_, offset := t.Zone()
	if offset == 0 {
		return "UTC"
	}
	sign := "+"
	if offset < 0 {
		sign, offset = "−", -offset
	}
	minutes := (offset + 30) / 60
	if minutes%60 == 0 {
		return fmt.Sprintf("UTC%s%d", sign, minutes/60)
	}
	return fmt.Sprintf("UTC%s%02d:%02d", sign, minutes/60, minutes%60)
}
