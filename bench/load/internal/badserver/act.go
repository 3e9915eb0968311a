package badserver

import (
	"strings"
	"time"
)

// act serves a connection.
type act func(*peer)

// Pieces of answers.
const (
	ok      = "HTTP/1.1 200 OK\r\n"
	hello   = "Content-Length: 5\r\n\r\nhello"
	coded   = "Transfer-Encoding: chunked\r\n\r\n"
	pieces  = "5\r\nhello\r\n0\r\n\r\n"
	fine    = ok + hello
	chunked = ok + coded
)

// filler is enough to fill much with few writes.
var filler = strings.Repeat("x", 16<<10)

// loop answers requests, one after the other.
func loop(answer func(*peer) bool) act {
	return func(p *peer) {
		for p.request() && answer(p) {
			p.done()
		}
	}
}

// each gives every request the same answer.
func each(answer string) act {
	return loop(func(p *peer) bool { return p.send(answer) })
}

// paced gives every request the same answer in parts with pauses between them.
func paced(d time.Duration, parts ...string) act {
	return loop(func(p *peer) bool {
		for i, s := range parts {
			if i > 0 && !p.pause(d) || !p.send(s) {
				return false
			}
		}
		return true
	})
}

// then answers the first request and ends the connection in a certain way.
func then(answer string, end func(*peer)) act {
	return func(p *peer) {
		if p.request() {
			p.send(answer)
			p.done()
			end(p)
		}
	}
}

// once answers the first request and closes.
func once(answer string) act { return then(answer, func(*peer) {}) }

// held answers the first request and then neither closes nor answers another.
func held(answer string) act { return then(answer, (*peer).drain) }

// torn answers the first request and resets.
func torn(answer string) act { return then(answer, (*peer).reset) }

// halved answers the first request and closes the sending side only.
func halved(answer string) act {
	return then(answer, func(p *peer) {
		p.half()
		p.drain()
	})
}

// late answers every request with its first part at once and the rest after d,
// when the client should have given up.
func late(d time.Duration, first, rest string) act {
	return func(p *peer) {
		for p.request() {
			p.send(first)
			p.done()
			if !p.pause(d) || !p.send(rest) {
				return
			}
		}
	}
}

// endless answers the first request and never stops.
func endless(d time.Duration, start, more string) act {
	return then(start, func(p *peer) {
		for p.send(more) && (d == 0 || p.pause(d)) {
		}
	})
}
