package history

import (
	"strings"
	"testing"
	"time"

	"perihelion/app/window/benchmark/view"
	"perihelion/bench"
	"perihelion/bench/compare"
	"perihelion/bench/load"
)

// run is a run of a URL with ten repeats round a rate.
func run(name string, rps float64, started time.Time, goVersion string) compare.Run {
	p := bench.Plan{URLs: []string{"http://127.0.0.1:8765/"}, Connections: 20, Duration: time.Second, KeepAlive: true, Repeats: 10, Seed: uint64(rps)}
	r := bench.Record{Plan: p, Environment: bench.Environment{OS: "linux", Arch: "amd64", CPU: "Example 3000", Cores: 4, Go: goVersion}, Started: started, Finished: started.Add(time.Minute)}
	for i := range 10 {
		r.Repeats = append(r.Repeats, bench.Repeat{Config: p.Labels()[0], Turn: bench.Turn{Round: i + 1, Place: 1}, Measurement: load.Measurement{
			Model: "closed", Requests: 1000, OK: 1000, Seconds: 1, RPS: rps + float64(i), KeepAlive: true, Latency: load.Latency{P99: 2},
			Classes: map[load.Class]int64{load.Status2xx: 1000},
		}})
	}
	return compare.Run{Name: name, Results: bench.Evaluate(r)}
}

func TestComparisonInWords(t *testing.T) {
	at := time.Date(2026, 11, 22, 10, 5, 0, 0, time.Local)
	c := compare.Compare(run("#19", 1000, at, "go1.26.6"), run("#24", 900, at.AddDate(0, 0, 5), "go1.26.8"))
	if got := Heading(c); got != "#24 against #19" {
		t.Errorf("heading %q", got)
	}
	if got := Dates(c, at); got != "Fri 27 Nov, 10:05 against Sun 22 Nov, 10:05" {
		t.Errorf("dates %q", got)
	}
	if got := Verdict(c); got.Kind != view.Good || !strings.HasPrefix(got.Text, "127.0.0.1:8765 lost 10 %") {
		t.Errorf("verdict %+v", got)
	}
	facts := Facts(c)
	if len(facts) != 2 || facts[0].Kind != view.Caution || !strings.Contains(facts[0].Text, "1.26.8 (was 1.26.6)") || !strings.Contains(facts[1].Text, "4 cores") {
		t.Errorf("facts %+v", facts)
	}
	how := How(c)
	if !strings.Contains(how[0].Text, "Mann and Whitney") || !strings.Contains(how[1].Text, "10 repeats and 10: slower.") || len(how) < 3 {
		t.Errorf("how we know: %+v", how)
	}
	if labels, titles := Trended(c); len(labels) != 1 || titles[0] != "127.0.0.1:8765" {
		t.Errorf("trends of %q, %q", labels, titles)
	}
}
