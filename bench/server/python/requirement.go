package python

import (
	"fmt"
	"os"
	"runtime"
	"slices"
	"strings"

	"perihelion/bench/figure"
)

// Choose returns the interpreter for modules, of the ones found. Of several that have
// them it is the one with most modules, so that as many configurations as possible run
// under the same one. The error is a sentence with the missing modules and the command
// that installs them.
func Choose(found []Interpreter, modules []string) (Interpreter, error) {
	best, least := -1, len(modules)+1
	for i, p := range found {
		if p.Error != "" {
			continue
		}
		lacking := len(p.lacks(modules))
		if best < 0 || lacking < least || lacking == least && len(p.Modules) > len(found[best].Modules) {
			best, least = i, lacking
		}
	}
	switch {
	case best >= 0 && least == 0:
		return found[best], nil
	case best >= 0:
		return Interpreter{}, found[best].want(found, modules)
	case len(found) > 0:
		return Interpreter{}, fmt.Errorf("%s cannot be used: %s", found[0].Path, found[0].Error)
	}
	return Interpreter{}, fmt.Errorf("there is no Python 3 here; %s", installPython(runtime.GOOS, modules))
}

// lacks returns the modules that the interpreter does not have.
func (p Interpreter) lacks(modules []string) []string {
	return slices.DeleteFunc(slices.Clone(modules), func(m string) bool {
		_, has := p.Modules[m]
		return has
	})
}

// want describes the modules that p lacks. Where the system's own Python was found and
// packages of the system can complete it, it describes the modules that this one lacks.
func (p Interpreter) want(found []Interpreter, modules []string) error {
	own := slices.IndexFunc(found, func(q Interpreter) bool { return q.Path == systemPython && q.Error == "" })
	if own >= 0 && isDebian() { // its packages need no environment of their own
		p = found[own]
	}
	lacking := p.lacks(modules)
	return fmt.Errorf("%s lacks %s; install with: %s", p.Path, figure.List(lacking, "and"), install(p.Path, lacking))
}

// systemPython is the interpreter that the packages of Debian are for.
const systemPython = "/usr/bin/python3"

// installPython describes how to install a Python 3 with modules on a system, by Go's
// name for it. The installer for Windows puts py on the PATH, and Python itself only on
// request.
func installPython(system string, modules []string) string {
	switch {
	case system == "windows":
		return "install it from https://www.python.org/downloads, and then: py -m pip install " + strings.Join(modules, " ")
	case isDebian():
		return "install with: " + installPackages(modules, "python3")
	}
	return "install it, and then: python3 -m pip install " + strings.Join(modules, " ")
}

// install returns the command that installs modules for an interpreter.
func install(path string, modules []string) string {
	if path == systemPython && isDebian() {
		return installPackages(modules)
	}
	if strings.Contains(path, " ") { // C:\Program Files
		path = `"` + path + `"`
	}
	return path + " -m pip install " + strings.Join(modules, " ")
}

// installPackages returns the command that installs modules for Debian's own interpreter.
func installPackages(modules []string, more ...string) string {
	packages := more
	for _, m := range modules {
		name := "python3-" + m
		if m == "gunicorn" {
			name = m
		}
		packages = append(packages, name)
	}
	command := "apt install " + strings.Join(packages, " ")
	if os.Geteuid() != 0 {
		command = "sudo " + command
	}
	return command
}

// isDebian reports whether this is Debian, or one of the systems made from it.
func isDebian() bool {
	_, err := os.Stat("/etc/debian_version")
	return err == nil && runtime.GOOS == "linux"
}
