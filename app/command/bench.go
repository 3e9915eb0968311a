package command

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"perihelion/app/chart"
	"perihelion/bench"
	"perihelion/bench/experiment"
	"perihelion/bench/preset"
	"perihelion/bench/report"
	"perihelion/bench/server"
	"perihelion/bench/server/python"
)

// benchFlags are the flags of bench, as typed.
type benchFlags struct {
	plan           bench.Plan
	ofPlan         *pflag.FlagSet // the flags that write to plan
	configs        []string
	own            ownFlags
	request        requestFlags
	pace           paceFlags
	paths          []string
	planFile       string
	preset         string
	jsonFile       string
	charts         chartFiles
	summary        summaryFlags
	format         string
	gate           gateFlags
	limits         limitFlags
	runCommands    bool
	noKeep         bool
	script, k6     string
	consent, quiet bool
}

func newBench() *cobra.Command {
	f := benchFlags{plan: bench.DefaultPlan(), charts: chartFiles{}}
	cmd := &cobra.Command{
		Use:   "bench [flags]",
		Short: "Compare servers: this program's, Python's, your own",
		Long: "bench starts each configuration in turn on this machine, loads it, and repeats that\n" +
			"in rounds, each in a new random order, so that a slow minute affects all alike. It\n" +
			"shows the median requests per second of each with its interval, how the others compare\n" +
			"with the baseline, and how certain that is. With --command it starts servers of your\n" +
			"own, with --url it measures one that runs.\n\n" +
			"Exit codes: 0 every configuration was measured and ranked; 1 one could not be: it\n" +
			"did not run, some of its requests failed, or the run was stopped; 2 wrong use; 3 a\n" +
			"rate was not held, a limit (--limit) does not hold for a configuration, or a loss\n" +
			"that --fail-if-slower does not allow was shown; 4 the run is neither shown to be slower\n" +
			"nor shown not to be. The measurements are written in any case.\n\n" +
			"With --fail-if-slower 5% a configuration has held when its 95 % interval leaves out a\n" +
			"loss of 5 % or more, and has lost when the interval, corrected for the number of\n" +
			"configurations, lies wholly beyond 5 %. All have to hold. Under a fixed rate the p99 is\n" +
			"compared in place of the requests per second. A run of another machine decides nothing.\n" +
			"Without --against, the configurations are compared with the baseline, round by round,\n" +
			"which finds smaller losses than two runs.\n\n" +
			"Configurations (--config):\n" + modeList(server.Configs()) +
			"\nPresets (--preset):\n" + presetList() +
			"\nperihelion doctor lists the ones of Python's that can run here, and the modules that\nthe others need.",
		Example: "  perihelion bench --config one-at-a-time,goroutines,prefork:4 -c 20 -n 1000 -k --repeats 10\n" +
			"  perihelion bench --config aiohttp-dev,flask-dev,aiohttp-gunicorn:4,flask-gunicorn:4 --format summary\n" +
			"  perihelion bench --command 'old=./server-old -p {port}' --command 'new=./server-new -p {port}' --path /healthz -d 2s\n" +
			"  perihelion bench --plan week.json --against week.json --fail-if-slower 5%\n" +
			"  perihelion bench -d 2s --json run.json --chart run.png --format markdown",
		Args: noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error { return f.run(cmd) },
	}
	flags := cmd.Flags()
	flags.StringSliceVar(&f.configs, "config", nil, "configurations, separated by commas; `NAME:N` sets the workers (default: "+configNames(f.plan.Configs)+")")
	f.own.define(flags)
	f.ofPlan = f.planFlags()
	flags.AddFlagSet(f.ofPlan)
	flags.StringVar(&f.planFile, "plan", "", "take the plan from this `file`, as perihelion/plan/1 or from a run of --json; other flags change it")
	flags.StringVar(&f.preset, "preset", "", "load and repeats by `name`, see below; other flags change them")
	flags.BoolVar(&f.runCommands, "run-commands", false, "start the programs and read the files that the plan of --plan names: its own commands, its Python, the files of its requests")
	flags.StringVar(&f.script, "script", "", "`file` with a script of your own for k6, which generates its load in place of this program's: it asks __ENV.TARGET")
	flags.StringVar(&f.k6, "k6", "", "`path` of k6 (default: in PATH, or where go install puts it)")
	flags.StringVar(&f.jsonFile, "json", "", "write the run to this `file`, as JSON")
	f.charts.define(flags)
	flags.StringVar(&f.summary.file, "summary", "", "write the summary of aiohttp and Flask by deployment to this `file`, as its name ends: .txt, .md or .csv")
	f.limits.define(flags, " of a configuration")
	f.gate.define(flags)
	noKeepFlag(flags, &f.noKeep)
	flags.BoolVarP(&f.quiet, "quiet", "q", false, "no progress on standard error")
	consentFlag(flags, &f.consent)
	benchFormats().define(flags, &f.format)
	return cmd
}

