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

// source is an archive of the source of a package of Debian, pinned.
type source struct {
	name, version, file string
	sha256              string // of the file
}

// check returns the path of the archive in a folder, if it is the pinned one.
func (s source) check(dir string) (string, error) {
	path := filepath.Join(dir, s.file)
	f, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer f.Close()
	sum := sha256.New()
	if _, err := io.Copy(sum, f); err != nil {
		return "", err
	}
	if got := hex.EncodeToString(sum.Sum(nil)); got != s.sha256 {
		return "", fmt.Errorf("%s has the SHA-256 %s, not the pinned %s", s.file, got, s.sha256)
	}
	return path, nil
}

// fetchDebian downloads packages into a folder with apt. It uses lists and a cache of
// its own, in that folder too: it neither reads nor changes the machine's own lists, and
// needs no root.
func fetchDebian(dir string, stars source, packages ...deb) error {
	lists, cache, sources := filepath.Join(dir, "apt", "state"), filepath.Join(dir, "apt", "cache"), filepath.Join(dir, "apt", "sources.list")
	for _, d := range []string{filepath.Join(lists, "lists", "partial"), filepath.Join(cache, "archives", "partial")} {
		if err := os.MkdirAll(d, 0o755); err != nil {
			return err
		}
	}
	const suite = "%s [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] http://deb.debian.org/debian %s main\n"
	if err := os.WriteFile(sources, []byte(fmt.Sprintf(suite, "deb", "bookworm")+fmt.Sprintf(suite, "deb", "sid")+fmt.Sprintf(suite, "deb-src", "bookworm")), 0o644); err != nil {
		return err
	}
	apt := func(arguments ...string) error {
		cmd := exec.Command("apt-get", append([]string{"-qq",
			"-o", "Dir::State=" + lists, "-o", "Dir::Cache=" + cache,
			"-o", "Dir::Etc::sourcelist=" + sources, "-o", "Dir::Etc::sourceparts=-",
			"-o", "Acquire::Languages=none", "-o", "APT::Sandbox::User=", // which cannot write here
		}, arguments...)...)
		cmd.Dir, cmd.Stderr = dir, os.Stderr
		return cmd.Run()
	}
	if err := apt("update"); err != nil {
		return fmt.Errorf("apt-get update: %w: the generator needs the network, or with -from a folder that holds the packages", err)
	}
	for _, d := range packages {
		if err := apt("download", d.name+"="+d.version); err != nil {
			return fmt.Errorf("apt-get download %s=%s: %w: if Debian has moved on, take %s from snapshot.debian.org, lay it beside the other archives and name their folder with -from",
				d.name, d.version, err, d.file())
		}
	}
	if err := apt("source", "--download-only", stars.name+"="+stars.version); err != nil {
		return fmt.Errorf("apt-get source %s=%s: %w", stars.name, stars.version, err)
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
	// The rest must be read, or dpkg-deb fails at writing it.
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
