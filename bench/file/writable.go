package file

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// Writable returns nil if Replace could write path now, and otherwise the error
// that it would return: nobody wants to learn that after an hour of measuring. It
// also refuses a file that somebody has made read-only, which Replace would replace.
// A file that is there stays as it is, and none is left that was not there. A pipe
// or a device is not opened, since opening one can wait for ever or do something.
func Writable(path string) error {
	old, err := os.Lstat(path)
	switch {
	case err == nil && old.IsDir():
		return fmt.Errorf("%s is a folder", path)
	case err == nil && old.Mode().IsRegular():
		f, err := os.OpenFile(path, os.O_WRONLY, 0)
		if err != nil {
			return err
		}
		f.Close()
	case err == nil && (old.Mode()&fs.ModeSymlink == 0 || special(path)):
		return nil
	}
	f, err := temporary(path, 0o600)
	if err != nil {
		return named(path, err)
	}
	f.Close()
	return os.Remove(f.Name())
}

// Same reports whether two paths name one file, however they are written: writing to
// one replaces the other. A link is the same as the file it leads to, since both names
// mean that file. Pipes, terminals and devices can be written by several, so they are
// never the same.
func Same(a, b string) bool {
	was, err := os.Stat(a)
	if err == nil {
		is, err := os.Stat(b)
		return err == nil && was.Mode().IsRegular() && os.SameFile(was, is)
	}
	return resolved(a) == resolved(b)
}

// mostLinks is how many links a path may lead through; more are a circle.
const mostLinks = 40

// resolved is the path without its links, as far as they exist.
func resolved(path string) string {
	for range mostLinks {
		whole, err := filepath.Abs(path)
		if err != nil {
			break
		}
		folder, err := filepath.EvalSymlinks(filepath.Dir(whole))
		if err != nil {
			return whole
		}
		path = filepath.Join(folder, filepath.Base(whole))
		to, err := os.Readlink(path)
		if err != nil {
			return path
		}
		if !filepath.IsAbs(to) {
			to = filepath.Join(folder, to)
		}
		path = to
	}
	return filepath.Clean(path)
}
