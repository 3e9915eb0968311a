package form

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"perihelion/bench"
	"perihelion/bench/load"
	"perihelion/bench/server"
	"perihelion/bench/stats"
)

func TestUnderstood(t *testing.T) {
	for typed, want := range map[string]string{
		"1000":  "1,000 requests in each repeat",
		"1":     "1 request in each repeat",
		"10s":   "10 s for each repeat",
		"500ms": "500 ms for each repeat",
		"1.5 s": "1.5 s for each repeat",
		"2 min": "2 min for each repeat",
		"soon":  "",
		"0":     "",
		"":      "",
	} {
		if got := Understood(typed); got != want {
			t.Errorf("Understood(%q) = %q, want %q", typed, got, want)
		}
	}
}

func TestSummary(t *testing.T) {
	plan := bench.DefaultPlan()
	plan.Requests, plan.Duration, plan.Repeats = 1000, 0, 5
	timed := plan
	timed.Requests, timed.Duration, timed.Rate, timed.Repeats = 0, 5*time.Second, 2000, 1
	own := plan
	own.Configs, own.URLs, own.Connections = nil, []string{"http://127.0.0.1:8080/x"}, 1
	for _, c := range []struct {
		plan     bench.Plan
		estimate time.Duration
		want     string
	}{
		{plan, 21 * time.Second, "3 configurations × 5 repeats, 20 connections, 1,000 requests each, about 20 s"},
		{timed, 0, "3 configurations × 1 repeat, 20 connections, 5 s each, at 2,000 requests per second"},
		{own, 0, "127.0.0.1:8080 × 5 repeats, 1 connection, 1,000 requests each"},
	} {
		if got := Summary(c.plan, c.estimate); got != c.want {
			t.Errorf("Summary(%+v, %v) =\n%q, want\n%q", c.plan, c.estimate, got, c.want)
		}
	}
	got := Invitation(plan, 20*time.Second)
	if want := "Press Run to compare three servers"; got.Title != want || got.Keys != "Ctrl+Enter" || len(got.Bars) != 3 {
		t.Errorf("Invitation = %+v, want %q", got, want)
	}
	if want := "They take turns, 5 repeats, 1,000 requests each: about 20 s. Then you see which is fastest, by how much, and how sure that is."; got.Text != want {
		t.Errorf("Invitation: %q, want %q", got.Text, want)
	}
	if got, want := Invitation(own, 0), "Press Run to measure 127.0.0.1:8080"; got.Title != want || strings.Contains(got.Text, "about") {
		t.Errorf("Invitation = %+v, want %q", got, want)
	}
	if got := Requests(plan); got != 15000 {
		t.Errorf("Requests(default) = %d, want 15000", got)
	}
}

func TestAbout(t *testing.T) {
	for d, want := range map[time.Duration]string{
		0:                       "1 s",
		7400 * time.Millisecond: "7 s",
		21 * time.Second:        "20 s",
		58 * time.Second:        "1 min",
		94 * time.Second:        "1 min 30 s",
		11 * time.Minute:        "11 min",
		64 * time.Minute:        "1 h 4 min",
	} {
		if got := About(d); got != want {
			t.Errorf("About(%v) = %q, want %q", d, got, want)
		}
	}
}

func TestEstimate(t *testing.T) {
	timed := bench.Plan{Configs: []server.Config{{Name: "goroutines"}, {Name: "fasthttp"}}, Connections: 20, Duration: 5 * time.Second, Repeats: 6}
	if got := Estimate(timed, nil); got < time.Minute || got > 70*time.Second {
		t.Errorf("Estimate of 2 × 6 × 5 s = %v, want a minute and a little for starting", got)
	}
	rated := bench.Plan{Configs: []server.Config{{Name: "goroutines"}}, Connections: 20, Requests: 1000, Rate: 100, Repeats: 1}
	if got := Estimate(rated, nil); got < 10*time.Second || got > 11*time.Second {
		t.Errorf("Estimate of 1000 requests at 100 per second = %v, want 10 s and a little", got)
	}
	slow := bench.Plan{Configs: []server.Config{{Name: "one-at-a-time"}}, Connections: 20, Requests: 1000, Delay: 2 * time.Millisecond, Repeats: 1, KeepAlive: true}
	if got := Estimate(slow, nil); got < 2*time.Second || got > 3*time.Second {
		t.Errorf("Estimate of 1000 waits of 2 ms one after another = %v, want 2 s and a little", got)
	}
	known := bench.Plan{URLs: []string{"http://127.0.0.1:1/"}, Connections: 20, Requests: 1000, Repeats: 1}
	if got := Estimate(known, nil); got != 0 {
		t.Errorf("Estimate of an unknown server = %v, want 0", got)
	}
	learnt := Measured{}
	learnt.Learn(bench.Results{Plan: known, Results: []bench.Result{{Config: "url", RPS: stats.Interval{Median: 50}}}})
	if got := Estimate(known, learnt); got < 20*time.Second || got > 21*time.Second {
		t.Errorf("Estimate with 50 per second measured = %v, want 20 s and a little", got)
	}
}

