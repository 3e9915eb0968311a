package server

import (
	"runtime"
	"slices"

	"perihelion/ephem/field"
)

// Unable is why this system cannot run the configuration, whatever is installed, and
// what to do instead; nil where it can. What it lacks of Python, Interpreter tells.
// The error is a *field.Error of the field "config".
func (c Config) Unable() error { return c.unableOn(runtime.GOOS) }

// unableOn is Unable for a system by Go's name.
func (c Config) unableOn(system string) error {
	switch {
	case system != "windows":
		return nil
	case c.Name == Prefork:
		// Its SO_REUSEADDR gives all connections to one of the processes.
		return field.Errorf("config", "prefork needs a port that processes can share, which Windows does not offer; choose goroutines or threads")
	case slices.Contains(c.Modules(), "gunicorn"):
		return field.Errorf("config", "gunicorn does not run on Windows; use Linux or macOS, or choose %s or %s", AiohttpDev, FlaskDev)
	}
	return nil
}

// Able returns those of the configurations that this system can run.
func Able(configs []Config) []Config { return ableOn(runtime.GOOS, configs) }

func ableOn(system string, configs []Config) []Config {
	return slices.DeleteFunc(slices.Clone(configs), func(c Config) bool { return c.unableOn(system) != nil })
}
