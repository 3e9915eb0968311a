//go:build cgo && unix

package main

/*
#include <fcntl.h>

static int stdout_open = 1;

// Runs before the runtime of Go, which opens closed standard streams.
__attribute__((constructor)) static void look_at_stdout(void) {
	stdout_open = fcntl(1, F_GETFD) >= 0;
}

static int stdout_was_open(void) { return stdout_open; }
*/
import "C"

// openAtStart reports whether standard output was open when the program started.
func openAtStart() bool { return C.stdout_was_open() != 0 }
