package server

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"perihelion/bench/child"
)

// kept is a foreign program that runs under a guard and a keeper, as the process
// that wanted it sees it. Its child process is the guard.
type kept struct {
	*child.Process
	root int    // the number of the foreign program's process
	mark string // in its environment
}

// startKept starts a foreign program and returns when it runs. Whoever calls it
// calls clear after the guard has ended.
//
// A program with a limit has a keeper alone: it is over before it matters, and to
// start a guard takes longer than most of them.
func startKept(ctx context.Context, label string, r keeperRequest) (kept, error) {
	r.Label, r.Mark = label, identity()
	role, verb, grace := roleGuard, "guard", guardGrace
	if r.Limit > 0 {
		role, verb, grace = roleKeeper, "keep", keeperGrace
	}
	p, err := child.Start(ctx, role, []string{verb, label}, r, child.Options{Unnamed: true, Grace: grace, Breath: grace, Apart: true})
	if err != nil {
		return kept{}, err
	}
	k := kept{Process: p, mark: r.Mark}
	if k.root, err = started(p); err != nil {
		k.clear()
		return kept{}, err
	}
	return k, nil
}

// clear ends what is left of the foreign program where the guard did not do it, as
// when guard and keeper were killed at the same moment.
func (k kept) clear() {
	if k.ExitCode() != 0 {
		endMarked(k.root, k.mark)
	}
}

// started waits for the number of the process that a keeper keeps.
func started(p *child.Process) (int, error) {
	line, err := p.Line()
	if err != nil {
		if err := p.Wait(); err != nil {
			return 0, err
		}
		return 0, p.Explain(errors.New("ended before it was started"))
	}
	var r keeperReport
	if err := json.Unmarshal(line, &r); err != nil || r.Started == 0 {
		p.Stop(0)
		return 0, p.Explain(fmt.Errorf("wrote %q instead of what it started", clip(string(line))))
	}
	return r.Started, nil
}

// finish waits until the foreign program has ended by itself, or was ended by its
// keeper, and then for the guard.
func (k kept) finish() (keeperReport, error) {
	defer k.clear()
	line, lost := k.Line()
	if err := k.Wait(); err != nil {
		return keeperReport{}, err
	}
	var r keeperReport
	if lost == nil {
		lost = json.Unmarshal(line, &r)
	}
	if lost != nil {
		return keeperReport{}, errors.New("its keeper ended before it")
	}
	return r, nil
}

// ending waits for the report of the end of the foreign program, and says how that
// was.
func (k kept) ending() error {
	line, err := k.Line()
	var r keeperReport
	if err == nil {
		err = json.Unmarshal(line, &r)
	}
	if err != nil || r.Ended == "" {
		return errors.New("ended")
	}
	return fmt.Errorf("ended (%s)", r.Ended)
}
