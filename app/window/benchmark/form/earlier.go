package form

import (
	"encoding/json"
	"slices"
)

// earlier are the inputs that forms without cards kept under other keys.
type earlier struct {
	Target      *int   `json:"target"` // the card, counted without the experiment
	URL         string `json:"url"`
	Ready, Path string // of all servers of the user's own
	Workload    int    `json:"workload"` // in Workloads
}

// cards are the targets that forms without the experiment counted.
func (earlier) cards() []Target { return []Target{BuiltIn, Own, Started, Clients} }

// adopt takes over what such a form kept. A form without cards had a single setup, which the
// planet servers keep where another card is chosen.
func (v Values) adopt(stored string) Values {
	var e earlier
	_ = json.Unmarshal([]byte(stored), &e) // a field that cannot be used is left out
	if e.URL != "" && len(v.URLs) == 0 {
		v.URLs = []string{e.URL}
	}
	v.Servers = slices.Clone(v.Servers)
	for i, s := range v.Servers {
		if s.Ready == "" && s.Path == "" {
			v.Servers[i].Ready, v.Servers[i].Path = e.Ready, e.Path
		}
	}
	if w := Workloads(); e.Workload > 0 && e.Workload < len(w) {
		v.Work, v.Delay = w[e.Workload].Work, w[e.Workload].Delay
	}
	if cards := e.cards(); e.Target != nil && *e.Target >= 0 && *e.Target < len(cards) {
		if v.Target = cards[*e.Target]; v.Target != BuiltIn {
			v = v.keep(BuiltIn, v.Setup)
		}
	}
	return v
}
