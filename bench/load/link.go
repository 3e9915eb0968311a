package load

import "time"

// link is one connection to the server, as seen by the watchdog and by whoever
// closes it.
type link interface {
	// interrupt makes a talk under way, and any later one, end with an error that
	// interrupted reports. Any goroutine may call it.
	interrupt()
	// nudge is interrupt if the link can miss the end of a connection.
	probe()
	// resume undoes interrupt and nudge.
	resume()
	close()
}

// talker is a link over which a worker talks in a goroutine of its own.
type blockingLink interface {
	link
	// talk sends the worker's request and reads the answer, and goes on with
	// the next request for as long as worker.answered says so. It returns nil
	// when answered said no; otherwise what ended the request in flight.
	serve(w *worker) error
}

// longAgo is a deadline that has passed.
var pastDeadline = time.Unix(1, 0)
