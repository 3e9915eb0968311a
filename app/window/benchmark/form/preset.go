package form

// Preset fills the fields of load and plan at once.
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
		{Name: "Quick", Connections: "20", Amount: "500 ms", Repeats: "10", KeepAlive: true},
		{Name: "Careful", Connections: "20", Amount: "5 s", Repeats: "10", KeepAlive: true},
		{Name: "As in the article", Connections: "20", Amount: "1000", Repeats: "10", KeepAlive: true},
		{Name: "As in the article, without keep-alive", Connections: "20", Amount: "1000", Repeats: "10"},
		{Name: "Constant rate", Connections: "20", Amount: "2 s", Rate: "1,000", Repeats: "10", KeepAlive: true},
	}
}

// load is the preset of a name.
func load(name string) Preset {
	for _, p := range Presets() {
		if p.Name == name {
			return p
		}
	}
	return Presets()[0]
}

// Apply returns a setup with the fields of the preset.
func (p Preset) Apply(s Setup) Setup {
	s.Connections, s.Amount, s.Rate, s.Repeats, s.KeepAlive = p.Connections, p.Amount, p.Rate, p.Repeats, p.KeepAlive
	return s
}

// PresetOf names the preset that a setup has, or Custom.
func PresetOf(s Setup) string {
	for _, p := range Presets() {
		if s.Connections == p.Connections && s.Amount == p.Amount && s.Rate == p.Rate && s.Repeats == p.Repeats && s.KeepAlive == p.KeepAlive {
			return p.Name
		}
	}
	return Custom
}
