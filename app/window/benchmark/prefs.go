package benchmark

import (
	"fyne.io/fyne/v2"

	"perihelion/app/window/benchmark/form"
	"perihelion/bench/server"
)

// prefsKey is where the inputs are kept. Consent to load a host is never kept.
const prefsKey = "benchmark.inputs"

// unfoldedKey is where the lines are kept that are unfolded.
const unfoldedKey = "benchmark.unfolded"

// remembered are the inputs as they were left, over the usual ones.
func remembered(p fyne.Preferences) form.Values {
	return form.Default(server.Configs()).Decode(p.String(prefsKey))
}
