package load

import "time"

// link is one connection to the server, as the watchdog and the code that closes it
// see it.
type link interface {
	// interrupt makes serving end with an error that interrupted reports, now or the next
	// time. Any goroutine may call it.
	interrupt()
	// probe is interrupt if the link can miss the end of a connection.
	probe()
	// resume undoes interrupt and probe.
	resume()
	close()
}

// blockingLink is a link that a worker serves in a goroutine of its own.
type blockingLink interface {
	link
	// serve sends the worker's request and reads the answer, and goes on with the next
	// request for as long as worker.answered reports true. It returns nil when answered
	// has reported false, and otherwise the error that ended the request in flight.
	serve(w *worker) error
}

// pastDeadline is a deadline that has passed.
var pastDeadline = time.Unix(1, 0)
