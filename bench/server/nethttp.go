package server

import (
	"context"
	"io"
	"log"
	"net"
	"net/http"
	"strconv"
	"time"
)

// Limits of every server here. Requests are short and have no body.
const (
	headerTime = 5 * time.Second
	idleTime   = 2 * time.Minute
	writeTime  = maxBusy*2 + 10*time.Second
	maxHeader  = 8 << 10 // bytes
)

// aloneReadTime is the longest that a server of one connection at a time waits for a
// request.
const aloneReadTime = 2 * time.Second

// serveGoroutines serves with a goroutine for each connection, as net/http does by
// itself.
func serveGoroutines(ctx context.Context, l net.Listener, s service, ready func()) error {
	return serveNet(ctx, l, s.answer, false, ready)
}

// serveNet serves with Go's net/http: a goroutine for each connection. With alone, for
// a listener of one connection at a time, it closes the connection after one answer.
func serveNet(ctx context.Context, l net.Listener, a answer, alone bool, ready func()) error {
	s := &http.Server{
		Handler:           a,
		ReadHeaderTimeout: headerTime,
		IdleTimeout:       idleTime,
		WriteTimeout:      writeTime,
		MaxHeaderBytes:    maxHeader,
		ErrorLog:          log.New(io.Discard, "", 0), // it would report clients that break off
	}
	if alone {
		s.SetKeepAlivesEnabled(false)
		s.Handler = closing(a) // without it, net/http promises HTTP/1.0 clients to keep the connection
		s.ReadTimeout, s.ReadHeaderTimeout = aloneReadTime, aloneReadTime
	}
	return serveUntil(ctx, ready,
		func() error { return s.Serve(l) },
		func(limit context.Context) {
			if s.Shutdown(limit) != nil {
				s.Close()
			}
		})
}

// ServeHTTP answers a request of net/http.
func (a answer) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	response := a(r.Context(), r.Method, r.URL.Path, r.URL.RawQuery)
	h := w.Header()
	h["Content-Type"] = []string{response.ContentType}
	h["Content-Length"] = []string{strconv.Itoa(len(response.Body))}
	for _, field := range response.Extra {
		h.Set(field.Name, field.Value)
	}
	if len(r.TransferEncoding) > 0 {
		// A request with a length besides may have been cut in two by somebody on its
		// way (RFC 9112, 6.1), and net/http does not report the length. No request
		// here needs a body at all.
		h["Connection"] = []string{"close"}
	}
	w.WriteHeader(response.Status)
	w.Write(response.Body) // for HEAD, net/http leaves it out
}

// closing announces with each answer that the connection ends there.
func closing(h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header()["Connection"] = []string{"close"}
		h.ServeHTTP(w, r)
	})
}
