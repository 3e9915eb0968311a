package warning

import (
	"strings"
	"testing"

	"perihelion/bench/named"
)

func TestGrouped(t *testing.T) {
	busy := Warning{Code: "busy", Cause: "had no core for 63 % of the time", Remedy: "Close other programs", Severity: Caution}
	less := busy
	less.Cause = "had no core for 9 % of the time"
	failed := Warning{Code: "failures", Cause: "3 of 9 requests failed", Severity: Severe}
	others := failed
	others.Cause = "4 of 9 requests failed"
	old := Warning{Cause: "had no core", Severity: Caution}
	all := []Warning{
		busy.About("a"), {Code: "other", Subject: "a", Cause: "other"}, less.About("b"), busy.About("c"), busy,
		failed.About("a"), others.About("b"), failed.About("c"), old.About("a"), old.About("b"),
		Warning{Code: "baseline", Severity: Note}.Naming("compared with " + named.Mark("a")),
	}
	want := []string{
		"a b c: had no core for 63 % of the time (figures of A). Close other programs",
		"a: other",
		": had no core for 63 % of the time. Close other programs",
		"a c: 3 of 9 requests failed", "b: 4 of 9 requests failed",
		"a b: had no core",
		": compared with A",
	}
	var got []string
	for _, g := range Grouped(all) {
		got = append(got, strings.Join(g.Subjects, " ")+": "+g.Text(strings.ToUpper))
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}
