package load

import "perihelion/bench/load/wire"

// Reasons for which a connection carries no other request, besides those that an
// answer itself gives.
const (
	excessBytes   = wire.CloseReasons + iota // bytes followed that belong to no answer
	unreadRequest                            // the server has not taken the whole request
	closeReasons                             // the number of reasons
)

// serverReasons are the texts of the reasons that come from the server.
var serverReasons = [closeReasons]string{
	wire.Announced:  "it announces that (Connection: close, or GOAWAY of HTTP/2)",
	wire.OldVersion: "it answers in HTTP/1.0 without Connection: keep-alive",
	wire.UntilClose: "its answers have neither a Content-Length nor chunks, so that they end with the connection",
}

// mostFrequent returns the reason of serverReasons that occurred most often,
// or wire.Reusable.
func mostFrequent(counts [closeReasons]int64) wire.CloseReason {
	most := wire.Reusable
	for e, n := range counts {
		if serverReasons[e] != "" && n > 0 && (most == wire.Reusable || n > counts[most]) {
			most = wire.CloseReason(e)
		}
	}
	return most
}
