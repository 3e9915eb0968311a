package command

import (
	"context"
	"fmt"
	"os"
	"strings"

	"github.com/spf13/pflag"

	"perihelion/assets/field"
	"perihelion/bench"
	"perihelion/bench/server"
)

// finalPlan is the plan of the file, if any, changed by the flags that were given.
func (f *benchFlags) finalPlan(ctx context.Context, flags *pflag.FlagSet) (bench.Plan, error) {
	plan := f.plan
	if f.planFile != "" {
		var err error
		if plan, err = within(ctx, 0, "the plan in "+f.planFile, func() (bench.Plan, error) { return planOf(f.planFile) }); err != nil {
			return plan, err
		}
		flags.Visit(func(flag *pflag.Flag) { overlay(&plan, f.plan, flag.Name) })
	}
	if flags.Changed("config") {
		plan.Configs = nil
		if len(f.configs) == 0 {
			return plan, field.Errorf("config", "--config names no configuration; write one or more, as in goroutines,prefork:4")
		}
		for _, name := range f.configs {
			config, err := server.ParseConfig(strings.TrimSpace(name))
			if err != nil {
				return plan, err
			}
			plan.Configs = append(plan.Configs, config)
		}
	}
	if err := f.own.apply(&plan, flags); err != nil {
		return plan, err
	}
	if flags.Changed("url") {
		if flags.Changed("config") || flags.Changed("command") {
			return plan, field.Errorf("url", "--url measures a server that runs, and excludes --config and --command, which start some; give one of them")
		}
		plan.Configs, plan.Own = nil, nil
	}
	requestsOrDuration(flags, &plan.Requests, &plan.Duration)
	if err := loadMisuse(flags, plan.Connections, plan.Requests, plan.Duration, f.minRPS); err != nil {
		return plan, err
	}
	return plan, plan.Validate()
}

// allowPrograms refuses to start programs that only the file of the plan names,
// unless a flag allows it: a plan may come from anybody, and so may a stored run.
// What the command line itself names was allowed by whoever wrote it there.
func (f *benchFlags) allowPrograms(plan bench.Plan, flags *pflag.FlagSet) error {
	if f.planFile == "" || f.runCommands {
		return nil
	}
	if flags.Changed("command") {
		plan.Own = nil
	}
	if flags.Changed("python") {
		plan.Python = ""
	}
	plan.Own = f.own.hidden(plan.Own)
	if programs := plan.Programs(); len(programs) > 0 {
		return field.Errorf("plan", "the plan would start programs that it names (%s). Read them, and add --run-commands to start them", strings.Join(programs, ", "))
	}
	return nil
}

// planOf reads the plan of a file.
func planOf(path string) (bench.Plan, error) {
	file, err := os.Open(path)
	if err != nil {
		return bench.Plan{}, misuse{fmt.Errorf("the plan cannot be read: %w", err)}
	}
	defer file.Close()
	return bench.ReadPlan(file)
}

// overlay copies into plan what the named flag set in given.
func overlay(plan *bench.Plan, given bench.Plan, flag string) {
	switch flag {
	case "url":
		plan.URL = given.URL
	case "path":
		plan.Path = given.Path
	case "connections":
		plan.Connections = given.Connections
	case "requests":
		plan.Requests, plan.Duration = given.Requests, 0
	case "duration":
		plan.Duration, plan.Requests = given.Duration, 0
	case "keep-alive":
		plan.KeepAlive = given.KeepAlive
	case "repeats":
		plan.Repeats = given.Repeats
	case "rate":
		plan.Rate = given.Rate
	case "timeout":
		plan.Timeout = given.Timeout
	case "work":
		plan.Work = given.Work
	case "delay":
		plan.Delay = given.Delay
	case "baseline":
		plan.Baseline = given.Baseline
	case "gomaxprocs":
		plan.MaxProcs = given.MaxProcs
	case "python":
		plan.Python = given.Python
	case "seed":
		plan.Seed = given.Seed
	}
}
