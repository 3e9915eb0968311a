package load

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log"
	"runtime/debug"
	"strconv"
	"sync"

	"perihelion/bench/child"
)

// role names the child that generates load.
const role = "load"

// gcPercent of a generator's process. Its hot path allocates nothing and its
// histograms are small; without keep-alive each connection leaves garbage, and
// memory is cheaper than the processor time that is being measured.
const gcPercent = 800

// Above this amount of memory a generator that checks bodies collects its garbage
// whatever gcPercent allows, because decoders leave much of it behind: the most that
// package body uses, and the needs of each connection.
const (
	checkingMemory   = 192 << 20
	connectionMemory = 128 << 10
)

// report is one line from the child: how far it has come, or the result, or that
// it is there.
type report struct {
	Progress    *Progress    `json:"progress,omitempty"`
	Ready       bool         `json:"ready,omitempty"`   // of a part: it has warmed up
	Account     *account     `json:"account,omitempty"` // of a part, in place of the measurement
	Measurement *Measurement `json:"measurement,omitempty"`
}

// Roles returns the roles of child processes that the program must dispatch for
// RunChild and RunTimed.
func Roles() map[string]child.Role {
	return map[string]child.Role{role: Role(decodeOptions), partRole: generatePart}
}

// Role returns a role of child processes for RunRole. They read their options out of
// the request with decode, which may set fields that JSON cannot hold, such as
// Check.Body.
func Role(decode func(request json.RawMessage) (Options, error)) child.Role {
	return func(ctx context.Context, request json.RawMessage, stdout io.Writer) error {
		o, err := decode(request)
		if err != nil {
			return fmt.Errorf("read the options: %w", err)
		}
		return generate(ctx, o, part{}, stdout)
	}
}

// decodeOptions reads a request that consists of the options alone.
func decodeOptions(request json.RawMessage) (o Options, err error) {
	err = json.Unmarshal(request, &o)
	return o, err
}

// RunChild is Run in a process of its own, so that neither the window nor the
// garbage of this process disturbs the load, and so that CPU is that of the
// generator alone. When ctx ends, the child is asked to stop and hands over its
// measurement up to then. An error that is not a *field.Error means that the child
// did not do its part.
//
// With Options.Generators there are several such processes, which share the load.
//
// Options that hold a function (Check.Body) are refused: use RunRole.
func RunChild(ctx context.Context, o Options, observe func(Progress)) (Measurement, error) {
	if o.Generators > 1 && o.Check.Body == nil {
		return runParts(ctx, o, observe)
	}
	m, _, err := RunTimed(ctx, o, observe)
	return m, err
}

// RunRole is RunChild in a child of a role that Role has made. The request is handed
// to it as JSON; o are the options that the role reads out of it, but for functions.
func RunRole(ctx context.Context, role string, request any, o Options, observe func(Progress)) (Measurement, error) {
	m, _, err := runTimed(ctx, role, request, o, observe)
	return m, err
}

// RunTimed is RunChild and returns besides the times of the process as a whole, its
// start and its end included.
func RunTimed(ctx context.Context, o Options, observe func(Progress)) (Measurement, child.Times, error) {
	if o.Check.Body != nil {
		return Measurement{}, child.Times{}, errors.New("generate load: a function cannot be handed to another process")
	}
	return runTimed(ctx, role, o, o, observe)
}

func runTimed(ctx context.Context, role string, request any, o Options, observe func(Progress)) (Measurement, child.Times, error) {
	if err := o.Validate(); err != nil {
		return Measurement{}, child.Times{}, err
	}
	p, err := child.Start(ctx, role, arguments(o), request, child.Options{Suspends: true})
	if err != nil {
		return Measurement{}, child.Times{}, fmt.Errorf("start the load generator: %w", err)
	}
	m, err := supervise(p, func(heard func()) (Measurement, error) { return follow(p, observe, heard) })
	if ended := p.Wait(); err != nil && ended != nil && !errors.Is(err, errNoHeartbeat) {
		err = ended
	}
	if err != nil {
		if ctx.Err() != nil {
			err = ctx.Err()
		}
		return Measurement{}, child.Times{}, fmt.Errorf("generate load: %w", err)
	}
	return m, p.Times(), nil
}

// follow reads the child's lines up to the result, and calls heard at each.
func follow(p *child.Process, observe func(Progress), heard func()) (Measurement, error) {
	for {
		line, err := p.Line()
		heard()
		if errors.Is(err, io.EOF) {
			return Measurement{}, p.Explain(errors.New("it ended without a result"))
		} else if err != nil {
			return Measurement{}, err
		}
		var r report
		if err := json.Unmarshal(line, &r); err != nil {
			return Measurement{}, fmt.Errorf("read its report: %w", err)
		}
		switch {
		case r.Measurement != nil:
			return *r.Measurement, nil
		case r.Progress != nil && observe != nil:
			observe(*r.Progress)
		}
	}
}

// arguments are shown by ps for the child: the command that does the same, without
// the URLs, which may hold a password. The child reads everything from its standard
// input.
func arguments(o Options) []string {
	args := []string{"load", "-c", strconv.Itoa(o.WithDefaults().Connections)}
	if o.Requests > 0 {
		args = append(args, "-n", strconv.FormatInt(o.Requests, 10))
	} else if o.Duration > 0 {
		args = append(args, "-d", o.Duration.String())
	}
	if o.KeepAlive {
		args = append(args, "-k")
	}
	if o.open() {
		args = append(args, "-r", o.Profile().String())
	}
	return args
}

// generate generates a load, or a part of one, in a child process and writes lines of
// report.
func generate(ctx context.Context, o Options, p part, stdout io.Writer) error {
	debug.SetGCPercent(gcPercent)
	if o.Check.Bodies() {
		debug.SetMemoryLimit(checkingMemory + connectionMemory*int64(o.WithDefaults().Connections*o.WithDefaults().Streams))
	}
	continued, forget := continuations()
	defer forget()
	log.SetOutput(io.Discard) // the library of HTTP/2 logs there the errors that the classes count
	var mu sync.Mutex         // one line at a time
	lines := json.NewEncoder(stdout)
	send := func(r report) error {
		mu.Lock()
		defer mu.Unlock()
		return lines.Encode(r)
	}
	// A parent that does not read has ended, which the lifeline notices.
	done := make(chan struct{})
	defer close(done)
	go every(heartbeat, func() { _ = send(report{}) }, done)
	if err := o.Validate(); err != nil {
		return err
	}
	r, err := newPart(o, p)
	if err != nil {
		return err
	}
	r.dedicated, r.suspension.continued = mayKeepProcessor(), continued
	observe := func(p Progress) { _ = send(report{Progress: &p}) }
	if p.whole() {
		m := r.measure(ctx, observe)
		return send(report{Measurement: &m})
	}
	r.ready = func() {
		_ = send(report{Ready: true})
		select {
		case <-child.Begun(ctx):
		case <-ctx.Done():
		}
	}
	return send(report{Account: r.generate(ctx, observe)})
}
