//lint:file-ignore SA1019 as in h2conn.go

package load

import (
	"bufio"
	"bytes"
	"cmp"
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"time"

	"golang.org/x/net/http2"

	"perihelion/bench/clock"
	"perihelion/bench/figure"
	"perihelion/bench/load/body"
)

// Exchange is a single request with its answer. Instants count from the begin, in
// milliseconds; 0 is an instant that was not reached, or that does not exist.
type Exchange struct {
	Request  string // the request line: "GET /x"
	Protocol string // of the answer: "HTTP/1.1", "HTTP/2.0"
	Status   int
	Reason   string // of the status: "Not Found"
	Header   http.Header

	Body    []byte // as on the wire, at most the bytes that were asked for
	Decoded []byte // Body without its Content-Encoding; Body itself where there is none
	Length  int64  // of the whole body, in bytes

	Found     float64 // the address of the host is known
	Connected float64
	Secured   float64 // the handshake of TLS is over
	FirstByte float64
	Done      float64

	TLS    *Secured // nil: none
	Issuer string   // of the server's certificate, as it names itself
	Expiry time.Time
	Names  []string // that the certificate is for

	Wrong error // why the answer is not the expected one; nil: it is
}

// Once sends the first request of a load, once, and returns the answer with most
// bytes of its body. The bytes that it sends are those that the load would. Errors are
// those of Validate, and of everything up to the end of the answer; the exchange holds
// what was known by then. It ends with ctx, and within the load's timeout.
func Once(ctx context.Context, o Options, most int64) (x Exchange, err error) {
	o.Requests, o.Duration, o.Stages, o.Rate, o.Poisson, o.Connections, o.Generators, o.Streams, o.KeepAlive = 1, 0, nil, 0, false, 1, 0, 1, false
	if err := o.Validate(); err != nil {
		return x, err
	}
	r, err := newRun(o)
	if err != nil {
		return x, err
	}
	o = r.options
	ctx, cancel := context.WithTimeout(ctx, o.Timeout)
	defer cancel()
	begin := clock.Now()
	since := func() float64 { return float64(clock.Since(begin)) / float64(time.Millisecond) }
	r.ctx = ctx
	if r.resolve(ctx); r.unresolved != nil {
		return x, r.unresolved
	}
	x.Found = since()
	d := net.Dialer{KeepAlive: -1}
	conn, err := d.DialContext(ctx, r.peer.network(), r.peer.String())
	if err != nil {
		return x, r.cause(ctx, err)
	}
	defer conn.Close()
	defer context.AfterFunc(ctx, func() { conn.SetDeadline(pastDeadline) })()
	x.Connected = since()
	if r.settings != nil {
		secured, err := handshake(ctx, conn, r.settings)
		if err != nil {
			return x, r.cause(ctx, err)
		}
		x.Secured = since()
		x.describe(secured.ConnectionState())
		conn = secured
	}
	asks := draft{random: newRandom()}
	asks.reseed(r.seed, 0)
	r.asking.choose(&asks, 0, time.Now)
	answer, err := r.ask(ctx, conn, &asks, &x)
	if err != nil {
		return x, r.cause(ctx, err)
	}
	defer answer.Body.Close()
	x.FirstByte = since()
	x.Status, x.Protocol, x.Header = answer.StatusCode, answer.Proto, answer.Header
	x.Reason = strings.TrimSpace(strings.TrimPrefix(answer.Status, fmt.Sprint(answer.StatusCode)))
	x.Body, err = io.ReadAll(io.LimitReader(answer.Body, most))
	x.Length = int64(len(x.Body))
	if err == nil {
		var rest int64
		rest, err = io.Copy(io.Discard, answer.Body)
		x.Length += rest
	}
	if err != nil {
		return x, r.cause(ctx, err)
	}
	x.Done = since()
	x.judge(r, r.asking.asked(&asks).conditional)
	return x, nil
}

