package form

import (
	"encoding/json"
	"slices"

	"perihelion/bench/address"
)

// Encode is the form as the text that preferences keep, without the passwords in
// its URLs: preferences are a file.
func (v Values) Encode() string {
	v.URL, v.Client.URL = address.Shown(v.URL), address.Shown(v.Client.URL)
	b, err := json.Marshal(v)
	if err != nil { // a struct of text, numbers and flags always marshals
		panic(err)
	}
	return string(b)
}

// Decode reads what Encode wrote, over the form v: what is missing, unknown or
// cannot be used is ignored, field by field, so that preferences of another
// version never stop the window.
func (v Values) Decode(stored string) Values {
	var s struct {
		Target      *Target
		URL         *string
		Servers     []Server
		Ready       *string
		Path        *string
		Python      *string
		MaxProcs    *string `json:"gomaxprocs"`
		Client      *Client
		Configs     []Choice
		Workload    *Workload
		Connections *string
		Amount      *string
		Rate        *string
		Repeats     *string
		KeepAlive   *bool
	}
	if json.Unmarshal([]byte(stored), &s) != nil {
		return v
	}
	if s.Target != nil && *s.Target >= BuiltIn && *s.Target <= Clients {
		v.Target = *s.Target
	}
	if s.Workload != nil && *s.Workload >= Position && *s.Workload <= Waiting {
		v.Workload = *s.Workload
	}
	if s.KeepAlive != nil {
		v.KeepAlive = *s.KeepAlive
	}
	plain := Default(nil)
	plain.Configs = []Choice{{Name: "goroutines", On: true}}
	take := func(into *string, stored *string, f Field, set func(*Values, string)) {
		if stored == nil {
			return
		}
		try := plain
		set(&try, *stored)
		if _, problems := try.Plan(); problems[f] == "" {
			*into = *stored
		}
	}
	for into, stored := range map[*string]*string{&v.URL: s.URL, &v.Ready: s.Ready, &v.Path: s.Path, &v.Python: s.Python, &v.MaxProcs: s.MaxProcs} {
		if stored != nil {
			*into = *stored
		}
	}
	if s.Client != nil {
		v.Client = *s.Client
	}
	v.Servers = slices.Clone(v.Servers)
	copy(v.Servers, s.Servers)
	take(&v.Connections, s.Connections, Connections, func(v *Values, text string) { v.Connections = text })
	take(&v.Amount, s.Amount, Amount, func(v *Values, text string) { v.Amount = text })
	take(&v.Rate, s.Rate, Rate, func(v *Values, text string) { v.Rate = text })
	take(&v.Repeats, s.Repeats, Repeats, func(v *Values, text string) { v.Repeats = text })
	v.Configs = choices(v.Configs, s.Configs)
	return v
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
