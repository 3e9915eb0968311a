package report

import (
	"strings"
	"testing"

	"perihelion/bench"
	"perihelion/bench/warning"
)

// One cause has one line with the names of the servers and the figures of the first.
func TestWarningsByCause(t *testing.T) {
	about := func(config, code, cause string, s warning.Severity) warning.Warning {
		return warning.Warning{Code: code, Subject: config, Cause: cause, Remedy: "Close other programs", Severity: s}
	}
	r := bench.Results{Results: []bench.Result{
		{Config: "a", Warnings: []warning.Warning{about("a", "no-core", "had no core for 63 % of the time", warning.Caution), about("a", "other", "other", warning.Note)}},
		{Config: "b", Warnings: []warning.Warning{about("b", "no-core", "had no core for 41.5 % of the time", warning.Caution)}},
		{Config: "c", Broken: "x", Warnings: []warning.Warning{about("c", "given-up", "not ranked: x", warning.Severe)}},
		{Config: "d", Warnings: []warning.Warning{about("d", "no-core", "had no core for 9 % of the time", warning.Caution)}},
	}, Warnings: []warning.Warning{{Code: "run", Cause: "of the run"}}}
	want := []string{
		"c: not ranked: x. Close other programs",
		"a, b and d: had no core for 63 % of the time (figures of a). Close other programs",
		"a: other. Close other programs", "of the run",
	}
	if got := strings.Join(Warnings(r.AllWarnings()), "\n"); got != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", got, strings.Join(want, "\n"))
	}
}
