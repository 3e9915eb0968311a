package server

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"perihelion/bench/child"
)

// supervised is a foreign program under a guard and a supervisor, from the view of the
// process that started it. Its child process is the guard.
type supervised struct {
	*child.Process
	root int    // the number of the foreign process
	mark string // in its environment
}

// startSupervised starts a foreign program and returns when it runs. The caller calls
// clear after the guard has ended.
//
// A program with a limit has a supervisor and no guard: it is soon over, and to start a
// guard takes longer than most such programs run.
func startSupervised(ctx context.Context, label string, r supervisorRequest) (supervised, error) {
	r.Label, r.Mark = label, identity()
	role, verb, grace := roleGuard, "guard", guardGrace
	if r.Limit > 0 {
		role, verb, grace = roleSupervisor, "supervise", supervisorGrace
	}
	p, err := child.Start(ctx, role, []string{verb, label}, r, child.Options{Unnamed: true, Grace: grace, KillDelay: grace, OwnGroup: true})
	if err != nil {
		return supervised{}, err
	}
	k := supervised{Process: p, mark: r.Mark}
	if k.root, err = started(p); err != nil {
		k.clear()
		return supervised{}, err
	}
	return k, nil
}

// clear ends the rest of the foreign program where the guard did not do it, as when
// guard and supervisor were killed at the same moment.
func (k supervised) clear() {
	if k.ExitCode() != 0 {
		killMarked(k.root, k.mark)
	}
}

// started waits for the number of the process that a supervisor has started.
func started(p *child.Process) (int, error) {
	line, err := p.Line()
	if err != nil {
		if err := p.Wait(); err != nil {
			return 0, err
		}
		return 0, p.Explain(errors.New("ended before it was started"))
	}
	var r supervisorReport
	if err := json.Unmarshal(line, &r); err != nil || r.Started == 0 {
		p.Stop(0)
		return 0, p.Explain(fmt.Errorf("wrote %q instead of the number of a process", clip(string(line))))
	}
	return r.Started, nil
}

// finish waits until the foreign program has ended by itself, or was ended by its
// supervisor, and then for the guard.
func (k supervised) finish() (supervisorReport, error) {
	defer k.clear()
	line, lost := k.Line()
	if err := k.Wait(); err != nil {
		return supervisorReport{}, err
	}
	var r supervisorReport
	if lost == nil {
		lost = json.Unmarshal(line, &r)
	}
	if lost != nil {
		return supervisorReport{}, errors.New("its supervisor ended before it")
	}
	return r, nil
}

// ending waits for the report of the end of the foreign program and returns it as an
// error.
func (k supervised) ending() error {
	line, err := k.Line()
	var r supervisorReport
	if err == nil {
		err = json.Unmarshal(line, &r)
	}
	if err != nil || r.Ended == "" {
		return errors.New("ended")
	}
	return fmt.Errorf("ended (%s)", r.Ended)
}
