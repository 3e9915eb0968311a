package store

import (
	"io"
	"io/fs"
	"os"
	"time"

	"perihelion/bench/file"
)

// disk is the part of the file system that a store uses. Tests put a faulty one in its
// place.
type disk interface {
	MakeFolder(path string) error // and the folders above it
	TakeFolder(path string) error // matches fs.ErrExist where it is there
	SyncFolder(path string) error // the names in it are on the disk afterwards
	ReadFolder(path string) ([]fs.DirEntry, error)
	Stat(path string) (fs.FileInfo, error)
	Read(path string, most int64) ([]byte, error)
	Append(path string) (appended, error) // creates it
	Replace(path string, write func(io.Writer) error) error
	Rename(from, to string) error
	Touch(path string, at time.Time) error
	Remove(path string) error
	RemoveAll(path string) error
}

// appended is a file that grows at its end.
type appended interface {
	io.WriteCloser
	Sync() error
}

// system is the file system. Runs may name the user's servers and commands, so other
// users cannot read them.
type system struct{}

func (system) MakeFolder(path string) error                  { return os.MkdirAll(path, 0o700) }
func (system) TakeFolder(path string) error                  { return os.Mkdir(path, 0o700) }
func (system) ReadFolder(path string) ([]fs.DirEntry, error) { return os.ReadDir(path) }
func (system) Stat(path string) (fs.FileInfo, error)         { return os.Stat(path) }
func (system) Read(path string, most int64) ([]byte, error)  { return file.Read(path, most) }
func (system) Rename(from, to string) error                  { return os.Rename(from, to) }
func (system) Touch(path string, at time.Time) error         { return os.Chtimes(path, at, at) }
func (system) Remove(path string) error                      { return os.Remove(path) }
func (system) RemoveAll(path string) error                   { return os.RemoveAll(path) }

func (system) Append(path string) (appended, error) {
	return os.OpenFile(path, os.O_CREATE|os.O_WRONLY|os.O_APPEND, 0o600)
}

func (system) Replace(path string, write func(io.Writer) error) error {
	return file.Replace(path, 0o600, write)
}
