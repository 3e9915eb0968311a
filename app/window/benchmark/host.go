package benchmark

import (
	"context"
	"time"

	"perihelion/app/window/loop"
	"perihelion/bench"
	"perihelion/bench/clients"
	"perihelion/bench/load"
	"perihelion/bench/server"
	"perihelion/bench/server/python"
)

// The runners of the two kinds of comparison, whose runs are kept.
type (
	serverRunner interface {
		runner[bench.Results, bench.Snapshot]
		Keep(bench.Keeper)
	}
	clientRunner interface {
		runner[clients.Results, clients.Snapshot]
		Keep(clients.Keeper)
	}
)

var (
	_ serverRunner = (*bench.Runner)(nil)
	_ clientRunner = (*clients.Runner)(nil)
)

// host is everything that the tab reaches outside the window through.
type host struct {
	servers func(bench.Plan) (serverRunner, error)
	clients func(clients.Plan) (clientRunner, error)
	once    func(ctx context.Context, p bench.Plan) (load.Exchange, error)
	isLocal func(url string) (bool, error)                                    // may take seconds
	python  func(ctx context.Context, configured string) []python.Interpreter // the same
	machine bench.Environment
	do      func(func())                  // on the goroutine of the user interface, without waiting
	paint   func(context.Context, func()) // the same, until the window has been painted
	hold    func() (end func())           // keeps the window's memory from being collected
	calm    time.Duration                 // from one picture of a run to the next while a server is under load
}

func thisHost() host {
	return host{
		servers: func(p bench.Plan) (serverRunner, error) { return bench.NewRunner(p) },
		clients: func(p clients.Plan) (clientRunner, error) { return clients.NewRunner(p) },
		once: func(ctx context.Context, p bench.Plan) (load.Exchange, error) {
			return bench.Try(ctx, p, mostTried)
		},
		isLocal: bench.IsLocal,
		python:  server.Interpreters,
		machine: bench.ThisMachine(),
		do:      loop.Do,
		paint:   loop.Paint,
		hold:    loop.Hold,
		calm:    underLoad,
	}
}
