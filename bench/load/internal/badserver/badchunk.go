package badserver

import (
	"strings"
	"time"
)

// wrongChunks are bodies in chunks that are none.
var wrongChunks = []pair{
	{"body without chunks", "hello\r\n0\r\n\r\n"},
	{"no line end after the data", "5\r\nhello0\r\n\r\n"},
	{"chunk longer than its size", "3\r\nhello\r\n0\r\n\r\n"},
	{"chunk shorter than its size", "7\r\nhello\r\n0\r\n\r\n"},
	{"empty chunk size", "\r\nhello\r\n0\r\n\r\n"},
	{"second chunk without a size", "5\r\nhello\r\n\r\nhello\r\n0\r\n\r\n"},
	{"negative chunk size", "-5\r\nhello\r\n0\r\n\r\n"},
	{"chunk size with a plus", "+5\r\nhello\r\n0\r\n\r\n"},
	{"chunk size with 0x", "0x5\r\nhello\r\n0\r\n\r\n"},
	{"chunk size with an h", "5h\r\nhello\r\n0\r\n\r\n"},
	{"chunk size with a g", "g\r\nhello\r\n0\r\n\r\n"},
	{"chunk size with an underscore", "0_5\r\nhello\r\n0\r\n\r\n"},
	{"chunk size with a dot", "5.0\r\nhello\r\n0\r\n\r\n"},
	{"chunk size in quotes", "\"5\"\r\nhello\r\n0\r\n\r\n"},
	{"chunk size with a nul", "5\x00\r\nhello\r\n0\r\n\r\n"},
	{"chunk size with a comma", "5,5\r\nhello\r\n0\r\n\r\n"},
	{"two chunk sizes", "5 5\r\nhello\r\n0\r\n\r\n"},
	{"extension without a size", ";a=b\r\nhello\r\n0\r\n\r\n"},
	{"space before the chunk size", " 5\r\nhello\r\n0\r\n\r\n"},
	{"carriage return twice after the size", "5\r\r\nhello\r\n0\r\n\r\n"},
	{"carriage return alone after the size", "5\rhello\r\n0\r\n\r\n"},
	{"carriage return twice after the data", "5\r\nhello\r\r\n0\r\n\r\n"},
	{"line feed before the carriage return", "5\r\nhello\n\r0\r\n\r\n"},
	{"negative last chunk", "5\r\nhello\r\n-0\r\n\r\n"},
	{"trailer without a colon", "5\r\nhello\r\n0\r\ngarbage\r\n\r\n"},
	{"trailer without a name", "5\r\nhello\r\n0\r\n: y\r\n\r\n"},
	{"answer in place of the trailer", "5\r\nhello\r\n0\r\n" + fine},
}

func badChunks() []Server {
	var all []Server
	for _, c := range wrongChunks {
		all = append(all, bad(c.name, each(chunked+c.text), "RFC 9112 7.1: no chunk, or no trailer section"))
	}
	const (
		large = "RFC 9112 7.1: parse large sizes without overflow; this many bytes never come"
		lone  = "RFC 9112 2.2: a single LF may end a line of the head, not of a chunk, but many take it"
	)
	size := func(s string) string { return chunked + s + "\r\nhello\r\n0\r\n\r\n" }
	return append(all,
		bad("bare line feeds around a chunk", each(chunked+"5\nhello\n0\n\n"), lone).or("2xx"),
		bad("bare line feed after the chunk size", each(chunked+"5\nhello\r\n0\r\n\r\n"), lone).or("2xx"),
		bad("space after the chunk size", each(size("5 ")), "RFC 9112 7.1: not in the grammar, but some servers pad sizes").or("2xx"),
		bad("chunk size of 2^64+5", held(size("10000000000000005")), large).or("timeout"),
		bad("chunk size of 2^63", held(size("8000000000000000")), large).or("timeout"),
		bad("chunk size of 2^64-1", held(size("ffffffffffffffff")), large).or("timeout"),
		bad("chunk size of a thousand digits", held(size(strings.Repeat("f", 1000))), large).or("timeout"),
		as("timeout", "chunk size of 2^63-1", held(size("7fffffffffffffff")), large).or("malformed"),
		as("timeout", "chunk size of 2^32+5", held(size("100000005")), large),
		as("short", "chunk size of 2^32+5, then a close", once(size("100000005")), large),
		bad("wrong chunk, then a close", once(chunked+"5\r\nhello\r\nxyz\r\n"), "the wrong size comes before the close"),
		bad("second chunk wrong, after a while", paced(10*time.Millisecond, chunked+"5\r\nhello\r\n", "nonsense\r\n"),
			"RFC 9112 7.1: a chunk starts with its size"),
		bad("endless chunk size", endless(time.Millisecond, chunked, strings.Repeat("f", 4<<10)), "no size, or one too large").or("timeout"),
		bad("endless zeros of a chunk size", endless(time.Millisecond, chunked, strings.Repeat("0", 4<<10)), "a line without an end").or("timeout"),
		bad("endless chunk extension", endless(time.Millisecond, chunked+"5;a=", filler), "RFC 9112 7.1.1: extensions ought to be limited").or("timeout"),
		bad("endless trailers", endless(time.Millisecond, chunked+"0\r\n", strings.Repeat("X: y\r\n", 2_000)), "a section without an end").or("timeout"),
		as("timeout", "endless chunks", endless(time.Millisecond, chunked, "5\r\nhello\r\n"), "the last chunk never comes"),
		as("timeout", "endless large chunks", endless(time.Millisecond, chunked, "4000\r\n"+filler+"\r\n"), "the last chunk never comes"),
		as("timeout", "endless trailers, slowly", endless(5*time.Millisecond, chunked+pieces[:len(pieces)-2], "X: y\r\n"), "the trailers never end"),
	)
}
