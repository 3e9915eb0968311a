package command

import (
	"context"
	"fmt"
	"io"
	"net/url"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"perihelion/assets/field"
	"perihelion/bench"
	"perihelion/bench/address"
	"perihelion/bench/demand"
	"perihelion/bench/figure"
	"perihelion/bench/load"
	"perihelion/bench/load/calibrate"
	loadreport "perihelion/bench/load/report"
	"perihelion/bench/machine"
)

func newLoad() *cobra.Command {
	f := &loadFlagged{options: load.Options{Connections: 1, Requests: 1000}}
	cmd := &cobra.Command{
		Use:   "load [flags] URL [URL…]",
		Short: "Load a server and measure its answers",
		Long: "load sends requests to a URL, or to several of one server in turn, and reports how\n" +
			"many were answered, how fast, and how the others failed. Without --rate it is a\n" +
			"closed loop: each connection sends when the last answer is in. With --rate it is\n" +
			"an open loop: latency counts from the instant at which a request was due, so that\n" +
			"the stalls of a server show. Stages step and ramp: --rate 100..1000:30s,1000:1m.\n\n" +
			"Of several URLs of one server each request takes the next, or with --shuffle one at\n" +
			"random. '3 URL' is asked three times as often as one without a number before it.\n\n" +
			"A URL may hold {n}, the number of the request, {n:1-100}, the numbers from 1 to\n" +
			"100 in turn, {random:1-100}, one of them at random, and {uuid}. With --templates\n" +
			"headers and bodies may, too, and there are besides {now}, {now:http}, {now:date},\n" +
			"{now:unix} and {now:ms}, the time, and with --csv {col:NAME}, a column of a table,\n" +
			"{json:NAME} for the inside of a JSON string and {url:NAME}, and \\{n} is sent as {n}.\n\n" +
			"--request-file sends what a file holds: targets of vegeta, whose @files are relative to\n" +
			"its folder, a HAR of a browser, or an access log of nginx or Apache, of which the\n" +
			"paths are known, so that a URL has to name the server. Its requests go to one server:\n" +
			"the URL's, or else the file's. Only targets may hold patterns, with --templates.\n\n" +
			"--once sends the first request alone and shows its answer: status, headers, body, times\n" +
			"and TLS, whatever the amount and the pace. It takes no limits and no log.\n\n" +
			"Limits (--limit) are on latencies (mean, p50, p90, p95, p99, p99.9, p99.99, max), on the\n" +
			"share of requests that failed and of bodies that checks found wrong (checks), and on\n" +
			"requests per second (rps); rate alone asks for the rate to be held. Each is a line of the\n" +
			"result.\n\n" +
			"Exit codes: 0 every request succeeded, or as many as a limit on failed allows, and all\n" +
			"limits hold; 1 a request failed, or the load could not be made or was stopped; 2 wrong\n" +
			"use; 3 the rate was not held, or a limit does not hold. A measurement is written in\n" +
			"any case, if there is one.",
		Example: "  perihelion load -c 20 -n 1000 -k http://127.0.0.1:8080/planets/mars\n" +
			"  perihelion load -c 50 -d 10s -r 2000 --poisson -k --format json http://127.0.0.1:8080/\n" +
			"  perihelion load -k --expect-json name=mars 'http://127.0.0.1:8080/planets/mars?lat={random:0-89}&lon=0'\n" +
			"  perihelion load -k -c 10 '4 http://127.0.0.1:8080/items' http://127.0.0.1:8080/search?q={n}\n" +
			"  perihelion load -k -c 10 --request-file targets.txt --log requests.csv\n" +
			"  perihelion load -k -c 50 --request-file access.log --replay=2 http://127.0.0.1:8080\n" +
			"  perihelion load -k --csv users.csv --body '{\"user\":\"{json:name}\"}' http://127.0.0.1:8080/login\n" +
			"  perihelion load --calibrate",
		RunE: f.run,
	}
	f.add(cmd.Flags())
	return cmd
}

