package benchmark

import (
	"context"

	"fyne.io/fyne/v2"

	"perihelion/bench"
	"perihelion/bench/server"
)

// runner carries out one plan, as bench.Runner does.
type runner interface {
	Run(context.Context) (bench.Results, error)
	Snapshot() bench.Snapshot
}

// clientRunner does the same for a plan of clients, as bench.ClientRunner does.
type clientRunner interface {
	Run(context.Context) (bench.ClientResults, error)
	Snapshot() bench.ClientSnapshot
}

var (
	_ runner       = (*bench.Runner)(nil)
	_ clientRunner = (*bench.ClientRunner)(nil)
)

// host is everything that the tab reaches outside the window through.
type host struct {
	runner  func(bench.Plan) (runner, error)
	clients func(bench.ClientPlan) (clientRunner, error)
	isLocal func(url string) (bool, error)                                    // may take seconds
	python  func(ctx context.Context, configured string) []server.Interpreter // the same
	machine bench.Environment
	do      func(func()) // on the goroutine of the user interface, without waiting
}

func thisHost() host {
	return host{
		runner:  func(p bench.Plan) (runner, error) { return bench.NewRunner(p) },
		clients: func(p bench.ClientPlan) (clientRunner, error) { return bench.NewClientRunner(p) },
		isLocal: bench.IsLocal,
		python:  server.Interpreters,
		machine: bench.ThisMachine(),
		do:      fyne.Do,
	}
}
