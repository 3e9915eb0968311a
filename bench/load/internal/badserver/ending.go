package badserver

import (
	"io"
	"time"
)

// endings close in an orderly way where the answer has not ended, or has.
func endings() []Server {
	const (
		none  = "closed before one byte of an answer"
		head  = "RFC 9112 8: closed before the end of the head"
		body  = "RFC 9112 8: fewer bytes than the length are incomplete"
		last  = "RFC 9112 8: chunks without the last one and an empty line are incomplete"
		until = "RFC 9112 6.3: without length and chunks the body ends with the connection"
		race  = "closed with a request unread, which many systems turn into a reset"
	)
	return []Server{
		as("eof", "no answer", once(""), none),
		as("eof", "no answer, half closed", halved(""), none),
		as("eof", "no answer after a while", func(p *peer) {
			if p.request() && p.pause(arrival) {
				p.done()
			}
		}, none),
		as("eof", "closed at once", func(p *peer) { p.done() }, race).or("reset"),
		as("eof", "half closed at once", func(p *peer) {
			p.half()
			if p.request() {
				p.done()
				p.drain()
			}
		}, none),
		as("reset", "closed within the request", func(p *peer) {
			if _, err := io.ReadFull(p.Conn, make([]byte, 1)); err == nil {
				time.Sleep(arrival)
				p.done()
			}
		}, race).or("eof"),

		as("short", "one byte", once("H"), head),
		as("short", "protocol only", once("HTTP/1.1"), head),
		as("short", "half a status line", once("HTTP/1.1 20"), head),
		as("short", "status line without its end", once("HTTP/1.1 200 OK"), head),
		as("short", "status line, half its end", once("HTTP/1.1 200 OK\r"), head),
		as("short", "status line only", once(ok), head),
		as("short", "half a header", once(ok+"Content-Le"), head),
		as("short", "half a length", once(ok+"Content-Length: 1"), head),
		as("short", "head without its last line", once(ok+"Content-Length: 5\r\n"), head),
		as("short", "head without its last byte", once(ok+"Content-Length: 5\r\n\r"), head),
		as("short", "head without a length, cut", once(ok+"Server: badserver\r\n"), head),
		as("short", "500 cut in the head", once("HTTP/1.1 500 Oops\r\n"), head),
		as("short", "204 cut in the head", once("HTTP/1.1 204 No Content\r\n"), head),
		as("short", "head only", once(fine[:len(fine)-5]), body),
		as("short", "body without its last byte", once(fine[:len(fine)-1]), body),
		as("short", "body cut, half closed", halved(fine[:len(fine)-1]), body),
		as("short", "body of a mib cut", once(ok+"Content-Length: 1048577\r\n\r\n"+mib), body),
		as("short", "body of 404 cut", once("HTTP/1.1 404 Not Found\r\n"+hello[:len(hello)-2]), body),
		as("short", "body of http/1.0 cut", once("HTTP/1.0 200 OK\r\n"+hello[:len(hello)-2]), body),
		as("short", "body cut where it was to close", once(ok+"Connection: close\r\n"+hello[:len(hello)-2]), body),

		as("short", "head of chunks", once(chunked), last),
		as("short", "half a chunk size", once(chunked+"1"), last),
		as("short", "chunk size only", once(chunked+"5\r\n"), last),
		as("short", "half a chunk", once(chunked+"5\r\nhe"), last),
		as("short", "chunk without its end", once(chunked+"5\r\nhello"), last),
		as("short", "no last chunk", once(chunked+"5\r\nhello\r\n"), last),
		as("short", "no last chunk, half closed", halved(chunked+"5\r\nhello\r\n"), last),
		as("short", "half a last chunk", once(chunked+"5\r\nhello\r\n0"), last),
		as("short", "last chunk, no empty line", once(chunked+"5\r\nhello\r\n0\r\n"), last),
		as("short", "last chunk, half an empty line", once(chunked+"5\r\nhello\r\n0\r\n\r"), last),
		as("short", "trailer, no empty line", once(chunked+"5\r\nhello\r\n0\r\nX: y\r\n"), last),
		as("short", "half a trailer", once(chunked+"5\r\nhello\r\n0\r\nX: "), last),
		as("short", "chunks of http/1.1 that announce close", once(ok+"Connection: close\r\n"+coded+"5\r\nhello\r\n"), last),

		good("body until the close", once(ok+"\r\nhello"), until),
		good("body until the half close", halved(ok+"\r\nhello"), until),
		good("empty body until the close", once(ok+"\r\n"), until),
		good("body until the close, after a while", func(p *peer) {
			if p.request() && p.send(ok+"\r\nhel") && p.pause(arrival) && p.send("lo") && p.pause(arrival) {
				p.done()
			}
		}, until),
		good("mib until the close", once(ok+"\r\n"+mib), until),
		good("keep-alive without a length", once(ok+"Connection: keep-alive\r\n\r\nhello"), until),
		as("4xx", "404 until the close", once("HTTP/1.1 404 Not Found\r\n\r\nhello"), until),
		as("5xx", "500 until the close", once("HTTP/1.0 500 Oops\r\n\r\nhello"), until),
	}
}
