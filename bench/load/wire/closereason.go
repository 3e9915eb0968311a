package wire

// CloseReason is the reason for which no other request can be sent on a connection
// after a whole answer.
type CloseReason uint8

// The reasons that an answer itself gives.
const (
	Reusable     CloseReason = iota // none: the connection can be used again
	Announced                       // the server announces that it closes the connection
	OldVersion                      // HTTP/1.0 without keep-alive
	UntilClose                      // the end of the connection is the end of the body
	Switched                        // another protocol has begun (status 101)
	CloseReasons                    // the number of reasons
)

// CloseReason returns the reason that the answer gives. It is defined once the answer
// is complete.
func (a *Answer) CloseReason() CloseReason {
	switch {
	case a.Status == 101:
		return Switched
	case a.closing:
		return Announced
	case !a.Bodyless && !statusBodyless(a.Status) && !a.chunked && a.length < 0:
		return UntilClose
	case a.minor == 0 && !a.keeping:
		return OldVersion
	}
	return Reusable
}
