package view

import (
	"slices"

	"perihelion/bench"
)

// Log holds the last lines of a server's log.
type Log struct {
	Label string
	Lines []string
}

// Logs returns the logs of a run's servers that are not empty, with failed servers first.
func Logs(r bench.Results) []Log {
	var failed, all []Log
	for _, result := range r.Results {
		log := Log{result.Subject.Full(), result.Log}
		switch {
		case len(log.Lines) == 0:
		case result.Broken != "":
			failed = append(failed, log)
		default:
			all = append(all, log)
		}
	}
	return slices.Concat(failed, all)
}
