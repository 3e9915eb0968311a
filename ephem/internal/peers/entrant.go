package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
)

// entrant is a contestant that runs and waits for orders.
type entrant struct {
	name, version string
	workloads     []string

	orders  io.WriteCloser
	answers *bufio.Scanner
	process *exec.Cmd // nil where the contestant is no process
	said    bytes.Buffer
}

// start makes a contestant ready and runs it on the one core.
func (c contestant) start(ctx context.Context, w workshop) (*entrant, error) {
	command, err := c.command(ctx, w)
	if err != nil {
		return nil, err
	}
	e, err := start(ctx, w.folder, append(w.pin[:len(w.pin):len(w.pin)], command...))
	if err != nil {
		return nil, err
	}
	e.name, e.workloads = c.name, c.workloads
	return e, nil
}

// start runs a command that follows the protocol of answer.py.
func start(ctx context.Context, folder string, command []string) (*entrant, error) {
	e := new(entrant)
	e.process = exec.CommandContext(ctx, command[0], command[1:]...)
	e.process.Dir, e.process.Stderr = folder, &e.said
	// One thread also where the libraries beneath would take more.
	e.process.Env = append(os.Environ(), "GOMAXPROCS=1", "OMP_NUM_THREADS=1", "OPENBLAS_NUM_THREADS=1")
	var err error
	if e.orders, err = e.process.StdinPipe(); err != nil {
		return nil, err
	}
	out, err := e.process.StdoutPipe()
	if err != nil {
		return nil, err
	}
	e.answers = bufio.NewScanner(out)
	if err := e.process.Start(); err != nil {
		return nil, err
	}
	if err := e.greet(); err != nil {
		e.stop()
		return nil, err
	}
	return e, nil
}

// greet reads the first line: a version, or the name of the missing module.
func (e *entrant) greet() error {
	line, err := e.line()
	if err != nil {
		return err
	}
	word, rest, _ := strings.Cut(line, " ")
	switch word {
	case "ready":
		e.version = rest
		return nil
	case "absent":
		return absence{strings.Fields(rest)}
	}
	return fmt.Errorf("it began with %q", line)
}

// stop lets the contestant end and waits for it.
func (e *entrant) stop() {
	e.orders.Close()
	if e.process != nil {
		// How it ends does not matter: all that was asked has been answered.
		_ = e.process.Wait()
	}
}

// places has the first questions of a workload answered.
func (e *entrant) places(workload string, count int) ([]direction, error) {
	if _, err := fmt.Fprintln(e.orders, "places", workload, count); err != nil {
		return nil, e.wrong(err)
	}
	places := make([]direction, count)
	for i := range places {
		if err := e.figures(&places[i].altitude, &places[i].azimuth); err != nil {
			return nil, err
		}
	}
	return places, nil
}

// rate has questions answered for at least so many seconds, and returns how many
// were in a second.
func (e *entrant) rate(workload string, seconds float64) (float64, error) {
	if _, err := fmt.Fprintln(e.orders, "time", workload, seconds); err != nil {
		return 0, e.wrong(err)
	}
	var count, elapsed float64
	if err := e.figures(&count, &elapsed); err != nil {
		return 0, err
	}
	if !(count > 0 && elapsed >= seconds) {
		return 0, fmt.Errorf("%s reports that it answered %v questions in %v s", e.name, count, elapsed)
	}
	return count / elapsed, nil
}

func (e *entrant) figures(a, b *float64) error {
	line, err := e.line()
	if err != nil {
		return err
	}
	if n, err := fmt.Sscan(line, a, b); n != 2 {
		return fmt.Errorf("%s answered %q: %w", e.name, line, err)
	}
	return nil
}

func (e *entrant) line() (string, error) {
	if e.answers.Scan() {
		return e.answers.Text(), nil
	}
	err := e.answers.Err()
	if err == nil {
		err = errors.New("it ended")
	}
	return "", e.wrong(err)
}

// wrong ends a contestant that failed and adds the last line it complained with.
func (e *entrant) wrong(err error) error {
	e.stop()
	said := strings.TrimSpace(e.said.String())
	if said == "" {
		return err
	}
	return fmt.Errorf("%w: %s", err, said[strings.LastIndexByte(said, '\n')+1:])
}
