package view

import (
	"slices"

	"perihelion/bench"
)

// CanBeBaseline reports whether others can be compared with a configuration: it
// was measured and answered every request.
func CanBeBaseline(r bench.Results, config string) bool {
	return slices.ContainsFunc(r.Results, func(x bench.Result) bool { return x.Config == config && x.Ranked })
}
