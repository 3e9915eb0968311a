package main

import (
	"archive/tar"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
)

// deb is a package of Debian, pinned.
type deb struct {
	name, version string
	sha256        string // of the .deb that apt-get download writes
}

func (d deb) file() string { return d.name + "_" + d.version + "_all.deb" }

// fetch lets apt download the package into a folder, from the suite sid as long
// as it offers this version; snapshot.debian.org keeps every version.
func (d deb) fetch(dir string) error {
	cmd := exec.Command("apt-get", "download", d.name+"="+d.version)
	cmd.Dir, cmd.Stderr = dir, os.Stderr
	if err := cmd.Run(); err != nil {
		return fmt.Errorf("apt-get download %s=%s: %w: add the suite sid to apt's sources, or lay the file %s beside the other archives and name their folder with -from",
			d.name, d.version, err, d.file())
	}
	return nil
}

// read returns files of the package, by their path without the leading slash,
// after checking that the package is the pinned one.
func (d deb) read(dir string, paths ...string) ([][]byte, error) {
	path := filepath.Join(dir, d.file())
	packed, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	sum := sha256.Sum256(packed)
	if got := hex.EncodeToString(sum[:]); got != d.sha256 {
		return nil, fmt.Errorf("%s has the SHA-256 %s, not the pinned %s", d.file(), got, d.sha256)
	}
	cmd := exec.Command("dpkg-deb", "--fsys-tarfile", path)
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	files, err := pick(out, paths)
	// What is left must be read, or dpkg-deb fails at writing it.
	if _, rest := io.Copy(io.Discard, out); err == nil {
		err = rest
	}
	if ended := cmd.Wait(); err == nil {
		err = ended
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", d.file(), err)
	}
	return files, nil
}

// pick reads some files of a tar stream.
func pick(stream io.Reader, paths []string) ([][]byte, error) {
	files, missing := make([][]byte, len(paths)), len(paths)
	for r := tar.NewReader(stream); missing > 0; {
		h, err := r.Next()
		if errors.Is(err, io.EOF) {
			return nil, fmt.Errorf("one of the files %v is not in it", paths)
		}
		if err != nil {
			return nil, err
		}
		for i, p := range paths {
			if h.Name != "./"+p {
				continue
			}
			if files[i], err = io.ReadAll(r); err != nil {
				return nil, err
			}
			missing--
		}
	}
	return files, nil
}