// planFlags are the flags that write to the plan, and those that complete it.
func (f *benchFlags) planFlags() *pflag.FlagSet {
	p := &f.plan
	flags := pflag.NewFlagSet("plan", pflag.ContinueOnError)
	flags.StringArrayVar(&p.URLs, "url", nil, "measure the running server at this `URL` instead of starting servers; may be repeated, to compare several")
	flags.StringArrayVar(&f.paths, "path", nil, "`path` and query of the requests; of several each request takes the next, and '3 /items' three times as often as one without a number; may be repeated")
	loadFlags(flags, &p.Connections, &p.Requests, &p.Duration, &p.KeepAlive)
	flags.IntVar(&p.Repeats, "repeats", p.Repeats, "`number` of interleaved rounds")
	flags.BoolVar(&p.UntilDecided, "until-decided", false, fmt.Sprintf("end as soon as every comparison is decided; --repeats is then the most (default %d)", bench.MostRounds))
	f.pace.define(flags, &p.Poisson)
	flags.Var((*sweepFlag)(&p.Sweep), "sweep", "measure at each of these `numbers` of connections, as in 1,2,4, or default for 1, 2, 4 … 256")
	flags.DurationVar(&p.P99Below, "p99-below", 0, "find the highest rate that each configuration holds with a p99 below this `time`, as in 20ms")
	waitFlag(flags, &p.Wait)
	flags.StringVar(&p.Engine, "engine", "", "`name` of the engine that generates the load: k6 (default: this program's own)")
	flags.DurationVarP(&p.Timeout, "timeout", "t", p.Timeout, "give up on a request after this long")
	f.request.define(flags, &p.Request)
	flags.DurationVar(&p.Work, "work", 0, "processor time that the planet servers burn per request, as in 200us")
	flags.DurationVar(&p.Delay, "delay", 0, "time that the planet servers wait per request, as in 2ms")
	flags.IntVar(&p.MaxProcs, "gomaxprocs", 0, "GOMAXPROCS of this program's servers (default: Go's choice, 1 in prefork)")
	flags.StringVar(&p.Python, "python", "", "`interpreter` of Python's servers (default: $"+python.Variable+", else the first found that has the modules)")
	flags.StringVar(&p.Baseline, "baseline", "", "configuration to compare with (default: the first)")
	flags.Uint64Var(&p.Seed, "seed", 0, "seed of the order within the rounds, 1 or more (default: drawn, and recorded)")
	return flags
}

