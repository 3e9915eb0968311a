package benchmark

import (
	"context"

	"fyne.io/fyne/v2"

	"perihelion/bench"
	"perihelion/bench/server"
	"perihelion/bench/server/python"
)

// The runners of the two kinds of comparison.
type (
	serverRunner = runner[bench.Results, bench.Snapshot]
	clientRunner = runner[bench.ClientResults, bench.ClientSnapshot]
)

var (
	_ serverRunner = (*bench.Runner)(nil)
	_ clientRunner = (*bench.ClientRunner)(nil)
)

// host is everything that the tab reaches outside the window through.
type host struct {
	servers func(bench.Plan) (serverRunner, error)
	clients func(bench.ClientPlan) (clientRunner, error)
	isLocal func(url string) (bool, error)                                    // may take seconds
	python  func(ctx context.Context, configured string) []python.Interpreter // the same
	machine bench.Environment
	do      func(func()) // on the goroutine of the user interface, without waiting
}

func thisHost() host {
	return host{
		servers: func(p bench.Plan) (serverRunner, error) { return bench.NewRunner(p) },
		clients: func(p bench.ClientPlan) (clientRunner, error) { return bench.NewClientRunner(p) },
		isLocal: bench.IsLocal,
		python:  server.Interpreters,
		machine: bench.ThisMachine(),
		do:      fyne.Do,
	}
}
