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
	"perihelion/bench/server/api"
)

// Limits of the time until a server's first answer: of this program's and Python's, and
// of one of the user's own, which may have more to do first.
const (
	startLimit    = 15 * time.Second
	ownStartLimit = time.Minute
)

// StartLimit is the longest that Start waits for the server's first right answer.
func (o Options) StartLimit() time.Duration {
	if o.Command != nil {
		return ownStartLimit
	}
	return startLimit
}

// stopGrace is the time that a server of this program has to end before it is killed.
const stopGrace = 2 * time.Second

// Server is a server under test, in a process, or several, of its own.
type Server struct {
	url       string
	child     *child.Process
	grace     time.Duration
	processes processTree
	ended     sync.WaitGroup // the goroutine that waits for the process

	done chan struct{} // closed after err is set
	err  error
}

// Start starts a server in a child process, on the loopback and a port that the
// system chooses unless Options.Addr names another, and returns when it has
// answered correctly: the process at the port is the one that was started, and its
// positions of the bodies agree with those of package ephem, within a tolerance that
// follows from the programs' known errors; of a server of the user's own only a path is
// asked. The server ends with ctx, or with Stop, which the caller calls in any case.
//
// Errors of the options are *field.Error; any other has the server's own message.
func Start(ctx context.Context, o Options) (*Server, error) {
	if err := o.Validate(); err != nil {
		return nil, err
	}
	if o.foreign() {
		return startForeign(ctx, o, freePort)
	}
	request := serverRequest{Options: o, Identity: identity()}
	p, err := child.Start(ctx, roleServer, psArgs(o), request, child.Options{Grace: stopGrace})
	if err != nil {
		return nil, err
	}
	limit, cancel := withLimit(ctx, startLimit)
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
	m, _ := o.Config.mode()
	s := &Server{url: url, child: p, grace: stopGrace, processes: processTree{root: p.PID(), forks: m.forks}}
	s.watch(func() error { return errors.New("ended") }, func() {})
	return s.prove(limit, proof{url: url, identity: request.Identity, wait: o.Work + o.Delay, tolerance: api.Exact})
}

// identity returns a name that no other server has.
func identity() string {
	b := make([]byte, 8)
	rand.Read(b) // never fails
	return hex.EncodeToString(b)
}

// withLimit bounds the time until a server must have answered.
func withLimit(ctx context.Context, d time.Duration) (context.Context, context.CancelFunc) {
	return context.WithTimeoutCause(ctx, d, fmt.Errorf("no right answer within %v", d))
}

// watch waits for the end of the process; why returns the reason of an end that was no
// failure of the process. Then it calls clear.
func (s *Server) watch(why func() error, clear func()) {
	s.done = make(chan struct{})
	s.ended.Go(func() {
		reason := why()
		if s.err = s.child.Wait(); s.err == nil {
			s.err = s.child.Explain(reason)
		}
		clear()
		close(s.done)
	})
}

// prove returns the server when it passes the proof, and ends it otherwise.
func (s *Server) prove(ctx context.Context, p proof) (*Server, error) {
	err := p.await(ctx, s.done)
	if err == nil {
		return s, nil
	}
	if ended := s.Err(); ended != nil {
		err = ended
	} else {
		err = s.child.Explain(err) // with its messages from before the end
	}
	s.Stop()
	return nil, err
}

// psArgs are the arguments that ps shows of a server of this program.
func psArgs(o Options) []string {
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
	if o.MaxProcs > 0 {
		args = append(args, "--gomaxprocs", strconv.Itoa(o.MaxProcs))
	}
	return args
}

// URL is where the server answers, as http://127.0.0.1:PORT.
func (s *Server) URL() string { return s.url }

// Done is closed when the server has ended, for any reason.
func (s *Server) Done() <-chan struct{} { return s.done }

// Err returns, after Done, the reason why the server ended. It is never nil then: a
// server that was not stopped should not have ended.
func (s *Server) Err() error {
	select {
	case <-s.done:
		return s.err
	default:
		return nil
	}
}

// Log returns the last lines that the server wrote, at most two hundred.
func (s *Server) Log() []string { return s.child.Log() }

// Stop ends the server with all its processes and returns when they are gone,
// within about ten seconds. It may be called again, and at any time.
func (s *Server) Stop() {
	s.child.Stop(s.grace)
	s.ended.Wait()
}
