//lint:file-ignore SA1019 net/http can do the same, but has the errors of HTTP/2 only as text

package load

import (
	"cmp"
	"context"
	"io"
	"net/http"
	"net/http/httptrace"
	"net/url"
	"strings"
	"sync/atomic"
	"time"

	"perihelion/bench/load/pattern"
	"perihelion/bench/load/wire"
)

// h2Stream is a worker's link to a connection of HTTP/2. The requests of a
// worker follow one another, each on a stream of its own. It costs two to three
// times as much as HTTP/1.1 here, in allocations and goroutines of the library.
type h2Stream struct {
	pool        *h2Pool
	conn        *h2Conn
	readsBefore atomic.Int64 // reads of the connection when the request under way was sent, or the probe came

	ctx           context.Context // of the run; the library notes in it that it writes a request
	wrote         atomic.Bool     // something of the request under way
	writtenBefore int64           // bytes written on the wire before it
}

func newH2Stream(p *h2Pool, c *h2Conn) *h2Stream {
	l := &h2Stream{pool: p, conn: c}
	l.ctx = httptrace.WithClientTrace(p.run.ctx, &httptrace.ClientTrace{WroteHeaders: func() { l.wrote.Store(true) }})
	return l
}

// A request ends with its context: with its time, and with the run. So there is
// nothing left for the watchdog to interrupt.
func (*h2Stream) interrupt() {}
func (*h2Stream) resume()    {}

// probe asks the connection for a sign of life. A server that takes its time over a
// request answers that at once, and keeps the connection. One that sends nothing until
// the timeout of the request loses it.
func (l *h2Stream) probe() {
	l.readsBefore.Store(l.conn.reads.Load())
	l.pool.ping(l.conn)
}

// close leaves the connection to the others, unless each request is to have its
// own.
func (l *h2Stream) close() {
	if !l.pool.run.options.KeepAlive {
		l.pool.close()
	}
}

func (l *h2Stream) serve(w *worker) error {
	for {
		more, err := l.exchange(w)
		if err != nil || !more {
			return err
		}
	}
}

// exchange sends the worker's request and reads its answer.
func (l *h2Stream) exchange(w *worker) (more bool, err error) {
	ctx, cancel := w.withTimeout(l.ctx)
	defer cancel()
	if !l.conn.begin() {
		return false, errStale
	}
	defer l.conn.counted.settle(w)
	defer l.conn.end()
	request, err := w.run.h2Request(ctx, w.request, &w.draft)
	if err != nil {
		return false, err
	}
	first := l.conn.sent.Add(1) == 1
	if !first && !l.conn.awaitSettings(ctx) {
		return false, cmp.Or(ctx.Err(), errStale)
	}
	w.wrote(len(w.request))
	l.wrote.Store(false)
	l.writtenBefore = l.conn.counted.written.Load()
	l.readsBefore.Store(l.conn.reads.Load())
	response, err := l.conn.client.RoundTrip(request)
	if err != nil {
		return false, l.ended(ctx, w, first, err)
	}
	defer response.Body.Close()
	w.now = w.run.clock()
	w.first, w.stage = w.now, receiving
	if w.answer.Status = response.StatusCode; w.answer.Status < 100 || w.answer.Status > 999 {
		return false, wire.ErrStatus
	}
	w.answer.Server = append(w.answer.Server[:0], response.Header.Get("Server")...)
	w.answer.Endless = wire.IsEventStream([]byte(response.Header.Get("Content-Type")))
	w.answer.Encoding = append(w.answer.Encoding[:0], strings.Join(response.Header.Values("Content-Encoding"), ",")...)
	if w.answer.Headers {
		w.answer.Location = append(w.answer.Location[:0], response.Header.Get("Location")...)
		w.answer.SetCookie = w.answer.SetCookie[:0]
		for _, line := range response.Header.Values("Set-Cookie") {
			w.answer.SetCookie = append(append(w.answer.SetCookie, line...), '\n')
		}
	}
	if err := l.drain(w, response.Body); err != nil {
		return false, l.ended(ctx, w, first, err)
	}
	l.conn.counted.settle(w)
	if l.conn.answers.Add(1) == 1 {
		w.run.noteStreamLimit(l.conn.client.State().MaxConcurrentStreams) // its settings have come before its answer
	}
	if !l.conn.usable() {
		return w.ended(wire.Announced), nil
	}
	return w.ended(wire.Reusable), nil
}

// ended returns the error of the worker's request. If its timeout is over, and there
// was no sign of life, the connection has ended, too.
func (l *h2Stream) ended(ctx context.Context, w *worker, first bool, err error) error {
	if ctx.Err() == context.DeadlineExceeded && l.conn.reads.Load() == l.readsBefore.Load() {
		l.conn.giveUp()
	}
	wrote := l.wrote.Load()
	if err = l.conn.failure(ctx, w, first, wrote, err); !wrote {
		return err
	}
	return w.lost(err, l.writtenBefore, l.conn.acknowledged)
}

// drain reads a body to its end.
func (l *h2Stream) drain(w *worker, body io.Reader) error {
	for {
		space := w.Space(&w.answer)
		n, err := body.Read(space)
		w.answer.Body += int64(n)
		if w.answer.Collect {
			w.answer.Content.Add(space[:n])
		}
		w.now = w.run.clock()
		switch {
		case err == io.EOF:
			return nil
		case err != nil:
			return err
		}
	}
}

// h2Request is the request of a draft, whose path is written already, in the form that
// the library wants.
func (r *run) h2Request(ctx context.Context, path []byte, d *draft) (*http.Request, error) {
	u, err := url.ParseRequestURI(string(path))
	if err != nil {
		return nil, err
	}
	u.Scheme, u.Host = "http", r.target.authority
	if r.settings != nil {
		u.Scheme = "https"
	}
	a := r.asking.asked(d)
	text := func(t pattern.Text) string {
		if s, fixed := t.Fixed(); fixed {
			return s
		}
		return string(t.Append(nil, &d.values))
	}
	request := &http.Request{Method: a.method, URL: u, Header: http.Header{"User-Agent": {""}}, Host: text(a.host)}
	for _, h := range a.header {
		switch name := http.CanonicalHeaderKey(h.Name); name {
		case "Authorization", "User-Agent":
			request.Header.Set(name, text(h.Value))
		default:
			request.Header.Add(name, text(h.Value))
		}
	}
	if d.jar != nil {
		if value := d.jar.Append(nil, a.cookies, path, time.Now()); len(value) > 0 {
			request.Header.Add("Cookie", string(value))
		}
	}
	if body := text(a.body); body != "" {
		request.ContentLength = int64(len(body))
		request.Body = io.NopCloser(strings.NewReader(body))
	}
	return request.WithContext(ctx), nil
}
