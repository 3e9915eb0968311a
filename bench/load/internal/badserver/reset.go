package badserver

import "time"

// resets end the connection with a reset at every stage of an answer.
func resets() []Server {
	const (
		why   = "RFC 9293 3.5.2: a reset aborts the connection, where an answer is still awaited"
		until = "RFC 9112 8: a body until the close is incomplete after an error of the connection"
		after = "the answer was complete; a request that comes meanwhile is lost"
	)
	return []Server{
		as("reset", "reset at once", func(p *peer) {
			p.done()
			p.reset()
		}, why),
		as("reset", "reset after the request", torn(""), why),
		as("reset", "reset after one byte", torn("H"), why),
		as("reset", "reset in the status line", torn("HTTP/1.1 200"), why),
		as("reset", "reset after the status line", torn(ok), why),
		as("reset", "reset in a header", torn(ok+"Content-Le"), why),
		as("reset", "reset before the empty line", torn(ok+"Content-Length: 5\r\n"), why),
		as("reset", "reset after the head", torn(fine[:len(fine)-5]), why),
		as("reset", "reset in the body", torn(fine[:len(fine)-1]), why),
		as("reset", "reset in a body of a mib", torn(ok+"Content-Length: 1048577\r\n\r\n"+mib), why),
		as("reset", "reset in the body of 500", torn("HTTP/1.1 500 Oops\r\nContent-Length: 9\r\n\r\noops"), why),
		as("reset", "reset in a chunk size", torn(chunked+"5"), why),
		as("reset", "reset in a chunk", torn(chunked+"5\r\nhel"), why),
		as("reset", "reset between chunks", torn(chunked+"5\r\nhello\r\n"), why),
		as("reset", "reset before the last line end", torn(chunked+pieces[:len(pieces)-2]), why),
		as("reset", "reset in a trailer", torn(chunked+pieces[:len(pieces)-2]+"X: "), why),
		as("reset", "reset in place of the close", torn(ok+"\r\nhello"), until),
		as("reset", "reset in place of the close of http/1.0", torn("HTTP/1.0 200 OK\r\n\r\nhello"), until),
		as("reset", "reset after a half", then(fine[:20], func(p *peer) {
			if p.pause(arrival) && p.send(fine[20:40]) {
				p.reset()
			}
		}), why),
		as("reset", "reset after a long silence", then("", func(p *peer) {
			if p.pause(30 * time.Millisecond) {
				p.reset()
			}
		}), why),
		bad("nonsense, then a reset", torn("nonsense\r\n\r\n"), "the nonsense comes before the reset"),
		good("reset after an answer that announces close", torn(ok+"Connection: close\r\n"+hello), "the answer was complete, and nothing follows it"),
		good("reset after an answer", torn(fine), after).raced(),
		good("reset after chunks", torn(chunked+pieces), after).raced(),
		as("3xx", "reset after 304", torn("HTTP/1.1 304 Not Modified\r\n\r\n"), after).raced(),
	}
}
