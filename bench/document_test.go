package bench

import (
	"bytes"
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

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

func TestRoundUp(t *testing.T) {
	for v, want := range map[float64]float64{28944: 30_000, 0.2: 1, 100: 100} {
		if got := roundUp(v); got != want {
			t.Errorf("roundUp(%v) = %v, want %v", v, got, want)
		}
	}
}
