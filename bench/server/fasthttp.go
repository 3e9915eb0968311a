package server

import (
	"context"
	"net"
	"net/url"
	"strings"
	"sync"

	"github.com/valyala/fasthttp"
)

// serveFast serves with the fasthttp library.
func serveFast(ctx context.Context, l net.Listener, a answer, ready func()) error {
	open := guests{conns: make(map[net.Conn]struct{})}
	s := &fasthttp.Server{
		Handler:               a.serveFast,
		ConnState:             open.note,
		ReadTimeout:           headerTime,
		IdleTimeout:           idleTime,
		WriteTimeout:          writeTime,
		ReadBufferSize:        maxHeader,
		MaxRequestBodySize:    maxHeader,
		NoDefaultServerHeader: true,
		CloseOnShutdown:       true,
		Logger:                silent{},
	}
	return until(ctx, ready,
		func() error { return s.Serve(l) },
		func(limit context.Context) {
			if s.ShutdownWithContext(limit) != nil {
				open.close()
			}
			l.Close() // where the end came before Serve had begun
		})
}

// serveFast puts the answer into fasthttp's terms. The path is taken as it was
// sent, since fasthttp's own is tidied up and would find more than the others.
func (a answer) serveFast(c *fasthttp.RequestCtx) {
	path, query := target(string(c.RequestURI()))
	response := a(string(c.Method()), path, query)
	c.SetStatusCode(response.Status)
	c.SetContentType(response.ContentType)
	for _, field := range response.Extra {
		c.Response.Header.Set(field.Name, field.Value)
	}
	c.Response.SetBodyRaw(response.Body) // for HEAD, fasthttp leaves it out
}

// target splits a request target into its path, decoded, and its query.
func target(uri string) (path, query string) {
	path, query, _ = strings.Cut(uri, "?")
	if strings.HasPrefix(path, "/") && !strings.Contains(path, "%") {
		return path, query
	}
	u, err := url.ParseRequestURI(path)
	if err != nil {
		return path, query
	}
	return u.Path, query
}

// guests are the open connections of a server that cannot close them itself.
type guests struct {
	mu    sync.Mutex
	conns map[net.Conn]struct{}
}

func (g *guests) note(c net.Conn, state fasthttp.ConnState) {
	switch state {
	case fasthttp.StateNew:
		g.mu.Lock()
		g.conns[c] = struct{}{}
		g.mu.Unlock()
	case fasthttp.StateClosed, fasthttp.StateHijacked:
		g.mu.Lock()
		delete(g.conns, c)
		g.mu.Unlock()
	}
}

func (g *guests) close() {
	g.mu.Lock()
	defer g.mu.Unlock()
	for c := range g.conns {
		c.Close()
	}
}

// silent drops the library's remarks on clients that break off.
type silent struct{}

func (silent) Printf(string, ...any) {}
