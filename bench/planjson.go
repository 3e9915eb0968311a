package bench

import (
	"encoding/json"
	"io"
	"reflect"
	"slices"
	"strings"
	"time"

	"perihelion/bench/address"
	"perihelion/bench/server"
)

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

// planType is the type of a plan in JSON: the fields of Plan with their tags, times
// as text, and before them the format, which a plan on its own has and the plan
// within a run has not.
func planType() reflect.Type {
	fields := []reflect.StructField{{Name: "Format", Type: reflect.TypeFor[string](), Tag: `json:"format,omitempty"`}}
	for _, f := range reflect.VisibleFields(reflect.TypeFor[Plan]()) {
		if f.Type == reflect.TypeFor[time.Duration]() {
			f.Type = reflect.TypeFor[duration]()
		}
		fields = append(fields, f)
	}
	return reflect.StructOf(fields)
}

// planKeys are the keys of a plan in JSON.
func planKeys() []string {
	var keys []string
	for _, f := range reflect.VisibleFields(planType()) {
		key, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		keys = append(keys, key)
	}
	return keys
}

// document is a value that encoding/json writes as the plan. Secrets are left out.
func (p Plan) document(format string) any {
	p.Own, p.URL = withoutValues(p.Own), address.Shown(p.URL)
	d, from := reflect.New(planType()).Elem(), reflect.ValueOf(p)
	d.Field(0).SetString(format)
	for i := range from.NumField() {
		to := d.Field(i + 1)
		to.Set(from.Field(i).Convert(to.Type()))
	}
	return d.Interface()
}

// planFrom reads the JSON of a document.
func planFrom(text []byte) (p Plan, err error) {
	d := reflect.New(planType())
	if err := json.Unmarshal(text, d.Interface()); err != nil {
		return Plan{}, err
	}
	to := reflect.ValueOf(&p).Elem()
	for i := range to.NumField() {
		to.Field(i).Set(d.Elem().Field(i + 1).Convert(to.Field(i).Type()))
	}
	return p, nil
}

// withoutValues leaves out the values of the variables of servers, which may be
// secrets, as an API key: files and results hold their names only. To run a
// stored plan again, give the values anew.
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

// MarshalJSON writes the plan as it stands within a run.
func (p Plan) MarshalJSON() ([]byte, error) { return encoded(p.document("")) }

// UnmarshalJSON reads the JSON of MarshalJSON. Unlike ReadPlan it passes over keys
// it does not know, so that a run keeps being readable when plans learn more.
func (p *Plan) UnmarshalJSON(text []byte) (err error) {
	*p, err = planFrom(text)
	return err
}

// WritePlan writes a plan as a document of its own.
func WritePlan(w io.Writer, p Plan) error { return WriteDocument(w, p.document(PlanFormat)) }
