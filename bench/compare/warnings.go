package compare

import (
	"fmt"
	"strings"

	"perihelion/bench/figure"
	"perihelion/bench/warning"
)

// warnings are the doubts about a comparison, the weightiest first.
func (c Comparison) warnings(runs []Run) []warning.Warning {
	all := []warning.Warning{}
	add := func(w warning.Warning, there bool) {
		if there {
			all = append(all, w)
		}
	}
	for _, head := range c.Runs {
		add(warning.Warning{
			Code: "other-load", Severity: warning.Severe,
			Cause: fmt.Sprintf("%s is not compared: %s", head.Name, head.Refused),
		}, head.Refused != "")
	}
	machine := c.list(Fact.Different, Machine)
	add(warning.Warning{
		Code: "other-machine", Severity: warning.Caution,
		Cause:  "the runs were made on different machines, which may be the cause of a change: " + strings.Join(machine, ", "),
		Remedy: "Make both runs on one machine",
	}, len(machine) > 0)
	causes := c.list(Fact.Different, Software, Server)
	add(warning.Warning{
		Code: "other-versions", Severity: warning.Note,
		Cause: "not the same in the runs, and a possible cause of a change: " + strings.Join(causes, ", "),
	}, len(causes) > 0)
	for _, r := range runs {
		n := 0
		for _, w := range r.Results.AllWarnings() {
			if w.Severity != warning.Note {
				n++
			}
		}
		add(warning.Warning{
			Code: "own-warnings", Severity: warning.Caution,
			Cause:  fmt.Sprintf("%s has %s of its own", r.Name, figure.Plural(n, "warning")),
			Remedy: "Read them in the run",
		}, n > 0)
	}
	add(warning.Warning{
		Code: "separate-runs", Severity: warning.Note,
		Cause:  "each run has its own hour: what changed on the machine from one run to the next, such as heat or other programs, is in the difference and not in its interval",
		Remedy: "To be sure of a small difference, measure both servers in one run, or make each run twice",
	}, len(c.Rows) > 0)
	return all
}
