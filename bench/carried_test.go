package bench

import (
	"bytes"
	"encoding/json"
	"fmt"
	"image"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"perihelion/bench/internal/wine"
	"perihelion/bench/load"
	"perihelion/bench/picture"
	"perihelion/bench/warning"
)

// pictured writes a picture that carries a note, and returns its path.
func pictured(t *testing.T, n picture.Note) string {
	t.Helper()
	var b bytes.Buffer
	if err := picture.Write(&b, image.NewGray(image.Rect(0, 0, 4, 4)), 72, n); err != nil {
		t.Fatal(err)
	}
	return filed(t, b.Bytes())
}

func filed(t *testing.T, text []byte) string {
	t.Helper()
	path := filepath.Join(wine.TempDir(t), "picture.png")
	if err := os.WriteFile(path, text, 0o666); err != nil {
		t.Fatal(err)
	}
	return path
}

// A run comes back from its picture as it was, to the last bit.
func TestAPictureCarriesItsRun(t *testing.T) {
	run := sample()
	run.Results[0].Log = []string{"listening <here> & there", "\u001b[31mred"}
	note, err := run.Note()
	if err != nil {
		t.Fatal(err)
	}
	d, err := ReadFile(pictured(t, note))
	if err != nil || d.Run == nil {
		t.Fatal(err)
	}
	var want, got bytes.Buffer
	if err := run.WriteJSON(&want); err != nil {
		t.Fatal(err)
	}
	if err := d.Run.WriteJSON(&got); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got.Bytes(), want.Bytes()) {
		t.Errorf("the run was\n%s\nand is\n%s", &want, &got)
	}
}

// Of a run that is too large, the picture leaves out what can be spared, and the run has
// a warning of it. The run itself stays as it was.
func TestAPictureLeavesOut(t *testing.T) {
	run := sample()
	for i := range run.Results {
		run.Results[i].Log = []string{strings.Repeat("log ", 1000)}
		for j := range run.Results[i].Repeats {
			m := &run.Results[i].Repeats[j]
			m.Histogram = strings.Repeat("h", 1000)
			m.Timeline = make([]load.Moment, 5)
		}
	}
	whole, err := run.compact()
	if err != nil {
		t.Fatal(err)
	}
	has := func(r Results) (s string) {
		first := r.Results[0]
		if len(first.Log) > 0 {
			s += "l"
		}
		for _, m := range first.Repeats {
			if m.Timeline != nil {
				s += "t"
			}
			if m.Histogram != "" {
				s += "h"
			}
		}
		return s
	}
	before := has(run)
	for most, want := range map[int]string{len(whole): "lthththththth", len(whole) - 1: "thththththth", len(whole) - 16_000: "hhhhhh", 36_000: ""} {
		note, err := run.noteOf(most)
		if err != nil || len(note.Text) > most {
			t.Errorf("of %d bytes: %d, %v", most, len(note.Text), err)
			continue
		}
		d, err := ReadFile(pictured(t, note))
		if err != nil {
			t.Fatal(err)
		}
		if got := has(*d.Run); got != want || warning.Has(d.Run.Warnings, "left-out") == (most == len(whole)) {
			t.Errorf("in %d bytes the run has %q, warnings %v; want %q", most, got, d.Run.Warnings, want)
		}
		if has(run) != before || warning.Has(run.Warnings, "left-out") {
			t.Fatal("the run itself was changed")
		}
	}
	if _, err := run.noteOf(100); err == nil || !strings.Contains(err.Error(), "SVG or PDF") {
		t.Errorf("of 100 bytes: %v", err)
	}
}

// Files that are no runs get a sentence each, whatever is in them.
func TestHostileRuns(t *testing.T) {
	head := func(rest string) string {
		return `{"format":"perihelion/run/1","plan":{"configs":["goroutines"]}` + rest + `}`
	}
	deep := strings.Repeat("[", 100_000)
	tests := map[string]struct{ text, want string }{
		"nothing":                 {"", "not a JSON object"},
		"no JSON":                 {"sunrise", "not a JSON object"},
		"a list":                  {"[]", "not a JSON object"},
		"null":                    {"null", "is missing"},
		"cut short":               {head("")[:20], "not a JSON object"},
		"deep":                    {deep, "not a JSON object"},
		"deep within":             {head(`,"x":` + deep + strings.Repeat("]", 100_000)), "not a JSON object"},
		"no format":               {`{"plan":{}}`, "is missing"},
		"a later version":         {`{"format":"perihelion/run/2"}`, "open it with the version"},
		"a long format":           {`{"format":"` + strings.Repeat("x", 1<<20) + `"}`, "open it with the version"},
		"another format":          {`{"format":7}`, "open it with the version"},
		"two roots":               {head("") + head(""), "not a JSON object"},
		"results of a wrong type": {head(`,"results":7`), "is damaged"},
		"repeats of a wrong type": {head(`,"results":[{"repeats":"x"}]`), "is damaged"},
		"a number as text":        {head(`,"results":[{"rps":{"median":"1"}}]`), "is damaged"},
		"a huge number":           {head(`,"results":[{"failed":1e999}]`), "is damaged"},
		"a wrong time":            {head(`,"started":"yesterday"`), "is damaged"},
		"no turn of a repeat":     {head(`,"results":[{"config":"goroutines","repeats":[{}]}]`), "1 repeat and 0 turns"},
		"an unknown result":       {head(`,"results":[{"config":"x"}]`), "its plan does not measure"},
		"no plan":                 {`{"format":"perihelion/run/1"}`, "measures nothing"},
		"a plan of a wrong type":  {`{"format":"perihelion/run/1","plan":[]}`, "is damaged"},
		"many nulls":              {head(`,"results":[` + strings.Repeat("null,", mostItems+1) + `null]`), "more parts than any run"},
		"many objects":            {head(`,"results":[` + strings.Repeat("{},", mostItems+1) + `{}]`), "more parts than any run"},
		"many lists":              {head(`,"x":[` + strings.Repeat("[],", mostItems+1) + `[]]`), "more parts than any run"},
		"many repeats":            {head(`,"results":[{"repeats":[` + strings.Repeat("{},", mostItems+1) + `{}]}]`), "more parts than any run"},
	}
	for name, test := range tests {
		for kind, path := range map[string]string{
			"a file": filed(t, []byte(test.text)), "a picture": pictured(t, picture.Note{Keyword: Format, Text: test.text}),
		} {
			d, err := ReadFile(path)
			if err == nil || !strings.Contains(err.Error(), test.want) || len(err.Error()) > 600 {
				t.Errorf("%s in %s: run %t, %.600v; want an error with %q", name, kind, d.Run != nil, err, test.want)
			}
		}
	}
	for keyword, want := range map[string]string{"perihelion/run/2": `holds "perihelion/run/2"`, "perihelion/sky/1": "open it in the window", "Comment": "a picture without data"} {
		if _, err := ReadFile(pictured(t, picture.Note{Keyword: keyword, Text: "{}"})); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("a picture of %s: %v; want %q", keyword, err, want)
		}
	}
}

// As many parts as a run may have are no hindrance.
func TestALargeRunIsRead(t *testing.T) {
	run := sample()
	for i := range 3 {
		m := &run.Results[i].Repeats[0]
		m.Timeline = make([]load.Moment, 30_000)
	}
	text, err := json.Marshal(run)
	if err != nil {
		t.Fatal(err)
	}
	if d, err := ReadFile(filed(t, text)); err != nil || len(d.Run.Results[2].Repeats[0].Timeline) != 30_000 {
		t.Error(fmt.Errorf("a run of %d bytes: %w", len(text), err))
	}
}
