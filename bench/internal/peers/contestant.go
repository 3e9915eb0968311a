package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"regexp"
	"strings"
	"time"
)

// load is the task of a contestant.
type load struct {
	url         string
	connections int
	keepAlive   bool
	requests    int // how many, for tools that count
	seconds     int // how long, for wrk, which takes whole seconds only
}

// result is the outcome of one load. A time that a tool does not report is absent.
type result struct {
	Requests int                `json:"requests"`
	Failed   int                `json:"failed,omitempty"`  // of them
	RPS      float64            `json:"rps"`               // requests a second, as the tool counts
	CPU      float64            `json:"cpu"`               // seconds of the generator's process, user and system
	Latency  map[string]float64 `json:"latency,omitempty"` // ms; "p50", "p99", "p99.9"
}

// contestant is a load generator.
type contestant struct {
	name    string
	program string
	remedy  string   // how to get a missing program
	version []string // arguments that make it print its version; nil where it has none
	command func(load) []string
	parse   func(out []byte) (result, error)
}

// absence is the error of a contestant that is not installed.
type absence struct{ program, remedy string }

func (a absence) Error() string { return fmt.Sprintf("no program %q: %s", a.program, a.remedy) }

// entrant is a contestant that was found and takes part.
type entrant struct {
	contestant
	path string
	told string   // its version
	pin  []string // the command in front of its own that keeps it on one core
}

var versionNumber = regexp.MustCompile(`\d+\.\d+[-.+\w]*`)

// enter finds a contestant's program.
func (c contestant) enter(ctx context.Context, pin []string) (*entrant, error) {
	path, err := exec.LookPath(c.program)
	if err != nil {
		return nil, absence{c.program, c.remedy}
	}
	e := &entrant{contestant: c, path: path, told: c.name, pin: pin}
	if c.version != nil {
		// wrk prints its version and fails.
		said, _ := exec.CommandContext(ctx, path, c.version...).CombinedOutput()
		e.told += " " + string(versionNumber.Find(said))
	}
	return e, nil
}

// run has a load generated. One that lasts longer than the limit is ended.
func (e *entrant) run(ctx context.Context, l load, limit time.Duration) (result, error) {
	ctx, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	argv := append(append(append([]string{}, e.pin...), e.path), e.command(l)...)
	cmd := exec.CommandContext(ctx, argv[0], argv[1:]...)
	// One thread for tools that are written in Go; the others ignore it.
	cmd.Env = append(os.Environ(), "GOMAXPROCS=1")
	// The end that is asked for first is the one that takes children along.
	cmd.Cancel = func() error { return cmd.Process.Signal(os.Interrupt) }
	cmd.WaitDelay = time.Second
	var out, complaints bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &complaints
	if err := cmd.Run(); err != nil {
		if ctx.Err() != nil {
			err = ctx.Err()
		}
		return result{}, explain(err, complaints.String()+out.String())
	}
	r, err := e.parse(out.Bytes())
	if err != nil {
		return result{}, explain(err, complaints.String())
	}
	if r.Failed >= r.Requests || !(r.RPS > 0) {
		return result{}, explain(errors.New("no request succeeded"), complaints.String())
	}
	if r.CPU == 0 {
		r.CPU = (cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()).Seconds()
	}
	return r, nil
}

// explain adds the last line of a tool's output to an error.
func explain(err error, said string) error {
	said = strings.TrimSpace(said)
	if said == "" {
		return err
	}
	return fmt.Errorf("%w: %s", err, said[strings.LastIndexByte(said, '\n')+1:])
}
