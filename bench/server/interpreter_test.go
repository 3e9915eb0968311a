package server

import (
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"perihelion/bench/internal/wine"
)

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
	found := Interpreters(t.Context(), good)
	if len(found) != 1 || found[0].Path != good || found[0].Version != "3.12.1" || found[0].Modules["aiohttp"] != "3.9" || found[0].Error != "" {
		t.Errorf("%+v", found)
	}
	t.Setenv(PythonVariable, good)
	if found := Interpreters(t.Context(), ""); len(found) != 1 || found[0].Path != good {
		t.Errorf("named by the environment: %+v", found)
	}
	for _, bad := range []string{interpreter(t, "Python 2.7 says no"), filepath.Join(wine.TempDir(t), "none")} {
		if found := Interpreters(t.Context(), bad); len(found) != 1 || found[0].Error == "" {
			t.Errorf("%s: %+v, want an error", bad, found)
		}
	}
}

// A virtual environment that is active comes before what is on the PATH.
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
	t.Setenv(PythonVariable, "")
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
	elsewhere := Interpreters(t.Context(), python)
	t.Chdir(folder)
	here := Interpreters(t.Context(), python)
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

// What people are given to type works where they type it.
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

func TestUnder(t *testing.T) {
	if err := (Config{Name: AiohttpGunicorn}).Unable(); err != nil {
		t.Skip(err)
	}
	p := Interpreter{Path: "/x/python3", Version: "3.11.2", Modules: map[string]string{"aiohttp": "3.8", "ephem": "4.1", "flask": "2.2", "gunicorn": "20.1"}}
	configs := []Config{{Name: Goroutines}, {Name: AiohttpDev}, {Name: AiohttpGunicorn}}
	if got, want := Under(configs, []Interpreter{p}), "Python 3.11.2, aiohttp 3.8, ephem 4.1, gunicorn 20.1 (/x/python3)"; got != want {
		t.Errorf("Under = %q, want %q", got, want)
	}
	if got := Under(configs, nil); got != "" {
		t.Errorf("Under nothing = %q", got)
	}
}
