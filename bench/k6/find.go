package k6

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"perihelion/bench/child"
)

// Install is the command that installs k6 where Go is.
const Install = "go install go.k6.io/k6@v1.8.1"

// Program is k6 as it was found.
type Program struct {
	Path    string
	Version string // as in "v1.8.1"
}

// Name is the program with its version, by which results are labelled.
func (p Program) Name() string { return strings.TrimSpace("k6 " + p.Version) }

// ErrMissing means that k6 was not found. Its text has the commands that install it.
var ErrMissing = errors.New("k6 was not found. Install it with " + Install + ", or as https://grafana.com/docs/k6 has it, or name it with --k6 PATH")

// versionTime is how long k6 may take to give its version.
const versionTime = 20 * time.Second

// Find returns the k6 at a path, or, if that is "", the first in PATH or in the folders
// where go install puts it.
func Find(ctx context.Context, path string) (Program, error) {
	if path == "" {
		path = search()
	}
	if path == "" {
		return Program{}, ErrMissing
	}
	ctx, cancel := context.WithTimeout(ctx, versionTime)
	defer cancel()
	cmd := exec.CommandContext(ctx, path, "version")
	cmd.Env = quiet()
	said, err := cmd.Output()
	fields := strings.Fields(string(said)) // k6 v1.8.1 (go1.26.0, linux/amd64)
	switch {
	case err != nil:
		return Program{}, fmt.Errorf("%s cannot be run as k6: %w. Name another with --k6 PATH", path, err)
	case len(fields) < 2 || !strings.HasPrefix(fields[0], "k6"):
		return Program{}, fmt.Errorf("%s is not k6: it calls itself %.60q. Name another with --k6 PATH", path, said)
	}
	return Program{Path: path, Version: fields[1]}, nil
}

// search looks where k6 usually is; "" where it is not.
func search() string {
	if path, err := exec.LookPath("k6"); err == nil {
		return path
	}
	folders := []string{os.Getenv("GOBIN")}
	for _, p := range filepath.SplitList(os.Getenv("GOPATH")) {
		folders = append(folders, filepath.Join(p, "bin"))
	}
	if home, err := os.UserHomeDir(); err == nil {
		folders = append(folders, filepath.Join(home, "go", "bin"))
	}
	for _, folder := range folders {
		if folder == "" {
			continue
		}
		if path, err := exec.LookPath(filepath.Join(folder, "k6")); err == nil {
			return path
		}
	}
	return ""
}

// quiet is the environment of k6 in which it sends nothing to its makers, and downloads
// nothing.
func quiet() []string {
	return append(child.Environment(), "K6_NO_USAGE_REPORT=true", "K6_AUTO_EXTENSION_RESOLUTION=false", "NO_COLOR=1")
}
