package badserver

import (
	"strings"
	"time"
)

// settings is the first frame of an HTTP/2 server.
const settings = "\x00\x00\x06\x04\x00\x00\x00\x00\x00\x00\x03\x00\x00\x00\x64"

// foreign are servers of other protocols.
func foreign() []Server {
	const (
		why   = "no HTTP/1.x status line"
		early = why + ", which the first byte shows"
		open  = early + "; a client that waits for a line waits in vain"
	)
	return []Server{
		bad("ssh banner", held("SSH-2.0-OpenSSH_9.6\r\n"), why),
		bad("ssh banner before the request", func(p *peer) {
			p.send("SSH-2.0-OpenSSH_9.6\r\n")
			if p.request() {
				p.done()
				p.drain()
			}
		}, why),
		bad("ftp banner", held("220 ready\r\n"), why),
		bad("smtp banner and error", held("220 mail ESMTP\r\n500 5.5.1 unrecognized\r\n"), why),
		bad("pop3 banner", held("+OK ready\r\n"), why),
		bad("redis error", held("-ERR unknown command 'GET'\r\n"), why),
		bad("http/0.9 page", once("<html>\r\n<body>hello</body>\r\n</html>\r\n"), "RFC 9112 4: HTTP/0.9 has no status line"),
		bad("http/0.9 word", once("hello"), early+"; a client that waits for a line sees the close").or("short"),
		bad("json line", held(`{"name":"mars"}`+"\n"), why),
		bad("echo of the request", held("GET / HTTP/1.1\r\nHost: badserver\r\n\r\n"), "RFC 9112 2.1: a request is no answer"),
		bad("http/2 preface", held("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"), why),
		bad("http/2 settings, then silence", held(settings), open).or("timeout"),
		bad("http/2 settings, then a close", once(settings), early+"; a client that waits for a line sees the close").or("short"),
		bad("tls alert, then silence", held("\x15\x03\x01\x00\x02\x02\x28"), open).or("timeout"),
		bad("tls alert, then a close", once("\x15\x03\x01\x00\x02\x02\x28"), early+"; a client that waits for a line sees the close").or("short"),
		bad("tls alert, then a reset", torn("\x15\x03\x01\x00\x02\x02\x28"), early+"; a client that waits for a line sees the reset").or("reset"),
		bad("512 zeros and empty lines", held(strings.Repeat("\x00", 512)+"\r\n\r\n\r\n"), why),
		bad("endless zeros", endless(0, "", strings.Repeat("\x00", 16<<10)), "no status line, and over the limit"),
		bad("endless empty lines", endless(time.Millisecond, "", strings.Repeat("\r\n", 8<<10)),
			"RFC 9112 2.2: servers are to skip empty lines; a client that does so waits in vain").or("timeout"),
		bad("endless lines of text", endless(time.Millisecond, "", strings.Repeat("All work and no play\r\n", 16)), why),
		bad("utf-16", held("\xff\xfeH\x00T\x00T\x00P\x00/\x001\x00.\x001\x00 \x002\x000\x000\x00\r\x00\n\x00\r\x00\n\x00"), why),
	}
}
