package server

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"time"

	"perihelion/bench/child"
)

// The pauses between the end of a worker and the start of the next one, and the life
// after which its end no longer lengthens them.
const (
	firstPause = 100 * time.Millisecond
	lastPause  = 5 * time.Second
	longLife   = 10 * time.Second
)

// workerGrace is the time that a worker has to end: more than shutdownGrace, and less
// than the grace of the master itself.
const workerGrace = 900 * time.Millisecond

// master runs the workers of a prefork server.
type master struct {
	options Options
	request workerRequest
}

// workerRequest is the request to a worker.
type workerRequest struct {
	Options  Options
	Identity string
}

// serveShared holds the port and starts processes that serve it together. Each
// binds it with SO_REUSEPORT and has a queue of its own, between which the
// kernel divides new connections; the master binds too, so that the port stays
// ours when workers come and go, but does not listen and gets none.
func serveShared(ctx context.Context, o Options, identity string, ready func(url string)) error {
	held, err := holdPort(o.addr())
	if err != nil {
		return err
	}
	defer held.Close()

	m := master{options: o, request: workerRequest{Options: o, Identity: identity}}
	m.request.Options.Addr = held.Addr().String()
	life, cancel := context.WithCancel(ctx)
	defer cancel()

	first := make(chan error)
	var workers sync.WaitGroup
	n := o.Config.WorkerCount()
	for range n {
		workers.Go(func() { m.keep(life, first) })
	}
	for range n {
		if e := <-first; e != nil && err == nil {
			err = e
			cancel()
		}
	}
	if err == nil {
		ready(urlOf(held.Addr()))
		<-ctx.Done()
	}
	cancel()
	workers.Wait()
	if ctx.Err() != nil {
		return nil // the failure comes from the end
	}
	return err
}

// keep runs one worker after another until ctx ends. It sends the outcome of the first
// start, and ends if that failed.
func (m master) keep(ctx context.Context, first chan<- error) {
	pause := firstPause
	for beginning := true; ; beginning = false {
		born := time.Now()
		worker, err := m.start(ctx)
		if beginning {
			first <- err
			if err != nil {
				return
			}
		}
		if err == nil {
			err = worker.Wait()
		}
		if ctx.Err() != nil {
			return
		}
		if time.Since(born) > longLife {
			pause = firstPause
		}
		m.options.report(fmt.Sprintf("a worker ended (%v); the next one starts in %v", orNil(err), pause))
		wait(pause, ctx.Done())
		pause = min(2*pause, lastPause)
	}
}

// start starts a worker and waits until it listens.
func (m master) start(ctx context.Context) (*child.Process, error) {
	args := []string{"serve", "--mode", Prefork, "worker", "--addr", m.request.Options.Addr}
	p, err := child.Start(ctx, roleWorker, args, m.request, child.Options{Grace: workerGrace})
	if err != nil {
		return nil, err
	}
	if _, err := listening(p); err != nil {
		return nil, err
	}
	return p, nil
}

// worker is the role of a process of a prefork server.
func worker(ctx context.Context, request json.RawMessage, stdout io.Writer) error {
	var r workerRequest
	if err := json.Unmarshal(request, &r); err != nil {
		return fmt.Errorf("read the request: %w", err)
	}
	runtime.GOMAXPROCS(max(1, r.Options.MaxProcs))
	listener, err := listenShared(ctx, r.Options.Addr)
	if err != nil {
		return err
	}
	work, cut := context.WithCancel(context.WithoutCancel(ctx))
	defer cut()
	s := newSite(r.Options, r.Identity, work.Done())
	return serveNet(ctx, listener, s.answer, false, func() { announce(stdout, urlOf(listener.Addr())) })
}

// readyPrefix begins the first line of a server's output.
const readyPrefix = "listening on "

func announce(stdout io.Writer, url string) { fmt.Fprintln(stdout, readyPrefix+url) }

// listening waits for the first line of a server's output and returns the URL in
// it. For a process that writes anything else, or ends, it returns an error with its log.
func listening(p *child.Process) (url string, err error) {
	line, err := p.Line()
	if err != nil {
		if err := p.Wait(); err != nil {
			return "", err
		}
		return "", p.Explain(errors.New("ended before it listened"))
	}
	url, ok := strings.CutPrefix(string(line), readyPrefix)
	if !ok {
		p.Stop(0)
		return "", p.Explain(fmt.Errorf("wrote %s instead of the address on which it listens", strconv.Quote(clip(string(line)))))
	}
	return url, nil
}

func orNil(err error) string {
	if err == nil {
		return "without an error"
	}
	return err.Error()
}

// boundPort is a port that is bound but not listened on.
type boundPort interface {
	Addr() net.Addr
	Close() error
}
