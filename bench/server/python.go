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

// Under describes the interpreters, of the ones found, that configurations of Python's
// run under: "Python 3.11.2, aiohttp 3.8.4, ephem 4.1.4 (/usr/bin/python3)".
func Under(configs []Config, found []python.Interpreter) string {
	modules := make(map[string][]string) // by interpreter
	for _, c := range configs {
		if !c.IsPython() {
			continue
		}
		if p, err := c.Interpreter(found); err == nil {
			modules[p.Path] = append(modules[p.Path], c.Modules()...)
		}
	}
	var all []string
	for _, p := range found {
		if len(modules[p.Path]) == 0 {
			continue
		}
		parts := []string{"Python " + p.Version}
		slices.Sort(modules[p.Path])
		for _, m := range slices.Compact(modules[p.Path]) {
			parts = append(parts, m+" "+p.Modules[m])
		}
		all = append(all, strings.Join(parts, ", ")+" ("+p.Path+")")
	}
	return strings.Join(all, "; ")
}
