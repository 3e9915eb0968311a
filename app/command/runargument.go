package command

import (
	"context"
	"strconv"
	"strings"

	"perihelion/assets/field"
	"perihelion/bench"
	"perihelion/bench/store"
)

// aboutRunArgument explains the argument RUN in the help of a command.
const aboutRunArgument = "RUN is the number of a kept run (24, or #24), last for the newest, or a file with a run."

// lastRun is the argument that names the newest run.
const lastRun = "last"

// runOf returns the run of servers that an argument names, as contentsOf.
func runOf(ctx context.Context, arg string) (bench.Results, error) {
	c, err := contentsOf(ctx, arg)
	if err == nil && c.clients != nil {
		err = field.Errorf("run", "%s compares clients, and this is for runs that compare servers; perihelion runs show and runs compare take both", runName(arg))
	}
	return c.servers, err
}

// keptRun returns the store and the number of the run that an argument names.
func keptRun(arg string) (*store.Store, int, error) {
	s, err := store.Default()
	if err != nil {
		return nil, 0, err
	}
	if arg == lastRun {
		id, err := s.Last()
		return s, id, err
	}
	id, ok := runNumber(arg)
	if !ok {
		return nil, 0, field.Errorf("run", "%.40q is no number of a run; write one as in 24 or #24, or %s. perihelion runs list shows them", arg, lastRun)
	}
	return s, id, nil
}

// runNumber reads the number of a run, with # or without. A number that no run can have
// is one as well, so that the store can refuse it.
func runNumber(arg string) (id int, ok bool) {
	digits := strings.TrimPrefix(arg, "#")
	if digits == "" || strings.Trim(digits, "0123456789") != "" {
		return 0, false
	}
	id, err := strconv.Atoi(digits)
	if err != nil {
		id = 0 // longer than any
	}
	return id, true
}
