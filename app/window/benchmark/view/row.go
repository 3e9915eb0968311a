package view

import (
	"fmt"

	"perihelion/bench"
	"perihelion/bench/figure"
	"perihelion/bench/server"
)

// Row is one configuration in the table, every cell as text.
type Row struct {
	Config   string // as results name it
	Label    string // in words
	Family   server.Family
	State    string // its state in the run, "" outside a run
	RPS      string
	Spread   string
	Ratio    string
	P50      string
	P99      string
	P999     string
	Failed   string
	Alive    string // whether connections were used again
	CPU      string
	RSS      string
	PSS      string
	Threads  string
	Baseline bool // the others are compared with it
	Unsure   bool // no difference from the baseline was shown
	Faulty   bool // it failed, or requests to it did
}

// Rows are the rows of results, one for each configuration of their plan
// whether or not it has finished a repeat.
func Rows(r bench.Results) []Row {
	found := make(map[string]bench.Result, len(r.Results))
	for _, result := range r.Results {
		found[result.Config] = result
	}
	compared := make(map[string]bench.Comparison, len(r.Comparisons))
	baseline := r.Plan.Baseline
	for _, c := range r.Comparisons {
		compared[c.Config] = c
		baseline = c.Baseline
	}
	all := r.Plan.Subjects()
	if baseline == "" && len(all) > 1 {
		baseline = all[0].Label()
	}
	rows := make([]Row, len(all))
	for i, s := range all {
		name := s.Label()
		rows[i] = row(s, found[name], compared[name])
		rows[i].Baseline = name == baseline
		if rows[i].Baseline && rows[i].RPS != figure.None {
			rows[i].Ratio = "baseline"
		}
	}
	return rows
}

func row(s server.Subject, r bench.Result, c bench.Comparison) Row {
	row := Row{
		Config: s.Label(), Label: s.Full(), Family: s.Family(),
		RPS: figure.None, Ratio: figure.None, P50: figure.None, P99: figure.None, P999: figure.None,
		Failed: figure.None, Alive: figure.None, CPU: figure.None, RSS: figure.None, PSS: figure.None, Threads: figure.None,
	}
	if len(r.Repeats) == 0 {
		row.Faulty = len(r.Warnings) > 0
		return row
	}
	row.RPS, row.Spread = figure.PerSecond(r.RPS.Median), figure.Range(r.RPS.Low, r.RPS.High)
	if c.Config != "" {
		row.Ratio = figure.Ratio(c.Ratio) + "×"
	}
	row.Unsure = c.Config != "" && c.Verdict != "faster" && c.Verdict != "slower"
	row.P50, row.P99, row.P999 = figure.Milliseconds(r.Latency.P50), figure.Milliseconds(r.Latency.P99), figure.Milliseconds(r.Latency.P999)
	row.Failed, row.Faulty = figure.Count(r.Failed), r.Failed > 0
	row.Alive = yesNo(r.KeepAlive)
	if r.Server != (bench.ServerUsage{}) { // the program started it
		row.CPU, row.RSS, row.Threads = figure.WholePercent(r.Server.CPU), figure.Bytes(r.Server.RSS), figure.Count(r.Server.Threads)
		if r.Server.PSS > 0 {
			row.PSS = figure.Bytes(r.Server.PSS)
		}
	}
	return row
}

// RunningRows are the rows while a run goes on: the figures of the finished repeats and
// the state of each configuration.
func RunningRows(plan bench.Plan, s bench.Snapshot) []Row {
	s.Partial.Plan = plan
	rows := Rows(s.Partial)
	for i := range rows {
		name := rows[i].Config
		state := s.States[name]
		switch state {
		case bench.Waiting, "":
			rows[i].State = "waiting"
		case bench.Starting:
			rows[i].State = "starts…"
		case bench.Loading:
			rows[i].State = "loads…"
		case bench.Idle, bench.Done:
			rows[i].State = finished(s.Partial, name, plan.Repeats)
		case bench.Broken:
			rows[i].State, rows[i].Faulty = "failed", true
		}
	}
	return rows
}

// finished is how many repeats of a configuration are done: "3 of 5".
func finished(r bench.Results, name string, of int) string {
	for _, result := range r.Results {
		if result.Config == name {
			return fmt.Sprintf("%d of %d", len(result.Repeats), of)
		}
	}
	return fmt.Sprintf("0 of %d", of)
}

// yesNo is a flag in a table.
func yesNo(b bool) string {
	if b {
		return "yes"
	}
	return "no"
}
