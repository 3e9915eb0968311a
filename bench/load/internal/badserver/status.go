package badserver

import "strings"

// wrongVersions are no version of HTTP/1.
var wrongVersions = []pair{
	{"lower-case protocol", "http/1.1"},
	{"mixed-case protocol", "Http/1.1"},
	{"protocol https", "HTTPS/1.1"},
	{"protocol icy", "ICY"},
	{"version 2.0", "HTTP/2.0"},
	{"version 0.9", "HTTP/0.9"},
	{"version 3 without minor", "HTTP/3"},
	{"version 1 without minor", "HTTP/1"},
	{"minor of two digits", "HTTP/1.10"},
	{"major of two digits", "HTTP/01.1"},
	{"comma in the version", "HTTP/1,1"},
	{"no slash", "HTTP1.1"},
	{"space in the version", "HTTP/ 1.1"},
	{"negative version", "HTTP/-1.1"},
	{"no version", "HTTP/"},
}

// wrongCodes are not three digits.
var wrongCodes = []pair{
	{"code of four digits", "2000 OK"},
	{"code of two digits", "20 OK"},
	{"code of one digit", "2 OK"},
	{"negative code", "-200 OK"},
	{"negative short code", "-20 OK"},
	{"code with a plus", "+20 OK"},
	{"code in hexadecimal", "0xc8 OK"},
	{"letter in the code", "2O0 OK"},
	{"fraction in the code", "200.1 OK"},
	{"no code", "OK"},
	{"reason before code", "OK 200"},
	{"code glued to reason", "200OK"},
	{"full-width digits", "\uff12\uff10\uff10 OK"},
	{"huge code", strings.Repeat("2", 60) + " OK"},
}

// oddCodes are three digits outside of 100 to 599.
var oddCodes = []string{"000", "099", "600", "999"}

func statuses() []Server {
	var all []Server
	for _, v := range wrongVersions {
		all = append(all, bad(v.name, each(v.text+" 200 OK\r\n"+hello),
			"RFC 9112 2.3: HTTP-version is HTTP in capitals, a slash, a digit, a dot and a digit; 1 is the major one here"))
	}
	for _, c := range wrongCodes {
		all = append(all, bad(c.name, each("HTTP/1.1 "+c.text+"\r\n"+hello), "RFC 9112 4: status-code is three digits"))
	}
	for _, code := range oddCodes {
		all = append(all, as("5xx", "code "+code, each("HTTP/1.1 "+code+" Odd\r\n"+hello),
			"RFC 9110 15: a client should treat a code outside of 100 to 599 as 5xx").or("malformed"))
	}
	const words = "RFC 9112 4: single spaces, but a recipient may parse on any whitespace"
	return append(all,
		good("no reason", each("HTTP/1.1 200 \r\n"+hello), "RFC 9112 4: the reason may be absent"),
		good("no reason, no space", each("HTTP/1.1 200\r\n"+hello), words).or("malformed"),
		good("tabs in the status line", each("HTTP/1.1\t200\tOK\r\n"+hello), words).or("malformed"),
		good("two spaces before the code", each("HTTP/1.1  200 OK\r\n"+hello), words).or("malformed"),
		good("space before the status line", each(" "+fine), words).or("malformed"),
		good("reason in latin-1", each("HTTP/1.1 200 D\xe9j\xe0 vu\r\n"+hello), "RFC 9112 4: a reason may hold obs-text"),
		good("reason with tabs and digits", each("HTTP/1.1 200 \t 404 500\r\n"+hello), "RFC 9112 4: a reason is not to be looked at"),
		good("nul in the reason", each("HTTP/1.1 200 O\x00K\r\n"+hello),
			"RFC 9112 4: no valid reason, but a client should ignore reasons").or("malformed"),
		good("reason of 100 kib", each("HTTP/1.1 200 "+strings.Repeat("very ", 20<<10)+"fine\r\n"+hello), "a head under the limit"),
		good("version 1.9", each("HTTP/1.9 200 OK\r\n"+hello), "RFC 9110 2.5: process a higher minor version as the highest known"),
		bad("no spaces at all", each("HTTP/1.1200OK\r\n"+hello), "RFC 9112 4: a space follows the version"),
		bad("version only", each("HTTP/1.1\r\n"+hello), "RFC 9112 4: a status line has a code"),
		bad("head without a status line", each("Server: badserver\r\n"+hello), "RFC 9112 2.1: an answer starts with a status line"),
		bad("empty line first", each("\r\n"+fine),
			"RFC 9112 2.2: servers are to skip empty lines; 9.2: clients may, before a request").or("2xx"),
		bad("nul first", each("\x00"+fine), "RFC 9112 4: a status line starts with the version"),
		bad("byte order mark first", each("\ufeff"+fine), "RFC 9112 2.2: a message is octets, with no mark"),
		bad("status line cut by a fold", each("HTTP/1.1\r\n 200 OK\r\n"+hello), "RFC 9112 4: a status line is one line"),
		bad("other nonsense every time", func(p *peer) {
			if p.request() {
				p.send([]string{"HTTP/1.1 abc\r\n\r\n", "Hello\r\n\r\n", "200 OK\r\n\r\n", "HTTP/x.y 200 OK\r\n\r\n"}[p.n%4])
				p.done()
			}
		}, "bytes that are no status line come before the close"),
	)
}
