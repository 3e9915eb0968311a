package form

import (
	"encoding/json"
	"slices"

	"perihelion/bench/address"
)

// Encode is the form as the text that preferences keep, without the passwords in
// its URLs: preferences are a file.
func (v Values) Encode() string {
	v.Ask = v.Ask.shown()
	v.Client.URL = address.Shown(v.Client.URL)
	v.URLs = slices.Clone(v.URLs)
	for i, u := range v.URLs {
		v.URLs[i] = address.Shown(u)
	}
	b, err := json.Marshal(v)
	if err != nil { // a struct of text, numbers and flags always marshals
		panic(err)
	}
	return string(b)
}

// Decode reads the text of Encode, over the form v: a field that is missing, unknown or
// cannot be used is ignored, field by field, so that preferences of another
// version never stop the window. Inputs that earlier versions kept under other keys are read,
// too.
func (v Values) Decode(stored string) Values {
	var keys map[string]json.RawMessage
	if json.Unmarshal([]byte(stored), &keys) != nil {
		return v
	}
	read := v
	read.Configs, read.Servers, read.URLs = nil, nil, nil
	for key, value := range keys {
		one, err := json.Marshal(map[string]json.RawMessage{key: value})
		if try := read; err == nil && json.Unmarshal(one, &try) == nil {
			read = try
		}
	}
	read = read.adopt(stored)
	if read.Target < BuiltIn || read.Target > Clients {
		read.Target = v.Target
	}
	if !slices.Contains(Bodies(), read.Request.Body) {
		read.Request.Body = v.Request.Body
	}
	if len(read.Servers) == 0 {
		read.Servers = slices.Clone(v.Servers)
	}
	if len(read.URLs) == 0 {
		read.URLs = slices.Clone(v.URLs)
	}
	read.URLs, read.Servers = read.URLs[:min(len(read.URLs), Most)], read.Servers[:min(len(read.Servers), Most)]
	read.Configs = choices(v.Configs, read.Configs)
	read.replace(v)
	kept := read.Kept
	read.Kept = nil
	for t, setup := range kept {
		setup.Configs = choices(v.Configs, setup.Configs)
		one := read
		one.Target, one.Setup = t, setup
		one.replace(v)
		if t >= BuiltIn && t <= Clients && t != read.Target {
			read = read.keep(t, one.Setup)
		}
	}
	return read
}

// replace gives texts that cannot be read those of another form.
func (v *Values) replace(by Values) {
	plain := Default(nil)
	plain.Configs = []Choice{{Name: "goroutines", On: true}}
	for f := range v.texts() {
		try := plain
		*try.Text(f) = *v.Text(f)
		if _, problems := try.Plan(); problems[f] != "" {
			*v.Text(f) = *by.Text(f)
		}
	}
}

// choices takes over stored ticks and workers for configurations still offered.
func choices(offered, stored []Choice) []Choice {
	out := append([]Choice(nil), offered...)
	for i := range out {
		for _, c := range stored {
			if c.Name != out[i].Name {
				continue
			}
			out[i].On = c.On
			r := reader{problems: Problems{}}
			if r.workers(c); len(r.problems) == 0 && out[i].Workers != "" {
				out[i].Workers = c.Workers
			}
		}
	}
	return out
}
