package server

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"runtime"
	"time"

	"perihelion/bench/child"
	"perihelion/bench/clock"
)

// A foreign program knows nothing of lifelines. So it is started by a keeper, a
// child of this program that does: when its parent ends, however that comes about,
// or asks it to, the keeper ends the foreign program and all that this has started.

// How long a foreign program may take to end once it was asked to: gunicorn takes
// up to two seconds. The keeper itself is given a little more.
const (
	keptGrace   = 5 * time.Second
	keeperGrace = keptGrace + time.Second
)

// keeperRequest is what a keeper is told to start.
type keeperRequest struct {
	Program     string
	Args        []string
	Environment []string // "KEY=value", added to what this program has
	Folder      string   // where it runs; "" means here
	Python      bool     // it runs in a folder of its own with the Python applications
	Capture     bool     // its standard output is not for the log, but for the report of its end
}

// keeperReport is one line from a keeper.
type keeperReport struct {
	Started int    `json:"started,omitempty"` // the number of the process
	Ended   string `json:"ended,omitempty"`   // by itself, and how

	Succeeded bool        `json:"succeeded,omitempty"` // that way
	Times     child.Times `json:"times,omitzero"`      // what it took
	Output    []byte      `json:"output,omitempty"`    // where it was captured
}

// keep is the role of a keeper. What the program writes goes to the keeper's
// standard error, which the parent drains: an undrained pipe stops every one of
// these servers after some hundred requests.
func keep(ctx context.Context, request json.RawMessage, stdout io.Writer) error {
	var r keeperRequest
	if err := json.Unmarshal(request, &r); err != nil {
		return fmt.Errorf("read the request: %w", err)
	}
	// On Linux the kernel watches the thread that started the program, not the
	// process; and whatever that program leaves behind is adopted by this process.
	runtime.LockOSThread()
	adopt()
	if r.Python {
		folder, err := unpack()
		if err != nil {
			return err
		}
		defer os.RemoveAll(folder)
		r.Folder = folder
	}
	cmd := exec.Command(r.Program, r.Args...)
	cmd.Dir = r.Folder
	cmd.Env = append(child.Environment(), r.Environment...)
	cmd.Stdout, cmd.Stderr = os.Stderr, os.Stderr
	var output bytes.Buffer
	if r.Capture {
		cmd.Stdout = &output
		cmd.WaitDelay = time.Second // for what it has left behind and still holds the pipe
	}
	began := clock.Now()
	kin, err := launch(cmd)
	if err != nil {
		return err
	}
	defer kin.end()
	report := json.NewEncoder(stdout)
	// A parent that does not read has ended, and the lifeline tells that.
	_ = report.Encode(keeperReport{Started: cmd.Process.Pid})

	ended := make(chan struct{})
	var took time.Duration
	go func() {
		cmd.Wait() // how it ended is in the state
		took = clock.Since(began)
		close(ended)
	}()
	select {
	case <-ended:
		state := cmd.ProcessState
		_ = report.Encode(keeperReport{ // as above
			Ended: state.String(), Succeeded: state.Success(), Times: child.TimesOf(state, took), Output: output.Bytes(),
		})
		return nil
	case <-ctx.Done():
	}
	kin.ask()
	select {
	case <-ended:
	case <-time.After(keptGrace):
		kin.end()
		<-ended
	}
	return nil
}
