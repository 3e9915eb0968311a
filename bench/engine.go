package bench

import (
	"context"
	"maps"
	"time"

	"perihelion/bench/child"
	"perihelion/bench/k6"
	"perihelion/bench/load"
	"perihelion/bench/load/calibrate"
	"perihelion/bench/server"
)

// engine connects a Runner with the world; tests put their own in its place.
type engine interface {
	// start returns a server that has answered correctly. It belongs to the
	// caller, which stops it, and ends with ctx at the latest.
	start(ctx context.Context, o server.Options) (Target, error)
	// load generates a load in a process of its own, see load.RunChild.
	load(ctx context.Context, o positionLoad, observe func(load.Progress)) (load.Measurement, error)
	// k6 finds that program, see k6.Find, and loadBy has it generate a load, see k6.Run.
	k6(ctx context.Context, path string) (k6.Program, error)
	loadBy(ctx context.Context, p k6.Program, j k6.Job, observe func(load.Progress)) (load.Measurement, error)
	// used is the processor time of this program's own process so far.
	used() time.Duration
	// calibration is calibrate.Load.
	calibration() (c calibrate.Calibration, ok bool, err error)
}

// Target is a server that was started: *server.Server. Tests put their own in its
// place.
type Target interface {
	URL() string
	Usage() (server.Usage, error)
	Done() <-chan struct{} // closed when it has ended
	Err() error            // why it has ended; nil while it runs
	Log() []string         // its last output
	Stop()
}

var _ Target = (*server.Server)(nil)

// children is the engine of every real run: server and generator are processes of
// their own, so that neither shares a scheduler or garbage collector with the other or
// with a window.
type children struct{}

func (children) start(ctx context.Context, o server.Options) (Target, error) { return Start(ctx, o) }

// Start is server.Start, with a nil Target where it fails.
func Start(ctx context.Context, o server.Options) (Target, error) {
	s, err := server.Start(ctx, o)
	if err != nil {
		return nil, err // not a nil *Server in a non-nil Target
	}
	return s, nil
}

func (children) load(ctx context.Context, o positionLoad, observe func(load.Progress)) (load.Measurement, error) {
	return load.RunRole(ctx, positionRole, o, o.Options, observe)
}

func (children) k6(ctx context.Context, path string) (k6.Program, error) { return k6.Find(ctx, path) }

func (children) loadBy(ctx context.Context, p k6.Program, j k6.Job, observe func(load.Progress)) (load.Measurement, error) {
	return k6.Run(ctx, p, j, observe)
}

func (children) used() time.Duration { return child.Used() }

func (children) calibration() (calibrate.Calibration, bool, error) { return calibrate.Load() }

// Roles are the parts that child processes of a program with this package play.
// They go to child.Dispatch, first thing in main and in TestMain.
func Roles() map[string]child.Role {
	roles := make(map[string]child.Role)
	maps.Copy(roles, server.Roles())
	maps.Copy(roles, load.Roles())
	maps.Copy(roles, calibrate.Roles())
	maps.Copy(roles, k6.Roles())
	roles[positionRole] = load.Role(decodePositionLoad)
	return roles
}