func (f *benchFlags) run(cmd *cobra.Command) error {
	plan, err := f.finalPlan(cmd.Context(), cmd.Flags(), cmd.InOrStdin())
	if err != nil {
		return err
	}
	if err := f.charts.check(plan); err != nil {
		return err
	}
	if err := f.summary.check(plan, f.format); err != nil {
		return err
	}
	if err := f.gate.check(cmd.Context(), cmd.Flags(), plan); err != nil {
		return err
	}
	plan = f.gate.waitingAlike(plan)
	for _, target := range plan.Destinations() {
		if err := askConsent(cmd.Context(), target, f.consent); err != nil {
			return err
		}
	}
	if err := checkOutputs(cmd.OutOrStdout(), f.outputs()...); err != nil {
		return err
	}
	runner, err := bench.NewRunner(plan)
	if err != nil {
		return err
	}
	if !f.quiet {
		defer meanwhileTurns(cmd, func() step {
			s := runner.Snapshot()
			return step{s.Phase, s.Current != "", s.Done, s.Total, s.Remaining}
		})()
	}
	runner.UseK6(f.k6)
	kept := f.keep(runner, cmd.ErrOrStderr())
	results, err := runner.Run(cmd.Context())
	kept()
	writeLogs(cmd.ErrOrStderr(), results)
	if errors.Is(err, bench.ErrNothing) {
		// Why is in the results' warnings.
		return errors.Join(benchFormats().named(f.format)(cmd.OutOrStdout(), results), err)
	}
	if err != nil {
		return err
	}
	if err := f.deliver(cmd.Context(), cmd.OutOrStdout(), results); err != nil {
		return err
	}
	if err := f.gate.write(cmd.OutOrStdout(), cmd.ErrOrStderr(), f.format, results); err != nil {
		return err
	}
	return f.gate.demanded(results, cmd.Flags(), cmd.ErrOrStderr())
}

// keep has the run kept while it is made. The function that it returns writes the number
// of the run, when that has ended.
func (f *benchFlags) keep(runner *bench.Runner, stderr io.Writer) (kept func()) {
	s := keptIn(f.noKeep, stderr)
	if s == nil {
		return func() {}
	}
	w := s.Begin()
	runner.Keep(w)
	return announced(w.ID, f.quiet, stderr)
}

// writeLogs writes the last output of the servers that did not last.
func writeLogs(stderr io.Writer, results bench.Results) {
	for _, r := range results.Results {
		if r.Broken == "" || len(r.Log) == 0 {
			continue
		}
		const most = 20 // lines; --json has them all
		fmt.Fprintf(stderr, "the last output of %s:\n", r.Config)
		for _, line := range r.Log[max(0, len(r.Log)-most):] {
			fmt.Fprintln(stderr, "  "+line)
		}
	}
}

// outputs are the files that the flags name.
func (f *benchFlags) outputs() []outputFile {
	return slices.Concat([]outputFile{{"json", f.jsonFile}}, f.charts.outputs(), []outputFile{{"summary", f.summary.file}})
}

// deliver writes the results wherever they were asked for, files first, so that
// a closed pipe loses nothing, and turns them into the command's error.
func (f *benchFlags) deliver(ctx context.Context, out io.Writer, results bench.Results) error {
	if err := errors.Join(
		outputFile{"json", f.jsonFile}.save(ctx, replace(results.WriteJSON)),
		f.charts.save(ctx, results),
		f.summary.save(ctx, results),
		benchFormats().named(f.format)(out, results),
	); err != nil {
		return err
	}
	if results.Stopped {
		return errors.New("stopped before the last repeat; the finished ones are above")
	}
	if err := f.summary.demanded(results, f.format); err != nil {
		return err
	}
	return f.charts.demanded(results)
}

// Words for --format.
const (
	tableFormat    = "table"
	markdownFormat = "markdown"
)

// benchFormats are the forms of a whole run, and the summary.
func benchFormats() formats[func(io.Writer, bench.Results) error] {
	var all formats[func(io.Writer, bench.Results) error]
	for _, f := range report.Formats(chart.Illustrate) {
		if f.Write != nil {
			all = append(all, format[func(io.Writer, bench.Results) error]{f.Key, f.Write})
		}
	}
	return append(all, format[func(io.Writer, bench.Results) error]{summaryFormat, func(w io.Writer, r bench.Results) error {
		summary, _ := experiment.Summarise(r)
		return summary.WriteText(w)
	}})
}

// presetList has a line for each preset.
func presetList() string {
	var out strings.Builder
	for _, p := range preset.All() {
		fmt.Fprintf(&out, "  %-14s %s\n", p.Name, p.Sentence)
	}
	return out.String()
}

func configNames(configs []server.Config) string {
	names := make([]string, len(configs))
	for i, c := range configs {
		names[i] = c.String()
	}
	return strings.Join(names, ",")
}
