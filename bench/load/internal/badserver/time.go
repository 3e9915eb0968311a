package badserver

import (
	"strings"
	"time"
)

// bytewise is the single bytes of s.
func bytewise(s string) []string { return strings.Split(s, "") }

// times are slow, within 150 ms or not.
func times() []Server {
	const (
		soon   = 5 * time.Millisecond
		over   = 400 * time.Millisecond // more than the client waits
		drip   = 20 * time.Millisecond
		quick  = "complete within the time"
		stream = "TCP is a stream: where writes begin means nothing"
		slow   = "no complete answer within the time"
		never  = "RFC 9112 6.3: the answer has not ended"
	)
	long := func(head string) act {
		return then("", func(p *peer) {
			for _, b := range bytewise(head) {
				if !p.send(b) || !p.pause(drip) {
					return
				}
			}
			p.drain()
		})
	}
	return []Server{
		good("answer after 40 ms", paced(40*time.Millisecond, "", fine), quick),
		good("body after 40 ms", paced(40*time.Millisecond, ok+"Content-Length: 5\r\n\r\n", "hello"), quick),
		good("drip of eight parts", paced(soon, "HTTP", "/1.1 200", " OK\r", "\nContent-", "Length: 5", "\r\n\r", "\nhel", "lo"), quick),
		good("drip of eight parts in chunks", paced(soon, ok, coded[:9], coded[9:], "5", "\r\nhe", "llo\r", "\n0\r\n\r", "\n"), quick),
		good("every byte alone", paced(0, bytewise(fine)...), stream),
		good("split in every place in turn", loop(func(p *peer) bool {
			i := 1 + p.k%(len(fine)-1)
			return p.send(fine[:i]) && p.pause(time.Millisecond) && p.send(fine[i:])
		}), stream),
		good("split in every place of chunks", loop(func(p *peer) bool {
			s := chunked + pieces
			i := 1 + p.k%(len(s)-1)
			return p.send(s[:i]) && p.pause(time.Millisecond) && p.send(s[i:])
		}), stream),
		good("split within the line ends", paced(soon, ok[:len(ok)-1], "\nContent-Length: 5\r", "\n\r", "\nhello"), stream),
		good("split within the line ends of chunks", paced(soon, chunked+"5\r", "\nhello\r", "\n0\r", "\n\r", "\n"), stream),
		good("last byte later", paced(soon, fine[:len(fine)-1], "o"), quick),
		good("last line feed later", paced(soon, chunked+pieces[:len(pieces)-1], "\n"), quick),
		as("timeout", "silence", held(""), slow),
		as("timeout", "silence, then an answer", late(over, "", fine), slow+"; the late one is nobody's"),
		as("timeout", "silence, then 500", late(over, "", "HTTP/1.1 500 Oops\r\n"+hello), slow+"; the late one is nobody's"),
		as("timeout", "silence, then a close", then("", func(p *peer) { p.pause(over) }), slow),
		as("timeout", "silence, then a reset", then("", func(p *peer) {
			if p.pause(over) {
				p.reset()
			}
		}), slow),
		as("timeout", "one byte, then silence", held("H"), slow),
		as("timeout", "status line, then silence", held(ok), slow),
		as("timeout", "half a header, then silence", held(ok+"Content-"), slow),
		as("timeout", "head without its last byte, then silence", held(ok+"Content-Length: 5\r\n\r"), slow),
		as("timeout", "head, then silence", held(ok+"Content-Length: 5\r\n\r\n"), slow),
		as("timeout", "head, late body", late(over, ok+"Content-Length: 5\r\n\r\n", "hello"), slow),
		as("timeout", "half a body, then silence", held(fine[:len(fine)-2]), slow),
		as("timeout", "late last byte", late(over, fine[:len(fine)-1], "o"), slow),
		as("timeout", "body of 500, late last byte", late(over, "HTTP/1.1 500 Oops\r\n"+hello[:len(hello)-1], "o"), slow),
		as("timeout", "half a chunk, then silence", held(chunked+"5\r\nhe"), slow),
		as("timeout", "no last chunk, then silence", held(chunked+"5\r\nhello\r\n"), never),
		as("timeout", "last chunk, no empty line, then silence", held(chunked+"5\r\nhello\r\n0\r\n"), never),
		as("timeout", "late last line feed", late(over, chunked+pieces[:len(pieces)-1], "\n"), slow),
		as("timeout", "body until a close that never comes", held(ok+"\r\nhello"), never),
		as("timeout", "body until a late close", then(ok+"\r\nhello", func(p *peer) { p.pause(over) }), slow),
		as("timeout", "http/1.0 body until a close that never comes", held("HTTP/1.0 200 OK\r\n\r\nhello"), never),
		as("timeout", "keep-alive, no length, no close", held(ok+"Connection: keep-alive\r\n\r\nhello"), never),
		as("timeout", "answer byte by byte", long(fine), slow),
		as("timeout", "body byte by byte", long(ok+"\r\n"+filler[:50]), slow),
		as("timeout", "chunks byte by byte", long(chunked+pieces), slow),
		as("timeout", "endless body", endless(time.Millisecond, ok+"\r\n", filler), never),
		as("timeout", "endless body, byte by byte", endless(drip, ok+"\r\n", "x"), never),
		as("timeout", "endless body of a length", endless(time.Millisecond, ok+"Content-Length: 1099511627776\r\n\r\n", filler), slow),
		as("timeout", "endless body of 404", endless(time.Millisecond, "HTTP/1.1 404 Not Found\r\n\r\n", filler), never),
	}
}
