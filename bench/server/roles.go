package server

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"

	"perihelion/bench/child"
)

// The roles of the children.
const (
	roleServer     = "server"
	roleWorker     = "server-worker"
	roleGuard      = "server-guard"
	roleSupervisor = "server-supervisor"
)

// Roles are this package's roles for child.Dispatch, which every program that
// calls Serve or Start must call first.
func Roles() map[string]child.Role {
	return map[string]child.Role{roleServer: run, roleWorker: worker, roleGuard: guard, roleSupervisor: supervise}
}

// serverRequest is the request to a server in a child process.
type serverRequest struct {
	Options  Options
	Identity string
}

// run is the role of a server under test.
func run(ctx context.Context, request json.RawMessage, stdout io.Writer) error {
	var r serverRequest
	if err := json.Unmarshal(request, &r); err != nil {
		return fmt.Errorf("read the request: %w", err)
	}
	r.Options.Report = func(line string) { fmt.Fprintln(os.Stderr, line) }
	return serve(ctx, r.Options, r.Identity, func(url string) { announce(stdout, url) })
}
