package command

import (
	"bytes"
	"errors"
	"image/png"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"perihelion/app/chart"
	"perihelion/bench"
	"perihelion/bench/load"
	"perihelion/bench/server"
)

// pythons is a run of both development servers that nobody had to start.
func pythons(flaskOK int64) bench.Results {
	rec := bench.Record{Plan: bench.DefaultPlan(), Environment: bench.Environment{OS: "linux", Arch: "amd64", Cores: 8}}
	rec.Plan.Configs, rec.Plan.Repeats = []server.Config{{Name: "aiohttp-dev"}, {Name: "flask-dev"}}, 6
	for round := range rec.Plan.Repeats {
		for place, rps := range []float64{2000, 700} {
			ok := int64(1000)
			if place == 1 {
				ok = flaskOK
			}
			rps += float64(round)
			rec.Repeats = append(rec.Repeats, bench.Repeat{
				Config: rec.Plan.Labels()[place],
				Turn:   bench.Turn{Round: round + 1, Place: place + 1},
				Measurement: load.Measurement{
					Model: "closed", Requests: 1000, OK: ok, RPS: rps, Seconds: 1000 / rps, KeepAlive: place == 0,
					Classes: map[load.Class]int64{load.Status2xx: ok, load.Status5xx: 1000 - ok},
				},
			})
		}
	}
	return bench.Evaluate(rec)
}

func TestBenchSummaryIsWrittenAsItsNameEnds(t *testing.T) {
	for name, want := range map[string]string{
		"run.txt": "development server               2,003", "run.md": "| development server | 2,003 |", "run.CSV": "development server,0,aiohttp-dev,,2002.5,",
	} {
		f := benchFlags{summary: summaryFlags{file: filepath.Join(t.TempDir(), name)}, format: "table"}
		var out bytes.Buffer
		if err := f.deliver(t.Context(), &out, pythons(1000)); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		got, err := os.ReadFile(f.summary.file)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(string(got), want) {
			t.Errorf("%s lacks %q:\n%s", name, want, got)
		}
		if !strings.HasPrefix(out.String(), "GET ") || !strings.Contains(out.String(), "× baseline by round") {
			t.Errorf("standard output is no longer the table:\n%s", out.String())
		}
	}
}

func TestBenchSummaryOnStandardOutputAndAsChart(t *testing.T) {
	path := filepath.Join(t.TempDir(), "summary.png")
	f := benchFlags{charts: chartFiles{chart.ExperimentKey: &path}, format: summaryFormat}
	var out bytes.Buffer
	if err := f.deliver(t.Context(), &out, pythons(1000)); err != nil {
		t.Fatal(err)
	}
	if want := "+185.1 % under the development servers"; !strings.Contains(out.String(), want) {
		t.Errorf("the summary lacks %q:\n%s", want, out.String())
	}
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	if config, err := png.DecodeConfig(file); err != nil || config.Width < 1000 {
		t.Errorf("the chart is %+v, %v; want a PNG at least 1000 pixels wide", config, err)
	}
}

func TestBenchFailsWhenTheSummarySaysNothing(t *testing.T) {
	var out bytes.Buffer
	f := benchFlags{format: summaryFormat}
	err := f.deliver(t.Context(), &out, pythons(990))
	if err == nil || exitCode(err) != Failed || !strings.Contains(err.Error(), "nothing to compare") {
		t.Errorf("deliver gives %v, want a failure that says there is nothing to compare", err)
	}
	if want := "flask-dev: not ranked: 60 of 6,000 requests failed"; !strings.Contains(out.String(), want) {
		t.Errorf("the summary lacks the reason %q:\n%s", want, out.String())
	}
	f.format = "table"
	if err := f.deliver(t.Context(), &out, pythons(1000)); err != nil {
		t.Errorf("a run of which everything could be ranked fails: %v", err)
	}
}

func TestBenchSummaryIsCheckedBeforeTheRun(t *testing.T) {
	plan := pythons(1000).Plan
	for _, c := range []struct {
		flags  summaryFlags
		format string
	}{{summaryFlags{file: "a.txt"}, "table"}, {summaryFlags{file: "A.MD"}, "json"}, {summaryFlags{}, summaryFormat}} {
		if err := c.flags.check(plan, c.format); err != nil {
			t.Errorf("%+v with --format %s is refused: %v", c.flags, c.format, err)
		}
	}
	if err := (summaryFlags{}).check(bench.DefaultPlan(), "table"); err != nil {
		t.Errorf("a plan without a summary is refused: %v", err)
	}
	var wrong misuse
	f := benchFlags{summary: summaryFlags{file: "/no/such/folder/a.txt"}}
	if err := checkOutputs(io.Discard, f.outputs()...); !errors.As(err, &wrong) || !strings.Contains(err.Error(), "--summary") {
		t.Errorf("a folder that is not there gives %v, want wrong use of --summary", err)
	}
}
