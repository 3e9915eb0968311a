package badserver

// bodiless are answers that have no body, even if their heads declare one.
func bodiless() []Server {
	const (
		gone   = "HTTP/1.1 204 No Content\r\n"
		same   = "HTTP/1.1 304 Not Modified\r\n"
		length = "Content-Length: 1000\r\n\r\n"
		code   = "RFC 9112 6.3: 204 and 304 end with the head"
		method = "RFC 9112 6.3: an answer to HEAD ends with the head"
		unread = "; the rest was not requested"
		framed = "RFC 9112 6.3: any other code has the body its head declares"
	)
	return []Server{
		good("204", each(gone+"\r\n"), code),
		good("204 with a length", each(gone+length), code),
		good("204 with a length of zero", each(gone+"Content-Length: 0\r\n\r\n"), code),
		good("204 that is chunked", each(gone+coded), code),
		good("204 with a body", each(gone+hello), code+unread),
		good("204 with chunks", each(gone+coded+pieces), code+unread),
		good("204 with an empty last chunk", each(gone+coded+"0\r\n\r\n"), code+unread),
		good("204 and another answer", each(gone+"\r\nHTTP/1.1 500 Oops\r\n"+hello), code+unread),
		good("204 that announces close, stays open", held(gone+"Connection: close\r\n\r\n"), code),
		good("204 of http/1.0", held("HTTP/1.0 204 No Content\r\n\r\n"), code),
		as("3xx", "304", each(same+"\r\n"), code),
		as("3xx", "304 with a length", each(same+length), code),
		as("3xx", "304 that is chunked", each(same+coded), code),
		as("3xx", "304 with a body", each(same+hello), code+unread),
		as("3xx", "304 with chunks", each(same+coded+pieces), code+unread),
		as("3xx", "304 and a close", once(same+"ETag: \"x\"\r\n\r\n"), code).raced(),

		good("205 with a body", each("HTTP/1.1 205 Reset Content\r\n"+hello), framed),
		as("timeout", "205 without a length", held("HTTP/1.1 205 Reset Content\r\n\r\n"), framed),
		as("3xx", "302 with a body", each("HTTP/1.1 302 Found\r\nLocation: /\r\n"+hello), framed),
		as("short", "302 without its body", once("HTTP/1.1 302 Found\r\nLocation: /\r\n"+length), framed),

		good("head with a length", each(ok+length), method).head(),
		good("head without a length", each(ok+"\r\n"), method).head(),
		good("head that is chunked", each(ok+coded), method).head(),
		good("head with a huge length", each(ok+"Content-Length: 9223372036854775807\r\n\r\n"), method).head(),
		good("head with a body", each(fine), method+unread).head(),
		good("head with chunks", each(chunked+pieces), method+unread).head(),
		good("head and a close", once(ok+length), method).head().raced(),
		good("head of http/1.0", held("HTTP/1.0 200 OK\r\n"+length), method).head(),
		as("4xx", "head of 404", each("HTTP/1.1 404 Not Found\r\n"+length), method).head(),
		as("5xx", "head of 500", each("HTTP/1.1 500 Oops\r\n"+coded), method).head(),
		as("short", "head cut", once(ok+"Content-Length: 1000\r\n"), method).head(),
		as("eof", "head without an answer", once(""), method).head(),
		as("timeout", "head without an end", held(ok+"Content-Length: 1000\r\n"), method).head(),
		bad("head with nonsense", each("nonsense\r\n"+length), "RFC 9112 4: no status line").head(),
	}
}
