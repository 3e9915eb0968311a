package chart

import (
	"testing"
	"time"

	"gonum.org/v1/plot/vg"

	"perihelion/bench"
	"perihelion/bench/server"
	"perihelion/bench/stats"
)

// While a run goes on, the bars of the pane keep their places, and the axis changes in
// steps only.
func TestNothingJumpsInARun(t *testing.T) {
	whole := article(9, 0)
	for i, label := range labelsOf(whole) {
		c, err := server.ParseConfig(label)
		if err != nil {
			t.Fatal(err)
		}
		whole.Plan.Configs = append(whole.Plan.Configs, c)
		whole.Results[i].KeepAlive = c.Rough().Kept > 0
		for k := range whole.Results[i].Repeats { // each has its rate, no histogram is needed
			whole.Results[i].Repeats[k].RPS *= 1 + 0.01*float64(k%3)
		}
	}
	size := vg.Rectangle{Max: vg.Point{X: 946, Y: 320}}
	var first vertical
	steps := 0
	for done := range 11 {
		r := whole
		r.Results = nil
		for _, res := range whole.Results {
			res.Repeats, res.Turns = res.Repeats[:done], res.Turns[:done]
			if done == 0 {
				res.RPS = stats.Interval{}
			}
			r.Results = append(r.Results, res)
		}
		if done < 10 {
			r.Finished = time.Time{}
		}
		if done >= 1 {
			for _, res := range r.Results[1:] {
				r.Comparisons = append(r.Comparisons, bench.Comparison{Config: res.Config, Baseline: r.Results[0].Config, Ratio: 1.2, Verdict: map[bool]string{true: bench.TooFew, false: bench.NoDifference}[done < 6]})
			}
		}
		b, err := throughput(r, Selection{}, Dark())
		if err != nil {
			t.Fatal(err)
		}
		u, upright := b.vertical(size)
		if done == 0 {
			first = u
		}
		if !upright || u.r.Min.Y != first.r.Min.Y || u.r.Max.Y != first.r.Max.Y || u.pitch != first.pitch {
			t.Errorf("after %d rounds the bars stand in %v, upright %t, %v apart; at first in %v, %v apart", done, u.r, upright, u.pitch, first.r, first.pitch)
		}
		if u.most() != first.most() {
			steps++
			first.scale = u.most()
		}
	}
	if steps > 2 {
		t.Errorf("the axis changed %d times", steps)
	}
}
