package server

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"
)

// wrongPortLimit is the time for which a server may listen on other ports than its own
// if its command does not name the port. A server with a command that names it may open
// a port for something else first, such as its metrics.
const (
	wrongPortLimit = 3 * time.Second
	wrongPortPoll  = 500 * time.Millisecond
)

// wrongPortError is a server that listens on other ports than its own.
type wrongPortError struct {
	ports []int
	want  int
}

func (e *wrongPortError) Error() string {
	return fmt.Sprintf("it listens on port %s instead of the given %d; write {port} into its command, as in --port {port}, or have it read the variable PORT", joined(e.ports), e.want)
}

func joined(ports []int) string {
	words := make([]string, len(ports))
	for i, p := range ports {
		words[i] = fmt.Sprint(p)
	}
	return strings.Join(words, " and ")
}

// namesPort reports whether the command itself names the port.
func (c Command) namesPort() bool {
	return strings.Contains(c.Line, portMark) || strings.Contains(c.Line, "PORT") ||
		slices.ContainsFunc(c.Environment, func(e string) bool { return strings.Contains(e, portMark) })
}

// unlessOnWrongPort returns a context that ends, besides, when the server has been
// listening on other ports for a while and not on its own. Its cancel ends it
// as well, and returns when the search for ports has ended.
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
