package bench

import "perihelion/bench/warning"

// AllWarnings are the warnings of a run in the order in which they matter: about
// configurations that were given up, about other configurations, and
// about the run.
func (r Results) AllWarnings() []warning.Warning {
	var givenUp, others []warning.Warning
	for _, result := range r.Results {
		if result.Broken != "" {
			givenUp = append(givenUp, result.Warnings...)
		} else {
			others = append(others, result.Warnings...)
		}
	}
	return append(append(givenUp, others...), r.Warnings...)
}
