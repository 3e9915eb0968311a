package command

import (
	"context"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"perihelion/assets/field"
	"perihelion/bench"
	"perihelion/bench/load"
	"perihelion/bench/preset"
	"perihelion/bench/server"
)

// finalPlan is the plan of the file, if any, with the load of the preset, if any, changed
// by the flags that were given.
func (f *benchFlags) finalPlan(ctx context.Context, flags *pflag.FlagSet, stdin io.Reader) (bench.Plan, error) {
	if err := f.begin(ctx); err != nil {
		return bench.Plan{}, err
	}
	if err := f.fillPaths(flags); err != nil {
		return bench.Plan{}, err
	}
	plan := f.plan
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
			return plan, field.Errorf("url", "--url measures a running server and excludes --config and --command, which start servers; give one of them")
		}
		plan.Configs, plan.Own = nil, nil
	}
	if err := f.fill(&plan, flags, stdin); err != nil {
		return plan, err
	}
	if flags.Changed("sweep") && flags.Changed("connections") {
		return plan, field.Errorf("sweep", "--sweep has the numbers of connections, and -c one more; give one of them")
	}
	if flags.Changed("connections") {
		plan.Sweep = nil
	}
	switch rate, search := flags.Changed("rate"), flags.Changed("p99-below"); {
	case rate && !search:
		plan.P99Below = 0
	case search && !rate:
		plan.Rate, plan.Stages = 0, nil
	}
	if flags.Changed("until-decided") && plan.UntilDecided && !flags.Changed("repeats") {
		plan.Repeats = max(plan.Repeats, bench.MostRounds)
	}
	requestsOrDuration(flags, &plan.Requests, &plan.Duration)
	if len(plan.Stages) > 0 && !flags.Changed("requests") && !flags.Changed("duration") {
		plan.Requests, plan.Duration = 0, 0
	}
	if err := loadMisuse(flags, slices.Max(plan.Levels()), plan.Requests, plan.Duration); err != nil {
		return plan, err
	}
	if err := f.allowFiles(plan, flags); err != nil {
		return plan, err
	}
	if err := plan.Validate(); err != nil {
		return plan, err
	}
	if err := f.ignored(plan, flags); err != nil {
		return plan, err
	}
	if err := plan.Request.CheckTable(); err != nil {
		return plan, err
	}
	return plan, f.allowPrograms(plan, flags)
}

// ignored refuses flags that nothing in the plan would use.
func (f *benchFlags) ignored(plan bench.Plan, flags *pflag.FlagSet) error {
	switch {
	case flags.Changed("python") && plan.Python != "" && !slices.ContainsFunc(plan.Configs, server.Config.IsPython):
		return field.Errorf("python", "--python is the interpreter of servers in Python, and the plan has none; leave it out, or choose one, such as flask-dev")
	case flags.Changed("k6") && f.k6 != "" && plan.Engine != bench.K6:
		return field.Errorf("k6", "--k6 is the path of k6, and the load is this program's own; leave it out, or write --engine k6")
	}
	return oneShuffled(flags, plan.Request)
}

// fillPaths gives the plan its path, or several of the request.
func (f *benchFlags) fillPaths(flags *pflag.FlagSet) error {
	if !flags.Changed("path") {
		return nil
	}
	paths, err := load.ParsePaths(f.paths)
	if err != nil {
		return err
	}
	if f.plan.Path, f.plan.Request.Paths = "", paths; len(paths) == 1 {
		f.plan.Path, f.plan.Request.Paths = paths[0].Path, nil
	}
	return nil
}

// mostWithin is the largest body that a plan holds itself, in bytes. A plan is a document that
// people read, and is copied into every run.
const mostWithin = 64 << 10

// fill completes the plan by the flags that have another form than its fields.
func (f *benchFlags) fill(plan *bench.Plan, flags *pflag.FlagSet, stdin io.Reader) error {
	if err := f.pace.fillRate(flags, &plan.Rate, &plan.Stages); err != nil {
		return err
	}
	limits, err := f.limits.fill(plan.Limits, flags)
	if err != nil {
		return err
	}
	plan.Limits = limits
	if err := f.pace.fillWarmUp(&plan.WarmUp, &plan.WarmUpTime); err != nil {
		return err
	}
	if flags.Changed("script") {
		if err := plan.SetScript(f.script); err != nil {
			return err
		}
	}
	plan.Request = plan.Request.Clone()
	if path := plan.Request.From.Path; path != "" && !isFile(path) {
		return field.Errorf("request-file", "every repeat reads the file of requests, and %s can be read once (standard input, or a pipe); write it into a file", path)
	}
	_, err = f.request.fill(&plan.Request, flags, stdin, mostWithin)
	return err
}

// begin copies the plan of the file, and the load of the preset, to the place that the
// flags of a plan write to, and then applies the given flags again.
func (f *benchFlags) begin(ctx context.Context) error {
	if f.planFile == "" && f.preset == "" {
		return nil
	}
	// The text of a list is not one that its flag reads.
	given, lists := make(map[*pflag.Flag]string), make(map[pflag.SliceValue][]string)
	f.ofPlan.VisitAll(func(flag *pflag.Flag) {
		if list, ok := flag.Value.(pflag.SliceValue); ok && flag.Changed {
			lists[list] = list.GetSlice()
		} else if flag.Changed {
			given[flag] = flag.Value.String()
		}
	})
	if f.planFile != "" {
		plan, err := within(ctx, 0, "the plan in "+f.planFile, func() (bench.Plan, error) { return planOf(f.planFile) })
		if err != nil {
			return err
		}
		f.plan = plan
	}
	if f.preset != "" {
		load, err := preset.Named(f.preset)
		if err != nil {
			return err
		}
		f.plan = load.Apply(f.plan)
	}
	for list, values := range lists {
		if err := list.Replace(values); err != nil {
			return err // of texts: never
		}
	}
	for flag, value := range given {
		if err := flag.Value.Set(value); err != nil {
			return err // of a text that its own String has written: never
		}
	}
	return nil
}

// allowPrograms refuses to start programs that only the file of the plan names,
// unless a flag allows it: a plan may come from anybody, and so may a stored run.
// Programs on the command line itself are allowed by being there.
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
	if flags.Changed("script") {
		plan.Script.Path = ""
	}
	if programs := plan.Programs(); len(programs) > 0 {
		return field.Errorf("plan", "the plan would start programs that it names (%s). Read them, and add --run-commands to start them", strings.Join(programs, ", "))
	}
	return nil
}

// allowFiles refuses to read files that only the file of the plan names, which comes
// before Validate: their content would be sent to the server.
func (f *benchFlags) allowFiles(plan bench.Plan, flags *pflag.FlagSet) error {
	if f.planFile == "" || f.runCommands {
		return nil
	}
	r := plan.Request
	for flag, path := range map[string]*string{
		"body": &r.BodyFile.Path, "cacert": &r.TLS.Authorities, "cert": &r.TLS.Certificate, "key": &r.TLS.Key,
	} {
		if flags.Changed(flag) {
			*path = ""
		}
	}
	if files := r.Files(); len(files) > 0 {
		return field.Errorf("plan", "the plan would read files of this machine that it names, and may send what they hold (%s). Add --run-commands to allow it", strings.Join(files, ", "))
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
