package bench

import (
	"strings"
	"testing"
)

// timed makes results of clients from their wall times in each round.
func timed(repeats int, wall map[string]func(round int) float64, names ...string) ClientResults {
	r := ClientResults{Plan: ClientPlan{Requests: 100, Repeats: repeats}}
	for _, name := range names {
		c := Client{Name: name}
		for round := range repeats {
			c.Repeats = append(c.Repeats, ClientRepeat{Round: round + 1, Requests: 100, OK: 100, ClientTimes: ClientTimes{Wall: wall[name](round)}})
		}
		r.Clients = append(r.Clients, c)
	}
	return evaluateClients(r)
}

func TestClientVerdict(t *testing.T) {
	wall := map[string]func(int) float64{
		"slow":  func(round int) float64 { return 1.2 + 0.01*float64(round) },
		"fast":  func(round int) float64 { return 0.6 + 0.005*float64(round*3%7) },
		"near":  func(round int) float64 { return 0.66 + 0.005*float64(round*5%7) },
		"alike": func(round int) float64 { return (1.2 + 0.01*float64(round)) * (1 + 0.01*float64(round%2*2-1)) },
	}
	for _, c := range []struct {
		repeats int
		names   string
		want    string
	}{
		{10, "slow,near,fast", "fast is fastest: 100 requests in 615 ms, 9.7 % (7.6–11 %) faster than near, and 2.02 times as fast as slow, the baseline. Compared with the baseline slow, near is faster"},
		{10, "slow,alike", "no difference shown between slow and alike (alike at 1.00 times the speed of slow, 0.990–1.01)"},
		{1, "slow,near,fast", "fast took least in this one repeat: 100 requests in 600 ms. 7 repeats show whether that is certain"},
		{5, "slow,fast", "5 repeats cannot show a difference between slow and fast: 6 are needed"},
		{10, "slow", ""},
	} {
		if got := timed(c.repeats, wall, strings.Split(c.names, ",")...).Verdict; got != c.want {
			t.Errorf("%d repeats of %s: verdict\n%s\nwant\n%s", c.repeats, c.names, got, c.want)
		}
	}
	r := timed(10, wall, "slow", "fast")
	r.Clients[1].Repeats[3].OK = 99
	if r = evaluateClients(r); r.Verdict != "" {
		t.Errorf("a client whose requests failed is compared: %q", r.Verdict)
	}
}

// One cause has one line, with the servers named, and its figures are those of the
// first.
func TestDoubtsByCause(t *testing.T) {
	r := Results{Results: []Result{
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
	if got := strings.Join(r.warned(), "\n"); got != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", got, strings.Join(want, "\n"))
	}
}

// While a run goes on the baseline is the planned one from the start, or none yet.
func TestBaselineDoesNotMoveWhileItRuns(t *testing.T) {
	rec := record(3, func(string, int) float64 { return 1000 }, "one-at-a-time", "goroutines", "prefork")
	rec.Repeats = append(rec.Repeats[1:3:3], rec.Repeats[3:]...) // its first turn comes last in the first round
	for cut := range len(rec.Repeats) + 1 {
		part := rec
		part.Repeats = rec.Repeats[:cut]
		for _, c := range Evaluate(part).Comparisons {
			if c.Baseline != "one-at-a-time" {
				t.Errorf("after %d repeats the baseline is %s", cut, c.Baseline)
			}
		}
	}
	rec.Repeats, rec.Finished = rec.Repeats[:2], rec.Started.Add(1)
	if all := Evaluate(rec).Comparisons; len(all) != 1 || all[0].Baseline != "goroutines" {
		t.Errorf("of a run that is over, without the baseline: %+v, want the others compared", all)
	}
}
