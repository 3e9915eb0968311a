package server

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"
)

// A server that listens on another port than the one that it was given is waited
// for no longer than this, if nothing in its command names the port. One that names
// it may open a port for something else first, as for its metrics, and take its time
// with the other.
const (
	wrongPortLimit = 3 * time.Second
	wrongPortPoll  = 500 * time.Millisecond
)

// wrongPortError is a server that listens, but not where it was told to.
type wrongPortError struct {
	ports []int
	want  int
}

func (e *wrongPortError) Error() string {
	return fmt.Sprintf("it listens on port %s and not on %d, which it was to take; write {port} into its command, as in --port {port}, or have it read the variable PORT", joined(e.ports), e.want)
}

func joined(ports []int) string {
	words := make([]string, len(ports))
	for i, p := range ports {
		words[i] = fmt.Sprint(p)
	}
	return strings.Join(words, " and ")
}

// namesPort reports whether the command itself says where the server listens.
func (c Command) namesPort() bool {
	return strings.Contains(c.Line, portMark) || strings.Contains(c.Line, "PORT") ||
		slices.ContainsFunc(c.Environment, func(e string) bool { return strings.Contains(e, portMark) })
}

// unlessOnWrongPort returns a context that ends, besides, when the server has been
// listening on other ports for a while and not on its own. It ends with its cancel,
// too, which returns when nothing looks any more.
func (s *Server) unlessOnWrongPort(ctx context.Context, port int) (context.Context, context.CancelFunc) {
	ctx, cancel := context.WithCancelCause(ctx)
	done := make(chan struct{})
	go func() {
		defer close(done)
		var since time.Time
		for {
			select {
			case <-ctx.Done():
				return
			case <-time.After(wrongPortPoll):
			}
			ports := s.processes.ports()
			switch {
			case len(ports) == 0 || slices.Contains(ports, port):
				since = time.Time{}
			case since.IsZero():
				since = time.Now()
			case time.Since(since) > wrongPortLimit:
				cancel(&wrongPortError{ports, port})
				return
			}
		}
	}()
	return ctx, func() {
		cancel(context.Canceled)
		<-done
	}
}
