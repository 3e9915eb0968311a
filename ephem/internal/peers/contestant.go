package main

import (
	"context"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

//go:embed contestant
var embedded embed.FS

// sources are the contestants written in Python and C.
func sources() fs.FS {
	sub, err := fs.Sub(embedded, "contestant")
	if err != nil {
		panic("peers: " + err.Error())
	}
	return sub
}

// workshop is where contestants are made ready.
type workshop struct {
	folder    string   // holds the sources and the questions
	python    string   // with Debian's packages
	pin       []string // the command in front of another that keeps it on one core
	questions questions
}

// contestant is a library that takes part.
type contestant struct {
	name      string
	workloads []string
	command   func(context.Context, workshop) ([]string, error)
}

// contestants lists everybody, this project first.
func contestants() []contestant {
	return []contestant{
		{ours, workloads[:], func(context.Context, workshop) ([]string, error) {
			self, err := os.Executable()
			return []string{self, contestantRole, "."}, err
		}},
		{pyEphem, workloads[:], func(_ context.Context, w workshop) ([]string, error) {
			return w.script("python3-ephem", "pyephem.py", ".")
		}},
		{"Skyfield", workloads[:], func(ctx context.Context, w workshop) ([]string, error) {
			return w.skyfield(ctx)
		}},
		{"Skyfield, vectors", []string{"series"}, func(ctx context.Context, w workshop) ([]string, error) {
			return w.skyfield(ctx, "vectors")
		}},
		{"Swiss Ephemeris", workloads[:], swiss},
	}
}

// pyEphem is the contestant that the others are compared with.
const pyEphem = "PyEphem"

// absence is the error of a contestant that lacks packages of Debian.
type absence struct{ packages []string }

func (a absence) Error() string {
	verb := "is"
	if len(a.packages) > 1 {
		verb = "are"
	}
	return fmt.Sprintf("%s %s not installed", strings.Join(a.packages, " and "), verb)
}

// script is the command that runs a script of the sources, which needs a package.
func (w workshop) script(needs string, arguments ...string) ([]string, error) {
	python, err := exec.LookPath(w.python)
	if err != nil {
		return nil, absence{[]string{needs}}
	}
	return append([]string{python, "-B"}, arguments...), nil
}

// skyfield writes the kernel that Skyfield reads, once, with a month to spare at
// each end, and returns the command that reads it.
func (w workshop) skyfield(ctx context.Context, mode ...string) ([]string, error) {
	const name, spare = "de431.bsp", 30
	if _, err := os.Stat(filepath.Join(w.folder, name)); err != nil {
		from, to := w.questions.span()
		command, err := w.script("python3-skyfield", "kernel.py", name,
			fmt.Sprint(from-spare), fmt.Sprint(to+spare))
		if err != nil {
			return nil, err
		}
		e, err := start(ctx, w.folder, command)
		if err != nil {
			return nil, err
		}
		e.stop()
	}
	return w.script("python3-skyfield", append([]string{"skyfield_one.py", ".", name}, mode...)...)
}

// swiss compiles the contestant written in C.
func swiss(ctx context.Context, w workshop) ([]string, error) {
	cc, err := exec.LookPath("cc")
	if err != nil {
		return nil, absence{[]string{"gcc", "libc6-dev"}}
	}
	compile := exec.CommandContext(ctx, cc, "-O2", "-o", "swiss", "swiss.c", "-lswe", "-lm")
	compile.Dir = w.folder
	if said, err := compile.CombinedOutput(); err != nil {
		if s := string(said); strings.Contains(s, "swephexp.h") || strings.Contains(s, "-lswe") {
			return nil, absence{[]string{"libswe-dev"}}
		}
		return nil, errors.New("cc: " + strings.TrimSpace(string(said)))
	}
	return []string{filepath.Join(w.folder, "swiss"), "."}, nil
}
