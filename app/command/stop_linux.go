package command

import (
	"os"
	"runtime"
	"syscall"

	"golang.org/x/sys/unix"
)

// stop sends this process a signal that suspends it, and returns when it goes on, or at
// once where the signal has no effect. The kernel hands a thread its own signals before it
// goes on; one for the process would wait for a thread that has no core yet.
func stop(s syscall.Signal) {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	_ = unix.Tgkill(os.Getpid(), unix.Gettid(), s) // not suspended, it goes on
}
