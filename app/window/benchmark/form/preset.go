package form

import (
	"slices"

	"perihelion/bench/server"
)

// Preset fills the load fields at once, and ticks configurations where it has some.
type Preset struct {
	Name        string
	Configs     []string // ticked, and no others; nil leaves the ticks alone
	Connections string
	Amount      string
	Rate        string
	Repeats     string
	KeepAlive   bool
}

// Custom is the word in the selection for a load that is none of the presets.
const Custom = "Custom"

// Presets are the loads offered by name, the usual one first.
func Presets() []Preset {
	return []Preset{
		{Name: "Quick: 0.5 s each", Connections: "20", Amount: "500 ms", Repeats: "10", KeepAlive: true},
		{Name: "Thorough: 5 s each", Connections: "20", Amount: "5 s", Repeats: "10", KeepAlive: true},
		{Name: "The experiment", Configs: experimentConfigs(), Connections: "20", Amount: "1000", Repeats: "10", KeepAlive: true},
		{Name: "As in ab -k -c 20", Connections: "20", Amount: "1000", Repeats: "10", KeepAlive: true},
		{Name: "As in ab -c 20", Connections: "20", Amount: "1000", Repeats: "10"},
		{Name: "Steady: 1,000 a second", Connections: "20", Amount: "2 s", Rate: "1,000", Repeats: "10", KeepAlive: true},
	}
}

// experimentConfigs are the configurations of the experiment that this program grew out of.
func experimentConfigs() []string {
	var names []string
	for _, c := range server.Configs() {
		if d := c.Deployment(); d == server.Development || d == server.Gunicorn {
			names = append(names, c.Name)
		}
	}
	return names
}

// Apply returns v with the fields of the preset.
func (p Preset) Apply(v Values) Values {
	if p.Configs != nil {
		v.Target = BuiltIn
		v.Configs = slices.Clone(v.Configs)
		for i := range v.Configs {
			v.Configs[i].On = slices.Contains(p.Configs, v.Configs[i].Name)
		}
	}
	v.Connections, v.Amount, v.Rate, v.Repeats, v.KeepAlive = p.Connections, p.Amount, p.Rate, p.Repeats, p.KeepAlive
	return v
}

// PresetOf names the preset that v has, or Custom.
func PresetOf(v Values) string {
	for _, p := range Presets() {
		w := p.Apply(v)
		if w.Connections == v.Connections && w.Amount == v.Amount && w.Rate == v.Rate &&
			w.Repeats == v.Repeats && w.KeepAlive == v.KeepAlive && w.Target == v.Target &&
			slices.EqualFunc(w.Configs, v.Configs, Choice.equal) {
			return p.Name
		}
	}
	return Custom
}
