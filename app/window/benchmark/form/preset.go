package form

import (
	"strconv"
	"strings"

	"perihelion/bench"
	"perihelion/bench/preset"
)

// Custom is the word in a selection for what has no name.
const Custom = "Custom"

// Presets are the titles of the presets, in their order.
func Presets() []string {
	var all []string
	for _, p := range preset.All() {
		all = append(all, p.Title)
	}
	return all
}

// Preset returns the setup with the load and the repeats of the preset at a place.
func (s Setup) Preset(place int) Setup { return s.take(preset.All()[place].Apply(bench.Plan{})) }

// named returns the setup with the load and the repeats of the preset of a name.
func (s Setup) named(name string) Setup {
	for i, p := range preset.All() {
		if p.Name == name {
			s = s.Preset(i)
		}
	}
	return s
}

// Preset is the place of the preset that the form has; it is past the last where it has
// none.
func (c Checked) Preset() int {
	all := preset.All()
	if p, ok := preset.Of(c.Plan); ok && len(c.Problems) == 0 {
		for i := range all {
			if all[i].Name == p.Name {
				return i
			}
		}
	}
	return len(all)
}

// Sentence is the purpose of the preset that the form has; "" where it has none.
func (c Checked) Sentence() string {
	if i, all := c.Preset(), preset.All(); i < len(all) {
		return all[i].Sentence + "."
	}
	return ""
}

// takeRest returns the setup with what presets leave alone.
func (s Setup) takeRest(p bench.Plan) Setup {
	s.WarmUp = written(p.WarmUpTime)
	if p.WarmUp > 0 {
		s.WarmUp = strconv.FormatInt(p.WarmUp, 10)
	}
	var limits []string
	for _, d := range p.Limits {
		limits = append(limits, d.String())
	}
	s.Limits, s.K6, s.Script = strings.Join(limits, ", "), p.Engine == bench.K6, p.Script.Path
	return s
}

// take returns the setup with the load and the repeats of a plan.
func (s Setup) take(p bench.Plan) Setup {
	s.Connections = strconv.Itoa(p.Connections)
	if len(p.Sweep) > 0 {
		var numbers []string
		for _, n := range p.Sweep {
			numbers = append(numbers, strconv.Itoa(n))
		}
		s.Connections = strings.Join(numbers, ", ")
	}
	switch {
	case p.Duration > 0:
		s.Amount = written(p.Duration)
	case len(p.Stages) == 0: // else they decide
		s.Amount = strconv.FormatInt(p.Requests, 10)
	}
	s.Rate, s.P99, s.Poisson = p.Stages.String(), written(p.P99Below), p.Poisson
	if p.Rate > 0 {
		s.Rate = strconv.FormatFloat(p.Rate, 'f', -1, 64)
	}
	s.KeepAlive, s.Repeats, s.UntilDecided = p.KeepAlive, strconv.Itoa(p.Repeats), p.UntilDecided
	return s
}
