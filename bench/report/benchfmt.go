package report

import (
	"io"
	"math"
	"strconv"
	"strings"

	"perihelion/bench"
	"perihelion/bench/load"

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
	for _, result := range r.Measured() {
		for i, m := range result.Repeats {
			if m.Failed() > 0 || m.OK == 0 {
				continue
			}
			err := out.Write(&benchfmt.Result{
				Config: config(r),
				Name:   benchfmt.Name(benchName(result, result.Turns[i])),
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

// benchName has the configuration, and what the plan varies. A space would end the name.
func benchName(r bench.Result, t bench.Turn) string {
	name := "Serve/config=" + strings.Join(strings.Fields(r.Config), "_")
	if r.Connections > 0 {
		name += "/c=" + strconv.Itoa(r.Connections)
	}
	if t.Rate > 0 {
		name += "/rate=" + strconv.FormatFloat(t.Rate, 'f', -1, 64)
	}
	return name
}

// config is the head of the file: system, processor and load.
func config(r bench.Results) []benchfmt.Config {
	var config []benchfmt.Config
	for _, pair := range [][2]string{
		{"goos", r.Environment.OS}, {"goarch", r.Environment.Arch}, {"pkg", "perihelion"}, {"cpu", r.Environment.CPU},
		{"load", compact(r.Plan)}, {"waiting", waiting(r)},
	} {
		if pair[1] != "" {
			config = append(config, benchfmt.Config{Key: pair[0], Value: []byte(pair[1]), File: true})
		}
	}
	return config
}

// waiting is the way in which the load generator waited where that is not the usual one.
func waiting(r bench.Results) string {
	if w, _ := r.Waiting(); w.Way == load.WaitLook {
		return string(w.Way)
	}
	return ""
}

// seconds of a latency in milliseconds, in whole nanoseconds.
func seconds(ms float64) float64 { return math.Round(ms*1e6) / 1e9 }
