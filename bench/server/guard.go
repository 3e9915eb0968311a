package server

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"

	"perihelion/bench/child"
)

// guard is the role of a guard. It starts a supervisor and takes over its cleaning up
// when that is killed: by the memory killer of the system, or by an administrator. It is
// a process of its own, because everything that it adopts belongs to the foreign
// program; the program itself may start a browser, which must outlive it. Each watches
// the other: the supervisor's lifeline ends with the guard.
//
// Where both are killed at the same moment, the program kills the processes with the
// mark, see supervised.clear. Where the program is killed as well, the kernel asks the
// foreign program itself to end (on Linux), and the next guard kills the control group
// and removes the folder.
func guard(lifeline context.Context, request json.RawMessage, stdout io.Writer) error {
	return guardIn(lifeline, request, stdout, newGroup)
}

// guardIn is guard with a function that makes the control group.
func guardIn(lifeline context.Context, request json.RawMessage, stdout io.Writer, group func(mark string) string) error {
	var r supervisorRequest
	if err := json.Unmarshal(request, &r); err != nil {
		return fmt.Errorf("read the request: %w", err)
	}
	ctx, stop := untilSignal(lifeline)
	defer stop()
	becomeSubreaper()
	if r.Python {
		own, err := unpack()
		if err != nil {
			return err
		}
		defer own.remove()
		r.Folder = own.path
	}
	r.Group = group(r.Mark)
	defer removeGroup(r.Group)
	defer killDescendants()
	defer killGroup(r.Group)

	o := child.Options{Unnamed: true, OwnGroup: true, Grace: supervisorGrace, KillDelay: supervisorGrace, Stderr: os.Stderr}
	o.Stdout, _ = stdout.(*os.File)
	p, err := child.Start(ctx, roleSupervisor, []string{"supervise", r.Label}, r, o)
	if err != nil {
		return err
	}
	err = p.Wait()
	switch {
	case p.ExitCode() == 0:
		return nil
	case p.ExitCode() > 0:
		return child.ErrExplained // the supervisor has written the reason
	case err == nil:
		return fmt.Errorf("the supervisor of %s did not end and was killed", r.Label)
	}
	return fmt.Errorf("the supervisor of %s ended (%w)", r.Label, errors.Unwrap(err))
}
