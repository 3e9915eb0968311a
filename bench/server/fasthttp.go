package server

import (
	"bytes"
	"context"
	"net"
	"net/http"
	"net/url"
	"strings"
	"sync"

	"github.com/valyala/fasthttp"
)

// serveFast serves with the fasthttp library.
func serveFast(ctx context.Context, l net.Listener, s service, ready func()) error {
	l = newRetryListener(l)
	open := openConns{conns: make(map[net.Conn]struct{})}
	f := &fasthttp.Server{
		Handler:               func(c *fasthttp.RequestCtx) { s.answer.serveFast(s.life, c) },
		ConnState:             open.note,
		ReadTimeout:           headerTime,
		IdleTimeout:           idleTime,
		WriteTimeout:          writeTime,
		ReadBufferSize:        maxHeader,
		MaxRequestBodySize:    maxHeader,
		NoDefaultServerHeader: true,
		CloseOnShutdown:       true,
		Logger:                noLog{},
	}
	return serveUntil(ctx, ready,
		func() error { return f.Serve(l) },
		func(limit context.Context) {
			if f.ShutdownWithContext(limit) != nil {
				open.close()
			}
			l.Close() // where ctx ended before Serve had begun
		})
}

// serveFast answers a request of fasthttp, with the context of the server's work: the
// request's own belongs to the next request after this one, and reading it races with the
// end of the server. The path is taken as it was sent: fasthttp's own is normalised and would
// match more than in the other servers.
func (a answer) serveFast(ctx context.Context, c *fasthttp.RequestCtx) {
	if status := refusal(c); status != 0 {
		c.Error(http.StatusText(status), status)
		c.SetConnectionClose()
		return
	}
	path, query := target(string(c.RequestURI()))
	response := a(ctx, string(c.Method()), path, query)
	c.SetStatusCode(response.Status)
	c.SetContentType(response.ContentType)
	for _, field := range response.Extra {
		c.Response.Header.Set(field.Name, field.Value)
	}
	c.Response.SetBodyRaw(response.Body) // for HEAD, fasthttp leaves it out
}

// refusal returns the status with which a request is refused, or 0: fasthttp accepts
// some that net/http, and the standard, refuse. One with a body in chunks is the last
// of its connection, as in the other servers.
func refusal(c *fasthttp.RequestCtx) int {
	h := &c.Request.Header
	if version := string(h.Protocol()); version != "HTTP/1.1" && version != "HTTP/1.0" {
		return http.StatusHTTPVersionNotSupported
	}
	for lines := h.RawHeaders(); ; {
		line, rest, more := bytes.Cut(lines, newline)
		if !more {
			return 0
		}
		lines = rest
		name, value, _ := bytes.Cut(line, colon)
		if space := bytes.IndexByte(name, ' '); space > 0 { // a line that begins with one continues the last
			return http.StatusBadRequest
		}
		switch {
		case bytes.EqualFold(name, expect) && !bytes.EqualFold(bytes.TrimSpace(value), proceed):
			return http.StatusExpectationFailed
		case bytes.EqualFold(name, transferEncoding):
			c.SetConnectionClose()
		}
	}
}

var (
	newline, colon   = []byte("\n"), []byte(":")
	expect, proceed  = []byte("Expect"), []byte("100-continue")
	transferEncoding = []byte("Transfer-Encoding")
)

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

// openConns are the open connections of a server that cannot close them itself.
type openConns struct {
	mu    sync.Mutex
	conns map[net.Conn]struct{}
}

func (g *openConns) note(c net.Conn, state fasthttp.ConnState) {
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

func (g *openConns) close() {
	g.mu.Lock()
	defer g.mu.Unlock()
	for c := range g.conns {
		c.Close()
	}
}

// noLog drops the library's messages about clients that break off.
type noLog struct{}

func (noLog) Printf(string, ...any) {}