// loadFlagged holds the flags of load.
type loadFlagged struct {
	options   load.Options
	source    source
	format    string
	limits    limitFlags
	consent   bool
	quiet     bool
	calibrate bool
	once      bool
}

func (f *loadFlagged) run(cmd *cobra.Command, args []string) error {
	if f.calibrate {
		return f.runCalibration(cmd, args)
	}
	defer f.source.request.from.close()
	o, err := within(cmd.Context(), 0, "the files that the flags name", func() (load.Options, error) { return f.finalOptions(cmd, args) })
	if err != nil {
		return err
	}
	if err := askConsent(cmd.Context(), o.Destination(o.URL), f.consent); err != nil {
		return err
	}
	if f.once {
		return f.runOnce(cmd, o)
	}
	if err := checkOutputs(cmd.OutOrStdout(), outputFile{"log", o.Log.Path}); err != nil {
		return err
	}
	if note := f.source.request.from.note(); note != "" && !f.quiet {
		fmt.Fprintf(cmd.ErrOrStderr(), "perihelion: %s\n", note)
	}
	m, err := f.measure(cmd.Context(), o, cmd.ErrOrStderr())
	if err != nil {
		return err
	}
	if err := loadFormats().named(f.format)(cmd.OutOrStdout(), m, o); err != nil {
		return err
	}
	// A load in which no request was due has done its work, and is no failure.
	switch {
	case cmd.Context().Err() != nil:
		return fmt.Errorf("stopped after %d requests; the measurement up to then is above", m.Requests)
	case m.OK == 0 && m.Requests+m.Unsent > 0:
		return fmt.Errorf("no request succeeded; the classes above show how they failed")
	case m.OK == 0 && m.Model == load.Closed:
		return fmt.Errorf("no request was sent: the time was over before the first; load for longer")
	case o.Check.Share > 0 && m.Checks != nil && m.Checks.NoRoom > 0:
		return fmt.Errorf("%d bodies that were to be checked were not; the reason is in the warnings above", m.Checks.NoRoom)
	case m.Failed() > 0 && !demand.On(o.Limits, "failed"):
		return fmt.Errorf("%s of %s requests failed; the reasons are in the warnings above. Allow some with a limit, as in --limit 'failed<1%%'", figure.Count(m.Failed()), figure.Count(m.Requests))
	case len(demand.Broken(m.Limits)) > 0:
		return broken(address.Shown(o.URL), m.Limits)
	case !m.RateHeld(o.MeanRate()):
		return errSlower{fmt.Sprintf("the rate of %s requests per second was not held; the reason is in the warnings above", figure.Exact(o.MeanRate()))}
	}
	return nil
}

// finalOptions are the options as the flags, the arguments and the files that they
// name give them.
func (f *loadFlagged) finalOptions(cmd *cobra.Command, args []string) (load.Options, error) {
	o := f.options
	if f.once {
		if err := onceMisuse(cmd.Flags(), f.format); err != nil {
			return o, err
		}
	}
	if err := f.source.fill(&o, cmd.Flags(), args, cmd.InOrStdin()); err != nil {
		return o, err
	}
	if err := loadMisuse(cmd.Flags(), o.Connections, o.Requests, o.Duration); err != nil {
		return o, err
	}
	var err error
	if o.Limits, err = f.limits.fill(nil, cmd.Flags()); err != nil {
		return o, err
	}
	if o.Timeout < time.Millisecond {
		return o, field.Errorf("timeout", "-t %v: write how long to wait for an answer, 1ms or more, as in 10s", o.Timeout)
	}
	if err := o.Validate(); err != nil {
		return o, err
	}
	if err := oneShuffled(cmd.Flags(), o.Request); err != nil {
		return o, err
	}
	return o, o.CheckTable()
}

