package badserver

// wrongLines are no header lines.
var wrongLines = []pair{
	{"line without a colon", "garbage"},
	{"length without a colon", "Content-Length 5"},
	{"second status line", "HTTP/1.1 200 OK"},
	{"empty field name", ": value"},
	{"colon alone", ":"},
	{"space in a field name", "X Y: z"},
	{"tab in a field name", "X\tY: z"},
	{"nul in a field name", "X\x00Y: z"},
	{"slash in a field name", "X/Y: z"},
	{"brackets in a field name", "[X]: z"},
	{"quotes around a field name", `"X": z`},
	{"at sign in a field name", "X@Y: z"},
	{"control byte in a field name", "X\x01: z"},
	{"delete in a field name", "X\x7f: z"},
	{"latin-1 in a field name", "Na\xefve: z"},
	{"utf-8 in a field name", "Na\u00efve: z"},
}

// oddLines are header lines that have a place in the grammar.
var oddLines = []pair{
	{"empty value", "X:"},
	{"value of blanks", "X: \t \t"},
	{"value of colons", "X::::"},
	{"value without a space", "X:y"},
	{"value between tabs", "X:\ty\t"},
	{"value in latin-1", "X: d\xe9j\xe0 vu"},
	{"value in utf-8", "X: \u65e5\u672c"},
	{"value that looks like a header", "X: Content-Length: 9"},
	{"every character of a token", "!#$%&'*+-.^_`|~09azAZ: y"},
	{"field name of digits", "200: OK"},
	{"duplicates of a header", "X: y\r\nX: y\r\nx: z"},
	{"fold in an unused header", "X: y\r\n  z"},
	{"fold with a tab", "X: y\r\n\tz"},
	{"three folds", "X: y\r\n z\r\n\tz\r\n  z"},
	{"fold that looks like a header", "X: y\r\n Content-Length: 9"},
	{"fold that looks like a code", "X: y\r\n HTTP/1.1 500 Oops"},
	{"fold of an empty value", "X:\r\n y"},
	{"underscore in place of a hyphen", "Content_Length: 9\r\nTransfer_Encoding: chunked"},
	{"length of something else", "X-Content-Length: 9\r\nContent-Lengths: 9"},
}

func heads() []Server {
	var all []Server
	for _, l := range wrongLines {
		all = append(all,
			bad(l.name, each(ok+l.text+"\r\n"+hello), "RFC 9112 5: a field line is a token, a colon and a value"))
	}
	for _, l := range oddLines {
		all = append(all,
			good(l.name, each(ok+l.text+"\r\n"+hello), "RFC 9112 5, RFC 9110 5.5: a valid field line, or one folded as 5.2 has it"))
	}
	const (
		lone = "RFC 9112 2.2: a recipient may take a single LF for the end of a line"
		safe = "RFC 9110 5.5: invalid, but a recipient may keep it or replace it"
	)
	return append(all,
		bad("wrong line, then a close", once(ok+"garbage\r\n"+hello), "RFC 9112 5: a field line has a colon"),
		bad("wrong line after the length", each(ok+"Content-Length: 5\r\ngarbage\r\n\r\nhello"), "RFC 9112 5: a field line has a colon"),
		bad("space before the colon", each(ok+"X : y\r\n"+hello),
			"RFC 9112 5.1: none is allowed; proxies are to remove it, clients have no rule").or("2xx"),
		bad("length with a space before the colon", each(ok+"Content-Length : 5\r\n\r\nhello"),
			"RFC 9112 5.1: none is allowed; proxies are to remove it, clients have no rule").or("2xx"),
		bad("fold right after the status line", each(ok+" X: y\r\n"+hello), "RFC 9112 2.2: reject it or skip the line").or("2xx"),
		good("line of blanks", each(ok+"X: y\r\n   \r\n"+hello), "RFC 9112 5.2: a fold with nothing in it").or("malformed"),
		good("nul in a value", each(ok+"X: a\x00b\r\n"+hello), safe).or("malformed"),
		good("control bytes in a value", each(ok+"X: a\x01\x1b[2Jb\x7f\r\n"+hello), safe).or("malformed"),
		good("bare line feeds in the head", each("HTTP/1.1 200 OK\nX: y\nContent-Length: 5\n\nhello"), lone),
		good("bare line feed after the status line", each("HTTP/1.1 200 OK\n"+hello), lone),
		good("bare line feed between fields", each(ok+"X: y\nY: z\r\n"+hello), lone),
		good("bare line feed ends the head", each(ok+"Content-Length: 5\r\n\nhello"), lone),
	)
}
