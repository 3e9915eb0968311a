// Package python finds the Python interpreters of this machine, chooses the one that
// has the modules for a comparison or names the command that installs them, and holds
// the Python applications that are compared. It starts no process itself: its caller
// hands in a function that runs a program.
package python

import (
	"context"
	"encoding/json"
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

// Interpreter is a Python of this machine.
type Interpreter struct {
	Path    string            `json:"path"`
	Version string            `json:"version,omitempty"`
	Modules map[string]string `json:"modules,omitempty"` // versions of the modules that the Python servers and clients need
	Missing []string          `json:"missing,omitempty"` // modules that it lacks
	Error   string            `json:"error,omitempty"`   // why it cannot be used
}

// Variable is the environment variable that names the one interpreter to use, instead
// of a search.
const Variable = "PERIHELION_PYTHON"

// Run runs a program to its end and returns its standard output, or an error when it
// fails, writes too much or has not ended after the limit. Nothing of it may be left
// then: a program that is taken for an interpreter may be anything.
type Run func(ctx context.Context, program string, args []string, limit time.Duration) ([]byte, error)

// probe prints the version of an interpreter and its modules, by the names in its
// arguments, without importing them: a module that fails at import must not fail the
// search. It runs in the oldest Python 3, and fails in Python 2. A file of the working
// folder is not taken for a module.
const probe = `
import importlib.util as u, json, platform, sys
sys.path = [p for p in sys.path if p]
try:
    import importlib.metadata as m
except ImportError:
    m = None
names = sys.argv[1:]
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

// Find asks the Python that is configured, by its path or, where that is empty, by
// Variable, for its version and for modules. Without either it looks in the usual
// places: the active virtual environment, the PATH, and the system's own. Each is asked
// once, for five seconds at most. A virtual environment of the working folder that is
// not active is among the results, with the way to use it as its Error, and is not run.
func Find(ctx context.Context, configured string, modules []string, run Run) []Interpreter {
	paths := candidates(configured)
	found := make([]Interpreter, len(paths))
	var all sync.WaitGroup
	for i, path := range paths {
		all.Go(func() { found[i] = ask(ctx, path, modules, run) })
	}
	all.Wait()
	if named(configured) == "" {
		found = append(found, slices.DeleteFunc(inFolder(), func(p Interpreter) bool {
			return slices.ContainsFunc(paths, func(path string) bool { return same(path) == same(p.Path) })
		})...)
	}
	return found
}

// named returns the configured interpreter, or "".
func named(configured string) string {
	if configured == "" {
		return os.Getenv(Variable)
	}
	return configured
}

// candidates returns the paths of possible interpreters, without repetition.
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
		// An environment's python is a link to the interpreter that made it: following
		// it would lead out of the environment.
		if path, err = filepath.Abs(path); err != nil || seen[same(path)] {
			continue
		}
		seen[same(path)] = true
		paths = append(paths, path)
	}
	return paths
}

// same returns the same text for two names of one interpreter: python and python3 in one
// folder that lead to one file.
func same(path string) string {
	target, err := filepath.EvalSymlinks(path)
	if err != nil {
		return path
	}
	return filepath.Dir(path) + string(filepath.ListSeparator) + target
}

// probeLimit is the longest that an interpreter may take to answer.
const probeLimit = 5 * time.Second

// ask returns the answer of a program that may be a Python to the probe.
func ask(ctx context.Context, path string, modules []string, run Run) Interpreter {
	answer := Interpreter{Path: path}
	if err := answer.probe(ctx, modules, run); err != nil {
		answer.Error = fmt.Sprintf("it does not run as a Python 3: %v", err)
		if runtime.GOOS == "windows" {
			answer.Error += " (the python of the Microsoft Store is only a link to it)"
		}
	}
	return answer
}

// probe runs the probe and fills in its answer.
func (p *Interpreter) probe(ctx context.Context, modules []string, run Run) error {
	if _, err := exec.LookPath(p.Path); err != nil {
		return err
	}
	output, err := run(ctx, p.Path, append([]string{"-c", probe}, modules...), probeLimit)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(output, p); err != nil {
		return fmt.Errorf("it wrote %.40q instead of an answer", strings.TrimSpace(string(output)))
	}
	return nil
}

// inFolder returns the interpreters of virtual environments in the working folder. They
// are not run, because in a downloaded folder they are a stranger's programs. The user
// activates an environment or names its interpreter.
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
				"it lies in the working folder and may be a stranger's program. To use it, activate its environment or write --python %s", python)})
		}
	}
	return found
}

// pythons returns the possible paths of the interpreter of a virtual environment.
func pythons(environment string) []string {
	return []string{filepath.Join(environment, "bin", "python3"), filepath.Join(environment, "Scripts", "python.exe")}
}
