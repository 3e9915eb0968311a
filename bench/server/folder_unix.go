//go:build unix

package server

import (
	"os"
	"syscall"

	"golang.org/x/sys/unix"
)

// lockFolder locks a folder together with others. The lock is on the folder itself
// and ends with the file that is returned.
func lockFolder(path string) (*os.File, error) { return lockAs(path, unix.LOCK_SH) }

// lockAlone locks a folder that nobody else has locked, or fails.
func lockAlone(path string) (*os.File, error) { return lockAs(path, unix.LOCK_EX) }

func lockAs(path string, how int) (*os.File, error) {
	fd, err := flock(path, how)
	if err != nil {
		return nil, err
	}
	return os.NewFile(uintptr(fd), path), nil
}

// flock locks a folder until the descriptor is closed.
func flock(path string, how int) (fd int, err error) {
	fd, err = unix.Open(path, unix.O_RDONLY|unix.O_DIRECTORY|unix.O_CLOEXEC, 0)
	if err != nil {
		return 0, &os.PathError{Op: "open", Path: path, Err: err}
	}
	for {
		switch err := unix.Flock(fd, how|unix.LOCK_NB); err {
		case nil:
			return fd, nil
		case unix.EINTR:
		default:
			unix.Close(fd)
			return 0, os.NewSyscallError("flock", err)
		}
	}
}

// isOurs reports whether a path is a folder, and this user's.
func isOurs(path string) bool {
	info, err := os.Lstat(path)
	if err != nil || !info.IsDir() {
		return false
	}
	stat, ok := info.Sys().(*syscall.Stat_t)
	return ok && int(stat.Uid) == os.Geteuid()
}
