package form

import "time"

// Workload is the work of a built-in server for each request besides computing
// the position. With nothing added the HTTP library differs between the
// configurations; with computing or waiting, their architecture is.
type Workload int

// The workloads, in the order of the selection.
const (
	Position  Workload = iota // the position as it is
	Computing                 // and 200 µs of processor time
	Waiting                   // and 2 ms of waiting, as for a database
)

// Workloads are the words for the workloads, in their order.
func Workloads() []string {
	return []string{"The position as it is", "200 µs of computing", "2 ms of waiting"}
}

// Cost is the processor time and the waiting added to each request.
func (w Workload) Cost() (work, delay time.Duration) {
	switch w {
	case Computing:
		return 200 * time.Microsecond, 0
	case Waiting:
		return 0, 2 * time.Millisecond
	}
	return 0, 0
}
