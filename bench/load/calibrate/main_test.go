package calibrate

import (
	"maps"
	"testing"

	"go.uber.org/goleak"

	"perihelion/bench/child"
	"perihelion/bench/load"
)

func TestMain(m *testing.M) {
	roles := load.Roles()
	maps.Copy(roles, Roles())
	child.Dispatch(roles)
	goleak.VerifyTestMain(m)
}
