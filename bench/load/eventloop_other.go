//go:build !linux

package load

// crew is for Linux; elsewhere each worker has a goroutine of its own.
type eventLoop struct{}

// seat is a worker's place in a crew.
type loopConn struct{}

func (*run) newLoops() []*eventLoop { return nil }
func (*eventLoop) serve()           {}
func (*eventLoop) close()           {}
