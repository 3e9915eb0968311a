package file

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
)

// Pinned is a file that a description names, with the content that it had then: so
// that whoever carries the description out again does the same, or learns why not. The
// zero value is no file.
type Pinned struct {
	Path   string `json:"path"`
	SHA256 string `json:"sha256,omitempty"` // of the content, in hexadecimal; "": any
}

// Pin returns the content of a regular file of most bytes or fewer, and the file pinned to
// it.
func Pin(path string, most int64) (Pinned, []byte, error) {
	content, err := Read(path, most)
	if err != nil {
		return Pinned{}, nil, err
	}
	return Pinned{path, sum(content)}, content, nil
}

// Read returns the content of the file, if it is the one that it was pinned to.
func (p Pinned) Read(most int64) ([]byte, error) {
	content, err := Read(p.Path, most)
	if err == nil && p.SHA256 != "" && sum(content) != p.SHA256 {
		err = fmt.Errorf("%s has changed since: its SHA-256 was %.8s…, and is %.8s…", p.Path, p.SHA256, sum(content))
	}
	return content, err
}

// Check returns why the file cannot be read, as far as that is known without reading
// it, or nil.
func (p Pinned) Check(most int64) error {
	switch info, err := os.Stat(p.Path); {
	case err != nil:
		return err
	case !info.Mode().IsRegular():
		return fmt.Errorf("%s is no regular file (%s)", p.Path, kind(info.Mode()))
	case info.Size() > most:
		return fmt.Errorf("%s is longer than %d bytes", p.Path, most)
	}
	return nil
}

func sum(content []byte) string {
	s := sha256.Sum256(content)
	return hex.EncodeToString(s[:])
}
