package badserver

import "strings"

// oddChunks are bodies in chunks that are strange but valid.
var oddChunks = []pair{
	{"one chunk", pieces},
	{"no chunk but the last", "0\r\n\r\n"},
	{"one chunk a byte", "1\r\nh\r\n1\r\ne\r\n1\r\nl\r\n1\r\nl\r\n1\r\no\r\n0\r\n\r\n"},
	{"chunk size in upper case", "1A\r\n" + strings.Repeat("x", 26) + "\r\n0\r\n\r\n"},
	{"chunk size in lower case", "1a\r\n" + strings.Repeat("x", 26) + "\r\n0\r\n\r\n"},
	{"chunk size with leading zeros", "00005\r\nhello\r\n0\r\n\r\n"},
	{"chunk size with forty leading zeros", strings.Repeat("0", 40) + "5\r\nhello\r\n0\r\n\r\n"},
	{"last chunk of many zeros", "5\r\nhello\r\n" + strings.Repeat("0", 40) + "\r\n\r\n"},
	{"chunk extension", "5;a=b\r\nhello\r\n0\r\n\r\n"},
	{"chunk extension without a value", "5;a\r\nhello\r\n0\r\n\r\n"},
	{"chunk extension in quotes", "5;a=\"b; c\\\" 0\"\r\nhello\r\n0\r\n\r\n"},
	{"chunk extensions with blanks", "5 ; a = b ;c\r\nhello\r\n0\r\n\r\n"},
	{"extension that looks like digits", "5;ffff=ffff\r\nhello\r\n0\r\n\r\n"},
	{"extension of the last chunk", "5\r\nhello\r\n0;a=b\r\n\r\n"},
	{"chunk extension of 1 kib", "5;a=" + strings.Repeat("b", 1<<10) + "\r\nhello\r\n0\r\n\r\n"},
	{"chunk of line ends", "6\r\n\r\n\r\n\r\n\r\n0\r\n\r\n"},
	{"chunk that looks like the last", "5\r\n0\r\n\r\n\r\n0\r\n\r\n"},
	{"chunk that looks like an answer", "26\r\n" + fine[:38] + "\r\n0\r\n\r\n"},
	{"chunk of binary zeros", "5\r\n\x00\x00\x00\x00\x00\r\n0\r\n\r\n"},
	{"trailer", "5\r\nhello\r\n0\r\nX: y\r\n\r\n"},
	{"many trailers", "5\r\nhello\r\n0\r\n" + strings.Repeat("X: y\r\n", 1000) + "\r\n"},
	{"trailer without chunks", "0\r\nX: y\r\n\r\n"},
	{"trailer of a length", "5\r\nhello\r\n0\r\nContent-Length: 5000\r\n\r\n"},
	{"trailer of a coding", "5\r\nhello\r\n0\r\nTransfer-Encoding: gzip\r\n\r\n"},
	{"trailer that closes, or not", "5\r\nhello\r\n0\r\nConnection: close\r\n\r\n"},
	{"one chunk of a mib", "100000\r\n" + strings.Repeat("x", 1<<20) + "\r\n0\r\n\r\n"},
	{"20,000 chunks of a byte", strings.Repeat("1\r\nx\r\n", 20_000) + "0\r\n\r\n"},
	{"chunks of every size to 300", rising(300) + "0\r\n\r\n"},
}

// rising is chunks of 1 to n bytes.
func rising(n int) string {
	const digits = "0123456789abcdef"
	var b strings.Builder
	for i := 1; i <= n; i++ {
		b.WriteString(string([]byte{digits[i>>8&15], digits[i>>4&15], digits[i&15]}))
		b.WriteString("\r\n" + filler[:i] + "\r\n")
	}
	return b.String()
}

func chunks() []Server {
	var all []Server
	for _, c := range oddChunks {
		all = append(all, good(c.name, each(chunked+c.text), "RFC 9112 7.1: valid chunks, up to the end of the trailers"))
	}
	return append(all,
		good("folded trailer", each(chunked+"5\r\nhello\r\n0\r\nX: y\r\n z\r\n\r\n"),
			"RFC 9112 5.2: a fold is a space, if it is one in a trailer").or("malformed"),
		good("300 kib of trailers", once(chunked+"5\r\nhello\r\n0\r\n"+strings.Repeat("X: y\r\n", 50<<10)+"\r\n"),
			"RFC 9112 7.1.2: valid, but a client may limit them").or("malformed"),
		good("chunk extension of 100 kib", once(chunked+"5;a="+strings.Repeat("b", 100<<10)+"\r\nhello\r\n0\r\n\r\n"),
			"RFC 9112 7.1.1: valid, but a client ought to limit them").or("malformed"),
		good("empty line after the last chunk", each(chunked+pieces+"\r\n"), "RFC 9112 6.3: the answer has ended; the rest was not requested"),
		good("two last chunks", each(chunked+pieces+"0\r\n\r\n"), "RFC 9112 6.3: the answer has ended; the rest was not requested"),
		good("chunks, every byte alone", paced(0, bytewise(chunked+pieces)...), "TCP is a stream: where writes begin means nothing"),
	)
}
