package child

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"sync"
	"time"

	"perihelion/bench/clock"
)

// Process is a running child. Its methods may be called from any goroutine. Its owner
// calls Wait or Stop in the end; either releases everything.
type Process struct {
	name string // for errors, which begin with it
	os   *os.Process
	own  bool // it leads a process group of its own
	born clock.Instant

	lifeline      *os.File // closing it asks the child to end
	closeLifeline sync.Once

	reading sync.Mutex // guards lines
	lines   *bufio.Reader
	stdout  *os.File

	last *tail

	mu    sync.Mutex // guards ended and asked
	ended bool       // reaped: its number may belong to another process now
	asked bool       // it was asked to end

	done  chan struct{} // closed when the process has been reaped and its stderr read
	state *os.ProcessState
	took  time.Duration // from its start until it was reaped
	fault error         // of the wait itself
}

// PID is the number of the process.
func (p *Process) PID() int { return p.os.Pid }

// Done is closed when the process has ended.
func (p *Process) Done() <-chan struct{} { return p.done }

// Line waits for the next line of the child's standard output and returns it
// without its end. The error is io.EOF when the output has ended, which it does
// no later than the process: a wait is bounded by stopping the child.
func (p *Process) Line() ([]byte, error) {
	p.reading.Lock()
	defer p.reading.Unlock()
	line, err := p.lines.ReadBytes('\n')
	if err != nil && (len(line) == 0 || !errors.Is(err, io.EOF)) {
		return nil, io.EOF // a pipe closed by Wait has ended too
	}
	for n := len(line); n > 0 && (line[n-1] == '\n' || line[n-1] == '\r'); n = len(line) {
		line = line[:n-1]
	}
	return line, nil
}

// Log returns the last lines that the child wrote to its standard error, at most two
// hundred.
func (p *Process) Log() []string { return p.last.Lines() }

// Failure is the failure of a child.
type Failure struct {
	Err error    // with the name of the child, and the most informative line of its log
	Log []string // at that time
}

func (f *Failure) Error() string { return f.Err.Error() }
func (f *Failure) Unwrap() error { return f.Err }

// Explain makes a *Failure of an error.
func (p *Process) Explain(err error) error {
	log := p.Log()
	if words := reason(log); words != "" {
		return &Failure{fmt.Errorf("%s%w: %s", p.name, err, words), log}
	}
	return &Failure{fmt.Errorf("%s%w", p.name, err), log}
}

// Wait discards the rest of the child's output, waits until it has ended and releases
// everything. The error is nil if the child succeeded or was asked to
// end, by Stop or through the context given to Start.
func (p *Process) Wait() error {
	p.reading.Lock()
	io.Copy(io.Discard, p.lines) // a child that writes to a full pipe would never end
	p.reading.Unlock()
	<-p.done
	p.stdout.Close()
	return p.err()
}

// Stop asks the child to end, kills it with its children when it has not ended after the
// grace, and returns as Wait does. It may be called again.
func (p *Process) Stop(grace time.Duration) error {
	p.release()
	timer := time.AfterFunc(grace, p.Kill)
	defer timer.Stop()
	return p.Wait()
}

// release closes the lifeline.
func (p *Process) release() {
	p.mu.Lock()
	p.asked = true
	p.mu.Unlock()
	p.closeLifeline.Do(func() { p.lifeline.Close() })
}

// Begin lets the child go on where it waits for Begun. It is called at most once.
func (p *Process) Begin() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if !p.asked {
		p.lifeline.Write([]byte{'\n'}) // where it fails, the child has ended
	}
}

// Kill ends the process, and its group, at once. Wait is still to be called.
func (p *Process) Kill() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if !p.ended {
		killTree(p.os, p.own)
	}
}

// reap waits for the process and is the only one to do so.
func (p *Process) reap(ctx context.Context, grace time.Duration, stderr *os.File) {
	defer close(p.done)
	var deadline *time.Timer // set before stop returns false
	armed := make(chan struct{})
	stop := context.AfterFunc(ctx, func() {
		defer close(armed)
		p.release()
		deadline = time.AfterFunc(grace, p.Kill)
	})

	p.state, p.fault = p.os.Wait()
	removeSuspendable(p)
	p.took = clock.Since(p.born)
	p.mu.Lock()
	p.ended = true
	killRest(p.os.Pid, p.own)
	p.mu.Unlock()

	if !stop() {
		<-armed
		deadline.Stop()
	}
	p.closeLifeline.Do(func() { p.lifeline.Close() })

	// No process of this program holds the other end any more. A foreign process that
	// has left the group might, and must not block the end.
	select {
	case <-p.last.done:
	case <-time.After(time.Second):
		stderr.Close()
		<-p.last.done
	}
	stderr.Close()
}

// ExitCode is the exit status of the process: 0 after success, −1 when a signal ended it,
// and before its end.
func (p *Process) ExitCode() int {
	select {
	case <-p.done:
		if p.state != nil {
			return p.state.ExitCode()
		}
	default:
	}
	return -1
}

func (p *Process) err() error {
	p.mu.Lock()
	defer p.mu.Unlock()
	switch {
	case p.fault != nil:
		return fmt.Errorf("%swait: %w", p.name, p.fault)
	case p.asked || p.state.Success():
		return nil
	}
	return p.Explain(errors.New(p.state.String()))
}
