package bench

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"perihelion/assets/field"
	"perihelion/bench/figure"
)

// WriteJSON writes the results as one JSON document. ReadResults reads it back.
func (r Results) WriteJSON(w io.Writer) error { return WriteDocument(w, r) }

// longestRun is the largest size of a stored run that is read, in bytes. A hundred
// repeats of every configuration stay far below it.
const longestRun = 256 << 20

// ReadResults reads a document of WriteJSON. A document that is not a run, or one of
// another version, is a *field.Error "run". Keys it does not know are passed over:
// a program of the same version of the format may have added them.
func ReadResults(r io.Reader) (Results, error) {
	text, err := io.ReadAll(io.LimitReader(r, longestRun+1))
	if err != nil {
		return Results{}, fmt.Errorf("reading the run: %w", err)
	}
	if len(text) > longestRun {
		return Results{}, field.Errorf("run", "the file is longer than any stored run; choose a file that bench --json or the window has written")
	}
	var head struct {
		Format json.RawMessage `json:"format"`
	}
	if err := json.Unmarshal(text, &head); err != nil {
		return Results{}, field.Errorf("run", "this is not a stored run: it is not a JSON object (%v); choose a file that bench --json or the window has written", err)
	}
	var format string
	if json.Unmarshal(head.Format, &format) != nil || format != Format {
		return Results{}, field.Errorf("run", "the format of this document is %s, and this version reads only %q; open it with the version of the program that wrote it", orNone(head.Format), Format)
	}
	var out Results
	if err := json.Unmarshal(text, &out); err != nil {
		return Results{}, field.Errorf("run", "the stored run is damaged (%s); choose another file", damage(err))
	}
	labels := out.Plan.Labels()
	for i, s := range out.Sweeps {
		if len(s.Levels) == 0 {
			return Results{}, field.Errorf("run", "the stored run is damaged: its sweep of %.40q is empty; choose another file", s.Config)
		}
		for j := range s.Levels {
			out.Sweeps[i].Levels[j].Subject = out.Plan.Subject(s.Config)
		}
	}
	for i := range out.Results {
		out.Results[i].Subject = out.Plan.Subject(out.Results[i].Config)
	}
	for _, result := range slices.Concat(out.Results, out.Measured()) {
		if len(result.Turns) != len(result.Repeats) {
			return Results{}, field.Errorf("run", "the stored run is damaged: %s has %s and %s; choose another file",
				result.Config, figure.Plural(len(result.Repeats), "repeat"), figure.Plural(len(result.Turns), "turn"))
		}
		if !slices.Contains(labels, result.Config) {
			return Results{}, field.Errorf("run", "the stored run is damaged: it has results of %.40q, which its plan does not measure; choose another file", result.Config)
		}
	}
	if len(labels) == 0 {
		return Results{}, field.Errorf("run", "the stored run is damaged: its plan measures nothing; choose another file")
	}
	return out, nil
}

// damage names what is wrong with a document in a few words: errors of encoding/json may
// hold all of a value, or the definition of a type.
func damage(err error) string {
	var kind *json.UnmarshalTypeError
	if errors.As(err, &kind) {
		return fmt.Sprintf("%.60s is a JSON %.20s", kind.Field[strings.LastIndex(kind.Field, ".")+1:], kind.Value)
	}
	return fmt.Sprintf("%.200v", err)
}

// WriteDocument writes a value as indented JSON, with <, > and & as they are.
func WriteDocument(w io.Writer, v any) error {
	encoder := json.NewEncoder(w)
	encoder.SetIndent("", "  ")
	encoder.SetEscapeHTML(false)
	return encoder.Encode(v)
}
