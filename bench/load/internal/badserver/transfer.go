package badserver

// oddCodings are chunked.
var oddCodings = []pair{
	{"chunked in capitals", "TRANSFER-ENCODING: CHUNKED"},
	{"chunked with a capital", "Transfer-Encoding: Chunked"},
	{"chunked between blanks", "Transfer-Encoding: \t chunked \t "},
	{"chunked without a space", "Transfer-Encoding:chunked"},
	{"chunked in a fold", "Transfer-Encoding:\r\n chunked"},
}

// overridden are lengths beside chunked.
var overridden = []pair{
	{"chunked and a length", "Transfer-Encoding: chunked\r\nContent-Length: 15"},
	{"length and chunked", "Content-Length: 15\r\nTransfer-Encoding: chunked"},
	{"chunked and a shorter length", "Transfer-Encoding: chunked\r\nContent-Length: 3"},
	{"longer length and chunked", "Content-Length: 5000\r\nTransfer-Encoding: chunked"},
	{"length of zero and chunked", "Content-Length: 0\r\nTransfer-Encoding: chunked"},
	{"chunked and no keep-alive", "Connection: close\r\nContent-Length: 3\r\nTransfer-Encoding: chunked"},
}

// faultyBeside are faults that chunked may be taken to override.
var faultyBeside = []pair{
	{"chunked and an invalid length", "Transfer-Encoding: chunked\r\nContent-Length: five"},
	{"chunked and a negative length", "Content-Length: -5\r\nTransfer-Encoding: chunked"},
	{"chunked and different lengths", "Content-Length: 5\r\nTransfer-Encoding: chunked\r\nContent-Length: 6"},
}

// doubtful are codings around chunked that a client may decode or refuse.
var doubtful = []pair{
	{"gzip and chunked", "Transfer-Encoding: gzip, chunked"},
	{"gzip and chunked on two lines", "Transfer-Encoding: gzip\r\nTransfer-Encoding: chunked"},
	{"chunked twice", "Transfer-Encoding: chunked, chunked"},
	{"chunked on two lines", "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked"},
	{"chunked with a parameter", "Transfer-Encoding: chunked;q=1"},
	{"identity and chunked", "Transfer-Encoding: identity, chunked"},
	{"chunked after an empty element", "Transfer-Encoding: , chunked"},
	{"nul after chunked", "Transfer-Encoding: chunked\x00"},
	{"space before the colon of chunked", "Transfer-Encoding : chunked"},
}

// unknown are codings that are not chunked in the end.
var unknown = []pair{
	{"coding gzip", "gzip"},
	{"coding identity", "identity"},
	{"coding banana", "banana"},
	{"coding xchunked", "xchunked"},
	{"coding chunkedx", "chunkedx"},
	{"coding chunked in quotes", `"chunked"`},
	{"chunked before gzip", "chunked, gzip"},
}

func transfers() []Server {
	var all []Server
	for _, c := range oddCodings {
		all = append(all, good(c.name, each(ok+c.text+"\r\n\r\n"+pieces), "RFC 9112 7: codings are case-insensitive, blanks around them mean nothing"))
	}
	for _, c := range overridden {
		all = append(all, good(c.name, each(ok+c.text+"\r\n\r\n"+pieces), "RFC 9112 6.3: a transfer coding overrides a length"))
	}
	for _, c := range faultyBeside {
		all = append(all, good(c.name, each(ok+c.text+"\r\n\r\n"+pieces),
			"RFC 9112 6.3: an invalid length is an error where no transfer coding overrides it").or("malformed"))
	}
	for _, c := range doubtful {
		all = append(all, bad(c.name, each(ok+c.text+"\r\n\r\n"+pieces),
			"RFC 9112 7: nothing but plain chunked was asked for, though its chunks can be read").or("2xx"))
	}
	for _, c := range unknown {
		head := ok + "Transfer-Encoding: " + c.text + "\r\n\r\n"
		const why = "RFC 9112 6.1: no coding that a client without TE has to know; "
		all = append(all,
			bad(c.name+", then silence", held(head+pieces), why+"6.3: else read until the close").or("timeout"),
			bad(c.name+", then a close", once(head+pieces), why+"6.3: else read until the close").or("2xx"))
	}
	return append(all,
		bad("identity and a length", once(ok+"Transfer-Encoding: identity\r\n"+hello),
			"RFC 9112 7: identity is no coding any more; RFC 2616 3.6: it was, and meant nothing").or("2xx", "idle-closed", "eof", "reset"),
		bad("empty coding and a length", once(ok+"Transfer-Encoding:\r\n"+hello),
			"RFC 9112 6.1: at least one coding; 6.3: else the length or the close ends it").or("2xx"),
		bad("chunked in http/1.0", once("HTTP/1.0 200 OK\r\n"+coded+pieces),
			"RFC 9112 6.1: faulty framing, and the connection is to be closed").or("2xx"),
	)
}
