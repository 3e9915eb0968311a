package server

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"os/signal"
	"runtime"
	"syscall"
	"time"

	"perihelion/bench/child"
	"perihelion/bench/clock"
)

// A foreign program has no lifeline. So a supervisor starts it, a child of this program
// that has one: when its parent ends, in any way, or asks it to end, the supervisor ends
// the foreign program with all its descendants. The supervisor may be killed as well,
// and has a guard itself.

// The time that a foreign program has to end when it is asked to: gunicorn takes up to
// two seconds. Supervisor and guard have a little more, each for its own work.
const (
	programGrace    = 5 * time.Second
	supervisorGrace = programGrace + killTime
	guardGrace      = supervisorGrace + killTime
)

// killTime bounds the killing of descendants that go on starting others.
const killTime = 2 * time.Second

// supervisorRequest describes the program that a guard and its supervisor start.
type supervisorRequest struct {
	Label       string // of the program, for ps
	Mark        string // the value of markVariable; no other program has it
	Program     string
	Args        []string
	Environment []string      // "KEY=value", added to the environment of this program
	Folder      string        // where it runs; "" means here
	Python      bool          // it runs in a folder of its own with the Python applications
	Input       []byte        // of its standard input; none: it has no input
	Capture     bool          // its standard output goes into the report of its end, not into the log
	Limit       time.Duration // it is killed after this time; 0: it may run for ever

	Group string // the control group that it runs in, made by the guard; "": none
}

// markVariable is in the environment of every foreign program: by it the programs
// without a supervisor are found.
const markVariable = "PERIHELION_KEPT"

// supervisorReport is one line from a supervisor.
type supervisorReport struct {
	Started int    `json:"started,omitempty"` // the number of the process
	Ended   string `json:"ended,omitempty"`   // how it ended, unless its parent asked for the end

	Succeeded bool        `json:"succeeded,omitempty"` // with that end
	Times     child.Times `json:"times,omitzero"`      // of the process
	Output    []byte      `json:"output,omitempty"`    // where it was captured
}

// untilSignal returns a context that also ends when this process gets a signal to end: a
// supervisor cleans up first.
func untilSignal(ctx context.Context) (context.Context, context.CancelFunc) {
	return signal.NotifyContext(ctx, os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
}

// supervise is the role of a supervisor. The output of the program goes to the
// supervisor's standard error, which the parent drains: an undrained pipe stops every
// one of these servers after some hundred requests.
func supervise(lifeline context.Context, request json.RawMessage, stdout io.Writer) error {
	return superviseFor(lifeline, request, stdout, programGrace)
}

// superviseFor is supervise with the time that the program has to end.
func superviseFor(lifeline context.Context, request json.RawMessage, stdout io.Writer, grace time.Duration) error {
	var r supervisorRequest
	if err := json.Unmarshal(request, &r); err != nil {
		return fmt.Errorf("read the request: %w", err)
	}
	ctx, stop := untilSignal(lifeline)
	defer stop()
	// On Linux the kernel watches the thread that started the program, not the
	// process; and this process adopts the orphans of the program.
	runtime.LockOSThread()
	becomeSubreaper()
	if r.Python {
		own, err := hold(r.Folder)
		if err != nil {
			return err
		}
		defer own.remove()
	}
	output := newCapture()
	began := clock.Now()
	cmd := r.command(output)
	join(cmd, r.Group)
	tree, err := launch(cmd)
	if err != nil && r.Group != "" { // it runs without a group that cannot be joined
		cmd = r.command(output)
		tree, err = launch(cmd)
	}
	if err != nil {
		return err
	}
	end := func() {
		killGroup(r.Group)
		tree.kill()
	}
	defer end()
	report := json.NewEncoder(stdout)
	// A parent that does not read has ended, and so does the lifeline.
	_ = report.Encode(supervisorReport{Started: cmd.Process.Pid})

	ended := make(chan struct{})
	var took time.Duration
	go func() {
		cmd.Wait() // its result is in the state
		took = clock.Since(began)
		close(ended)
	}()
	var late <-chan time.Time
	if r.Limit > 0 {
		late = time.After(r.Limit)
	}
	select {
	case <-ended:
		if state := cmd.ProcessState; !output.isFull() {
			_ = report.Encode(supervisorReport{ // as above
				Ended: state.String(), Succeeded: state.Success(), Times: child.TimesOf(state, took), Output: output.Bytes(),
			})
			return nil
		}
	case <-output.full:
	case <-late:
		end()
		_ = report.Encode(supervisorReport{Ended: fmt.Sprintf("it did not end within %v", r.Limit)})
		return nil
	case <-ctx.Done():
		if r.Limit == 0 { // else it may be killed at once
			tree.terminate()
			select {
			case <-ended:
			case <-time.After(grace):
			}
		}
		end()
		if lifeline.Err() == nil {
			_ = report.Encode(supervisorReport{Ended: "its supervisor got a signal to end"})
		}
		return nil
	}
	end()
	_ = report.Encode(supervisorReport{Ended: fmt.Sprintf("it wrote more than %d KB of output", mostOutput>>10)})
	return nil
}

// command is the foreign program, ready to start.
func (r supervisorRequest) command(output *capture) *exec.Cmd {
	cmd := exec.Command(r.Program, r.Args...)
	cmd.Dir = r.Folder
	cmd.Env = append(append(child.Environment(), r.Environment...), markVariable+"="+r.Mark)
	cmd.Stdout, cmd.Stderr = os.Stderr, os.Stderr
	if r.Input != nil {
		cmd.Stdin = bytes.NewReader(r.Input)
	}
	if r.Capture {
		cmd.Stdout = output
		cmd.WaitDelay = time.Second // an orphan may hold the pipe
	}
	return cmd
}
