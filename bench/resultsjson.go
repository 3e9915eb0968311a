package bench

import (
	"bytes"
	"encoding/json"

	"perihelion/bench/warning"
)

// The types without their methods, for encoding/json.
type (
	plainResults Results
	plainResult  Result
)

// MarshalJSON writes warnings as sentences and as values beside them.
func (r Results) MarshalJSON() ([]byte, error) {
	return encoded(struct {
		plainResults
		warning.JSON
	}{plainResults(r), warning.InJSON(r.Warnings)})
}

// UnmarshalJSON reads the JSON of MarshalJSON.
func (r *Results) UnmarshalJSON(text []byte) error {
	var d struct {
		plainResults
		warning.JSON
	}
	if err := json.Unmarshal(text, &d); err != nil {
		return err
	}
	*r = Results(d.plainResults)
	r.Warnings = d.JSON.Warnings()
	return nil
}

// MarshalJSON writes warnings as sentences and as values beside them.
func (r Result) MarshalJSON() ([]byte, error) {
	return encoded(struct {
		plainResult
		warning.JSON
	}{plainResult(r), warning.InJSON(r.Warnings)})
}

// UnmarshalJSON reads the JSON of MarshalJSON.
func (r *Result) UnmarshalJSON(text []byte) error {
	var d struct {
		plainResult
		warning.JSON
	}
	if err := json.Unmarshal(text, &d); err != nil {
		return err
	}
	*r = Result(d.plainResult)
	r.Warnings = d.JSON.Warnings()
	for i := range r.Warnings {
		r.Warnings[i].Subject = r.Config // sentences alone have none
	}
	return nil
}

// encoded is a value as JSON with <, > and & as they are, which json.Marshal would
// write as \u0026.
func encoded(v any) ([]byte, error) {
	var text bytes.Buffer
	err := WriteDocument(&text, v)
	return text.Bytes(), err
}
