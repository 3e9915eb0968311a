package bench

import (
	"context"
	"os"
	"sync"
	"testing"

	"perihelion/bench/child"
	"perihelion/bench/server"
	"perihelion/bench/server/python"
)

// interpreters are Python's on this machine; to look for them takes a second.
var interpreters = sync.OnceValue(func() []python.Interpreter {
	return server.Interpreters(context.Background(), "")
})

// TestMain lets the test program be its own servers and load generators.
func TestMain(m *testing.M) {
	foreigner()
	guarded()
	child.Dispatch(Roles())
	os.Exit(m.Run())
}
