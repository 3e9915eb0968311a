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

// A guard starts a supervisor and does what the supervisor would have done when that is
// killed: by the memory killer of the system, or by an administrator. It is a
// process of its own, not the program itself, since all that it adopts belongs to
// the foreign program, while a window starts a browser, which must outlive it. Each
// watches the other: the supervisor's lifeline ends with the guard.
//
// Where both are killed at the same moment, the program ends what still bears the
// mark, see kept. Where that is killed as well nobody is left to do anything: the
// foreign program itself is asked to end by the kernel (on Linux), and the next
// guard ends what runs in a control group and removes the folder.
func guard(lifeline context.Context, request json.RawMessage, stdout io.Writer) error {
	return guardIn(lifeline, request, stdout, newGroup)
}

// guardIn is guard with the way to make a control group.
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
		return child.ErrExplained // by the supervisor itself
	case err == nil:
		return fmt.Errorf("the supervisor of %s did not end and was killed", r.Label)
	}
	return fmt.Errorf("the supervisor of %s ended (%w)", r.Label, errors.Unwrap(err))
}
