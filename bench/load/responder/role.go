package responder

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"perihelion/bench/child"
)

// role names the child that responds.
const role = "respond"

// order is the request to that child.
type order struct {
	Address string `json:"address"`
}

// Roles returns the roles that a program must dispatch for Start.
func Roles() map[string]child.Role {
	return map[string]child.Role{role: respond}
}

// Start runs a null responder in a process of its own, on a free port of the
// loopback, and returns its URL when it can answer. The caller stops the
// process.
func Start(ctx context.Context, o child.Options) (p *child.Process, url string, err error) {
	p, err = child.Start(ctx, role, []string{role}, order{"127.0.0.1:0"}, o)
	if err != nil {
		return nil, "", fmt.Errorf("start the null responder: %w", err)
	}
	line, err := p.Line()
	if err != nil {
		if ended := p.Stop(0); ended != nil {
			return nil, "", ended
		}
		return nil, "", errors.New("start the null responder: it ended")
	}
	return p, string(line), nil
}

// respond is the role: it prints its URL and answers.
func respond(ctx context.Context, request json.RawMessage, stdout io.Writer) error {
	var o order
	if err := json.Unmarshal(request, &o); err != nil {
		return fmt.Errorf("read the order: %w", err)
	}
	r, err := Listen(o.Address)
	if err != nil {
		return err
	}
	if _, err := fmt.Fprintln(stdout, r.URL()); err != nil {
		r.listener.Close()
		return err
	}
	return r.Serve(ctx)
}