func TestPresetsCanBeRun(t *testing.T) {
	for i, title := range Presets() {
		v := Default(offered())
		v.Setup = v.Preset(i)
		if c := Check(v); !c.Valid() || c.Preset() != i || c.Sentence() == "" {
			t.Errorf("preset %q has problems %v, and is number %d", title, c.Problems, c.Preset())
		}
		v = Default(offered()).Decode(v.Encode())
		if c := Check(v); c.Preset() != i {
			t.Errorf("preset %q is number %d after the next start", title, c.Preset())
		}
		v.Repeats = "11"
		if c := Check(v); c.Preset() != len(Presets()) || c.Sentence() != "" {
			t.Errorf("preset %q is number %d with another number of repeats", title, c.Preset())
		}
	}
}

// What a run took outside its loads is what the starts of its servers take.
func TestStartsAreLearnt(t *testing.T) {
	plan := bench.Plan{Configs: []server.Config{{Name: "goroutines"}, {Name: "flask-dev"}}, Connections: 20, Duration: time.Second, Repeats: 2}
	r := bench.Results{Plan: plan}
	r.Started = time.Date(2026, 11, 22, 10, 0, 0, 0, time.UTC)
	r.Finished = r.Started.Add(24 * time.Second)
	for _, label := range plan.Labels() {
		x := bench.Result{Config: label, RPS: stats.Interval{Median: 50}}
		for range 2 {
			x.Repeats = append(x.Repeats, load.Measurement{Seconds: 1})
		}
		r.Results = append(r.Results, x)
	}
	learnt := Measured{}
	before := Estimate(plan, learnt)
	learnt.Learn(r)
	if got := Estimate(plan, learnt); got < 23900*time.Millisecond || got > 24100*time.Millisecond || before > 10*time.Second {
		t.Errorf("Estimate = %v and then %v, want the 24 s that the run took", before, got)
	}
	r.Stopped, r.Finished = true, r.Finished.Add(time.Hour)
	learnt.Learn(r)
	if got := Estimate(plan, learnt); got > 25*time.Second {
		t.Errorf("Estimate = %v after a stopped run", got)
	}
}

func TestStoreRoundTrip(t *testing.T) {
	v := Default(offered())
	v.Target, v.URLs, v.Delay = Own, []string{"http://127.0.0.1:8080/", ""}, "3 ms"
	v.Connections, v.Amount, v.Rate, v.Repeats, v.KeepAlive = "7", "3 s", "100", "2", false
	v.Configs[1].On, v.Configs[1].Workers = true, "9"
	v = v.Choose(Experiment)
	v.Request.Latitude = "48° N"
	got := Default(offered()).Decode(v.Encode())
	if d := cmp.Diff(v, got); d != "" {
		t.Errorf("Decode(Encode(v)) (-want +got)\n%s", d)
	}
}

