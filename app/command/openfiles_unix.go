//go:build unix

package command

import "golang.org/x/sys/unix"

// openFiles is the limit on open files of this process.
func openFiles() uint64 {
	var limit unix.Rlimit
	if unix.Getrlimit(unix.RLIMIT_NOFILE, &limit) != nil {
		return 0
	}
	return uint64(limit.Cur)
}
