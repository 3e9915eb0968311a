package requests

import (
	"cmp"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// bodyFile reads the file that holds a body. Its path is relative to the folder of the
// targets, and leads out of it only where File.Anywhere allows that. A file that several
// requests name is read and kept once.
func (r *reader) bodyFile(path string) (string, error) {
	path = strings.TrimSpace(path)
	if b, ok := r.bodies[path]; ok {
		return b, nil
	}
	f, err := r.openBody(path)
	if err != nil {
		return "", r.bodyError(path, err)
	}
	defer f.Close()
	info, err := f.Stat()
	switch {
	case err != nil:
		return "", r.bodyError(path, err)
	case !info.Mode().IsRegular():
		return "", r.refuse("@%s is not a file; write the path of one that holds the body", path)
	case info.Size() > maxBody:
		return "", r.refuse("@%s is larger than %d MiB; write a smaller body", path, maxBody>>20)
	}
	var b strings.Builder
	if _, err := io.Copy(&b, io.LimitReader(io.TeeReader(f, r.sum), maxBody)); err != nil {
		return "", r.bodyError(path, err)
	}
	if r.bodies == nil {
		r.bodies = make(map[string]string)
	}
	r.bodies[path] = b.String()
	if r.set.Bytes += int64(b.Len()); r.set.Bytes > maxKept {
		return "", r.refuse("the bodies up to here take %d MiB of memory, and more is not kept; write fewer of them", maxKept>>20)
	}
	return b.String(), nil
}

func (r *reader) openBody(path string) (*os.File, error) {
	folder := cmp.Or(r.Folder, filepath.Dir(r.Path))
	if r.Anywhere {
		if !filepath.IsAbs(path) {
			path = filepath.Join(folder, path)
		}
		if info, err := os.Stat(path); err == nil && !info.Mode().IsRegular() {
			return nil, errNoFile // opening a pipe would wait
		}
		return os.Open(path)
	}
	if r.folder == nil {
		root, err := os.OpenRoot(folder)
		if err != nil {
			return nil, err
		}
		r.folder = root
	}
	if filepath.IsAbs(path) {
		if inside, err := filepath.Rel(mustAbs(folder), path); err == nil {
			path = inside
		}
	}
	if info, err := r.folder.Stat(path); err == nil && !info.Mode().IsRegular() {
		return nil, errNoFile
	}
	return r.folder.Open(path)
}

var errNoFile = errors.New("it is not a file")

func mustAbs(path string) string {
	if abs, err := filepath.Abs(path); err == nil {
		return abs
	}
	return path
}

func (r *reader) bodyError(path string, err error) error {
	var wrong *fs.PathError
	if errors.As(err, &wrong) {
		err = wrong.Err
	}
	if strings.Contains(err.Error(), "escapes") {
		return r.refuse("@%s lies outside of the folder of %s; put it there, or allow other folders with --bodies-anywhere", path, r.name)
	}
	return r.refuse("@%s: %v; write the path of a file that holds the body, relative to the folder of %s", path, err, r.name)
}

func (r *reader) closeFolder() {
	if r.folder != nil {
		r.folder.Close()
	}
}
