package load

import (
	"context"
	"crypto/tls"
	"net"
	"net/netip"
	"time"
)

// probeTime is how long an address is tried when the host has several.
const probeTime = 3 * time.Second

// dialer opens a connection for a worker.
type dialer func(context.Context, *worker) (link, error)

// open gives the worker a connection. The pieces that may block end with the
// run and with the time that the request has.
func (w *worker) open() error {
	w.stage = connecting
	w.reused, w.broken = false, false
	w.kept = 0
	w.count(func(t *tally) { t.opened++ })
	l, err := w.run.dial(w)
	if err != nil {
		return err
	}
	w.mu.Lock()
	w.link = l
	w.mu.Unlock()
	if w.run.stopped() {
		l.interrupt() // the watchdog may have come by before there was a link
	}
	return nil
}

// hangUp closes the worker's connection.
func (w *worker) hangUp() {
	w.mu.Lock()
	l := w.link
	w.link = nil
	w.mu.Unlock()
	if l != nil {
		l.close()
	}
}

// wake does something to the worker's link, if it has one.
func (w *worker) wake(how func(link)) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.link != nil {
		how(w.link)
	}
}

// dial opens a connection to the address that the run has settled on.
func (r *run) dial(w *worker) (link, error) {
	if r.unresolved != nil {
		return nil, r.unresolved
	}
	if !r.target.tls {
		return r.plain(r.ctx, w)
	}
	left := int64(r.options.Timeout) - (r.clock() - w.begun)
	ctx, cancel := context.WithTimeout(r.ctx, time.Duration(left))
	defer cancel()
	settings := &tls.Config{
		ServerName:         r.target.host,
		InsecureSkipVerify: r.options.Insecure,
		NextProtos:         []string{"http/1.1"},
		RootCAs:            r.roots,
	}
	l, err := dialStream(ctx, w, r.address.String(), settings)
	if err != nil {
		return nil, err
	}
	return l, nil
}

// resolve looks the host up once, so that no request pays for it, and settles on
// one address: the first that accepts a connection. A host with one address is
// not asked.
func (r *run) resolve(ctx context.Context) {
	if r.unresolved = r.find(ctx); r.unresolved == nil {
		r.unresolved = r.prepare()
	}
}

func (r *run) find(ctx context.Context) error {
	if ip, err := netip.ParseAddr(r.target.host); err == nil {
		r.address = netip.AddrPortFrom(ip, r.target.port)
		return nil
	}
	ctx, cancel := context.WithTimeout(ctx, r.options.Timeout)
	defer cancel()
	ips, err := net.DefaultResolver.LookupNetIP(ctx, "ip", r.target.host)
	if err != nil || len(ips) == 0 {
		return &net.DNSError{Err: "no such host", Name: r.target.host, UnwrapErr: err}
	}
	for i, ip := range ips {
		ips[i] = ip.Unmap()
	}
	r.address = netip.AddrPortFrom(ips[0], r.target.port)
	if len(ips) == 1 {
		return nil
	}
	for _, ip := range ips {
		d := net.Dialer{Timeout: probeTime}
		to := netip.AddrPortFrom(ip, r.target.port)
		if conn, err := d.DialContext(ctx, "tcp", to.String()); err == nil {
			conn.Close()
			r.address = to
			return nil
		}
	}
	return nil // the requests will tell what is wrong
}
