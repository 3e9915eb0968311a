package bench

import (
	"bytes"
	"encoding"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"reflect"
	"slices"
	"strings"
	"time"

	"perihelion/bench/address"
	"perihelion/bench/server"
	"perihelion/ephem/field"
)

// PlanFormat names the version of a plan on its own, as read by `bench --plan`.
const PlanFormat = "perihelion/plan/1"

// planDocument is a plan in JSON: durations are text with a unit, and Format is
// present in a plan on its own and absent from the plan within a run.
type planDocument struct {
	Format      string           `json:"format,omitempty"`
	Configs     []server.Config  `json:"configs,omitempty"`
	Own         []server.Command `json:"own,omitempty"`
	URL         string           `json:"url,omitempty"`
	Path        string           `json:"path,omitempty"`
	Work        duration         `json:"work,omitempty"`
	Delay       duration         `json:"delay,omitempty"`
	MaxProcs    int              `json:"gomaxprocs,omitempty"`
	Python      string           `json:"python,omitempty"`
	Connections int              `json:"connections"`
	Requests    int64            `json:"requests,omitempty"`
	Duration    duration         `json:"duration,omitempty"`
	Rate        float64          `json:"rate,omitempty"`
	KeepAlive   bool             `json:"keepAlive"`
	Timeout     duration         `json:"timeout,omitempty"`
	Repeats     int              `json:"repeats"`
	Baseline    string           `json:"baseline,omitempty"`
	Seed        uint64           `json:"seed,omitempty"`
}

// planKeys are the keys of planDocument.
const planKeys = "format, configs, own, url, path, work, delay, gomaxprocs, python, connections, requests, duration, rate, keepAlive, timeout, repeats, baseline, seed"

// withoutValues leaves out what the variables of servers are set to, which may be
// secrets, as an API key: files and results hold their names only. Whoever runs a
// stored plan again gives the values anew.
func withoutValues(own []server.Command) []server.Command {
	own = slices.Clone(own)
	for i := range own {
		own[i].Environment = slices.Clone(own[i].Environment)
		for j, variable := range own[i].Environment {
			own[i].Environment[j], _, _ = strings.Cut(variable, "=")
		}
	}
	return own
}

func (p Plan) document() planDocument {
	return planDocument{
		Configs: p.Configs, Own: withoutValues(p.Own), URL: address.Shown(p.URL), Path: p.Path, Work: duration(p.Work), Delay: duration(p.Delay), MaxProcs: p.MaxProcs, Python: p.Python,
		Connections: p.Connections, Requests: p.Requests, Duration: duration(p.Duration), Rate: p.Rate,
		KeepAlive: p.KeepAlive, Timeout: duration(p.Timeout), Repeats: p.Repeats, Baseline: p.Baseline, Seed: p.Seed,
	}
}

func (d planDocument) plan() Plan {
	return Plan{
		Configs: d.Configs, Own: d.Own, URL: d.URL, Path: d.Path, Work: time.Duration(d.Work), Delay: time.Duration(d.Delay), MaxProcs: d.MaxProcs, Python: d.Python,
		Connections: d.Connections, Requests: d.Requests, Duration: time.Duration(d.Duration), Rate: d.Rate,
		KeepAlive: d.KeepAlive, Timeout: time.Duration(d.Timeout), Repeats: d.Repeats, Baseline: d.Baseline, Seed: d.Seed,
	}
}

// MarshalJSON writes the plan as it stands within a run.
func (p Plan) MarshalJSON() ([]byte, error) {
	var text bytes.Buffer
	err := WriteDocument(&text, p.document()) // json.Marshal would write & as \u0026
	return text.Bytes(), err
}

// UnmarshalJSON reads what MarshalJSON writes. Unlike ReadPlan it passes over keys
// it does not know, so that a run keeps being readable when plans learn more.
func (p *Plan) UnmarshalJSON(text []byte) error {
	var d planDocument
	if err := json.Unmarshal(text, &d); err != nil {
		return err
	}
	*p = d.plan()
	return nil
}

// WritePlan writes a plan as a document of its own.
func WritePlan(w io.Writer, p Plan) error {
	d := p.document()
	d.Format = PlanFormat
	return WriteDocument(w, d)
}

// longestPlan bounds what is read of a plan, in bytes: a device or a mistaken
// file must not fill the memory.
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
		if !slices.Contains(strings.Split(planKeys, ", "), key) {
			return Plan{}, field.Errorf("plan", "%q is not a key of a plan; the keys are %s", key, planKeys)
		}
	}
	for _, key := range []string{"work", "delay", "duration", "timeout"} {
		var d duration
		if raw, given := keys[key]; given && d.UnmarshalJSON(raw) != nil {
			return Plan{}, wrongTime(key, raw)
		}
	}
	var d planDocument
	if err := json.Unmarshal(text, &d); err != nil {
		return Plan{}, planError(err)
	}
	return d.plan(), nil
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

// inJSON names what JSON calls the values of a type.
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
	if raw == nil {
		return "missing"
	}
	return string(raw)
}

// duration is a time.Duration that is text in JSON: "10s", "200µs".
type duration time.Duration

func (d duration) MarshalText() ([]byte, error) { return []byte(time.Duration(d).String()), nil }

func (d *duration) UnmarshalJSON(text []byte) error {
	var s string
	if err := json.Unmarshal(text, &s); err != nil {
		return err
	}
	v, err := time.ParseDuration(s)
	*d = duration(v)
	return err
}
