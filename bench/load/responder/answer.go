package responder

// body is the answer to everything: what a server of positions could say.
const body = `{"name":"mars","alt":12.3456789012,"az":123.456789}`

// What comes before the body, and between its lines what becomes of the
// connection.
const (
	headStart = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 51\r\n"
	headEnd   = "\r\n"
)

// The answers. An HTTP/1.1 connection is kept without a word, an HTTP/1.0 one
// only when the client asked for it and is told so (RFC 9112, 9.3).
const (
	kept    = headStart + headEnd + body
	keptOld = headStart + "Connection: keep-alive\r\n" + headEnd + body
	closing = headStart + "Connection: close\r\n" + headEnd + body
)
