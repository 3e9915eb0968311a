package main

import (
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/BurntSushi/toml"

	"perihelion/assets"
)

// forbidden lists the arrows that the house excludes: no package at or below the first
// path may need one that begins with the second, directly or through others.
var forbidden = []struct{ room, never string }{
	{"perihelion/ephem", "fyne.io/"},
	{"perihelion/ephem", "gonum.org/v1/plot"},
	{"perihelion/ephem", "net"},
	{"perihelion/ephem", "perihelion/bench"},
	{"perihelion/ephem", "perihelion/app"},
	{"perihelion/bench", "fyne.io/"},
	{"perihelion/bench/load", "perihelion/ephem"},
	{"perihelion/bench", "gonum.org/v1/plot"},
	{"perihelion/bench", "perihelion/app"},
	{"perihelion/bench/server/python", "perihelion/bench/child"},
	{"perihelion/bench/stats", "perihelion/"},
	{"perihelion/bench/scaling", "perihelion/"},
	{"perihelion/bench/search", "perihelion/"},
	{"perihelion/bench/rounds", "perihelion/"},
	{"perihelion/bench/table", "perihelion/"},
	{"perihelion/bench/picture", "perihelion/"},
	{"perihelion/bench/named", "perihelion/"},
	{"perihelion/bench/figure", "perihelion/"},
	{"perihelion/bench/clock", "perihelion/"},
	{"perihelion/bench/file", "perihelion/"},
	{"perihelion/bench/load", "perihelion/bench/server"},
	{"perihelion/bench/warning", "perihelion/bench/load"},
	{"perihelion/bench/report", "perihelion/bench/experiment"},
	{"perihelion/bench/report", "perihelion/bench/clients"},
	{"perihelion/bench/experiment", "perihelion/bench/clients"},
	{"perihelion/bench/clients", "perihelion/bench/experiment"},
	{"perihelion/bench/store", "perihelion/bench/experiment"},
	{"perihelion/bench/report", "perihelion/bench/store"},
	{"perihelion/bench/experiment", "perihelion/bench/store"},
	{"perihelion/bench/clients", "perihelion/bench/store"},
	{"perihelion/bench/compare", "perihelion/bench/report"},
	{"perihelion/bench/compare", "perihelion/bench/experiment"},
	{"perihelion/bench/compare", "perihelion/bench/clients"},
	{"perihelion/bench/compare", "perihelion/bench/store"},
	{"perihelion/bench/preset", "perihelion/bench/report"},
	{"perihelion/bench/ics", "perihelion/bench"},
	{"perihelion/assets", "perihelion/"},
	{"perihelion/app/command", "perihelion/app/window"},
	{"perihelion/app/command", "fyne.io/"},
	{"perihelion/app/chart", "fyne.io/"},
	{"perihelion/app/window", "perihelion/app/command"},
	{"perihelion/app/window/widget", "perihelion/app/window/planets"},
	{"perihelion/app/window/widget", "perihelion/app/window/benchmark"},
	{"perihelion/app/window/benchmark/form", "fyne.io/"},
	{"perihelion/app/window/benchmark/view", "fyne.io/"},
	{"perihelion/app/window/benchmark/history", "fyne.io/"},
	{"perihelion/app/window/planets/sky", "fyne.io/"},
	{"perihelion/app/chart", "perihelion/app/window"},
	{"perihelion/app/chart", "perihelion/app/command"},
	{"perihelion/app/chart", "perihelion/app/skychart"},
	{"perihelion/app/skychart", "fyne.io/"},
	{"perihelion/app/skychart", "perihelion/app/window"},
	{"perihelion/app/skychart", "perihelion/app/command"},
}

// aboveTheRun are the rooms that use the run, whether they are built yet or not: the
// package that plans, carries out and evaluates a run needs none of them.
var aboveTheRun = []string{
	"perihelion/bench/report", "perihelion/bench/experiment", "perihelion/bench/clients", "perihelion/bench/store", "perihelion/bench/compare",
	"perihelion/bench/preset",
}

func TestArrowsRunOneWay(t *testing.T) {
	list := exec.Command("go", "list", "-tags", "ci", "-json=ImportPath,Deps", "perihelion/...")
	list.Stderr = os.Stderr
	out, err := list.Output()
	if errors.Is(err, exec.ErrNotFound) {
		t.Skip("there is no go command to list the packages with")
	}
	if err != nil {
		t.Fatal(err)
	}
	decoder := json.NewDecoder(strings.NewReader(string(out)))
	packages := 0
	for {
		var p struct {
			ImportPath string
			Deps       []string
		}
		if err := decoder.Decode(&p); err == io.EOF {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		packages++
		for _, dep := range p.Deps {
			if p.ImportPath == "perihelion/bench" && slices.Contains(aboveTheRun, dep) {
				t.Errorf("%s depends on %s", p.ImportPath, dep)
			}
		}
		for _, f := range forbidden {
			if !below(p.ImportPath, f.room) {
				continue
			}
			for _, dep := range p.Deps {
				if below(dep, f.never) && !below(dep, f.room) {
					t.Errorf("%s depends on %s", p.ImportPath, dep)
				}
			}
		}
	}
	if packages < 10 {
		t.Errorf("only %d packages were looked at", packages)
	}
}

// below reports whether a package is a room or lies in it.
func below(path, room string) bool {
	return path == room || strings.HasPrefix(path, strings.TrimSuffix(room, "/")+"/")
}

// The build without a window needs nothing of the system's: no C, and no Fyne.
func TestWindowlessBuildNeedsNoLibrary(t *testing.T) {
	list := exec.Command("go", "list", "-tags", "nowindow", "-deps", "perihelion/app")
	list.Env, list.Stderr = append(os.Environ(), "CGO_ENABLED=0"), os.Stderr
	out, err := list.Output()
	if errors.Is(err, exec.ErrNotFound) {
		t.Skip("there is no go command to list the packages with")
	}
	if err != nil {
		t.Fatal(err)
	}
	for dep := range strings.FieldsSeq(string(out)) {
		if below(dep, "fyne.io/") || dep == "runtime/cgo" {
			t.Errorf("it depends on %s", dep)
		}
	}
}

func TestMetadataIsThatOfThePackages(t *testing.T) {
	var file struct {
		Details struct{ Name, ID, Version string }
	}
	if _, err := toml.DecodeFile("../FyneApp.toml", &file); err != nil {
		t.Fatal(err)
	}
	if d := file.Details; d.Name != assets.Name || d.ID != assets.ID || d.Version != assets.Version {
		t.Errorf("FyneApp.toml says %+v, package assets %s %s %s", d, assets.Name, assets.ID, assets.Version)
	}
}

// Only package loop hands functions to Fyne's event loop: it knows that they are to end
// the loop's rest.
func TestFunctionsAreHandedOverThroughTheLoop(t *testing.T) {
	past := regexp.MustCompile(`\bfyne\.Do(AndWait)?\b`)
	err := filepath.WalkDir("window", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") || filepath.Dir(path) == filepath.Join("window", "loop") {
			return err
		}
		source, err := os.ReadFile(path)
		if err == nil && past.Match(source) {
			t.Errorf("%s calls fyne.Do; call loop.Do", path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}
