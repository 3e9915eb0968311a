package clients

import (
	"strings"
	"testing"
)

// timed makes results of clients from their wall times in each round.
func timed(repeats int, wall map[string]func(round int) float64, names ...string) Results {
	r := Results{Plan: Plan{Requests: 100, Repeats: repeats}}
	for _, name := range names {
		c := Client{Name: name}
		for round := range repeats {
			c.Repeats = append(c.Repeats, Repeat{Round: round + 1, Requests: 100, OK: 100, Times: Times{Wall: wall[name](round)}})
		}
		r.Clients = append(r.Clients, c)
	}
	return evaluate(r)
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
		{10, "slow,near,fast", "fast is fastest: 100 requests in 615 ms, 9.7 % (7.6–11 %) faster than near, the next, and 2.02 times as fast as slow, the baseline. Compared with the baseline slow, near is faster"},
		{10, "slow,alike", "no difference shown between slow and alike (alike at 1.00 times the speed of slow, 0.990–1.01)"},
		{1, "slow,near,fast", "fast was fastest in this one repeat: 100 requests in 600 ms. 7 repeats show whether that is certain"},
		{5, "slow,fast", "5 repeats cannot show a difference between slow and fast: 6 are needed"},
		{10, "slow", ""},
	} {
		if got := timed(c.repeats, wall, strings.Split(c.names, ",")...).Verdict; got != c.want {
			t.Errorf("%d repeats of %s: verdict\n%s\nwant\n%s", c.repeats, c.names, got, c.want)
		}
	}
	r := timed(10, wall, "slow", "fast")
	r.Clients[1].Repeats[3].OK = 99
	if r = evaluate(r); r.Verdict != "" {
		t.Errorf("a client whose requests failed is compared: %q", r.Verdict)
	}
}
