package child

import (
	"bufio"
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strings"
	"time"

	"perihelion/bench/clock"
)

// Options of Start; the zero value is usable.
type Options struct {
	Unnamed     bool          // errors do not name the child: the caller adds a name
	Environment []string      // "KEY=value", added to the environment of this process
	Grace       time.Duration // from the end of the context to SIGKILL; 0 means 2 s
	OwnGroup    bool          // it leads a process group of its own even where this process is a child, so that it can clean up after the group was killed
	Suspends    bool          // Suspend and Continue reach it
	KillDelay   time.Duration // from the end of the lifeline until the role is cut off; 0 means 1 s
	Stdout      *os.File      // gets the child's standard output instead of Line
	Stderr      *os.File      // gets the child's standard error instead of Log
}

// Environment is the environment of this process without the variables that make it a
// child. It is for foreign programs that a child starts.
func Environment() []string {
	return slices.DeleteFunc(os.Environ(), func(v string) bool {
		return strings.HasPrefix(v, Variable+"=") || strings.HasPrefix(v, killDelayVariable+"=")
	})
}

// Start runs a role of this program in a new process and hands it the request,
// encoded as JSON. ps shows the args after the program's name, as in "serve --mode
// goroutines". When ctx ends, the child is asked to end and killed
// after the grace.
//
// The child leads a process group of its own: an interrupt typed at a terminal
// reaches this program only, which then decides. Children of a child stay in
// that group, so that the whole tree can be killed together.
func Start(ctx context.Context, role string, args []string, request any, o Options) (*Process, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	name := "perihelion " + strings.Join(args, " ") + ": "
	if o.Unnamed {
		name = ""
	}
	line, err := json.Marshal(request)
	if err != nil {
		return nil, fmt.Errorf("%sencode the request: %w", name, err)
	}
	path, err := self()
	if err != nil {
		return nil, fmt.Errorf("%s%w", name, err)
	}
	if o.Grace == 0 {
		o.Grace = 2 * time.Second
	}
	if o.KillDelay == 0 {
		o.KillDelay = defaultKillDelay
	}

	// Pipes made by os.Pipe are closed on exec: no other child inherits our ends,
	// even one that is being started at this moment.
	var pipes pipes
	stdin, lifeline := pipes.make()
	stdout, stdoutWriter := pipes.make()
	stderr, stderrWriter := pipes.make()
	// A stream that goes to a file leaves its pipe empty, which ends with our own writer.
	childStdout, childStderr := cmp.Or(o.Stdout, stdoutWriter), cmp.Or(o.Stderr, stderrWriter)
	if pipes.err != nil {
		pipes.close()
		return nil, fmt.Errorf("%s%w", name, pipes.err)
	}

	own := os.Getenv(Variable) == "" || o.OwnGroup
	cmd := exec.Command(path)
	cmd.Args = append([]string{"perihelion"}, append(append([]string(nil), args...), "(child)")...)
	cmd.Env = append(append(os.Environ(), o.Environment...), Variable+"="+role, killDelayVariable+"="+o.KillDelay.String())
	cmd.Stdin, cmd.Stdout, cmd.Stderr = stdin, childStdout, childStderr
	cmd.SysProcAttr = attributes(own)
	born := clock.Now()
	if err := cmd.Start(); err != nil {
		pipes.close()
		return nil, fmt.Errorf("%s%w", name, err)
	}
	stdin.Close()
	stdoutWriter.Close()
	stderrWriter.Close()

	p := &Process{
		name:     name,
		os:       cmd.Process,
		own:      own,
		born:     born,
		lifeline: lifeline,
		lines:    bufio.NewReader(stdout),
		stdout:   stdout,
		last:     newTail(),
		done:     make(chan struct{}),
	}
	if o.Suspends {
		addSuspendable(p)
	}
	go p.last.read(stderr)
	go p.reap(ctx, o.Grace, stderr)
	// A child that has ended by now breaks this pipe; one that does not read is stopped
	// with ctx, which closes it. Line and Wait report either.
	lifeline.Write(append(line, '\n'))
	return p, nil
}

// pipes collects the ends of several pipes, and the first error.
type pipes struct {
	ends []*os.File
	err  error
}

func (p *pipes) make() (r, w *os.File) {
	if p.err != nil {
		return nil, nil
	}
	if r, w, p.err = os.Pipe(); p.err == nil {
		p.ends = append(p.ends, r, w)
	}
	return r, w
}

func (p *pipes) close() {
	for _, f := range p.ends {
		f.Close()
	}
}
