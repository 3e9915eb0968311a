package clients

import (
	"context"
	"os"
	"sync"
	"testing"

	"perihelion/bench"
	"perihelion/bench/child"
	"perihelion/bench/server"
	"perihelion/bench/server/python"
)

// interpreters are Python's on this machine; to look for them takes a second.
var interpreters = sync.OnceValue(func() []python.Interpreter {
	return server.Interpreters(context.Background(), "")
})

// TestMain lets the test program be its own targets and load generators.
func TestMain(m *testing.M) {
	child.Dispatch(bench.Roles())
	os.Exit(m.Run())
}
