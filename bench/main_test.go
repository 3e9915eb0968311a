package bench

import (
	"os"
	"testing"

	"perihelion/bench/child"
)

// TestMain lets the test program be its own servers and load generators.
func TestMain(m *testing.M) {
	foreigner()
	child.Dispatch(Roles())
	os.Exit(m.Run())
}
