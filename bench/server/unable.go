package server

import (
	"runtime"
	"slices"

	"perihelion/assets/field"
)

// Unable returns the reason why this system cannot run the configuration at all, and
// the alternative; nil where it can. Interpreter reports the missing modules of
// Python. The error is a *field.Error of the field "config".
func (c Config) Unable() error { return c.unableOn(runtime.GOOS) }

// unableOn is Unable for a system by Go's name.
func (c Config) unableOn(system string) error {
	if m, _ := c.mode(); system == "windows" && m.noWindows != "" {
		return field.Errorf("config", "%s", m.noWindows)
	}
	return nil
}

// Able returns the configurations that this system can run.
func Able(configs []Config) []Config { return ableOn(runtime.GOOS, configs) }

func ableOn(system string, configs []Config) []Config {
	return slices.DeleteFunc(slices.Clone(configs), func(c Config) bool { return c.unableOn(system) != nil })
}
