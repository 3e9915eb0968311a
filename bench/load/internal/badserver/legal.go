package badserver

import (
	"fmt"
	"strings"
)

// mib is a body.
var mib = strings.Repeat("x", 1<<20)

// codes are statuses with lines that may lead a client astray.
var codes = []struct{ class, status, line string }{
	{"2xx", "200 OK", "Content-Type: text/plain"},
	{"2xx", "201 Created", "Location: /elsewhere"},
	{"2xx", "202 Accepted", "Refresh: 0; url=/"},
	{"2xx", "203 Non-Authoritative Information", "Warning: 214 - x"},
	{"2xx", "206 Partial Content", "Content-Range: bytes 0-4/5000"},
	{"2xx", "226 IM Used", "IM: feed"},
	{"2xx", "299 Private", "X: y"},
	{"3xx", "300 Multiple Choices", "Location: /"},
	{"3xx", "301 Moved Permanently", "Location: /"},
	{"3xx", "302 Found", "X: no location"},
	{"3xx", "303 See Other", "Location: http://127.0.0.1:1/"},
	{"3xx", "307 Temporary Redirect", "Location: /"},
	{"3xx", "308 Permanent Redirect", "Location:"},
	{"3xx", "399 Private", "X: y"},
	{"4xx", "400 Bad Request", "X: y"},
	{"4xx", "401 Unauthorized", "WWW-Authenticate: Basic realm=x"},
	{"4xx", "404 Not Found", "X: y"},
	{"4xx", "407 Proxy Authentication Required", "Proxy-Authenticate: Basic realm=x"},
	{"4xx", "417 Expectation Failed", "X: y"},
	{"4xx", "418 I'm a teapot", "X: y"},
	{"4xx", "421 Misdirected Request", "X: y"},
	{"4xx", "425 Too Early", "X: y"},
	{"4xx", "426 Upgrade Required", "Connection: upgrade\r\nUpgrade: h2c"},
	{"4xx", "429 Too Many Requests", "Retry-After: 60"},
	{"4xx", "499 Private", "X: y"},
	{"5xx", "500 Oops", "X: y"},
	{"5xx", "502 Bad Gateway", "X: y"},
	{"5xx", "503 Busy", "Retry-After: 60"},
	{"5xx", "505 HTTP Version Not Supported", "X: y"},
	{"5xx", "511 Network Authentication Required", "X: y"},
	{"5xx", "599 Private", "X: y"},
}

// legal are answers within every rule that a client may still misread.
func legal() []Server {
	var all []Server
	for _, c := range codes {
		all = append(all, as(c.class, "plain "+c.status[:3], each("HTTP/1.1 "+c.status+"\r\n"+c.line+"\r\n"+hello),
			"RFC 9110 15: the first digit is the class"))
	}
	const (
		plain = "RFC 9112 6.3: a complete answer"
		media = "RFC 9112 6.3: bytes in the body do not end it"
	)
	sized := func(line, body string) string {
		return fmt.Sprintf("%s%s\r\nContent-Length: %d\r\n\r\n%s", ok, line, len(body), body)
	}
	return append(all,
		good("plain answer", each(fine), plain),
		good("plain chunks", each(chunked+pieces), plain),
		good("gzip that is none", each(sized("Content-Encoding: gzip", "this is no gzip")), media),
		good("gzip that is none, in chunks", each(ok+"Content-Encoding: gzip\r\n"+coded+pieces), media),
		good("gzip of nothing", each(sized("Content-Encoding: gzip", "")), media),
		good("unknown encoding", each(sized("Content-Encoding: banana", "peel")), media),
		good("wrong digest", each(sized("Content-MD5: AAAA", "hello")), media),
		good("body that looks like an answer", each(sized("X: y", "HTTP/1.1 500 Oops\r\nContent-Length: 0\r\n\r\n")), media),
		good("body that looks like the last chunk", each(sized("X: y", pieces)), media),
		good("body of line ends", each(sized("X: y", "\r\n\r\n\r\n\r\n")), media),
		good("body of zeros", each(sized("X: y", strings.Repeat("\x00", 5000))), media),
		good("multipart without a length",
			once("HTTP/1.1 206 Partial Content\r\nContent-Type: multipart/byteranges; boundary=x\r\n\r\n"+
				"--x\r\n\r\nhello\r\n--x--\r\n"), media),
		good("body of one byte", each(sized("X: y", "x")), plain),
		good("body of 4,096 bytes with the head", each(sized("X: y", filler[:4096-len(sized("X: y", ""))-3])), plain),
		good("body of 4,095 bytes", each(sized("X: y", filler[:4095])), plain),
		good("body of 4,096 bytes", each(sized("X: y", filler[:4096])), plain),
		good("body of 4,097 bytes", each(sized("X: y", filler[:4097])), plain),
		good("body of 16 kib", each(sized("X: y", filler)), plain),
		good("body of a mib", each(sized("X: y", mib)), plain),
		good("body of 10 mib", loop(func(p *peer) bool {
			whole := p.send(ok + "Content-Length: 10485760\r\n\r\n")
			for range 10 {
				whole = whole && p.send(mib)
			}
			return whole
		}), plain+", unless the machine is too slow for it").or("timeout"),
		good("upgrade offered", each(sized("Connection: upgrade\r\nUpgrade: h2c", "hello")), "RFC 9110 7.8: a server may offer another protocol"),
		good("alternative offered", each(sized("Alt-Svc: h3=\":443\"", "hello")), plain),
	)
}
