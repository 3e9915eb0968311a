package server

import (
	"context"
	"encoding/json"
	"fmt"
	"os/exec"
	"path/filepath"
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

// probe asks an interpreter for its version and its modules without importing
// them: a module that fails at import must not fail the search.
const probe = `
import importlib.metadata as m, importlib.util as u, json, platform
names = ["aiohttp", "flask", "gunicorn", "ephem", "requests"]
found = {}
for n in names:
    if u.find_spec(n):
        try:
            found[n] = m.version(n)
        except m.PackageNotFoundError:
            found[n] = "unknown"
print(json.dumps({"version": platform.python_version(), "modules": found,
                  "missing": [n for n in names if n not in found]}))
`

// Interpreters looks for Python where it usually is: on the PATH, as python3 or,
// where there is none, as python; then the system's own. Each is asked once, for
// five seconds at most.
func Interpreters(ctx context.Context) []Interpreter {
	var found []Interpreter
	seen := make(map[string]bool)
	names := []string{"python3", "/usr/bin/python3"}
	if _, err := exec.LookPath("python3"); err != nil {
		names[0] = "python"
	}
	for _, name := range names {
		path, err := exec.LookPath(name)
		if err != nil {
			continue
		}
		if path, err = filepath.Abs(path); err != nil || seen[path] {
			continue
		}
		seen[path] = true
		found = append(found, ask(ctx, path))
	}
	return found
}

func ask(ctx context.Context, path string) Interpreter {
	ctx, cancel := context.WithTimeout(ctx, 5*time.Second)
	defer cancel()
	answer := Interpreter{Path: path}
	out, err := exec.CommandContext(ctx, path, "-c", probe).Output()
	if err == nil {
		err = json.Unmarshal(out, &answer)
	}
	if err != nil {
		answer.Error = fmt.Sprintf("it does not run as a Python 3: %v", err)
	}
	return answer
}
