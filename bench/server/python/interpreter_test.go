package python

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"perihelion/bench/internal/wine"
)

// find is Find with programs that run unbounded.
func find(t *testing.T, configured string) []Interpreter {
	return Find(t.Context(), configured, []string{"ephem", "flask", "gunicorn"}, func(ctx context.Context, program string, args []string, _ time.Duration) ([]byte, error) {
		return exec.CommandContext(ctx, program, args...).Output()
	})
}

// interpreter is a program that answers the probe as Python would.
func interpreter(t *testing.T, answer string) string {
	t.Helper()
	path := filepath.Join(wine.TempDir(t), "python3")
	if err := os.WriteFile(path, []byte("#!/bin/sh\ncat <<'EOF'\n"+answer+"\nEOF\n"), 0o700); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestInterpretersAreAsked(t *testing.T) {
	if _, err := exec.LookPath("/bin/sh"); err != nil {
		t.Skip(err)
	}
	good := interpreter(t, `{"version": "3.12.1", "modules": {"aiohttp": "3.9", "ephem": "4.1"}, "missing": ["flask", "gunicorn", "requests"]}`)
	found := find(t, good)
	if len(found) != 1 || found[0].Path != good || found[0].Version != "3.12.1" || found[0].Modules["aiohttp"] != "3.9" || found[0].Error != "" {
		t.Errorf("%+v", found)
	}
	t.Setenv(Variable, good)
	if found := find(t, ""); len(found) != 1 || found[0].Path != good {
		t.Errorf("named by the environment: %+v", found)
	}
	for _, bad := range []string{interpreter(t, "Python 2.7 says no"), filepath.Join(wine.TempDir(t), "none")} {
		if found := find(t, bad); len(found) != 1 || found[0].Error == "" {
			t.Errorf("%s: %+v, want an error", bad, found)
		}
	}
}

// An active virtual environment comes before the PATH.
func TestVirtualEnvironmentComesFirst(t *testing.T) {
	folder := wine.TempDir(t)
	python := filepath.Join(folder, "bin", "python3")
	if runtime.GOOS == "windows" {
		python = filepath.Join(folder, "Scripts", "python.exe")
	}
	if err := os.MkdirAll(filepath.Dir(python), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(python, []byte("#!/bin/sh\n"), 0o700); err != nil {
		t.Fatal(err)
	}
	t.Setenv("VIRTUAL_ENV", folder)
	t.Setenv(Variable, "")
	if found := candidates(""); len(found) == 0 || found[0] != python {
		t.Errorf("%q, want %s first", found, python)
	}
}

// A folder that is called like a module, as in a checkout of this program, is none.
func TestFoldersAreNoModules(t *testing.T) {
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Skip(err)
	}
	folder := wine.TempDir(t)
	for _, name := range []string{"ephem", "gunicorn"} {
		if err := os.WriteFile(filepath.Join(folder, name+".py"), nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	elsewhere := find(t, python)
	t.Chdir(folder)
	here := find(t, python)
	if len(here) != 1 || len(elsewhere) != 1 || !slices.Equal(here[0].Missing, elsewhere[0].Missing) {
		t.Errorf("%+v in a folder with such names, %+v elsewhere", here, elsewhere)
	}
}

func TestChoose(t *testing.T) {
	some := Interpreter{Path: "/opt/a/python3", Version: "3.12", Modules: map[string]string{"aiohttp": "3.9", "ephem": "4.1"}}
	more := Interpreter{Path: "/opt/b/python3", Version: "3.11", Modules: map[string]string{"aiohttp": "3.8", "ephem": "4.1", "flask": "2.2"}}
	broken := Interpreter{Path: "/opt/c/python3", Error: "it does not run as a Python 3"}
	modules := []string{"aiohttp", "ephem"}
	if p, err := Choose([]Interpreter{some, more, broken}, modules); err != nil || p.Path != more.Path {
		t.Errorf("Choose = %s, %v, want the one that has most", p.Path, err)
	}
	for says, found := range map[string][]Interpreter{
		"/opt/a/python3 lacks flask; install with: /opt/a/python3 -m pip install flask": {some},
		"/opt/c/python3 cannot be used: it does not run as a Python 3":                  {broken},
		"there is no Python 3 here; install ":                                           nil,
	} {
		if _, err := Choose(found, []string{"flask", "ephem"}); err == nil || !strings.HasPrefix(err.Error(), says) {
			t.Errorf("%v: %v, want %q", found, err, says)
		}
	}
	lacking := "/opt/a/python3 lacks gunicorn, flask and requests; "
	if _, err := Choose([]Interpreter{some}, []string{"gunicorn", "flask", "requests"}); err == nil || !strings.HasPrefix(err.Error(), lacking) {
		t.Errorf("%v, want %q", err, lacking)
	}
}

// For Debian's own interpreter it is Debian's packages that are named.
func TestInstallByTheSystemsPackages(t *testing.T) {
	got := install(systemPython, []string{"gunicorn", "flask"})
	want := systemPython + " -m pip install gunicorn flask"
	if isDebian() {
		want = "apt install gunicorn python3-flask"
	}
	if !strings.HasSuffix(got, want) {
		t.Errorf("install = %q, want %q", got, want)
	}
}

// The command works where the user types it.
func TestInstallElsewhere(t *testing.T) {
	for got, want := range map[string]string{
		install(`C:\Program Files\Python314\python.exe`, []string{"flask"}): `"C:\Program Files\Python314\python.exe" -m pip install flask`,
		install("/opt/a/python3", []string{"flask", "ephem"}):               "/opt/a/python3 -m pip install flask ephem",
		installPython("windows", []string{"flask"}):                         "install it from https://www.python.org/downloads, and then: py -m pip install flask",
	} {
		if got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}
