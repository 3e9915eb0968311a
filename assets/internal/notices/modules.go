package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

// listed is the output of go list for a package.
type listed struct {
	Dir      string
	Standard bool
	Module   *module
}

type module struct {
	Path, Version, Dir string
	Main               bool
	Replace            *module
}

// builds are the systems and tags that the program is released for.
var builds = []struct{ system, tags string }{
	{"linux", "migrated_fynedo,no_emoji"}, {"windows", "migrated_fynedo,no_emoji"}, {"darwin", "migrated_fynedo,no_emoji"},
	{"linux", "nowindow"}, {"windows", "nowindow"}, {"darwin", "nowindow"},
}

// own reports whether a folder of the project takes the place of the module.
func (m module) own() bool { return m.Replace != nil && m.Replace.Version == "" }

// modules returns the modules with a package in a build, each with its licences: the
// module's, and the licences of folders of packages that have their own.
func modules() ([]part, error) {
	found := make(map[string]*part)
	for _, b := range builds {
		list := exec.Command("go", "list", "-deps", "-json=Dir,Standard,Module", "-tags", b.tags, "./app")
		list.Env = append(os.Environ(), "GOOS="+b.system, "GOARCH=amd64", "CGO_ENABLED=1")
		list.Stderr = os.Stderr
		out, err := list.Output()
		if err != nil {
			return nil, fmt.Errorf("go list for %s: %w", b.system, err)
		}
		for decoder := json.NewDecoder(strings.NewReader(string(out))); ; {
			var p listed
			if err := decoder.Decode(&p); errors.Is(err, io.EOF) {
				break
			} else if err != nil {
				return nil, err
			}
			if p.Standard || p.Module == nil || p.Module.Main || p.Module.own() {
				continue
			}
			if err := add(found, p); err != nil {
				return nil, err
			}
		}
	}
	var all []part
	for _, p := range found {
		slices.Sort(p.files)
		all = append(all, *p)
	}
	return all, nil
}

// beside are files of modules that stand elsewhere than beside a package.
var beside = map[string][]string{
	"fyne.io/fyne/v2":                 {"theme/font/LICENSE*"},
	"github.com/go-gl/glfw/v3.4/glfw": {"glfw/LICENSE.md"},
	"github.com/golang/freetype":      {"licenses/ftl.txt"},
}

func add(found map[string]*part, p listed) error {
	m := *p.Module
	if m.Replace != nil {
		m.Dir = m.Replace.Dir
	}
	name := m.Path + " " + m.Version
	if found[name] == nil {
		found[name] = &part{name: name}
		for _, pattern := range beside[m.Path] {
			extra, err := filepath.Glob(filepath.Join(m.Dir, filepath.FromSlash(pattern)))
			if err != nil || len(extra) == 0 {
				return fmt.Errorf("%s has no %s (%v)", name, pattern, err)
			}
			found[name].files = append(found[name].files, extra...)
		}
	}
	for dir := p.Dir; strings.HasPrefix(dir, m.Dir); dir = filepath.Dir(dir) {
		entries, err := os.ReadDir(dir)
		if err != nil {
			return err
		}
		for _, e := range entries {
			path := filepath.Join(dir, e.Name())
			if !e.IsDir() && isLicence(e.Name()) && !slices.Contains(found[name].files, path) {
				found[name].files = append(found[name].files, path)
			}
		}
	}
	return nil
}

// isLicence reports whether a file's name is one that licences and notices have.
func isLicence(name string) bool {
	name = strings.ToUpper(name)
	if strings.HasSuffix(name, ".GO") {
		return false
	}
	for _, begin := range []string{"LICENSE", "LICENCE", "COPYING", "NOTICE", "UNLICENSE", "COPYRIGHT", "PATENTS"} {
		if strings.HasPrefix(name, begin) {
			return true
		}
	}
	return false
}
