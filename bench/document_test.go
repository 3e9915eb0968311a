package bench

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"math"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"golang.org/x/perf/benchfmt"

	"perihelion/assets/field"
	"perihelion/bench/load"
)

func TestResultsRoundTrip(t *testing.T) {
	want := sample()
	var text bytes.Buffer
	if err := want.WriteJSON(&text); err != nil {
		t.Fatal(err)
	}
	got, err := ReadResults(&text)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(want, got, cmpopts.IgnoreUnexported(load.Measurement{})); d != "" {
		t.Error(d)
	}
}

// TestContract holds the keys that others read.
func TestContract(t *testing.T) {
	var text bytes.Buffer
	if err := sample().WriteJSON(&text); err != nil {
		t.Fatal(err)
	}
	var document map[string]any
	if err := json.Unmarshal(text.Bytes(), &document); err != nil {
		t.Fatal(err)
	}
	has := func(what string, of any, keys ...string) {
		object, ok := of.(map[string]any)
		if !ok {
			t.Errorf("%s is %T, want an object", what, of)
		}
		for _, key := range keys {
			if v, ok := object[key]; !ok || v == nil {
				t.Errorf("%s has %q = %v, want a value", what, key, v)
			}
		}
	}
	if document["format"] != "perihelion/run/1" {
		t.Errorf("format %v", document["format"])
	}
	has("document", document, "environment", "plan", "results", "comparisons", "verdict")
	has("environment", document["environment"], "os", "arch", "cpu", "cores", "memory", "go", "perihelion")
	for _, result := range document["results"].([]any) {
		has("result", result, "config", "keepAlive", "rps", "repeats", "server", "warnings")
		has("rps", result.(map[string]any)["rps"], "median", "low", "high")
		has("server", result.(map[string]any)["server"], "cpu", "rss")
	}
	for _, comparison := range document["comparisons"].([]any) {
		has("comparison", comparison, "config", "baseline", "ratio", "low", "high", "p")
	}
}

func TestReadResultsRefuses(t *testing.T) {
	for text, want := range map[string]string{
		"":                              "not a JSON object",
		"[1]":                           "not a JSON object",
		"{}":                            "format of this document is missing",
		`{"format":"perihelion/run/2"}`: `"perihelion/run/2"`,
		`{"format":"perihelion/run/1","results":7}`:                        "damaged",
		`{"format":"perihelion/run/1","results":[{"repeats":[{}]}]}`:       "1 repeat and 0 turns",
		`{"format":"perihelion/run/1","plan":{"configs":["no such one"]}}`: "no such one",
	} {
		_, err := ReadResults(strings.NewReader(text))
		var wrong *field.Error
		if !errors.As(err, &wrong) || wrong.Field != "run" || !strings.Contains(wrong.Sentence, want) {
			t.Errorf("ReadResults(%s): %v, want a field.Error run with %q", text, err, want)
		}
	}
}

func TestBenchfmtReadsBack(t *testing.T) {
	var text bytes.Buffer
	if err := sample().WriteBenchfmt(&text); err != nil {
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
	r := sample()
	if err := r.WriteCSV(&text); err != nil {
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

func TestRoundUp(t *testing.T) {
	for v, want := range map[float64]float64{28944: 30_000, 0.2: 1, 100: 100} {
		if got := roundUp(v); got != want {
			t.Errorf("roundUp(%v) = %v, want %v", v, got, want)
		}
	}
	if math.Abs(seconds(4.1)-0.0041) > 0 {
		t.Errorf("4.1 ms is %v s", seconds(4.1))
	}
}
