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

// runOf returns the run that an argument names: by its number in the store, as the newest,
// or by the path of a file. A file whose name is a number is written with its folder, as
// in ./24.
func runOf(ctx context.Context, arg string) (bench.Results, error) {
	if _, kept := runNumber(arg); kept || arg == lastRun {
		s, id, err := keptRun(arg)
		if err != nil {
			return bench.Results{}, err
		}
		return s.Load(id)
	}
	path, err := localPath(arg)
	if err != nil {
		return bench.Results{}, misuse{err}
	}
	d, err := within(ctx, 0, "the run in "+path, func() (bench.Document, error) { return bench.ReadFile(path) })
	if err != nil {
		return bench.Results{}, err
	}
	if d.Run == nil {
		return bench.Results{}, field.Errorf("run", "%s holds a plan and no results; carry it out with perihelion bench --plan %s", path, path)
	}
	return *d.Run, nil
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
