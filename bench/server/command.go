package server

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"

	"mvdan.cc/sh/v3/shell"

	"perihelion/assets/field"
)

// Command is a server of the user's own: its start and the request to it. It listens on
// 127.0.0.1, or everywhere, on the port in its command or its environment.
type Command struct {
	Name        string   `json:"name"`                  // its label in results
	Line        string   `json:"command"`               // program and arguments, quoted as for a shell
	Folder      string   `json:"folder,omitempty"`      // where it runs; "" means here
	Environment []string `json:"environment,omitempty"` // "KEY=value", added to the environment of this program; "KEY" alone has to be there
	Ready       string   `json:"ready,omitempty"`       // path that answers 2xx once the server can serve; "" means Path
	Path        string   `json:"path,omitempty"`        // of the requests; "" means "/"
	HTTPS       bool     `json:"https,omitempty"`       // it answers by TLS
}

// portMark is the place of the port in the command line and the environment. The
// variable PORT has the port as well.
const portMark = "{port}"

// Validate returns nil, or a *field.Error of the first field, command, folder,
// environment, ready or path, that cannot be used.
func (c Command) Validate() error {
	switch {
	case strings.TrimSpace(c.Name) == "":
		return field.Errorf("command", "a server of your own has no name; write one before the command, as in new=./server --port {port}")
	case strings.ContainsAny(c.Name, ",:\"\n") || len(c.Name) > 40:
		return field.Errorf("command", "%q cannot name a server; write up to 40 letters without comma, colon or quotation mark, as in new", clip(c.Name))
	}
	if _, err := c.words(0); err != nil {
		return err
	}
	if c.Folder != "" {
		if info, err := os.Stat(c.Folder); err != nil || !info.IsDir() {
			return field.Errorf("folder", "there is no folder %s; write the one in which %s is started", clip(c.Folder), c.Name)
		}
	}
	for _, e := range c.Environment {
		key, _, set := strings.Cut(e, "=")
		if !isVariable(key) {
			return field.Errorf("environment", "%q cannot name a variable; write KEY=value, as in WORKERS=2", clip(key))
		}
		if _, inherited := os.LookupEnv(key); !set && !inherited {
			return field.Errorf("environment", "the variable %s of %s has no value. Plans and results are stored without values, because they may be secrets; write %s=value (--env), or set it where this program is started", key, c.Name, key)
		}
	}
	for _, given := range []struct{ field, path string }{{"path", c.Path}, {"ready", c.Ready}} {
		if given.path != "" && !isPath(given.path) {
			return field.Errorf(given.field, "%q is not a path; write the path as in a request, from the first slash on, as in /healthz", clip(given.path))
		}
	}
	return nil
}

// isVariable reports whether a text can name a variable on every system.
func isVariable(s string) bool {
	return s != "" && !strings.ContainsFunc(s, func(r rune) bool { return r <= ' ' || r == '=' || r == 0x7f })
}

func isPath(s string) bool {
	return strings.HasPrefix(s, "/") && !strings.ContainsFunc(s, func(r rune) bool { return r <= ' ' || r == 0x7f || r == '#' })
}

// words returns the program and its arguments for a port.
func (c Command) words(port int) ([]string, error) {
	const example = "write it as in ./server --port {port}"
	words, err := shell.Fields(c.Line, c.variables(port))
	switch {
	case err != nil:
		return nil, field.Errorf("command", "the command of %s cannot be read (%v); %s", c.Name, err, example)
	case len(words) == 0:
		return nil, field.Errorf("command", "the command of %s is empty; %s", c.Name, example)
	}
	for i := range words {
		words[i] = withPort(words[i], port)
	}
	if words[0], err = c.program(words[0]); err != nil {
		return nil, err
	}
	return words, nil
}

// variables returns the values of variables in the command line: they are those of the
// environment that the program will have.
func (c Command) variables(port int) func(string) string {
	own := c.environment(port)
	return func(name string) string {
		for i := len(own) - 1; i >= 0; i-- { // the last one counts
			if value, ok := strings.CutPrefix(own[i], name+"="); ok {
				return value
			}
		}
		return os.Getenv(name)
	}
}

// program returns the path of the first word: with a separator it is a file, relative
// to the folder, else a command on the PATH.
func (c Command) program(word string) (string, error) {
	name := word
	if strings.ContainsRune(filepath.ToSlash(word), '/') && !filepath.IsAbs(word) {
		if absolute, err := filepath.Abs(filepath.Join(c.Folder, word)); err == nil {
			name = absolute
		}
	}
	path, err := exec.LookPath(name)
	if variable, _, set := strings.Cut(word, "="); err != nil && set && isVariable(variable) && !strings.ContainsRune(variable, '/') {
		return "", field.Errorf("command", "%s= before a command sets a variable where a shell reads it, and there is none here; write the variable as --env %s=… and begin the command of %s with its program", clip(variable), clip(variable), c.Name)
	}
	if err != nil {
		return "", field.Errorf("command", "there is no program %s to start; write its path, or a command that a terminal knows", clip(word))
	}
	return path, nil
}

// environment returns the variables for a port.
func (c Command) environment(port int) []string {
	all := []string{"PORT=" + strconv.Itoa(port)}
	for _, e := range c.Environment {
		if strings.Contains(e, "=") { // else it is inherited
			all = append(all, withPort(e, port))
		}
	}
	return all
}

func withPort(s string, port int) string { return strings.ReplaceAll(s, portMark, strconv.Itoa(port)) }

// Base is the URL of the server on a port, without a path.
func (c Command) Base(port int) string {
	scheme := "http"
	if c.HTTPS {
		scheme = "https"
	}
	return scheme + "://127.0.0.1:" + strconv.Itoa(port)
}

// ReadyPath is the path that is asked until it answers.
func (c Command) ReadyPath() string {
	if c.Ready == "" {
		return c.RequestPath()
	}
	return c.Ready
}

// RequestPath is the path of the requests under load.
func (c Command) RequestPath() string {
	if c.Path == "" {
		return "/"
	}
	return c.Path
}

// ParseEnvironment reads variables as a shell has them before a command:
// "WORKERS=2 GREETING='good day'". The error is a *field.Error of the field
// environment.
func ParseEnvironment(s string) ([]string, error) {
	words, err := shell.Fields(s, os.Getenv)
	if err != nil {
		return nil, field.Errorf("environment", "the variables cannot be read (%v); write them as in WORKERS=2 MODE='very fast'", err)
	}
	return words, nil
}

// ParseCommand reads NAME=COMMAND, as the command line has it.
func ParseCommand(s string) (Command, error) {
	name, line, ok := strings.Cut(s, "=")
	if !ok || strings.ContainsAny(name, " /") {
		return Command{}, field.Errorf("command", "%q does not name the server; write NAME=COMMAND, as in %s", clip(s), fmt.Sprintf("%q", "new=./server --port {port}"))
	}
	return Command{Name: strings.TrimSpace(name), Line: strings.TrimSpace(line)}, nil
}
