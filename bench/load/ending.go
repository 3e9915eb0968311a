package load

// ending is what keeps a connection from carrying another request after a whole
// answer.
type ending uint8

const (
	goesOn     ending = iota // nothing does
	saidClose                // the server said that it closes
	oldVersion               // HTTP/1.0 without keep-alive
	untilClose               // the body has no other end than that of the connection
	switched                 // another protocol has begun (status 101)
	excess                   // bytes followed that belong to no answer
	unread                   // the server has not taken the whole request
	endings                  // how many there are
)

// ending is what the answer says. It means something once the answer is complete.
func (a *answer) ending() ending {
	switch {
	case a.status == 101:
		return switched
	case a.closing:
		return saidClose
	case !a.bodyless && !statusBodyless(a.status) && !a.chunked && a.length < 0:
		return untilClose
	case a.minor == 0 && !a.keeping:
		return oldVersion
	}
	return goesOn
}

// closings words the endings that are the server's doing.
var closings = [endings]string{
	saidClose:  "it announces that (Connection: close, or GOAWAY of HTTP/2)",
	oldVersion: "it answers in HTTP/1.0 without Connection: keep-alive",
	untilClose: "its answers have neither a Content-Length nor chunks, so that they end with the connection",
}

// mostFrequent returns the ending of the server's doing that occurred most often,
// or goesOn.
func mostFrequent(counts [endings]int64) ending {
	most := goesOn
	for e, n := range counts {
		if closings[e] != "" && n > 0 && (most == goesOn || n > counts[most]) {
			most = ending(e)
		}
	}
	return most
}
