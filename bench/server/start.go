package server

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"strconv"
	"sync"
	"time"

	"perihelion/bench/child"
)

// patient is how long a server may take to answer for the first time.
const patient = 15 * time.Second

// stopGrace is how long a server may take to end before it is killed.
const stopGrace = 2 * time.Second

// Server is a server under test, in a process, or several, of its own.
type Server struct {
	config  Config
	url     string
	process *child.Process
	family  family
	ended   sync.WaitGroup // the goroutine that waits for the process

	done chan struct{} // closed after err is set
	err  error
}

// Start starts a server in a child process, on the loopback and a port that the
// system chooses unless Options.Addr says otherwise, and returns when it has
// answered rightly: the process at the port is the one that was started, and its
// position of a body is the one that package ephem gives here. The server ends
// with ctx, or with Stop, which the caller owes it in any case.
//
// Errors of the options are *field.Error; any other tells the last lines that
// the server wrote.
func Start(ctx context.Context, o Options) (*Server, error) {
	if err := o.Validate(); err != nil {
		return nil, err
	}
	identity := make([]byte, 8)
	rand.Read(identity) // never fails
	request := serverRequest{Options: o, Identity: hex.EncodeToString(identity)}
	p, err := child.Start(ctx, roleServer, shown(o), request, child.Options{Grace: stopGrace})
	if err != nil {
		return nil, err
	}

	limit, cancel := context.WithTimeoutCause(ctx, patient, fmt.Errorf("no right answer within %v", patient))
	defer cancel()
	// Stopping the child ends the wait for its first line.
	unhook := context.AfterFunc(limit, func() { p.Stop(0) })
	url, err := listening(p)
	if !unhook() {
		p.Stop(0)
		return nil, p.Explain(context.Cause(limit))
	}
	if err != nil {
		return nil, err
	}

	s := &Server{config: o.Config, url: url, process: p, done: make(chan struct{})}
	s.ended.Go(func() {
		if s.err = p.Wait(); s.err == nil {
			s.err = p.Explain(errors.New("ended"))
		}
		close(s.done)
	})
	proof := proof{url: url, identity: request.Identity, wait: o.Work + o.Delay}
	if err := proof.await(limit, s.done); err != nil {
		s.Stop()
		return nil, p.Explain(err)
	}
	return s, nil
}

// shown is what ps shows of a server.
func shown(o Options) []string {
	args := []string{"serve", "--mode", o.Config.Name}
	if o.Config.HasWorkers() {
		args = append(args, "--workers", strconv.Itoa(o.Config.WorkerCount()))
	}
	if o.Work > 0 {
		args = append(args, "--work", o.Work.String())
	}
	if o.Delay > 0 {
		args = append(args, "--delay", o.Delay.String())
	}
	return args
}

// URL is where the server answers, as http://127.0.0.1:PORT.
func (s *Server) URL() string { return s.url }

// Config is what was started.
func (s *Server) Config() Config { return s.config }

// Done is closed when the server has ended, for whatever reason.
func (s *Server) Done() <-chan struct{} { return s.done }

// Err says, after Done, why the server ended, with the last lines it wrote. It
// is never nil then: a server that was not stopped should not have ended.
func (s *Server) Err() error {
	select {
	case <-s.done:
		return s.err
	default:
		return nil
	}
}

// LastWords are the last lines that the server wrote, as of a worker that died.
func (s *Server) LastWords() []string { return s.process.LastWords() }

// Stop ends the server with all its processes and returns when they are gone,
// within about three seconds. It may be called again, and at any time.
func (s *Server) Stop() {
	s.process.Stop(stopGrace)
	s.ended.Wait()
}