// The texts are those that the versions named wrote.
func TestFormsOfEarlierVersionsAreRead(t *testing.T) {
	plain := Default(offered())
	got := plain.Decode(`{"target":1,"url":"http://127.0.0.1:8080/x","servers":[{"name":"old","command":"./old"},{"name":"new","command":"./new"}],
		"ready":"/healthz","path":"/planets","client":{"delay":"5 ms","requests":"20","repeats":"2"},"configs":[{"name":"prefork","on":true,"workers":"4"}],
		"workload":2,"connections":"7","amount":"2 s","rate":"","repeats":"4","keepAlive":true}`)
	if got.Target != Own || !slices.Equal(got.URLs, []string{"http://127.0.0.1:8080/x"}) || got.Connections != "7" || got.Client.Requests != "20" {
		t.Errorf("a form without cards is read as %v, %q, %q connections", got.Target, got.URLs, got.Connections)
	}
	for _, s := range got.Servers {
		if s.Ready != "/healthz" || s.Path != "/planets" {
			t.Errorf("server %s is asked for %q and %q", s.Name, s.Ready, s.Path)
		}
	}
	if planets := got.Choose(BuiltIn); planets.Delay != "2 ms" || planets.Connections != "7" || planets.Chosen() != plain.Chosen() || planets.Configs[3].Workers != "4" {
		t.Errorf("its planet servers have %+v", planets.Setup)
	}
	for target, want := range []Target{BuiltIn, Own, Started, Clients, plain.Target} {
		if got := plain.Decode(fmt.Sprintf(`{"Target":%d}`, target)).Target; got != want {
			t.Errorf("target %d is read as %v, want %v", target, got, want)
		}
	}
	got = plain.Decode(`{"card":3,"url":"http://127.0.0.1:1/","servers":[{"name":"a","command":"./a"}],"path":"/x"}`)
	if got.Target != Started || got.URLs[0] != "http://127.0.0.1:1/" || got.Servers[0].Path != "/x" {
		t.Errorf("a form of one URL is read as %v, %q, %+v", got.Target, got.URLs, got.Servers)
	}
}

func TestStoredNonsenseIsIgnored(t *testing.T) {
	plain := Default(offered())
	for _, stored := range []string{
		"", "no JSON", "[]", "null", "{}",
		`{"target":-1,"workload":7,"url":["x"]}`,
		`{"target":"own","workload":"waiting"}`,
		`{"card":9,"work":"-1","request":{"body":"Vulcan"}}`,
		`{"kept":{"77":{},"2":{"connections":"many"}}}`,
		`{"connections":"many","amount":"0","rate":"-1","repeats":"1e9"}`,
		`{"configs":[{"name":"prefork","on":true,"workers":"none"},{"name":"gone","on":true}]}`,
	} {
		got := plain.Decode(stored)
		if d := cmp.Diff(plain, got); d != "" {
			t.Errorf("Decode(%s) (-default +got)\n%s", stored, d)
		}
	}
	if got := plain.Decode(`{"gomaxprocs":"all"}`).MaxProcs; got != "" {
		t.Errorf("Decode keeps the number of processors %q", got)
	}
	got := plain.Decode(`{"connections":"many","repeats":"7"}`)
	if got.Connections != plain.Connections || got.Repeats != "7" {
		t.Errorf("one bad value took others with it: connections %q, repeats %q", got.Connections, got.Repeats)
	}
}

func TestEqualLooksAtWhatIsUsed(t *testing.T) {
	v := Default(offered())
	same := func(set func(*Values)) bool {
		w := v.Decode(v.Encode())
		set(&w)
		return v.Equal(w)
	}
	for _, c := range []struct {
		name string
		set  func(*Values)
		want bool
	}{
		{"nothing", func(*Values) {}, true},
		{"URL that is not the target", func(w *Values) { w.URLs = []string{"x"} }, true},
		{"workers of what is not ticked", func(w *Values) { w.Configs[1].Workers = "3" }, true},
		{"workers of what is ticked", func(w *Values) { w.Configs[3].Workers = "3" }, false},
		{"a tick", func(w *Values) { w.Configs[4].On = true }, false},
		{"waiting", func(w *Values) { w.Delay = "2 ms" }, false},
		{"the body", func(w *Values) { w.Request.Body = "Venus" }, false},
		{"the body below a path", func(w *Values) { w.Request.Follow, w.Request.Path = true, "/x" }, true},
		{"connections", func(w *Values) { w.Connections = "3" }, false},
		{"keep-alive", func(w *Values) { w.KeepAlive = false }, false},
		{"target", func(w *Values) { w.Target = Own }, false},
	} {
		if got := same(c.set); got != c.want {
			t.Errorf("Equal after change of %s = %t, want %t", c.name, got, c.want)
		}
	}
}
