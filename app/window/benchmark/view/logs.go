package view

import (
	"slices"

	"perihelion/bench"
)

// Log is the last of what a server wrote.
type Log struct {
	Label string
	Lines []string
}

// Logs are what the servers of a run wrote, of those that wrote anything, the
// ones that failed first.
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
