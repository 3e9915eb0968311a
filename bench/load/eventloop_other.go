//go:build !linux

package load

// eventLoop is for Linux; elsewhere each worker has a goroutine of its own.
type eventLoop struct{}

const looksHere = false // there is no event loop that could

// loopConn is a worker's connection in an event loop.
type loopConn struct{}

func (*run) newLoops() []*eventLoop { return nil }
func (*eventLoop) serve()           {}
func (*eventLoop) close()           {}
