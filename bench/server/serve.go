// Package server runs the servers that are compared: one HTTP interface (package api)
// behind several architectures, each a few lines, so that a measurement is about the
// architecture and not about the program around it. The table of modes describes each
// configuration once; Subject names the server of a result.
//
// Serve runs one in this process until its context ends. Start runs one in a child
// process and returns when it has answered, and answered correctly. Every server stops
// within about a second, with open connections or without.
package server

import (
	"context"
	"errors"
	"fmt"
	"net"
	"runtime"
	"time"

	"perihelion/assets/field"
)

// shutdownGrace is the time that requests in flight have after the end of the context.
const shutdownGrace = 600 * time.Millisecond

// Serve runs a server of this program in this process until ctx ends, and then returns
// nil. It answers for spans (api.Tables) besides what servers that are measured answer. It calls ready once, with the server's address as http://HOST:PORT, when it can
// answer.
// Errors of the options are *field.Error.
func Serve(ctx context.Context, o Options, ready func(url string)) error {
	return serve(ctx, o, "", ready)
}

// serve is Serve with the identity that /healthz shows.
func serve(ctx context.Context, o Options, identity string, ready func(url string)) error {
	if o.foreign() {
		return field.Errorf("config", "%s is not a server of this program; serve one of %s", o.label(), names(BuiltIn()))
	}
	if err := o.Validate(); err != nil {
		return err
	}
	if o.MaxProcs > 0 {
		defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(o.MaxProcs))
	}
	m, _ := o.Config.mode()
	return m.serve(ctx, o, identity, ready)
}

// architecture serves on a listener until ctx ends.
type architecture func(ctx context.Context, l net.Listener, s service, ready func()) error

// service is the part of a server that every architecture has.
type service struct {
	answer  answer
	workers int             // where the architecture has some
	life    context.Context // of the workers; outlives the server by shutdownGrace
}

// alone returns the start of an architecture of one process.
func alone(serve architecture) func(ctx context.Context, o Options, identity string, ready func(url string)) error {
	return func(ctx context.Context, o Options, identity string, ready func(url string)) error {
		listener, err := net.Listen("tcp", o.addr())
		if err != nil {
			return err
		}
		// The waits of requests are cut off after shutdownGrace.
		work, cut := context.WithCancel(context.WithoutCancel(ctx))
		defer cut()
		content := newSite(o, identity, work.Done())
		s := service{answer: content.answer, workers: o.Config.WorkerCount(), life: work}
		return serve(ctx, listener, s, func() { ready(urlOf(listener.Addr())) })
	}
}

// urlOf is the URL of a server that listens on a; one that listens everywhere
// is reached through the loopback.
func urlOf(a net.Addr) string {
	host, port, err := net.SplitHostPort(a.String())
	if err != nil {
		return "http://" + a.String()
	}
	if ip := net.ParseIP(host); ip == nil || ip.IsUnspecified() {
		host = "127.0.0.1"
	}
	return "http://" + net.JoinHostPort(host, port)
}

// serveUntil runs a server's loop and ends it, with stop, when ctx ends. A loop that
// ends by itself has failed.
func serveUntil(ctx context.Context, ready func(), loop func() error, stop func(context.Context)) error {
	ended := make(chan error, 1)
	go func() { ended <- loop() }()
	ready() // connections wait in the listener's queue even if the loop has not begun
	select {
	case err := <-ended:
		if err == nil {
			err = errors.New("it ended by itself")
		}
		return fmt.Errorf("serve: %w", err)
	case <-ctx.Done():
	}
	limit, cancel := context.WithTimeout(context.WithoutCancel(ctx), shutdownGrace)
	defer cancel()
	stop(limit)
	<-ended
	return nil
}