// cause is the end of ctx, if that has caused an error, and else the error.
func (r *run) cause(ctx context.Context, err error) error {
	switch ctx.Err() {
	case nil:
		return err
	case context.DeadlineExceeded:
		return fmt.Errorf("it took longer than %s (%w)", figure.Duration(r.options.Timeout), context.DeadlineExceeded)
	}
	return ctx.Err()
}

// handshake makes the handshake of TLS on a connection.
func handshake(ctx context.Context, conn net.Conn, settings *tls.Config) (*tls.Conn, error) {
	c := tls.Client(conn, settings)
	err := c.HandshakeContext(ctx)
	if isEnd(err) {
		err = errNoHandshake
	}
	return c, err
}

// describe notes what a handshake has agreed on.
func (x *Exchange) describe(state tls.ConnectionState) {
	x.TLS = secured(&state, traffic{})
	if len(state.PeerCertificates) > 0 {
		c := state.PeerCertificates[0]
		x.Issuer, x.Expiry, x.Names = c.Issuer.String(), c.NotAfter, c.DNSNames
		for _, ip := range c.IPAddresses {
			x.Names = append(x.Names, ip.String())
		}
	}
}

// ask sends the request of a draft and reads the head of the answer.
func (r *run) ask(ctx context.Context, conn net.Conn, d *draft, x *Exchange) (*http.Response, error) {
	a := r.asking.asked(d)
	if r.options.HTTP2 {
		path := a.path.Append(nil, &d.values)
		x.Request = a.method + " " + string(path)
		if c, secured := conn.(*tls.Conn); secured && c.ConnectionState().NegotiatedProtocol != http2.NextProtoTLS {
			return nil, fmt.Errorf("the server does not agree to HTTP/2 (ALPN chose %q)", c.ConnectionState().NegotiatedProtocol)
		}
		q, err := r.h2Request(ctx, path, d)
		if err != nil {
			return nil, err
		}
		client, err := (&http2.Transport{DisableCompression: true, AllowHTTP: true}).NewClientConn(conn)
		if err != nil {
			return nil, err
		}
		return client.RoundTrip(q)
	}
	request := r.asking.write(nil, d)
	line, _, _ := bytes.Cut(request, []byte("\r\n"))
	x.Request = strings.TrimSuffix(string(line), " HTTP/1.1")
	written := make(chan error, 1)
	go func() { // a server may answer before it has read a large body
		_, err := conn.Write(request)
		written <- err
	}()
	answer, err := readAnswer(conn, a.method)
	if err != nil {
		select {
		case failed := <-written:
			err = cmp.Or(failed, err)
		default:
		}
		return nil, err
	}
	return answer, nil
}

// readAnswer reads the head of the final answer: those of 1xx come before it.
func readAnswer(conn io.Reader, method string) (*http.Response, error) {
	in := bufio.NewReader(conn)
	for {
		a, err := http.ReadResponse(in, &http.Request{Method: method})
		switch {
		case errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, io.EOF):
			return nil, errNoAnswer
		case err != nil:
			return nil, fmt.Errorf("the answer is not HTTP/1.1: %w", err)
		case a.StatusCode/100 != 1 || a.StatusCode == http.StatusSwitchingProtocols:
			return a, nil
		}
	}
}

// judge undoes the encoding of the body and compares the answer with the expected one.
func (x *Exchange) judge(r *run, conditional bool) {
	x.Decoded = x.Body
	if !r.checker.Status(x.Status) && !(x.Status == http.StatusNotModified && conditional) {
		x.Wrong = fmt.Errorf("the status %d is not an expected one", x.Status)
	}
	encoding := strings.Join(x.Header.Values("Content-Encoding"), ",")
	if encoding == "" && !r.options.Check.Bodies() || x.Length > int64(len(x.Body)) {
		return // nothing to decode or to check, or only a part of it
	}
	kept := body.Keep(body.NewPool(body.MaxTotal))
	kept.Add(x.Body)
	defer kept.Release()
	err := kept.Check([]byte(encoding), func(content []byte) error {
		x.Decoded = bytes.Clone(content)
		return r.checker.Body(content, nil)
	})
	if x.Wrong == nil && (err != nil && r.options.Check.Bodies()) {
		x.Wrong = err
	}
}
