package server

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
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
// the active virtual environment, in one of the working folder, on the PATH, and
// where the system's own is. Each is asked once, for five seconds at most.
func Interpreters(ctx context.Context, configured string) []Interpreter {
	paths := candidates(configured)
	found := make([]Interpreter, len(paths))
	var all sync.WaitGroup
	for i, path := range paths {
		all.Go(func() { found[i] = ask(ctx, path) })
	}
	all.Wait()
	return found
}

// candidates are the paths of what may be interpreters, without repetition.
func candidates(configured string) []string {
	if configured == "" {
		configured = os.Getenv(PythonVariable)
	}
	if configured != "" {
		if path, err := exec.LookPath(configured); err == nil {
			configured = path
			if path, err = filepath.Abs(path); err == nil {
				configured = path // it is started in another folder
			}
		}
		return []string{configured}
	}
	var names []string
	for _, environment := range []string{os.Getenv("VIRTUAL_ENV"), ".venv", "venv"} {
		if environment != "" {
			names = append(names, filepath.Join(environment, "bin", "python3"), filepath.Join(environment, "Scripts", "python.exe"))
		}
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

func ask(ctx context.Context, path string) Interpreter {
	ctx, cancel := context.WithTimeout(ctx, 5*time.Second)
	defer cancel()
	answer := Interpreter{Path: path}
	cmd := exec.CommandContext(ctx, path, "-c", probe)
	cmd.WaitDelay = time.Second // for what it may have started
	out, err := cmd.Output()
	if err == nil {
		err = json.Unmarshal(out, &answer)
	}
	if err != nil {
		answer.Error = fmt.Sprintf("it does not run as a Python 3: %v", err)
		if runtime.GOOS == "windows" {
			answer.Error += " (the python of the Microsoft Store is only a link to it)"
		}
	}
	return answer
}
