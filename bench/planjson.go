package bench

import (
	"encoding/json"
	"io"
	"reflect"
	"slices"
	"strings"
	"time"

	"perihelion/assets/field"
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
// as text, before them the format, which a plan on its own has and the plan within a
// run has not, and a URL that is alone.
func planType() reflect.Type {
	text := reflect.TypeFor[string]()
	fields := []reflect.StructField{{Name: "Format", Type: text, Tag: `json:"format,omitempty"`}}
	for _, f := range reflect.VisibleFields(reflect.TypeFor[Plan]()) {
		if f.Type == reflect.TypeFor[time.Duration]() {
			f.Type = reflect.TypeFor[duration]()
		}
		if f.Name == "URLs" {
			fields = append(fields, reflect.StructField{Name: "URL", Type: text, Tag: `json:"url,omitempty"`})
		}
		fields = append(fields, f)
	}
	return reflect.StructOf(fields)
}

// planKeys are the keys of a plan in JSON.
func planKeys() []string { return keysOf(planType()) }

// keysOf are the keys of a struct in JSON.
func keysOf(t reflect.Type) []string {
	var keys []string
	for _, f := range reflect.VisibleFields(t) {
		if key := keyOf(f); key != "-" {
			keys = append(keys, key)
		}
	}
	return keys
}

func keyOf(f reflect.StructField) string {
	key, _, _ := strings.Cut(f.Tag.Get("json"), ",")
	return key
}

// document is a value that encoding/json writes as the plan. Secrets are left out.
func (p Plan) document(format string) any {
	p.Own, p.URLs, p.Request = withoutValues(p.Own), slices.Clone(p.URLs), p.Request.Shown()
	for i, u := range p.URLs {
		p.URLs[i] = address.Shown(u)
	}
	d := reflect.New(planType()).Elem()
	d.FieldByName("Format").SetString(format)
	if len(p.URLs) == 1 {
		d.FieldByName("URL").SetString(p.URLs[0])
		p.URLs = nil
	}
	for f, v := range reflect.ValueOf(p).Fields() {
		to := d.FieldByName(f.Name)
		to.Set(v.Convert(to.Type()))
	}
	return d.Interface()
}

// planFrom reads the JSON of a document.
func planFrom(text []byte) (p Plan, err error) {
	d := reflect.New(planType())
	if err := json.Unmarshal(text, d.Interface()); err != nil {
		return Plan{}, err
	}
	for f, v := range reflect.ValueOf(&p).Elem().Fields() {
		v.Set(d.Elem().FieldByName(f.Name).Convert(f.Type))
	}
	if alone := d.Elem().FieldByName("URL").String(); alone != "" {
		if len(p.URLs) > 0 {
			return Plan{}, field.Errorf("url", "the plan has both url and urls; write them all in urls")
		}
		p.URLs = []string{alone}
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
