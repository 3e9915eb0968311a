package report

import (
	"strings"
	"testing"

	"perihelion/bench"
)

// One cause has one line, with the servers named, and its figures are those of the
// first.
func TestDoubtsByCause(t *testing.T) {
	r := bench.Results{Results: []bench.Result{
		{Config: "a", Warnings: []string{"had no core for 63 % of the time. Close other programs", "other"}},
		{Config: "b", Warnings: []string{"had no core for 41.5 % of the time. Close other programs"}},
		{Config: "c", Broken: "x", Warnings: []string{"not ranked: x"}},
		{Config: "d", Warnings: []string{"had no core for 9 % of the time. Close other programs"}},
	}, Warnings: []string{"of the run"}}
	want := []string{
		"c: not ranked: x",
		"a, b and d: had no core for 63 % of the time. Close other programs (figures of a)",
		"a: other", "of the run",
	}
	if got := strings.Join(Warnings(r), "\n"); got != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", got, strings.Join(want, "\n"))
	}
}
