package experiment

import (
	"bytes"
	"strings"
	"testing"

	"perihelion/bench"
	"perihelion/bench/server"
)

func TestDeployed(t *testing.T) {
	for label, want := range map[string]string{
		"aiohttp-dev":        "aiohttp: development server",
		"flask-dev":          "Flask: development server",
		"flask-gunicorn":     "Flask: gunicorn, 1 worker",
		"flask-gunicorn:1":   "Flask: gunicorn, 1 worker",
		"aiohttp-gunicorn:4": "aiohttp: gunicorn, 4 workers",
		"goroutines":         "", "prefork:4": "", "one-at-a-time": "",
	} {
		c, err := server.ParseConfig(label)
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		if f, d, ok := deployed(c); ok {
			got = f.String() + ": " + d.String()
		}
		if got != want {
			t.Errorf("deployed(%q) is %q, want %q", label, got, want)
		}
	}
	if _, _, ok := deployed(server.Config{}); ok {
		t.Error("a server of the user's own belongs to the experiment")
	}
}

// A server of the user's own may have the name of a configuration: it stays the
// user's own in a run, in the stored run and in the summary.
func TestOwnServerWithTheNameOfAConfiguration(t *testing.T) {
	rec := record(6, func(config string, _ int) float64 { return float64(1000 * len(config)) }, "flask-dev", "aiohttp-dev", "prefork")
	rec.Plan.Configs = labelled("flask-dev")
	rec.Plan.Own = []server.Command{{Name: "aiohttp-dev", Line: "cat"}, {Name: "prefork", Line: "cat"}}
	run := bench.Evaluate(rec)
	var text bytes.Buffer
	if err := run.WriteJSON(&text); err != nil {
		t.Fatal(err)
	}
	stored, err := bench.ReadResults(&text)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range []bench.Results{run, stored} {
		for i, want := range []server.Subject{{Config: server.Config{Name: "flask-dev"}}, {Own: "aiohttp-dev"}, {Own: "prefork"}} {
			if got := r.Results[i].Subject; got != want || r.Results[i].Config != want.Label() {
				t.Errorf("result %d is of %+v with the label %q, want %+v", i, got, r.Results[i].Config, want)
			}
		}
		if s, ok := Summarise(r); ok || len(s.Rows) != 1 || s.Rows[0].Aiohttp.Config != "" {
			t.Errorf("the summary has %+v", s.Rows)
		}
	}
	if len(run.Comparisons) != 2 {
		t.Errorf("the comparisons are %+v", run.Comparisons)
	}
	if err := rec.Plan.Validate(); err != nil {
		t.Error(err)
	}
	rec.Plan.Configs = labelled("prefork", "flask-dev")
	if err := rec.Plan.Validate(); err == nil || !strings.Contains(err.Error(), "called prefork") {
		t.Errorf("a plan has two servers of one label: %v", err)
	}
}