// measure runs the load, shows its progress on a terminal, and compares it with the
// generator's limit, if that was calibrated.
func (f *loadFlagged) measure(ctx context.Context, o load.Options, stderr io.Writer) (load.Measurement, error) {
	calibration, _, err := calibrate.Load()
	if err != nil {
		fmt.Fprintf(stderr, "perihelion: %v\n", err) // the load does not need it
	}
	var observe func(load.Progress)
	if line := newProgressLine(stderr); line != nil && !f.quiet {
		observe = func(p load.Progress) { line.show(describeProgress(p, o)) }
		defer line.clear()
	}
	m, err := load.RunChild(ctx, o, observe)
	environment := machine.This()
	m.Environment = &environment
	m.Generator.Capacity = calibration.Of(o, m)
	return m, err
}

// loadFormats are the formats of a measurement.
func loadFormats() formats[func(io.Writer, load.Measurement, load.Options) error] {
	return formats[func(io.Writer, load.Measurement, load.Options) error]{
		{"text", loadreport.Text},
		{"json", loadreport.JSON},
		{"ab", loadreport.AB},
	}
}

// loadFlags adds the flags that load and bench share. The values of the variables are
// the defaults, but for keep-alive, which is off without -k as in ab.
func loadFlags(flags *pflag.FlagSet, connections *int, requests *int64, duration *time.Duration, keepAlive *bool) {
	flags.IntVarP(connections, "connections", "c", *connections, "`number` of connections")
	flags.Int64VarP(requests, "requests", "n", *requests, "`number` of requests")
	flags.DurationVarP(duration, "duration", "d", *duration, "load for this `long`, as in 10s, instead of a number of requests")
	flags.BoolVarP(keepAlive, "keep-alive", "k", false, "use connections again")
}

// loadMisuse finds the values that packages would take for their default, but
// that nobody types to get it.
func loadMisuse(flags *pflag.FlagSet, connections int, requests int64, duration time.Duration) error {
	switch {
	case connections < 1:
		return field.Errorf("connections", "-c %d: write a number of connections, 1 or more", connections)
	case flags.Changed("requests") && requests < 1:
		return field.Errorf("requests", "-n %d: write a number of requests, 1 or more", requests)
	case flags.Changed("duration") && duration < time.Millisecond:
		return field.Errorf("duration", "-d %v: write how long to load, 1ms or more, as in 10s", duration)
	}
	for _, f := range []struct{ name, remedy string }{
		{"seed", "write a seed, 1 or more, or leave it out for a random one"},
		{"generators", "write a number of processes, 1 to 64"},
		{"streams", "write a number of requests, 1 to 1000"},
		{"check-share", "write a share above 0 and up to 1, or leave it out for up to 1000 a second"},
	} {
		if flag := flags.Lookup(f.name); flag != nil && flag.Changed && flag.Value.String() == "0" {
			return field.Errorf(f.name, "--%s 0: %s", f.name, f.remedy)
		}
	}
	return nil
}

// requestsOrDuration drops the default of the one where the other was asked for.
func requestsOrDuration(flags *pflag.FlagSet, requests *int64, duration *time.Duration) {
	switch r, d := flags.Changed("requests"), flags.Changed("duration"); {
	case r && !d:
		*duration = 0
	case d && !r:
		*requests = 0
	}
}

func consentFlag(flags *pflag.FlagSet, consent *bool) {
	flags.BoolVar(consent, "i-may-load-this-host", false, "confirm that you may load a host that is not this machine")
}

// askConsent refuses to load another machine unless its owner's consent was
// stated with the flag.
func askConsent(ctx context.Context, target string, consent bool) error {
	local, err := within(ctx, 0, "a name server", func() (bool, error) { return bench.IsLocal(target) })
	if err != nil || local || consent {
		return err
	}
	u, _ := url.Parse(target)
	return field.Errorf("url", "%s is not this machine; load only servers that you may load, and then add --i-may-load-this-host", u.Host)
}
