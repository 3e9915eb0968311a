package bench

import (
	"errors"
	"slices"
	"testing"
	"time"

	"perihelion/assets/field"
	"perihelion/bench/load"
	"perihelion/bench/server"
)

// found is a measurement of a load in which looks found the answers, or did not.
func found(o load.Options, hits int64) load.Measurement {
	m := good(1000)
	m.Waiting = &load.Waiting{Way: load.WaitSleep, Waits: 100, Sleeps: 100}
	if o.Wait != load.WaitSleep {
		m.Waiting = &load.Waiting{Way: load.WaitLook, Waits: 100, Looks: 100, Hits: hits, Sleeps: 100 - hits}
	}
	return m
}

// Every configuration of a run is measured with one way of waiting, whatever the answers
// of each alone would have suggested.
func TestOneWayOfWaiting(t *testing.T) {
	if !(load.Options{URL: "http://127.0.0.1:1/", Requests: 1}).CanLook() {
		t.Skip("looking is for Linux")
	}
	plan := Plan{Configs: []server.Config{{Name: server.Goroutines}, {Name: server.OneAtATime}}, Connections: 2, Duration: time.Second, KeepAlive: true, Repeats: 2}
	for name, tt := range map[string]struct {
		change func(*Plan)
		hits   map[string]int64
		want   load.Wait
		tries  int
	}{
		"all fast":          {func(*Plan) {}, map[string]int64{"goroutines": 90, "one-at-a-time": 80}, load.WaitLook, 2},
		"the second slow":   {func(*Plan) {}, map[string]int64{"goroutines": 90, "one-at-a-time": 3}, load.WaitSleep, 2},
		"the first slow":    {func(*Plan) {}, map[string]int64{"goroutines": 3, "one-at-a-time": 90}, load.WaitSleep, 1},
		"asked to sleep":    {func(p *Plan) { p.Wait = load.WaitSleep }, map[string]int64{"goroutines": 90, "one-at-a-time": 80}, load.WaitSleep, 0},
		"asked to look":     {func(p *Plan) { p.Wait = load.WaitLook }, nil, load.WaitLook, 0},
		"many connections":  {func(p *Plan) { p.Connections = 5 }, map[string]int64{"goroutines": 90, "one-at-a-time": 80}, load.WaitSleep, 0},
		"a sweep from few":  {func(p *Plan) { p.Sweep = []int{1, 2, 8} }, map[string]int64{"goroutines": 90, "one-at-a-time": 80}, load.WaitSleep, 0},
		"a search of rates": {func(p *Plan) { p.P99Below = time.Second }, map[string]int64{"goroutines": 90, "one-at-a-time": 80}, load.WaitSleep, 0},
	} {
		p := plan
		tt.change(&p)
		var ways []load.Wait
		tries := 0
		e := &fake{under: func(config string, o load.Options) load.Measurement {
			if o.Duration == tryTime {
				tries++
			} else {
				ways = append(ways, o.Wait)
			}
			return found(o, tt.hits[config])
		}}
		if err := p.Validate(); err != nil {
			t.Fatal(name, err)
		}
		results, err := newRunner(p, e).Run(t.Context())
		if err != nil {
			t.Fatal(name, err)
		}
		if len(ways) < 4 || slices.ContainsFunc(ways, func(w load.Wait) bool { return w != tt.want }) || tries != tt.tries {
			t.Errorf("%s: waited by %q after %d tries, want %q after %d", name, ways, tries, tt.want, tt.tries)
		}
		if w, measured := results.Waiting(); !measured || w.Way != tt.want {
			t.Errorf("%s: the results have %+v, %t", name, w, measured)
		}
		if e.running != 0 {
			t.Errorf("%s: %d servers run on", name, e.running)
		}
	}
}

// A server that does not start in the try has its reason in the results, as ever.
func TestTryOfAServerThatDoesNotStart(t *testing.T) {
	p := Plan{Configs: []server.Config{{Name: server.Goroutines}}, Connections: 1, Duration: time.Second, Repeats: 1}
	results, err := newRunner(p, &fake{refuse: map[string]error{"goroutines": errors.New("no port")}}).Run(t.Context())
	if !errors.Is(err, ErrNothing) || results.Results[0].Broken == "" {
		t.Errorf("got %v, %+v", err, results.Results)
	}
	if _, measured := results.Waiting(); measured {
		t.Error("nothing was measured")
	}
}

func TestWaitOfPlans(t *testing.T) {
	for _, w := range []load.Wait{"spin", load.WaitLook} { // no word, and not for 20 connections
		p := DefaultPlan()
		p.Wait = w
		var wrong *field.Error
		if err := p.Validate(); !errors.As(err, &wrong) || wrong.Field != "wait" {
			t.Errorf("%s: %v, want a field.Error of wait", w, err)
		}
	}
}
