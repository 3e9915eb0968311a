package view

import (
	"fmt"
	"strings"
	"time"

	"perihelion/app/window/benchmark/form"
	"perihelion/bench"
	"perihelion/bench/figure"
	"perihelion/bench/named"
)

// Progress is the state of a run under way, above its table.
type Progress struct {
	Now      string  // the present step
	Fraction float64 // 0 to 1
	Time     string  // elapsed and remaining
}

// ProgressOf reads a snapshot of a run of the plan.
func ProgressOf(plan bench.Plan, s bench.Snapshot) Progress {
	p := Progress{
		Now:  named.Line(s.Phase, s.PhaseNames, func(config string) string { return phrase(plan, config) }),
		Time: figure.Duration(s.Elapsed.Round(time.Second)) + " elapsed",
	}
	switch {
	case s.Waited > slowStart: // and nobody knows how long it takes
		p.Now += fmt.Sprintf(": no right answer for %s, given up after %s", figure.Duration(s.Waited.Round(time.Second)), figure.Duration(s.Limit))
	case s.Remaining > 0:
		p.Time += ", about " + form.About(s.Remaining) + " left"
	}
	if s.Total > 0 {
		p.Fraction = (float64(s.Done) + part(plan, s)) / float64(s.Total)
		p.Fraction = min(1, max(0, p.Fraction))
	}
	if s.Current != "" && s.Progress.Requests > 0 && s.Progress.Elapsed > 0 {
		p.Now = fmt.Sprintf("Round %d of %d: %s, %s requests, %s per second",
			round(plan, s), plan.Repeats, plan.Subject(s.Current).Full(), figure.Count(s.Progress.Requests),
			figure.PerSecond(float64(s.Progress.OK)/s.Progress.Elapsed.Seconds()))
	}
	return p
}

// slowStart is how long a server may take before the wait is worth a word.
const slowStart = 3 * time.Second

// part is how much of the repeat under way is done, 0 to 1.
func part(plan bench.Plan, s bench.Snapshot) float64 {
	switch {
	case s.Current == "":
		return 0
	case plan.Requests > 0:
		return min(1, float64(s.Progress.Requests)/float64(plan.Requests))
	case plan.Length() > 0:
		return min(1, s.Progress.Elapsed.Seconds()/plan.Length().Seconds())
	}
	return 0
}

// round is the round of repeats that a snapshot was taken in, from 1.
func round(plan bench.Plan, s bench.Snapshot) int {
	if s.Total == 0 {
		return 1
	}
	return min(plan.Repeats, s.Done*plan.Repeats/s.Total+1)
}

// Ended is the status of a run that has ended: "finished: 15 of 15 repeats in
// 21 s", "stopped: 4 of 15 repeats are kept, after 6 s",
// or that it failed.
func Ended(r bench.Results) string {
	done, total := Repeats(r)
	took := figure.Duration(r.Finished.Sub(r.Started).Round(time.Second))
	if r.Stopped {
		return fmt.Sprintf("stopped: %d of %d repeats are kept, after %s", done, total, took)
	}
	if done == 0 {
		return fmt.Sprintf("failed: none of %d repeats could be finished", total)
	}
	return fmt.Sprintf("finished: %d of %d repeats in %s", done, total, took)
}

// Repeats counts the finished and the planned repeats of a run.
func Repeats(r bench.Results) (done, total int) {
	for _, result := range r.Results {
		done += len(result.Repeats)
	}
	return done, r.Plan.Repeats * len(r.Plan.Labels())
}

// MachineOf is the computer of a run in one line: "2 cores · linux/amd64".
func MachineOf(e bench.Environment) string {
	var parts []string
	if e.Cores > 0 {
		parts = append(parts, figure.Plural(e.Cores, "core"))
	}
	if e.OS != "" {
		parts = append(parts, e.OS+"/"+e.Arch)
	}
	return strings.Join(parts, " · ")
}
