package main

import (
	"encoding/json"
	"fmt"
	"io"
	"time"

	"perihelion/bench"
	"perihelion/bench/figure"
	"perihelion/bench/stats"
)

// format names the JSON document.
const format = "perihelion/load-peers/1"

// percentiles are the keys of latencies, as in our measurements.
var percentiles = [...]string{"p50", "p99", "p99.9"}

// report is the outcome of a run.
type report struct {
	Format      string            `json:"format"`
	Date        time.Time         `json:"date"`
	Machine     bench.Environment `json:"machine"`
	Cores       string            `json:"cores"` // of servers and of generators
	Rounds      int               `json:"rounds"`
	Seconds     float64           `json:"seconds"`
	Contestants []entry           `json:"contestants"`
	Skipped     []skipped         `json:"skipped,omitempty"`
	Stopped     bool              `json:"stopped,omitempty"` // before its end: the last cell has fewer rounds
	Runs        []run             `json:"runs"`
}

// entry is a contestant that took part.
type entry struct {
	Name    string `json:"name"`
	Version string `json:"version"`
}

type skipped struct {
	Name   string `json:"name"`
	Reason string `json:"reason"`
}

func (r *report) skip(name string, err error) {
	r.Skipped = append(r.Skipped, skipped{name, err.Error()})
}

// row is the outcome of a contestant in a cell.
type row struct {
	name    string
	rps     float64            // median of the rounds
	cpu     float64            // of the generator, µs for each request, median
	latency map[string]float64 // ms, medians

	// Ours to theirs, round by round: a slow round is slow for both.
	speed, cost stats.Interval
}

// cells lists the measured cells.
func (r report) cells() []cell {
	var all []cell
	for _, run := range r.Runs {
		if len(all) == 0 || all[len(all)-1] != run.cell {
			all = append(all, run.cell)
		}
	}
	return all
}

// rows sums up a cell, in the order of the contestants.
func (r report) rows(where cell) []row {
	var rows []row
	base := map[int]run{} // ours, by round
	for _, c := range r.Contestants {
		var rps, cpu, speeds, costs []float64
		times := map[string][]float64{}
		for _, run := range r.Runs {
			if run.cell != where || run.Contestant != c.Name || run.Error != "" {
				continue
			}
			rps, cpu = append(rps, run.RPS), append(cpu, run.cost())
			for p, ms := range run.Latency {
				times[p] = append(times[p], ms)
			}
			if c.Name == ours {
				base[run.Round] = run
			} else if our, measured := base[run.Round]; measured {
				speeds, costs = append(speeds, our.RPS/run.RPS), append(costs, our.cost()/run.cost())
			}
		}
		if len(rps) == 0 {
			continue
		}
		one := row{name: c.Name, rps: stats.MedianOf(rps).Median, cpu: stats.MedianOf(cpu).Median, latency: map[string]float64{},
			speed: stats.MedianOf(speeds), cost: stats.MedianOf(costs)}
		for p, ms := range times {
			one.latency[p] = stats.MedianOf(ms).Median
		}
		rows = append(rows, one)
	}
	return rows
}

// cost is the generator's processor time for a request, µs.
func (r result) cost() float64 { return r.CPU / float64(r.Requests) * 1e6 }

// bar is the ratio to a rival that is wanted: with keep-alive no less than the
// rival's speed, without it 5 % less at most, since there the kernel works most.
func (c cell) bar() float64 {
	if c.KeepAlive {
		return 1
	}
	return 0.95
}

// isRival reports whether ours was compared with one of the rivals.
func (w row) isRival() bool {
	return (w.name == rivals[0] || w.name == rivals[1]) && w.speed.Median > 0
}

// doubts lists everything that went wrong.
func (r report) doubts() []string {
	var all []string
	if r.Stopped {
		all = append(all, fmt.Sprintf("stopped before its end: the last load has fewer rounds than %d", r.Rounds))
	}
	for _, run := range r.Runs {
		where := fmt.Sprintf("%s, %s, round %d", run.Contestant, run.cell, run.Round)
		switch {
		case run.Error != "":
			all = append(all, where+": "+run.Error)
		case run.Failed > 0:
			all = append(all, fmt.Sprintf("%s: %s of %s failed", where, figure.Count(run.Failed), figure.Plural(run.Requests, "request")))
		}
	}
	return all
}

// json writes everything that was measured.
func (r report) json(out io.Writer) error {
	b, err := json.MarshalIndent(r, "", "  ")
	if err != nil {
		return fmt.Errorf("encode the report: %w", err)
	}
	_, err = out.Write(append(b, '\n'))
	return err
}
