package server

import (
	"slices"
	"strconv"
	"strings"

	"perihelion/assets/field"
	"perihelion/bench/figure"
)

// Config names a server that can be compared: an architecture of this program's
// own or a deployment of a Python web application, and, where it has workers, their
// number. Its text form is NAME or NAME:WORKERS, as in "prefork:4". Everything else
// about it is in its row of the table of modes.
type Config struct {
	Name    string
	Workers int // 0: the default of that architecture
}

// maxWorkers is the most that a configuration can have: beyond it more workers
// measure the scheduler.
const maxWorkers = 64

// Configs returns every configuration, each with its default number of workers:
// the servers of this program, simplest first, then Python's.
func Configs() []Config {
	var all []Config
	for _, m := range modes() {
		all = append(all, Config{Name: m.name})
	}
	return all
}

// BuiltIn returns the configurations that are servers of this program.
func BuiltIn() []Config { return slices.DeleteFunc(Configs(), Config.IsPython) }

// ParseConfig reads NAME or NAME:WORKERS. The error is a *field.Error of the
// field "config".
func ParseConfig(s string) (Config, error) {
	name, count, counted := strings.Cut(strings.TrimSpace(s), ":")
	c := Config{Name: name}
	if counted {
		n, err := strconv.Atoi(count)
		if err != nil || n < 1 {
			return Config{}, field.Errorf("config", "%q is not a number of workers; write one from 1 to %d, as in %s:4", clip(count), maxWorkers, clip(name))
		}
		c.Workers = n
	}
	if err := c.Validate(); err != nil {
		return Config{}, err
	}
	return c, nil
}

// ParseOwn is ParseConfig of the architectures that Serve takes, which are this program's own.
// Its errors of another name are *field.Errors of the field "mode".
func ParseOwn(s string) (Config, error) {
	name, _, _ := strings.Cut(strings.TrimSpace(s), ":")
	c := Config{Name: name}
	switch _, known := c.mode(); {
	case !known:
		return Config{}, field.Errorf("mode", "there is no architecture called “%s”; write one of %s", clip(name), names(BuiltIn()))
	case c.IsPython():
		return Config{}, field.Errorf("mode", "%s is a server in Python, which bench starts, and serve has only this program's own; write one of %s", name, names(BuiltIn()))
	}
	return ParseConfig(s)
}

// Validate reports whether there is such a configuration. The error is a
// *field.Error of the field "config".
func (c Config) Validate() error {
	m, ok := c.mode()
	switch {
	case !ok:
		return field.Errorf("config", "there is no configuration called %q; write one of %s", clip(c.Name), names(Configs()))
	case c.Workers != 0 && m.workers.usual == nil:
		return field.Errorf("config", "%s has no workers to count; write just %s", c.Name, c.Name)
	case c.Workers < 0 || c.Workers > maxWorkers:
		return field.Errorf("config", "%d workers are not possible; write a number from 1 to %d, as in %s:4", c.Workers, maxWorkers, c.Name)
	}
	return nil
}

// IsPython reports whether the configuration is a deployment of a Python web
// application.
func (c Config) IsPython() bool { return c.Modules() != nil }

// Modules are the Python modules that the configuration needs, by the names under
// which they are imported.
func (c Config) Modules() []string {
	m, _ := c.mode()
	return m.modules
}

// HasWorkers reports whether a number of workers can be chosen.
func (c Config) HasWorkers() bool {
	m, _ := c.mode()
	return m.workers.usual != nil
}

// WorkerCount is the number of workers that the configuration runs with, which
// is 1 where they cannot be chosen.
func (c Config) WorkerCount() int {
	m, _ := c.mode()
	switch {
	case m.workers.usual == nil:
		return 1
	case c.Workers == 0:
		return m.workers.usual()
	}
	return c.Workers
}

// String returns the text form.
func (c Config) String() string {
	if c.Workers == 0 {
		return c.Name
	}
	return c.Name + ":" + strconv.Itoa(c.Workers)
}

// MarshalText returns the text form.
func (c Config) MarshalText() ([]byte, error) { return []byte(c.String()), nil }

// UnmarshalText reads the text form as ParseConfig does.
func (c *Config) UnmarshalText(text []byte) (err error) {
	*c, err = ParseConfig(string(text))
	return err
}

// mode is the configuration's row of the table; it is false where there is none.
func (c Config) mode() (mode, bool) {
	for _, m := range modes() {
		if m.name == c.Name {
			return m, true
		}
	}
	return mode{}, false
}

// names lists the configurations for a sentence.
func names(configs []Config) string {
	var all []string
	for _, c := range configs {
		all = append(all, c.Name)
	}
	return figure.List(all, "or")
}

// clip shortens typed text for use in a sentence.
func clip(s string) string {
	const most = 40
	if r := []rune(s); len(r) > most {
		return string(r[:most]) + "…"
	}
	return s
}
