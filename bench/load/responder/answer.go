package responder

// body is the answer to everything: that of a server of positions.
const body = `{"name":"mars","alt":12.3456789012,"az":123.456789}`

// The lines before the body; between them stands the line about the connection, if any.
const (
	headStart = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 51\r\n"
	headEnd   = "\r\n"
)

// The answers. An HTTP/1.1 connection is kept without a header; an HTTP/1.0 one only
// when the client asked for it, and then with one (RFC 9112, 9.3).
const (
	kept    = headStart + headEnd + body
	keptOld = headStart + "Connection: keep-alive\r\n" + headEnd + body
	closing = headStart + "Connection: close\r\n" + headEnd + body
)
