package badserver

import "strings"

// wrongLengths are no lengths.
var wrongLengths = []pair{
	{"negative length", "-5"},
	{"length of minus zero", "-0"},
	{"length with a plus", "+5"},
	{"length in hexadecimal", "0x5"},
	{"empty length", ""},
	{"length of blanks", " \t "},
	{"length in words", "five"},
	{"length with a fraction", "5.0"},
	{"length with an exponent", "5e0"},
	{"length with an underscore", "0_5"},
	{"length with a unit", "5 bytes"},
	{"length of two numbers", "5 5"},
	{"length in quotes", `"5"`},
	{"length with a semicolon", "5; x=y"},
	{"length in arabic digits", "\u0665"},
	{"list of different lengths", "5, 6"},
	{"list of a length and nonsense", "5, x"},
	{"list of a length and minus", "5, -5"},
}

// oddLengths are five.
var oddLengths = []pair{
	{"length with leading zeros", "0005"},
	{"length with forty leading zeros", strings.Repeat("0", 40) + "5"},
	{"length between blanks", " \t 5 \t "},
	{"folded length", "\r\n 5"},
}

func lengths() []Server {
	length := func(v string) string { return ok + "Content-Length: " + v + "\r\n\r\nhello" }
	var all []Server
	for _, v := range wrongLengths {
		all = append(all, bad(v.name, each(length(v.text)), "RFC 9112 6.3: an invalid length is an error a client cannot recover from"))
	}
	for _, v := range oddLengths {
		all = append(all, good(v.name, each(length(v.text)), "RFC 9110 8.6: a length is one or more digits; RFC 9112 5.2: a fold is a space"))
	}
	const (
		twice  = "RFC 9112 6.3: the same length twice is that length; RFC 9110 8.6: or may be rejected"
		lines  = "RFC 9112 6.3: different lengths are an error"
		large  = "RFC 9110 8.6: parse large numbers without overflow; this many bytes never come"
		unread = "RFC 9112 6.3: the answer ends after its length; the rest was not requested"
	)
	return append(all,
		good("list of equal lengths", each(length("5, 5")), twice).or("malformed"),
		good("two equal lengths", each(ok+"Content-Length: 5\r\n"+hello), twice).or("malformed"),
		bad("two different lengths", each(ok+"Content-Length: 6\r\n"+hello), lines),
		bad("two different lengths, the longer last", each(ok+"Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello"), lines),
		bad("zero and another length", each(ok+"Content-Length: 0\r\n"+hello), lines),
		bad("three lengths, one different", each(ok+"Content-Length: 5\r\ncontent-length: 5\r\nCONTENT-LENGTH: 4\r\n\r\nhello"), lines),
		bad("empty and another length", each(ok+"Content-Length:\r\n"+hello),
			"RFC 9112 6.3: an invalid length; RFC 9110 5.6.1: unless a list ignores its empty element").or("2xx"),
		bad("different lengths, then a close", once(ok+"Content-Length: 6\r\n"+hello), lines),
		bad("length of 2^64+5", held(length("18446744073709551621")), large).or("timeout"),
		bad("length of 2^63", held(length("9223372036854775808")), large).or("timeout"),
		bad("length of a thousand digits", held(length(strings.Repeat("9", 1000))), large).or("timeout"),
		as("timeout", "length of 2^63-1", held(length("9223372036854775807")), large),
		as("short", "length of 2^63-1, then a close", once(length("9223372036854775807")), large),
		as("timeout", "length of 2^32+5", held(length("4294967301")), large),
		as("short", "length of 2^32+5, then a close", once(length("4294967301")), large),
		as("timeout", "length one too long", held(length("6")), "the last byte never comes"),
		as("short", "length one too long, then a close", once(length("6")), "RFC 9112 8: fewer bytes than the length are incomplete"),
		good("length one too short", each(length("4")), unread),
		good("length of zero and a body", each(length("0")), unread),
		good("length of zero", each(ok+"Content-Length: 0\r\n\r\n"), "RFC 9112 6.3: the answer has no body"),
		good("length in capitals", each(ok+"CONTENT-LENGTH:5\r\n\r\nhello"), "RFC 9110 5.1: names are case-insensitive"),
	)
}
