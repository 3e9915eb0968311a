package server

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"time"
)

// Interpreter is a Python that was found on this machine.
type Interpreter struct {
	Path    string            `json:"path"`
	Version string            `json:"version,omitempty"`
	Modules map[string]string `json:"modules,omitempty"` // versions of the modules that the Python servers and clients need
	Missing []string          `json:"missing,omitempty"` // those it lacks
	Error   string            `json:"error,omitempty"`   // why it could not be asked
}

// PythonVariable is the environment variable that names the one interpreter to
// use, instead of looking for some.
const PythonVariable = "PERIHELION_PYTHON"

// probe asks an interpreter for its version and its modules without importing
// them: a module that fails at import must not fail the search. It runs in the
// oldest Python 3, and fails in Python 2. What lies in the present folder is no
// module, though its name be one.
const probe = `
import importlib.util as u, json, platform, sys
sys.path = [p for p in sys.path if p]
try:
    import importlib.metadata as m
except ImportError:
    m = None
names = ["aiohttp", "flask", "gunicorn", "ephem", "requests"]
found = {}
for n in names:
    if u.find_spec(n):
        try:
            found[n] = m.version(n)
        except Exception:
            found[n] = "unknown"
print(json.dumps({"version": platform.python_version(), "modules": found,
                  "missing": [n for n in names if n not in found]}))
`

// Interpreters asks the Python that is configured, by its path or, where that is
// empty, by PythonVariable. Without either it looks where Python usually is: in
// the active virtual environment, on the PATH, and where the system's own is. Each
// is asked once, for five seconds at most. A virtual environment of the working
// folder that is not active is among those found, with the way to use it as its
// Error, and is not run.
func Interpreters(ctx context.Context, configured string) []Interpreter {
	paths := candidates(configured)
	found := make([]Interpreter, len(paths))
	var all sync.WaitGroup
	for i, path := range paths {
		all.Go(func() { found[i] = ask(ctx, path) })
	}
	all.Wait()
	if named(configured) == "" {
		found = append(found, slices.DeleteFunc(inFolder(), func(p Interpreter) bool {
			return slices.ContainsFunc(paths, func(path string) bool { return same(path) == same(p.Path) })
		})...)
	}
	return found
}

// named is the interpreter that is configured, or "".
func named(configured string) string {
	if configured == "" {
		return os.Getenv(PythonVariable)
	}
	return configured
}

// candidates are the paths of what may be interpreters, without repetition.
func candidates(configured string) []string {
	if configured = named(configured); configured != "" {
		if path, err := exec.LookPath(configured); err == nil {
			configured = path
			if path, err = filepath.Abs(path); err == nil {
				configured = path // it is started in another folder
			}
		}
		return []string{configured}
	}
	var names []string
	if active := os.Getenv("VIRTUAL_ENV"); active != "" {
		names = pythons(active)
	}
	name := "python3"
	if _, err := exec.LookPath(name); err != nil {
		name = "python"
	}
	names = append(names, name, systemPython)
	var paths []string
	seen := make(map[string]bool)
	for _, name := range names {
		path, err := exec.LookPath(name)
		if err != nil {
			continue
		}
		// An environment's python is a link to the one it was made with: following
		// it would lead out of the environment.
		if path, err = filepath.Abs(path); err != nil || seen[same(path)] {
			continue
		}
		seen[same(path)] = true
		paths = append(paths, path)
	}
	return paths
}

// same is what two names of one interpreter have in common: python and python3
// in one folder that lead to one file.
func same(path string) string {
	target, err := filepath.EvalSymlinks(path)
	if err != nil {
		return path
	}
	return filepath.Dir(path) + string(filepath.ListSeparator) + target
}

// probeLimit is how long an interpreter may take to answer.
const probeLimit = 5 * time.Second

// ask runs a program that may be a Python, and so may be anything: a supervisor starts
// it, bounds its time and its output, and ends it with all that it has started.
func ask(ctx context.Context, path string) Interpreter {
	answer := Interpreter{Path: path}
	if err := runProbe(ctx, path, probeLimit, &answer); err != nil {
		answer.Error = fmt.Sprintf("it does not run as a Python 3: %v", err)
		if runtime.GOOS == "windows" {
			answer.Error += " (the python of the Microsoft Store is only a link to it)"
		}
	}
	return answer
}

func runProbe(ctx context.Context, path string, limit time.Duration, answer *Interpreter) error {
	if _, err := exec.LookPath(path); err != nil {
		return err
	}
	k, err := startSupervised(ctx, path, supervisorRequest{Program: path, Args: []string{"-c", probe}, Capture: true, Limit: limit})
	if err != nil {
		return err
	}
	r, err := k.finish()
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case err != nil:
		return err
	case !r.Succeeded:
		return k.Explain(errors.New(r.Ended))
	}
	if err := json.Unmarshal(r.Output, answer); err != nil {
		return fmt.Errorf("it wrote %q instead of an answer", clip(strings.TrimSpace(string(r.Output))))
	}
	return nil
}

// inFolder are the interpreters of virtual environments that lie in the working
// folder. They are not run unless somebody names them: in a folder that was
// downloaded they are somebody else's programs, and those that have activated an
// environment have named it.
func inFolder() []Interpreter {
	var found []Interpreter
	for _, environment := range []string{".venv", "venv"} {
		for _, python := range pythons(environment) {
			path, err := filepath.Abs(python)
			if err != nil {
				continue
			}
			if info, err := os.Stat(path); err != nil || info.IsDir() {
				continue
			}
			found = append(found, Interpreter{Path: path, Error: fmt.Sprintf(
				"it lies in the working folder and may be somebody else's. To use it, activate its environment or write --python %s", python)})
		}
	}
	return found
}

// pythons are where the interpreter of a virtual environment is.
func pythons(environment string) []string {
	return []string{filepath.Join(environment, "bin", "python3"), filepath.Join(environment, "Scripts", "python.exe")}
}
