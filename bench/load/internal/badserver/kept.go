package badserver

import "time"

// ending answers n requests of a connection and ends it at the next.
func ending(n int, answer string, end func(*peer)) act {
	return func(p *peer) {
		for p.request() {
			if p.k == n {
				p.done()
				end(p)
				return
			}
			if !p.send(answer) {
				return
			}
			p.done()
		}
	}
}

// kept are about the fate of a connection after a complete answer.
func kept() []Server {
	const (
		silent = "RFC 9112 9.3.1: a kept connection may close at any time; a request on its way is lost then"
		close1 = "RFC 9112 9.6: after close nothing else comes, so the client has to leave"
		close0 = "RFC 9112 9.3: HTTP/1.0 without keep-alive does not persist, so the client has to leave"
		unread = "RFC 9112 9.2: data that no request awaits is no answer, and a reason to leave"
		early  = "an answer; RFC 9112 9.2: but none to a client that sees it before sending the request"
		mixed  = unread + "; a client that reads no further than the end meets it at the next request"
	)
	shut := func(*peer) {}
	says := func(line string) string { return ok + line + "\r\n" + hello }
	return []Server{
		good("close without saying", once(fine), silent).raced(),
		good("unannounced half close", halved(fine), silent).raced(),
		good("close after chunks", once(chunked+pieces), silent).raced(),
		good("close a little after the answer", then(fine, func(p *peer) { time.Sleep(5 * time.Millisecond) }), silent).raced(),
		good("close at the second request", ending(1, fine, shut), silent).raced(),
		good("close at the tenth request", ending(9, fine, shut), silent).raced(),
		good("reset at the second request", ending(1, fine, (*peer).reset), silent).raced(),
		good("keep-alive, then a close", once(says("Connection: keep-alive\r\nKeep-Alive: timeout=60, max=1000")), silent).raced(),
		as("5xx", "503 and a close", once("HTTP/1.1 503 Busy\r\nRetry-After: 1\r\n"+hello), silent).raced(),
		as("4xx", "408 and a close", once("HTTP/1.1 408 Request Timeout\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"), close1),

		good("announces close, stays open", held(says("Connection: close")), close1),
		good("announces close in capitals", held(says("CONNECTION: CLOSE")), close1),
		good("announces close in a list", held(says("Connection: x, close ,y")), close1),
		good("announces close on a second line", held(says("Connection: x\r\nConnection: close")), close1),
		good("announces close among empty elements", held(says("Connection: ,, close,")), close1),
		good("announces close in a fold", held(says("Connection:\r\n close")), close1),
		good("announces close and keep-alive", held(says("Connection: keep-alive, close")), close1),
		good("announces keep-alive and close on two lines", held(says("Connection: close\r\nConnection: keep-alive")), close1),
		good("announces close with chunks", held(ok+"Connection: close\r\n"+coded+pieces), close1),
		good("announces close, keeps answering", each(says("Connection: close")), close1),
		good("announces close in http/1.0", held("HTTP/1.0 200 OK\r\nConnection: close\r\n"+hello), close1),
		good("has a word like close", each(says("Connection: closed, x-close")),
			"RFC 9112 9.3: without the option close, the connection persists"),
		good("announces close elsewhere", each(says("X-Connection: close\r\nProxy-Connection: close")),
			"RFC 9112 9.3: without the option close, the connection persists"),
		good("http/1.0 stays open", held("HTTP/1.0 200 OK\r\n"+hello), close0),
		good("http/1.0 closes", once("HTTP/1.0 200 OK\r\n"+hello), close0),
		good("http/1.0 half closes", halved("HTTP/1.0 200 OK\r\n"+hello), close0),
		good("http/1.0 keeps alive", each("HTTP/1.0 200 OK\r\nConnection: keep-alive\r\n"+hello), "RFC 9112 9.3: HTTP/1.0 with keep-alive persists"),
		good("http/1.0 keeps alive, then closes", once("HTTP/1.0 200 OK\r\nConnection: Keep-Alive\r\n"+hello), silent).raced(),
		as("4xx", "404 of http/1.0 stays open", held("HTTP/1.0 404 Not Found\r\n"+hello), close0),

		good("two answers at once", each(fine+"HTTP/1.1 500 Oops\r\n"+hello), unread),
		good("three answers at once", each(fine+fine+"HTTP/1.1 500 Oops\r\n"+hello), unread),
		good("answer and one byte", each(fine+"!"), unread),
		good("answer and a line end", each(fine+"\r\n"), unread),
		good("answer and 8 kib", each(fine+filler[:8<<10]), unread),
		good("answer, a byte and a close", once(fine+"!"), unread),
		good("chunks and nonsense", each(chunked+pieces+"nonsense"), unread),
		good("chunks and another answer", each(chunked+pieces+"HTTP/1.1 500 Oops\r\n"+hello), unread),
		good("answer and half a next one", each(fine+"HTTP/1.1 500 "), unread),
		good("answer and an interim", each(fine+"HTTP/1.1 100 Continue\r\n\r\n"), unread),
		good("mib and nonsense", held(ok+"Content-Length: 1048576\r\n\r\n"+mib+"nonsense\r\n"), mixed).or("malformed"),
		good("answers before they are asked for", func(p *peer) {
			for p.send(fine) && p.request() {
				p.done()
			}
		}, early).or("malformed"),
		good("answer before the request, announces close", func(p *peer) {
			p.send(says("Connection: close"))
			if p.request() {
				p.done()
				p.drain()
			}
		}, early).or("malformed"),
		good("answer at the first byte of a request", func(p *peer) {
			for {
				if _, err := p.r.Peek(1); err != nil || !p.send(fine) || !p.request() {
					return
				}
				p.done()
			}
		}, "RFC 9112 9.5: a server may answer before the request has ended"),
	}
}
