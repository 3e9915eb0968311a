//go:build unix

package command

import (
	"os"
	"os/signal"
	"syscall"

	"perihelion/bench/child"
)

// suspendTogether makes Ctrl-Z suspend the children that generate load with the
// program, and its end continue them with it: they have process groups of their
// own, which the terminal does not reach.
func suspendTogether() (end func()) {
	if signal.Ignored(syscall.SIGTSTP) {
		return func() {}
	}
	suspend := make(chan os.Signal, 1)
	signal.Notify(suspend, syscall.SIGTSTP)
	done := make(chan struct{})
	go func() {
		for {
			select {
			case <-suspend:
				child.Suspend()
				stopSelf()
				child.Continue()
			case <-done:
				return
			}
		}
	}()
	return func() {
		signal.Stop(suspend)
		close(done)
	}
}

// stopSelf suspends this process and returns when it goes on.
//
// Go's runtime keeps its handler for SIGTSTP once that was asked for, so another
// signal has to do. The default action of SIGTTIN is the same: it suspends unless
// nobody could continue the process, as under ssh -t without a shell, where Ctrl-Z
// then has no effect, as with any program. Without a terminal somebody else has
// sent the signal, and knows why.
func stopSelf() {
	if terminal, err := os.OpenFile("/dev/tty", os.O_RDWR, 0); err == nil {
		terminal.Close()
		stop(syscall.SIGTTIN)
	} else {
		stop(syscall.SIGSTOP)
	}
}
