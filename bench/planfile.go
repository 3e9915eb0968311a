package bench

import (
	"encoding"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"reflect"
	"slices"
	"strings"

	"perihelion/assets/field"
	"perihelion/bench/load"
)

// PlanFormat names the version of a plan on its own, as read by `bench --plan`.
const PlanFormat = "perihelion/plan/1"

// longestPlan is the largest size of a plan that is read, in bytes: a device or a
// mistaken file must not fill the memory.
const longestPlan = 1 << 20

// ReadPlan reads a plan that stands on its own, or the one within a stored run,
// which makes a run repeatable. People write these by hand, so a
// key it does not know is an error rather than a setting silently lost. Errors in
// the text are *field.Error with the key they belong to, or "plan" for the whole.
// It does not Validate.
func ReadPlan(r io.Reader) (Plan, error) {
	text, err := io.ReadAll(io.LimitReader(r, longestPlan+1))
	if err != nil {
		return Plan{}, fmt.Errorf("reading the plan: %w", err)
	}
	if len(text) > longestPlan {
		return Plan{}, field.Errorf("plan", "the file is longer than any plan; choose one that holds %q", PlanFormat)
	}
	text = withoutMark(text)
	var keys map[string]json.RawMessage
	if err := json.Unmarshal(text, &keys); err != nil {
		return Plan{}, field.Errorf("plan", "the plan is not a JSON object (%v); write it as in {\"format\": %q, \"configs\": [\"goroutines\"], …}", err, PlanFormat)
	}
	var format string
	if json.Unmarshal(keys["format"], &format) != nil || format != PlanFormat && format != Format {
		return Plan{}, field.Errorf("plan", "the format of the plan is %s, and this version reads only %q and the plan within %q; write \"format\": %q", orNone(keys["format"]), PlanFormat, Format, PlanFormat)
	}
	if within, ok := keys["plan"]; ok && format == Format {
		text, keys = within, nil
		if err := json.Unmarshal(text, &keys); err != nil {
			return Plan{}, field.Errorf("plan", "the plan within the run is not a JSON object (%v); choose another file", err)
		}
	}
	if key := repeated(text); key != "" {
		return Plan{}, field.Errorf("plan", "the plan has the key %q twice; remove one of them", key)
	}
	for _, key := range slices.Sorted(maps.Keys(keys)) {
		if known := planKeys(); !slices.Contains(known, key) {
			return Plan{}, field.Errorf("plan", "%q is not a key of a plan; the keys are %s", key, strings.Join(known, ", "))
		}
	}
	if key := unknownIn(keys["request"], reflect.TypeFor[load.Request]()); key != "" {
		return Plan{}, field.Errorf("request", "%q is not a key of a request; the keys are %s", key, strings.Join(keysOf(reflect.TypeFor[load.Request]()), ", "))
	}
	for _, t := range (Plan{}).times() {
		var d duration
		if raw, given := keys[t.key]; given && d.UnmarshalJSON(raw) != nil {
			return Plan{}, t.wrong(raw)
		}
	}
	p, err := planFrom(text)
	if err != nil {
		return Plan{}, planError(err)
	}
	return p, nil
}

// unknownIn is the first key of an object in JSON, or of one within it, that a type does
// not have, or "".
func unknownIn(raw json.RawMessage, t reflect.Type) string {
	var keys map[string]json.RawMessage
	if t.Kind() != reflect.Struct || json.Unmarshal(raw, &keys) != nil {
		return "" // no object: decoding has its own error for that
	}
	for _, key := range slices.Sorted(maps.Keys(keys)) {
		at := slices.IndexFunc(reflect.VisibleFields(t), func(f reflect.StructField) bool { return keyOf(f) == key })
		if at < 0 {
			return key
		}
		if within := unknownIn(keys[key], reflect.VisibleFields(t)[at].Type); within != "" {
			return within
		}
	}
	return ""
}

// planError names the key that a decoding error belongs to.
func planError(err error) error {
	var wrong *field.Error
	if errors.As(err, &wrong) {
		return wrong
	}
	var kind *json.UnmarshalTypeError
	if errors.As(err, &kind) {
		return field.Errorf(kind.Field, "%s is a JSON %s in the plan, and %s is needed", kind.Field, kind.Value, inJSON(kind.Type))
	}
	return field.Errorf("plan", "the plan cannot be read: %v", err)
}

// inJSON returns JSON's name for the values of a type.
func inJSON(t reflect.Type) string {
	switch text := reflect.TypeFor[encoding.TextUnmarshaler](); {
	case t.Kind() == reflect.String, reflect.PointerTo(t).Implements(text):
		return "text"
	case t.Kind() == reflect.Bool:
		return "true or false"
	case t.Kind() == reflect.Slice:
		return "a list"
	case t.Kind() == reflect.Struct, t.Kind() == reflect.Map:
		return "an object"
	}
	return "a number"
}

func orNone(raw json.RawMessage) string {
	const most = 60 // letters; a file may have millions there
	if raw == nil {
		return "missing"
	}
	return fmt.Sprintf("%.*s", most, raw)
}
