package report

import (
	"bytes"
	"encoding/csv"
	"io"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/perf/benchfmt"

	"perihelion/bench"
	"perihelion/bench/demand"
)

// stored is a run that package bench keeps for its tests: "run" has every kind of
// row, "url" is a server of the user's own.
func stored(t *testing.T, name string) bench.Results {
	t.Helper()
	f, err := os.Open("../testdata/" + name + ".json.golden")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	r, err := bench.ReadResults(f)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestBenchfmtReadsBack(t *testing.T) {
	var text bytes.Buffer
	if err := Benchfmt(&text, stored(t, "run")); err != nil {
		t.Fatal(err)
	}
	reader := benchfmt.NewReader(&text, "run")
	rates := make(map[string][]float64)
	for reader.Scan() {
		switch record := reader.Result().(type) {
		case *benchfmt.SyntaxError:
			t.Error(record)
		case *benchfmt.Result:
			_, parts := record.Name.Parts()
			rate, ok := record.Value("req/s")
			if !ok || len(parts) != 1 {
				t.Errorf("%s has no req/s, or no configuration", record.Name)
				continue
			}
			rates[string(parts[0])] = append(rates[string(parts[0])], rate)
			if p99, _ := record.Value("p99-sec"); p99 != 0.0024 {
				t.Errorf("%s: p99 %v s, want 0.0024", record.Name, p99)
			}
			if record.GetConfig("goos") != "linux" || record.GetConfig("load") != "c=20 n=1000 keepalive=true" {
				t.Errorf("%s: goos %q, load %q", record.Name, record.GetConfig("goos"), record.GetConfig("load"))
			}
		}
	}
	if err := reader.Err(); err != nil {
		t.Fatal(err)
	}
	want := map[string][]float64{
		"/config=one-at-a-time": {8210, 8105, 7990, 8043, 8320, 8151},
		"/config=goroutines":    {18950, 19210, 18400, 18730, 19480, 19002},
	}
	if d := cmp.Diff(want, rates); d != "" {
		t.Error(d)
	}
	if reader.Units().GetBetter("req/s") != 1 || reader.Units().GetBetter("p99-sec") != -1 {
		t.Error("the units do not say which way is better")
	}
}

func TestCSVHoldsTheFigures(t *testing.T) {
	var text bytes.Buffer
	r := stored(t, "run")
	if err := CSV(&text, r); err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(&text).ReadAll()
	if err != nil || len(rows) != 19 {
		t.Fatalf("%d rows, error %v; want a head and 18 repeats", len(rows), err)
	}
	column := make(map[string]int)
	for i, name := range rows[0] {
		column[name] = i
	}
	sum := 0.0
	for _, row := range rows[1:] {
		if row[column["config"]] == "threads:8" {
			failed, _ := strconv.ParseFloat(row[column["failed"]], 64)
			sum += failed
		}
	}
	if sum != float64(r.Results[2].Failed) || sum != 18 {
		t.Errorf("%v failures, want %d", sum, r.Results[2].Failed)
	}
}

func TestSeconds(t *testing.T) {
	if got := seconds(4.1); got != 0.0041 {
		t.Errorf("4.1 ms is %v s", got)
	}
}

// Limits are a table of their own in the forms that people read.
func TestLimitsAreATable(t *testing.T) {
	r := stored(t, "run")
	r.Results[0].Limits = demand.All([]demand.Demand{demand.Most("p99", 20), demand.Least(1e9)}, demand.Figures{P99: 12.34, RPS: 1000, Requests: 1})
	for name, write := range map[string]func(io.Writer, bench.Results) error{
		"text": Table, "Markdown": Markdown, "HTML": func(w io.Writer, r bench.Results) error {
			return HTML(w, r, func(bench.Results) (Illustration, error) { return Illustration{}, nil })
		},
	} {
		var out strings.Builder
		if err := write(&out, r); err != nil {
			t.Fatal(err)
		}
		for _, want := range []string{"12.3 ms", "holds", "does not hold"} {
			if !strings.Contains(out.String(), want) {
				t.Errorf("%s has no %q:\n%s", name, want, out.String())
			}
		}
	}
}
