package server

import (
	"context"
	"errors"
	"fmt"
	"net"
	"strconv"
	"time"

	"perihelion/bench/server/api"
)

// attempts is the number of ports that are tried, as another program may take one first.
const attempts = 3

// errTaken is a port that belongs to another server.
var errTaken = errors.New("another server has the port")

// startForeign is Start for a program that gets its port as an argument or a variable;
// choose returns a port.
func startForeign(ctx context.Context, o Options, choose func() (int, error)) (*Server, error) {
	for attempt := 1; ; attempt++ {
		port, err := choose()
		if err != nil {
			return nil, err
		}
		s, err := tryForeign(ctx, o, port)
		if err == nil || attempt == attempts || !errors.Is(err, errTaken) {
			return s, err
		}
	}
}

func tryForeign(ctx context.Context, o Options, port int) (_ *Server, err error) {
	id, limit := identity(), o.StartLimit()
	var proof proof
	var request supervisorRequest
	if o.Command != nil {
		request, err = o.Command.request(port)
		if proof.url, proof.probe = o.Command.Base(port), o.Probe; proof.probe == nil {
			proof.probe = answers(o.Command.ReadyPath())
		}
	} else {
		proof.url = "http://127.0.0.1:" + strconv.Itoa(port)
		request, err = o.deployment(ctx, port, id)
		proof.identity, proof.wait, proof.tolerance = id, o.Work+o.Delay, api.Almanac
	}
	if err != nil {
		return nil, err
	}

	k, err := startSupervised(ctx, o.label(), request)
	if err != nil {
		return nil, err
	}
	s := &Server{url: proof.url, child: k.Process, grace: guardGrace, processes: processTree{root: k.root, forks: true, grows: true}}
	s.watch(k.ending, k.clear)
	waiting, cancel := withLimit(ctx, limit)
	defer cancel()
	if o.Command != nil && !o.Command.namesPort() {
		var stop context.CancelFunc
		waiting, stop = s.unlessOnWrongPort(waiting, port)
		defer stop()
	}
	if s, err = s.prove(waiting, proof); err != nil && ctx.Err() == nil && occupied(port) {
		return nil, fmt.Errorf("%w %d: %w", errTaken, port, err)
	}
	if err == nil && !s.processes.listenOn(port) {
		s.Stop()
		return nil, fmt.Errorf("%w %d", errTaken, port)
	}
	return s, err
}

// deployment returns the request that starts a configuration of Python's.
func (o Options) deployment(ctx context.Context, port int, id string) (supervisorRequest, error) {
	python := o.Python
	if python == "" {
		p, err := o.Config.Interpreter(Interpreters(ctx, ""))
		if err != nil {
			return supervisorRequest{}, err
		}
		python = p.Path
	}
	seconds := func(d time.Duration) string { return strconv.FormatFloat(d.Seconds(), 'f', -1, 64) }
	m, _ := o.Config.mode()
	return supervisorRequest{
		Program: python, Args: m.arguments(o.Config, port), Python: true,
		Environment: []string{
			"PERIHELION_INSTANCE=" + id, "PERIHELION_WORK=" + seconds(o.Work), "PERIHELION_DELAY=" + seconds(o.Delay),
			"PYTHONUNBUFFERED=1", // else its output comes in blocks of 8 KiB, the last after its end
			"PYTHONDONTWRITEBYTECODE=1",
		},
	}, nil
}

// request returns the request that starts the server on a port.
func (c Command) request(port int) (supervisorRequest, error) {
	words, err := c.words(port)
	if err != nil {
		return supervisorRequest{}, err
	}
	return supervisorRequest{Program: words[0], Args: words[1:], Environment: c.environment(port), Folder: c.Folder}, nil
}

// freePort returns a port that is free at this moment.
func freePort() (int, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return 0, err
	}
	defer l.Close()
	return l.Addr().(*net.TCPAddr).Port, nil
}

// occupied reports whether another program has the port.
func occupied(port int) bool {
	l, err := net.Listen("tcp", "127.0.0.1:"+strconv.Itoa(port))
	if err != nil {
		return true
	}
	l.Close()
	return false
}
