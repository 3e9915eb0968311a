package bench

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"perihelion/assets/field"
	"perihelion/bench/internal/wine"
	"perihelion/bench/k6"
	"perihelion/bench/load"
)

func TestLoadByK6(t *testing.T) {
	p := threePlan(2)
	p.Engine = K6
	f := &fake{}
	results, err := newRunner(p, f).Run(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range results.Results {
		if len(r.Repeats) != 2 || r.Repeats[0].Engine != "k6 v1" {
			t.Errorf("%s: %+v", r.Config, r.Repeats)
		}
	}
	if _, err := newRunner(p, &fake{noK6: k6.ErrMissing}).Run(t.Context()); !errors.Is(err, k6.ErrMissing) || !strings.Contains(err.Error(), k6.Install) {
		t.Errorf("without k6: %v", err)
	}
}

func TestPlansBeyondK6(t *testing.T) {
	script := filepath.Join(wine.TempDir(t), "load.js")
	if err := os.WriteFile(script, []byte("export default function () {}"), 0o600); err != nil {
		t.Fatal(err)
	}
	for want, change := range map[string]func(*Plan){
		"":         func(p *Plan) { p.Engine = K6 },
		"engine":   func(p *Plan) { p.Engine = "wrk" },
		"p99Below": func(p *Plan) { p.Engine, p.P99Below = K6, time.Second },
		"wait":     func(p *Plan) { p.Engine, p.Wait = K6, load.WaitSleep },
		"poisson":  func(p *Plan) { p.Engine, p.Rate, p.Poisson = K6, 10, true },
		"script": func(p *Plan) {
			if err := p.SetScript(script); err != nil {
				t.Error(err)
			}
			if err := p.Validate(); err != nil {
				t.Errorf("a script: %v", err)
			}
			if got := p.Programs(); len(got) != 1 || !strings.Contains(got[0], "load.js") {
				t.Errorf("the programs of the plan are %q", got)
			}
			if err := os.WriteFile(script, []byte("something else"), 0o600); err != nil {
				t.Error(err)
			}
		},
	} {
		p := DefaultPlan()
		change(&p)
		var f *field.Error
		if err := p.Validate(); want == "" && err != nil || want != "" && (!errors.As(err, &f) || f.Field != want) {
			t.Errorf("%q: got %v", want, err)
		}
	}
	for name, change := range map[string]func(*Plan){"sweep": func(p *Plan) { p.Sweep = []int{1, 2} }, "search": func(p *Plan) { p.P99Below = time.Second }} {
		p := DefaultPlan()
		change(&p)
		if _, err := p.Export(); err == nil {
			t.Errorf("a %s is exported", name)
		}
	}
}

// printed is what a runner of an exported plan printed.
func printed(t *testing.T, p Plan, config string, repeat int, n int64) k6.Summary {
	t.Helper()
	j, err := p.Export()
	if err != nil {
		t.Fatal(err)
	}
	if err := j.Write(io.Discard); err != nil {
		t.Fatal(err)
	}
	s := k6.Summary{Format: k6.Format, Digest: "d", Config: config, Repeat: repeat, Plan: j.Plan, Started: "2026-11-29T12:00:00Z", Running: 2, Ended: 1,
		Requests: n, Succeeded: n, Answers: map[load.Class]int64{load.Status2xx: n}, Latency: &k6.Latency{Min: 1, Max: 2, Mean: 1.5}}
	for range k6.Quantiles() {
		s.Latency.Quantiles = append(s.Latency.Quantiles, 1.5)
	}
	return s
}

// Runners of two configurations become one run, whose rounds are compared.
func TestCollect(t *testing.T) {
	p := DefaultPlan()
	var all []k6.Summary
	for repeat := 1; repeat <= 8; repeat++ {
		for range 3 { // runners
			all = append(all, printed(t, p, "old", repeat, 1000+int64(repeat)), printed(t, p, "new", repeat, 1200+int64(repeat)))
		}
	}
	record, err := Collect(all)
	if err != nil {
		t.Fatal(err)
	}
	results := Evaluate(record)
	if len(results.Results) != 2 || results.Results[0].Config != "old" || results.Results[0].Repeats[0].Requests != 3003 || len(results.Results[1].Repeats) != 8 {
		t.Fatalf("got %+v", results.Results)
	}
	if c := results.Comparisons; len(c) != 1 || c[0].Verdict != Faster || c[0].Pairs != 8 {
		t.Errorf("got %+v", c)
	}
	var b bytes.Buffer
	if err := results.WriteJSON(&b); err != nil {
		t.Fatal(err)
	}
	if again, err := ReadResults(&b); err != nil || again.Verdict != results.Verdict {
		t.Errorf("read again: %v", err)
	}
	other := printed(t, p, "old", 1, 10)
	other.Digest = "e"
	unnamed := printed(t, p, "", 1, 10)
	foreign := printed(t, p, "old", 1, 10)
	foreign.Plan = json.RawMessage(`{}`)
	for name, wrong := range map[string]k6.Summary{"another load": other, "no name": unnamed, "another plan": foreign} {
		if _, err := Collect(append(all[:2:2], wrong)); err == nil {
			t.Errorf("%s is collected", name)
		}
	}
}
