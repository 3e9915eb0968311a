package report

import (
	"fmt"
	"io"
	"math"
	"strings"

	"perihelion/bench"

	"golang.org/x/perf/benchfmt"
)

// Benchfmt writes the results in the Go benchmark format, a line for each
// repeat, so that benchstat compares configurations (benchstat -col /config) or
// two runs. Failed repeats are left out: a line there has no place for failures.
// The units are requests per second and seconds.
func Benchfmt(w io.Writer, r bench.Results) error {
	out := benchfmt.NewWriter(w)
	for _, unit := range []struct{ name, better string }{{"req/s", "higher"}, {"p50-sec", "lower"}, {"p99-sec", "lower"}, {"p99.9-sec", "lower"}} {
		err := out.Write(&benchfmt.UnitMetadata{
			UnitMetadataKey: benchfmt.UnitMetadataKey{Unit: unit.name, Key: "better"},
			OrigUnit:        unit.name,
			Value:           unit.better,
		})
		if err != nil {
			return err
		}
	}
	for _, result := range r.Results {
		for _, m := range result.Repeats {
			if m.Failed() > 0 || m.OK == 0 {
				continue
			}
			err := out.Write(&benchfmt.Result{
				Config: config(r),
				Name:   benchfmt.Name("Serve/config=" + result.Config),
				Iters:  int(m.OK),
				Values: []benchfmt.Value{
					{Value: m.Seconds / float64(m.OK), Unit: "sec/op"},
					{Value: m.RPS, Unit: "req/s"},
					{Value: seconds(m.Latency.P50), Unit: "p50-sec"},
					{Value: seconds(m.Latency.P99), Unit: "p99-sec"},
					{Value: seconds(m.Latency.P999), Unit: "p99.9-sec"},
				},
			})
			if err != nil {
				return err
			}
		}
	}
	return nil
}

// benchConfig is the head of the file: what the figures belong to.
func config(r bench.Results) []benchfmt.Config {
	var config []benchfmt.Config
	for _, pair := range [][2]string{
		{"goos", r.Environment.OS}, {"goarch", r.Environment.Arch}, {"pkg", "perihelion"}, {"cpu", r.Environment.CPU},
		{"load", loadOf(r.Plan)},
	} {
		if pair[1] != "" {
			config = append(config, benchfmt.Config{Key: pair[0], Value: []byte(pair[1]), File: true})
		}
	}
	return config
}

// load is the plan in one line, so that benchstat keeps runs under different loads apart.
func loadOf(p bench.Plan) string {
	parts := []string{fmt.Sprintf("c=%d", p.Connections)}
	if p.Duration > 0 {
		parts = append(parts, "d="+p.Duration.String())
	} else {
		parts = append(parts, fmt.Sprintf("n=%d", p.Requests))
	}
	parts = append(parts, fmt.Sprintf("keepalive=%v", p.KeepAlive))
	if p.Rate > 0 {
		parts = append(parts, fmt.Sprintf("rate=%v", p.Rate))
	}
	if p.Work > 0 || p.Delay > 0 {
		parts = append(parts, fmt.Sprintf("work=%v delay=%v", p.Work, p.Delay))
	}
	return strings.Join(parts, " ")
}

// seconds of a latency in milliseconds, in whole nanoseconds.
func seconds(ms float64) float64 { return math.Round(ms*1e6) / 1e9 }
