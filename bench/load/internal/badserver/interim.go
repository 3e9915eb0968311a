package badserver

import (
	"strings"
	"time"
)

// interims send answers before the answer.
func interims() []Server {
	const (
		next  = "HTTP/1.1 100 Continue\r\n\r\n"
		hints = "HTTP/1.1 103 Early Hints\r\nLink: </style.css>; rel=preload\r\n\r\n"
		other = "HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: x\r\n"
		why   = "RFC 9110 15.2: a client reads any number of interim answers before the final one"
		none  = "RFC 9112 6.3: an interim answer has no body, whatever its header has"
		gone  = "RFC 9110 15.2: an interim answer begins an answer and does not end it"
		after = "RFC 9110 7.8: after 101 the connection has another protocol"
	)
	const pause = 10 * time.Millisecond
	return []Server{
		good("100 first", each(next+fine), why),
		good("100 first, the rest later", paced(pause, next, fine), why),
		good("100 cut in two", paced(pause, next[:9], next[9:]+fine), why),
		good("102 first", each("HTTP/1.1 102 Processing\r\n\r\n"+fine), why),
		good("103 first", each(hints+fine), why),
		good("103, 100, 102 and 103 first", paced(pause, hints, next, "HTTP/1.1 102 Processing\r\n\r\n"+hints, fine), why),
		good("unknown interim first", each("HTTP/1.1 199 What\r\nX: y\r\n\r\n"+fine), why),
		good("interim without a reason", each("HTTP/1.1 100 \r\n\r\n"+fine), why),
		good("interim with a length", each("HTTP/1.1 100 Continue\r\nContent-Length: 5\r\n\r\n"+fine), none),
		good("interim that is chunked", each("HTTP/1.1 100 Continue\r\n"+coded+fine), none),
		good("20 interims first", each(strings.Repeat(next, 20)+fine), why),
		good("20 interims first, with hints", each(strings.Repeat(hints, 20)+fine), why),
		good("interim, then chunks", each(next+chunked+pieces), why),
		good("interim, then until the close", once(next+ok+"\r\nhello"), why),
		as("5xx", "interim, then 500", each(next+"HTTP/1.1 500 Oops\r\n"+hello), why),
		as("3xx", "interim, then 304", each(hints+"HTTP/1.1 304 Not Modified\r\n\r\n"), why),
		bad("interim, then nonsense", each(next+"nonsense\r\n\r\n"), why),
		bad("interim with a body", each("HTTP/1.1 100 Continue\r\nContent-Length: 5\r\n\r\nhello"+fine), none),
		bad("interim with a wrong line", each("HTTP/1.1 100 Continue\r\ngarbage\r\n\r\n"+fine), "RFC 9112 5: a field line has a colon"),
		as("short", "interim, then a close", once(next), gone),
		as("short", "three interims, then a close", once(hints+next+hints), gone),
		as("short", "interim cut, then a close", once(next[:len(next)-2]), gone),
		as("short", "interim and half an answer", once(next+fine[:20]), gone),
		as("reset", "interim, then a reset", torn(next), gone),
		as("timeout", "interim, then silence", held(next), gone),
		as("timeout", "endless interims, slowly", endless(5*time.Millisecond, "", hints), gone),
		as("timeout", "endless interims", endless(time.Millisecond, "", strings.Repeat(next, 100)),
			"the final answer never comes, but a client may limit interim ones").or("malformed"),
		as("1xx", "101 and silence", held(other+"\r\n"), after),
		as("1xx", "101 and another protocol", held(other+"\r\n\x01\x02\x03\x04"), after),
		as("1xx", "101 and an answer", held(other+"\r\nHTTP/1.1 500 Oops\r\n"+hello), after),
		as("1xx", "101 and a close", once(other+"\r\n"), after),
		as("1xx", "101 with a length", held(other+"Content-Length: 5\r\n\r\n"), none),
		as("1xx", "101 that is chunked", held(other+coded), none),
		as("1xx", "100, then 101", held(next+other+"\r\n"), after),
		as("short", "101 cut, then a close", once(other), "the head of the answer has no end"),
	}
}
