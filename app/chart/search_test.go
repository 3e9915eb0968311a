package chart

import (
	"strings"
	"testing"
	"time"

	"perihelion/bench"
	"perihelion/bench/load"
)

// sought is a search of so many configurations, of 20 trials each.
func sought(n int) bench.Results {
	r := article(max(n, 3), 0.5)
	r.Results = r.Results[:n]
	r.Plan.P99Below, r.Plan.Duration, r.Plan.Requests = 20*time.Millisecond, 2*time.Second, 0
	for i := range r.Results {
		res := &r.Results[i]
		limit := res.RPS.Median
		proto := res.Repeats[0]
		res.Repeats, res.Turns = []load.Measurement{proto}, []bench.Turn{{Round: 1}}
		held := 0
		for k := range 20 {
			rate := limit * (0.55 + 0.5*float64((7*k+3)%20)/20)
			m := proto
			m.Requests, m.OK, m.RPS = int64(2*rate), int64(2*rate), rate
			m.Latency.P99 = 2 + 18*pow(rate/limit, 6)*(1+0.1*float64(k%3-1))
			if k == 5 && i == 0 {
				m.Classes, m.OK = map[load.Class]int64{load.Status5xx: 2}, m.OK-2
			}
			if m.Latency.P99 < 20 {
				held++
			}
			res.Repeats, res.Turns = append(res.Repeats, m), append(res.Turns, bench.Turn{Round: k + 2, Rate: rate})
		}
		res.Limit = &bench.Limit{Rate: limit, Low: 0.96 * limit, High: 1.03 * limit, Confidence: 0.95, By: bench.ByP99, Capacity: 1.2 * limit, Trials: 20, Held: held}
	}
	r.Verdict = "with p99 below 20 ms, aiohttp development holds 3,100 requests/s"
	return r
}

func pow(x float64, n int) float64 {
	y := 1.0
	for range n {
		y *= x
	}
	return y
}

func TestSearchLook(t *testing.T) {
	golden(t, "search-one-dark", drawnFigure(t, SearchPane, sought(1), Selection{}, Dark()), 620, 260, 72)
	golden(t, "search-three-light", drawnFigure(t, SearchPane, sought(3), Selection{Marked: "aiohttp-gunicorn"}, Light()), 946, 330, 72)
	golden(t, "search-nine-dark", drawnFigure(t, SearchPane, sought(9), Selection{}, Dark()), 946, 330, 72)
	golden(t, "search-saved", drawnFigure(t, Search, sought(3), Selection{}, Print()), savedWidth, savedHeight, savedDPI)
}

// Pointer and keyboard read each trial, with its outcome in words.
func TestSearchReadsEachTrial(t *testing.T) {
	all := drawnFigure(t, SearchPane, sought(1), Selection{}, Light()).Readings(800, 330)
	if len(all) != 20 {
		t.Fatalf("%d readings of 20 trials", len(all))
	}
	var words []string
	for i, read := range all {
		if i > 0 && read.Area.Left < all[i-1].Area.Left {
			t.Errorf("reading %d is not to the right of the one before", i)
		}
		words = append(words, read.Title+": "+lines(read))
	}
	text := strings.Join(words, "\n")
	for _, part := range []string{"p99 too high", "held", "requests fail", "in round 2", "rate found 3,1"} {
		if !strings.Contains(text, part) {
			t.Errorf("no reading has %q:\n%s", part, text)
		}
	}
}

func TestSearchNeedsATrial(t *testing.T) {
	r := sought(3)
	if hasTrial(article(3, 0.5)) || !hasTrial(r) {
		t.Error("trials are found where there are none, or not where there are some")
	}
	for i := range r.Results {
		r.Results[i].Repeats, r.Results[i].Turns = r.Results[i].Repeats[:1], r.Results[i].Turns[:1]
	}
	if _, err := Search(r, Selection{}, Dark()); err == nil {
		t.Error("a search without a trial is drawn")
	}
	r.Finished = time.Time{}
	if f, err := SearchPane(r, Selection{}, Dark()); err != nil || !f.Drawn() {
		t.Errorf("a search that has just begun gives the error %v", err)
	}
}
