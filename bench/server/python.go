package server

import (
	"context"
	"errors"
	"slices"
	"strings"
	"time"

	"perihelion/bench/server/python"
)

// Interpreters finds the Pythons of this machine with the modules that configurations
// and clients need: see python.Find.
func Interpreters(ctx context.Context, configured string) []python.Interpreter {
	return python.Find(ctx, configured, usedModules(), runBriefly)
}

// usedModules are the modules that any configuration needs, and requests, which a
// client needs.
func usedModules() []string {
	all := []string{"requests"}
	for _, c := range Configs() {
		all = append(all, c.Modules()...)
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// runBriefly is a python.Run: a supervisor starts the program, bounds its time and its
// output, and ends it with everything that it has started.
func runBriefly(ctx context.Context, program string, args []string, limit time.Duration) ([]byte, error) {
	p, err := startSupervised(ctx, program, supervisorRequest{Program: program, Args: args, Capture: true, Limit: limit})
	if err != nil {
		return nil, err
	}
	r, err := p.finish()
	switch {
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case err != nil:
		return nil, err
	case !r.Succeeded:
		return nil, p.Explain(errors.New(r.Ended))
	}
	return r.Output, nil
}

// Interpreter returns the interpreter, of the ones found, that the configuration runs
// under. The error is a sentence with the reason why there is none and the remedy.
func (c Config) Interpreter(found []python.Interpreter) (python.Interpreter, error) {
	if err := c.Unable(); err != nil {
		return python.Interpreter{}, err
	}
	return python.Choose(found, c.Modules())
}

// used are the interpreters, of the ones found, that configurations of Python's run
// under, in the order found, each with the modules that they need, sorted.
func used(configs []Config, found []python.Interpreter) (interpreters []python.Interpreter, modules [][]string) {
	needed := make(map[string][]string) // by interpreter
	for _, c := range configs {
		if !c.IsPython() {
			continue
		}
		if p, err := c.Interpreter(found); err == nil {
			needed[p.Path] = append(needed[p.Path], c.Modules()...)
		}
	}
	for _, p := range found {
		if len(needed[p.Path]) > 0 {
			slices.Sort(needed[p.Path])
			interpreters, modules = append(interpreters, p), append(modules, slices.Compact(needed[p.Path]))
		}
	}
	return interpreters, modules
}

// Under describes the interpreters, of the ones found, that configurations of Python's
// run under: "Python 3.11.2, aiohttp 3.8.4, ephem 4.1.4 (/usr/bin/python3)".
func Under(configs []Config, found []python.Interpreter) string {
	var all []string
	interpreters, modules := used(configs, found)
	for i, p := range interpreters {
		parts := []string{"Python " + p.Version}
		for _, m := range modules[i] {
			parts = append(parts, m+" "+p.Modules[m])
		}
		all = append(all, strings.Join(parts, ", ")+" ("+p.Path+")")
	}
	return strings.Join(all, "; ")
}

// Libraries are the versions of the interpreters and modules that Under describes, by
// name. Of interpreters with different versions both are given: "3.11.2 and 3.12.1".
func Libraries(configs []Config, found []python.Interpreter) map[string]string {
	versions := make(map[string]string)
	add := func(name, version string) {
		if have := versions[name]; have != "" && have != version {
			version = have + " and " + version
		}
		versions[name] = version
	}
	interpreters, modules := used(configs, found)
	for i, p := range interpreters {
		add("Python", p.Version)
		for _, m := range modules[i] {
			add(m, p.Modules[m])
		}
	}
	return versions
}
