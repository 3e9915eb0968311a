package form

// Preset fills the load fields at once.
type Preset struct {
	Name        string
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
		{Name: "As in ab −k −c 20", Connections: "20", Amount: "1000", Repeats: "10", KeepAlive: true},
		{Name: "As in ab −c 20", Connections: "20", Amount: "1000", Repeats: "10"},
		{Name: "Steady: 1,000 a second", Connections: "20", Amount: "2 s", Rate: "1,000", Repeats: "10", KeepAlive: true},
	}
}

// Apply returns v with the load of the preset.
func (p Preset) Apply(v Values) Values {
	v.Connections, v.Amount, v.Rate, v.Repeats, v.KeepAlive = p.Connections, p.Amount, p.Rate, p.Repeats, p.KeepAlive
	return v
}

// PresetOf names the preset whose load v has, or Custom.
func PresetOf(v Values) string {
	for _, p := range Presets() {
		w := p.Apply(v)
		if w.Connections == v.Connections && w.Amount == v.Amount && w.Rate == v.Rate &&
			w.Repeats == v.Repeats && w.KeepAlive == v.KeepAlive {
			return p.Name
		}
	}
	return Custom
}
