package command

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"perihelion/app/chart"
	"perihelion/assets/field"
	"perihelion/bench/address"
	"perihelion/bench/clients"
	"perihelion/bench/server/python"
)

// clientsFlags are the flags of clients, as typed.
type clientsFlags struct {
	plan            clients.Plan
	jsonFile, chart string
	format          string
	noKeep          bool
	consent, quiet  bool
}

func newClients() *cobra.Command {
	f := clientsFlags{plan: clients.DefaultPlan()}
	cmd := &cobra.Command{
		Use:   "clients [flags] [URL]",
		Short: "Make the same requests one after another, over several connections, all at once",
		Long: "clients makes the same requests in eight ways, four of this program and four of\n" +
			"Python (requests, alone and in threads, and aiohttp), and shows the cost of each:\n" +
			"elapsed time and processor time, of the requests alone and of the whole process.\n" +
			"Without a URL it asks a built-in server that waits before each answer, as a distant\n" +
			"site would. A way that cannot run here is listed with the reason.\n\n" +
			"All eight make the same request: no redirect is followed, no compressed answer is\n" +
			"asked for, and cookies and proxies are not used. A way is given up after the first\n" +
			"request that is not answered in full within --timeout, or when all its requests are\n" +
			"not done within sixty times that.\n\n" +
			"Each run is kept, as those of bench are: perihelion runs lists them.",
		Example: "  perihelion clients -n 100 --delay 100ms\n" +
			"  perihelion clients --delay 0 --repeats 10 --json clients.json --chart clients.png --format markdown",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 1 {
				return misuse{fmt.Errorf("clients takes one URL at most; %d were given", len(args))}
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error { return f.run(cmd, args) },
	}
	flags := cmd.Flags()
	p := &f.plan
	flags.Int64VarP(&p.Requests, "requests", "n", p.Requests, "`number` of requests that each client makes")
	flags.DurationVar(&p.Delay, "delay", p.Delay, "how long the built-in target waits before each answer")
	flags.DurationVarP(&p.Timeout, "timeout", "t", p.Timeout, "how long one request may take, to the end of its answer (default: 10s, and the delay)")
	flags.IntVar(&p.Repeats, "repeats", p.Repeats, "`number` of rounds, in random order")
	flags.StringVar(&p.Python, "python", "", "`interpreter` of Python's clients (default: $"+python.Variable+", else the first found that has the modules)")
	flags.StringVar(&f.jsonFile, "json", "", "write the results to this `file`, as JSON")
	flags.StringVar(&f.chart, "chart", "", "draw the chart into this `file`, a PNG, SVG or PDF")
	flags.BoolVarP(&f.quiet, "quiet", "q", false, "no progress on standard error")
	noKeepFlag(flags, &f.noKeep)
	consentFlag(flags, &f.consent)
	clientFormats().define(flags, &f.format)
	return cmd
}

func (f *clientsFlags) run(cmd *cobra.Command, args []string) error {
	if len(args) == 1 {
		if cmd.Flags().Changed("delay") {
			return field.Errorf("delay", "--delay is for the built-in target; a server of your own waits by itself")
		}
		f.plan.URL, f.plan.Delay = args[0], 0
	}
	if f.chart != "" {
		if err := checkPicture("chart", f.chart); err != nil {
			return err
		}
	}
	runner, err := clients.NewRunner(f.plan)
	if err != nil {
		return err
	}
	if f.plan.URL != "" {
		if err := askConsent(cmd.Context(), f.plan.URL, f.consent); err != nil {
			return err
		}
	}
	if err := checkOutputs(cmd.OutOrStdout(), outputFile{"json", f.jsonFile}, outputFile{"chart", f.chart}); err != nil {
		return err
	}
	if !f.quiet {
		defer meanwhileTurns(cmd, func() step {
			s := runner.Snapshot()
			return step{s.Phase, s.Current != "", s.Done, s.Total, s.Remaining}
		})()
	}
	kept := f.keep(runner, cmd.ErrOrStderr())
	results, err := runner.Run(cmd.Context())
	kept()
	if delivered := f.deliver(cmd.Context(), cmd.OutOrStdout(), results); delivered != nil || err != nil {
		return errors.Join(delivered, err)
	}
	return clientsDemanded(results)
}

// keep has the run kept while it is made. The function that it returns writes the number
// of the run, when that has ended.
func (f *clientsFlags) keep(runner *clients.Runner, stderr io.Writer) (kept func()) {
	s := keptIn(f.noKeep, stderr)
	if s == nil {
		return func() {}
	}
	w := s.BeginClients()
	runner.Keep(w)
	return announced(w.ID, f.quiet, stderr)
}

// deliver writes the results wherever they were asked for, files first, so that a
// closed pipe loses nothing.
func (f *clientsFlags) deliver(ctx context.Context, out io.Writer, results clients.Results) error {
	drawn := func(path string) error {
		picture, err := chart.Clients(results, chart.Print())
		if err != nil {
			return err
		}
		format, _ := chart.FormatOf(f.chart)
		return chart.SaveWith(path, picture, format, chart.UsualSize(), results.Note)
	}
	return errors.Join(
		outputFile{"json", f.jsonFile}.save(ctx, replace(results.WriteJSON)),
		outputFile{"chart", f.chart}.save(ctx, drawn),
		clientFormats().named(f.format)(results, out),
	)
}

// clientFormats are the formats of a comparison of clients.
func clientFormats() formats[func(clients.Results, io.Writer) error] {
	return formats[func(clients.Results, io.Writer) error]{
		{"table", clients.Results.WriteTable},
		{"json", clients.Results.WriteJSON},
		{"csv", clients.Results.WriteCSV},
		{"markdown", clients.Results.WriteMarkdown},
	}
}

// clientsDemanded is the error of results that are not as asked for. A client
// that cannot run here is none: the results have it.
func clientsDemanded(results clients.Results) error {
	if results.Stopped {
		return errors.New("stopped before the last turn; the finished ones are above")
	}
	for _, c := range results.Clients {
		switch {
		case c.Broken != "":
			return fmt.Errorf("%s was given up: %s", c.Name, c.Broken)
		case c.Failed() > 0:
			return fmt.Errorf("%s: %d of %d requests failed; perihelion load %s shows how", c.Name, c.Failed(), c.Requests, address.Shown(results.Asked))
		}
	}
	return nil
}
